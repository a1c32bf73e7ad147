import type { Cause } from '../../knowledge/vocabulary.ts';
import type { Ladder } from '../ladder.ts';
import { isOwnBlock } from '../mail-names.ts';
import { advise, type Counsel, type Trees } from './advice.ts';

/** The recipient's address, mailbox, server and rules; and the sender's own address. */
export const RECIPIENT_TREES: Trees = {
  recipient_unknown: ({ bounce }, cause) =>
    advise(cause, 'sender', [isLegacyAddress(bounce) ? 'legacy-address' : 'check-address']),
  recipient_unknown_dbeb: (ladder, cause) =>
    ladder.choice('recipient_or_sender_admin') === 'recipient'
      ? advise(cause, 'recipient', ['edge-blocking-own'])
      : advise(cause, 'sender', ['edge-blocking', 'check-address']),
  recipient_syntax: (_, cause) => advise(cause, 'sender', ['recipient-syntax']),
  mailbox_full: (_, cause) => advise(cause, 'recipient', ['mailbox-full']),
  mailbox_disabled: (_, cause) => advise(cause, 'recipient', ['mailbox-disabled']),
  message_too_large: ({ bounce }, cause) =>
    advise(cause, 'sender', [HEADERS.test(bounce.diagnosticText ?? '') ? 'smaller-header' : 'smaller-message']),
  recipient_policy: refusedByRule,
  recipient_server_error: ({ bounce }, cause) =>
    advise(cause, 'recipient', [
      BACK_PRESSURE.test(bounce.diagnosticText ?? '') ? 'exchange-back-pressure' : 'recipient-server-fault',
    ]),
  sender_address_invalid: senderRefused,
  routing_loop: loops,
  relaying_denied: (_, cause) => advise(cause, 'sender', ['relay-permission']),
  journal_failed: (_, cause) => advise(cause, 'sender', ['journal-mailbox']),
};

/** Exchange's words while a resource of its own is short. */
const BACK_PRESSURE = /\binsufficient system resources\b|\bUsedDiskSpace\b/i;

/** Inside Exchange a recipient is addressed by LegacyExchangeDN, and Outlook keeps it. */
function isLegacyAddress({ recipient, diagnosticText }: Ladder['bounce']): boolean {
  return /^IMCEAEX-/i.test(recipient ?? '') || /\bExRecipNotFound\b/i.test(diagnosticText ?? '');
}

const HEADERS = /\bheaders?\b[^\n]{1,40}\b(?:size|limits?|large|long|exceed\w*)\b|\bheaders? too (?:large|long|big)/i;

/** Postfix, sendmail and Exim on an MX that leads to themselves for a domain they do not take for their own. */
const TO_ITSELF =
  /\bloops back to (?:myself|me)\b|\bpoints? (?:back )?to (?:local ?host|me|myself|itself)\b|\blocal host is (?:the )?(?:best|lowest)/i;

function loops({ bounce }: Ladder, cause: Cause): Counsel {
  return TO_ITSELF.test(bounce.diagnosticText ?? '')
    ? advise(cause, 'sender', ['domain-not-local'])
    : advise(cause, 'recipient', ['break-loop']);
}

/** A group that takes mail from inside only is often the admin's own. */
const INTERNAL_ONLY =
  /5\.7\.1(?:2|3|24|3[3-6])\b|not authenticated|allowed.senders|internal only|inside (?:the|my) organi[sz]ation/i;

function refusedByRule({ bounce }: Ladder, cause: Cause): Counsel {
  if (isOwnBlock(bounce)) return advise(cause, 'sender', ['own-block-list']);
  if (bounce.rule === 'icloud.local-policy') return advise(cause, 'sender', ['icloud-postmaster']);
  if (bounce.rule === 'gmx-webde.policy') return advise(cause, 'sender', ['gmx-listing']);
  if (bounce.cause.startsWith('rdns_')) return advise(cause, 'recipient', ['one-ptr-is-enough']);
  const internal = INTERNAL_ONLY.test(`${bounce.enhancedStatusCode ?? ''} ${bounce.diagnosticText ?? ''}`);
  return advise(
    cause,
    'recipient',
    internal ? ['ask-recipient-admin', 'own-organisation-rule'] : ['ask-recipient-admin'],
  );
}

/** "Sender denied" in Exchange Online is the recipient's block; elsewhere the address is wrong or does not exist. */
function senderRefused({ bounce }: Ladder, cause: Cause): Counsel {
  return bounce.rule === 'exchange-online.sender-denied'
    ? advise(cause, 'recipient', ['ask-recipient-admin'])
    : advise(cause, 'sender', ['sender-address']);
}
