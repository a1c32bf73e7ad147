import { USUAL_ACTOR } from '../../knowledge/causes.ts';
import type { Cause } from '../../knowledge/vocabulary.ts';
import type { Ladder } from '../ladder.ts';
import { advise, ask, type Counsel, type Trees } from './advice.ts';
import { AUTHENTICATION_TREES } from './authentication.ts';
import { AZURE_TREES } from './azure.ts';
import { BLOCKLIST_TREES } from './blocklist.ts';
import { CONNECTION_TREES } from './connection.ts';
import { CONTENT_TREES } from './content.ts';
import { FLOW_TREES } from './flow.ts';
import { HELO_TREES } from './helo.ts';
import { MICROSOFT365_TREES } from './microsoft365.ts';
import { RECIPIENT_TREES } from './recipient.ts';
import { REVERSE_TREES } from './reverse-dns.ts';
import { ROUTING_TREES } from './routing.ts';
import { TLS_TREES } from './tls.ts';

/** Each cause stands in one family. */
const TREES: Trees = {
  ...REVERSE_TREES,
  ...AZURE_TREES,
  ...CONNECTION_TREES,
  ...HELO_TREES,
  ...MICROSOFT365_TREES,
  ...AUTHENTICATION_TREES,
  ...BLOCKLIST_TREES,
  ...FLOW_TREES,
  ...RECIPIENT_TREES,
  ...ROUTING_TREES,
  ...TLS_TREES,
  ...CONTENT_TREES,
};

/** Refusals that mail with a forged sender meets. */
const MAY_BE_FORGED: ReadonlySet<Cause> = new Set([
  'recipient_unknown',
  'recipient_unknown_dbeb',
  'recipient_domain_unknown',
  'mailbox_full',
  'mailbox_disabled',
  'recipient_policy',
  'content_spam',
  'content_malware',
  'spf_fail',
  'dmarc_alignment',
  'auth_missing',
  'auth_all_failed',
]);

/** What to do about a cause, or what must be known first. A cause without remedies yet gets its usual actor and none. */
export function counsel(cause: Cause, ladder: Ladder): Counsel {
  if (MAY_BE_FORGED.has(cause) && ladder.mentions('many_bounces') && ladder.choice('sent_it') === undefined) {
    return ask('sent_it');
  }
  return TREES[cause]?.(ladder, cause) ?? advise(cause, USUAL_ACTOR[cause], []);
}
