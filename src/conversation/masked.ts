import type { Bounce, Reading } from '../bounce/bounce.ts';
import { mask } from '../bounce/mask.ts';

/**
 * A reading without local parts and credentials, for what is stored: a recipient is kept as `***@example.com`.
 * The text stays, because the case takes what it needs from it and does not keep it.
 */
export function masked(reading: Reading): Reading {
  return { ...reading, bounces: reading.bounces.map(maskedBounce) };
}

function maskedBounce(bounce: Bounce): Bounce {
  return {
    ...bounce,
    diagnosticText: masking(bounce.diagnosticText),
    recipient: masking(bounce.recipient),
    sender: masking(bounce.sender),
  };
}

function masking(text: string | null): string | null {
  return text === null ? null : mask(text);
}
