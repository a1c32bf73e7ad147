import type { Rule } from '../../rule.ts';
import { FIELD_MANUAL, REAL_BOUNCES } from '../../sources.ts';

type Weak = readonly [
  name: string,
  reason: Rule['reason'],
  cause: Rule['cause'],
  words: readonly string[],
  sample: string,
];

// One word each, so only in a reply that carries a code: people use these words too.
const WORDS: readonly Weak[] = [
  ['spf', 'authfailure', 'spf_fail', ['spf'], '550 SPF -all'],
  ['dkim', 'authfailure', 'dkim_invalid', ['dkim'], '550 DKIM'],
  ['dmarc', 'authfailure', 'dmarc_alignment', ['dmarc'], '550 DMARC'],
  ['reverse-dns', 'requireptr', 'rdns_missing', ['reverse dns', 'rdns', 'ptr'], '550 rDNS'],
  ['quota', 'mailboxfull', 'mailbox_full', ['quota', 'overquota', 'storage', 'full', 'mailbox size'], '552 quota'],
  ['size', 'mesgtoobig', 'message_too_large', ['too large', 'too big', 'too long', 'size'], '552 bad size'],
  [
    'disabled',
    'suspend',
    'mailbox_disabled',
    ['disabled', 'inactive', 'suspended', 'deactivated', 'locked', 'terminated', 'frozen', 'expired account'],
    '550 inactive',
  ],
  ['loop', 'networkerror', 'routing_loop', ['loop', 'loops', 'hops'], '554 loop'],
  ['relay', 'norelaying', 'relaying_denied', ['relay'], '550 relay'],
  ['tls', 'failedstarttls', 'tls_required', ['tls', 'ssl', 'certificate'], '454 TLS'],
  [
    'authentication',
    'securityerror',
    'smtp_auth',
    ['authentication', 'authenticate', 'authenticated', 'unauthenticated', 'login', 'password', 'credentials'],
    '550 authenticate',
  ],
  [
    'rate',
    'speeding',
    'rate_limit',
    ['rate', 'frequency', 'limit', 'limits', 'limited', 'exceeded', 'too many', 'too much'],
    '451 too much',
  ],
  ['attachment', 'policyviolation', 'attachment_blocked', ['attachment', 'attachments'], '554 attachment'],
  ['header', 'notcompliantrfc', 'message_malformed', ['header', 'headers', 'mime'], '554 header'],
  ['content', 'spamdetected', 'content_spam', ['content', 'suspicious', 'junk'], '554 content'],
  [
    'syntax',
    'syntaxerror',
    'smtp_protocol_error',
    ['syntax', 'command', 'commands', 'protocol', 'parameters', 'arguments'],
    '501 syntax',
  ],
  ['dns', 'networkerror', 'dns_failure', ['dns', 'lookup', 'resolve', 'resolution'], '451 DNS'],
  ['moved', 'hasmoved', 'recipient_unknown', ['moved', 'forwarded to'], '551 moved'],
  [
    'unknown',
    'userunknown',
    'recipient_unknown',
    [
      'unknown',
      'not found',
      'does not exist',
      'not exist',
      'no such',
      'nonexistent',
      'unregistered',
      'invalid address',
    ],
    '550 not found',
  ],
  ['policy', 'policyviolation', 'recipient_policy', ['policy', 'policies', 'rules', 'rule'], '550 policy'],
  [
    'temporary',
    'systemerror',
    'recipient_server_error',
    ['temporary', 'temporarily', 'unavailable', 'internal', 'failure', 'busy'],
    '451 busy',
  ],
];

/** Words that hint at a cause without naming it. */
export const WEAK_WORDS: readonly Rule[] = WORDS.map(([name, reason, cause, says, sample]) => ({
  id: `weak.${name}`,
  reason,
  cause,
  says,
  reply: ['4', '5'],
  source: FIELD_MANUAL,
  samples: [sample],
}));

/** Words that say no and little more. They come after the specific codes. */
export const VAGUE_REFUSAL: readonly Rule[] = [
  {
    id: 'vague.access-denied',
    reason: 'rejected',
    cause: 'recipient_policy',
    says: ['access denied', 'permission denied', 'access … denied', 'not permitted'],
    source: REAL_BOUNCES,
    samples: ['550 5.7.1 <user@example.com>... Access denied'],
  },
  {
    id: 'vague.blocked',
    reason: 'blocked',
    cause: 'ip_blocklist',
    says: ['blocked', 'banned'],
    source: FIELD_MANUAL,
    samples: ['554 blocked'],
  },
  {
    id: 'vague.filtered',
    reason: 'filtered',
    cause: 'recipient_policy',
    says: ['message filtered', 'mail filtered', 'filtered', 'discarded'],
    source: REAL_BOUNCES,
    samples: ['550 Message filtered'],
  },
  {
    id: 'vague.rejected',
    reason: 'policyviolation',
    cause: 'recipient_policy',
    says: ['rejected', 'refused', 'denied', 'reject', 'refuses', 'disapproved'],
    source: REAL_BOUNCES,
    samples: ['554 Transaction rejected'],
  },
];
