// What a sending server makes of a refusal itself: PowerMTA sorts each bounce into a category (its User's Guide, "bounce
// category patterns") and writes it into the report as X-PowerMTA-BounceCategory.
import type { Cause, Reason } from './vocabulary.ts';

interface Category {
  readonly reason: Reason;
  readonly cause: Cause;
}

const CATEGORIES = {
  'bad-domain': { reason: 'hostunknown', cause: 'recipient_domain_unknown' },
  'bad-mailbox': { reason: 'userunknown', cause: 'recipient_unknown' },
  'inactive-mailbox': { reason: 'suspend', cause: 'mailbox_disabled' },
  'quota-issues': { reason: 'mailboxfull', cause: 'mailbox_full' },
  'message-expired': { reason: 'expired', cause: 'message_expired' },
  'no-answer-from-host': { reason: 'expired', cause: 'connection_timeout' },
  'bad-connection': { reason: 'networkerror', cause: 'connection_refused' },
  'routing-errors': { reason: 'networkerror', cause: 'routing_loop' },
  'relaying-issues': { reason: 'norelaying', cause: 'relaying_denied' },
  'invalid-sender': { reason: 'rejected', cause: 'sender_address_invalid' },
  'policy-related': { reason: 'policyviolation', cause: 'recipient_policy' },
  'protocol-errors': { reason: 'syntaxerror', cause: 'smtp_protocol_error' },
  'content-related': { reason: 'spamdetected', cause: 'content_spam' },
  'spam-related': { reason: 'spamdetected', cause: 'content_spam' },
  'virus-related': { reason: 'virusdetected', cause: 'content_malware' },
} as const satisfies Record<string, Category>;
const BY_NAME = new Map<string, Category>(Object.entries(CATEGORIES));

/** What a category stands for, or null for one that says nothing of the cause ("other"). */
export function categoryOf(name: string): Category | null {
  return BY_NAME.get(name.toLowerCase()) ?? null;
}
