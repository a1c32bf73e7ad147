import type { Bounce, Reading } from '../bounce/bounce.ts';
import { mask } from '../bounce/mask.ts';
import { listRole } from '../diagnosis/list-sender.ts';

/** No case looks further into a text. */
const LOOKED_AT = 50_000;

/**
 * A reading without local parts and credentials, for what is stored: a recipient is kept as `***@example.com`.
 * The start of the text stays, because the case takes what it needs from it: names of hosts, which a secret may look like.
 */
export function masked(reading: Reading): Reading {
  const text = mask(reading.text.slice(0, LOOKED_AT));
  return { ...reading, text, bounces: reading.bounces.map(maskedBounce) };
}

function maskedBounce(bounce: Bounce): Bounce {
  return {
    ...bounce,
    diagnosticText: masking(bounce.diagnosticText),
    recipient: masking(bounce.recipient),
    sender: maskedSender(bounce.sender),
  };
}

/** That a list sent it stays to be seen. */
function maskedSender(sender: string | null): string | null {
  return masking(sender)?.replace('***@', `***${listRole(sender) ?? ''}@`) ?? null;
}

function masking(text: string | null): string | null {
  return text === null ? null : mask(text);
}
