import type { Bounce, Reading } from '../bounce/bounce.ts';
import { leftOut } from '../bounce/left-out.ts';
import { mask } from '../bounce/mask.ts';
import { listRole } from '../diagnosis/list-sender.ts';

/** No case looks further into a text. */
const LOOKED_AT = 50_000;
/** Of a long list so much is kept, as JSON: some two hundred recipients. The others are counted. */
const BOUNCES_BYTES = 128 * 1024;

/**
 * A reading without local parts and credentials, for what is stored: a recipient is kept as `***@example.com`.
 * The start of the text stays, because the case takes what it needs from it: names of hosts, which a secret may look like.
 */
export function masked(reading: Reading): Reading {
  const text = mask(reading.text.slice(0, LOOKED_AT));
  const bounces = beginning(reading.bounces.map(maskedBounce));
  const { recipients = 0, messages = 0 } = reading.leftOut ?? {};
  return {
    ...reading,
    text,
    bounces,
    leftOut: leftOut(recipients + reading.bounces.length - bounces.length, messages),
  };
}

function beginning(bounces: readonly Bounce[]): Bounce[] {
  let bytes = 0;
  return bounces.filter((bounce) => (bytes += Buffer.byteLength(JSON.stringify(bounce))) <= BOUNCES_BYTES);
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
