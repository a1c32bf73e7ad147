import type { Bounce } from '../bounce/bounce.ts';
import { classify } from '../bounce/classify.ts';
import type { Cause } from '../knowledge/vocabulary.ts';

/** Where a notice that the server gave up quotes the last error before that: Exchange Online, Exchange, Postfix and people. */
const QUOTED = [
  /\bexpired\b[^\n]{0,20}?-{1,2}>\s{0,4}(?<error>[45]\d\d[^\n]{4,600})/i,
  /\bLED=(?<error>[^\n{}]{4,600})/i,
  /\b(?:last|laatste) (?:error|attempt|failure|fout\w*)(?: was| is)?\s?[:=]\s{0,4}(?<error>[^\n]{8,600})/i,
];

/** The last error that a refusal for its age quotes, or undefined when it quotes none. */
function lastErrorIn(text: string): string | undefined {
  for (const pattern of QUOTED) {
    const error = pattern.exec(text)?.groups?.error;
    if (error !== undefined) return error;
  }
  return undefined;
}

/** The reply begins with the expiry, whatever the words it quotes were taken for. */
const EXPIRED = /^[^\n]{0,40}\b(?:message expired|queue\.expired)\b/i;
/** Causes that say no more than the expiry does. */
const EMPTY: readonly Cause[] = ['unknown', 'message_expired', 'greylist_delayed'];

/**
 * A refusal because the queue's time was up, under the cause of the last error it quotes: that is what has to be mended.
 * Others come back as they are.
 */
export function withLastError(bounce: Bounce): Bounce {
  const said = bounce.diagnosticText ?? '';
  const expired = bounce.cause === 'message_expired' || EXPIRED.test(said);
  const text = expired ? lastErrorIn(said) : undefined;
  if (text === undefined) return bounce;
  const [, replyCode = null, enhancedStatusCode = null] = /^([45]\d\d)?[ -]?([45]\.\d{1,3}\.\d{1,3})?/.exec(text) ?? [];
  const { smtpCommand, remoteMta, reportingMta, issuedBy, recipient } = bounce;
  const { cause, rule } = classify({
    text,
    replyCode,
    enhancedStatusCode,
    smtpCommand,
    issuedBy,
    remoteMta: remoteMta.name,
    reportingMta,
    recipientDomain: recipient?.split('@').at(-1) ?? null,
  });
  return EMPTY.includes(cause) ? bounce : { ...bounce, cause, rule };
}

/** Did the server give up after trying, and is the cause another one? */
export function gaveUp({ cause, diagnosticText }: Bounce): boolean {
  return (
    cause !== 'message_expired' &&
    /\bexpired\b/i.test(diagnosticText ?? '') &&
    lastErrorIn(diagnosticText ?? '') !== undefined
  );
}
