import { isMicrosoftMail } from '../../knowledge/microsoft-mail.ts';
import type { RemedyId } from '../../knowledge/remedies/remedies.ts';
import type { Cause } from '../../knowledge/vocabulary.ts';
import type { Ladder } from '../ladder.ts';
import { advise, ask, type Counsel, type Trees } from './advice.ts';

/** Blocklists, reputation and abuse: the cause first, then the form of whoever keeps the list. */
export const BLOCKLIST_TREES: Trees = {
  ip_blocklist: listed,
  dnsbl_pbl: (ladder, cause) => ofRelay(ladder, cause) ?? advise(cause, 'sender', ['pbl-relay']),
  dnsbl_resolver_error: (ladder, cause) =>
    advise(cause, 'recipient', [ladder.choice('direction') === 'receiving' ? 'resolver-error-own' : 'resolver-error']),
  not_allowlisted: (ladder, cause) =>
    ladder.bounce.receiver === 't-online'
      ? advise(cause, 'sender', ['t-online-register'])
      : advise(cause, 'sender', ['ask-recipient-admin']),
  sender_compromised: compromised,
  ip_reputation: (ladder, cause) => ofRelay(ladder, cause) ?? advise(cause, 'sender', [reputation(ladder)]),
  domain_reputation: (ladder, cause) => advise(cause, 'sender', [reputation(ladder)]),
  domain_blocklist: (_, cause) => advise(cause, 'sender', ['domain-listing']),
  recipient_probing: (_, cause) => advise(cause, 'sender', ['clean-list']),
  open_relay: (_, cause) => advise(cause, 'sender', ['close-relay']),
};

/** Refusals by a receiver's own list, of which nothing but the admin can tell the cause. */
const OWN_LISTS: readonly string[] = ['microsoft365-delist', 'microsoft365-delist-mail', 'outlook-form'];

/** Where mail leaves by somebody else's smart host, the address is theirs, and so is the work; undefined where it does not. */
function ofRelay(ladder: Ladder, cause: Cause, more: readonly RemedyId[] = []): Counsel | undefined {
  if (ladder.choice('sending_path') !== 'smart_host') return undefined;
  const owner = ladder.choice('smarthost_owner');
  if (owner === undefined) return ask('smarthost_owner');
  return owner === 'third_party' ? advise(cause, 'relay', ['relay-listed', ...more]) : undefined;
}

function listed(ladder: Ladder, cause: Cause): Counsel {
  // An address of Exchange Online is Microsoft's, and so is whatever left it.
  if (isMicrosoftMail(ladder.names().ptrName ?? ''))
    return advise('tenant_blocked_ip', 'provider', ['microsoft365-support']);
  const removal = removalOf(ladder);
  const relay = ofRelay(ladder, cause, [removal]);
  if (relay) return relay;
  if (ladder.names().delisted !== null && ladder.choice('compromise') !== 'yes') {
    return advise(cause, 'sender', ['listing-gone']);
  }
  if (OWN_LISTS.includes(removal) && ladder.choice('compromise') === undefined) return ask('compromise');
  const open = /\bopen[ -]?relay\b/i.test(ladder.bounce.diagnosticText ?? '');
  const first = ladder.choice('compromise') === 'yes' ? 'secure-account' : open ? 'close-relay' : 'find-abuse';
  return advise(cause, 'sender', [first, removal, ...alsoListed(ladder, removal)]);
}

/** A listing that DNS shows beside the one the refusal is about keeps other mail from arriving. */
function alsoListed(ladder: Ladder, removal: RemedyId): RemedyId[] {
  const spamhaus = ladder.names().listings.some(({ list }) => /spamhaus/i.test(list));
  return spamhaus && removal !== 'spamhaus-removal' ? ['spamhaus-removal'] : [];
}

/** Who keeps the list, by the refusal's own words before the receiver: gateways refuse by lists of others. */
const NAMED: readonly (readonly [RegExp, RemedyId])[] = [
  [/spamhaus|\bzen\b|\b(?:sbl|css|xbl)\b/i, 'spamhaus-removal'],
  [/barracuda/i, 'barracuda-removal'],
  [/cloudmark/i, 'cloudmark-reset'],
  [/proofpoint/i, 'proofpoint-check'],
];
/** Rules and numbers that stand for a list of others: Orange 101, Outlook.com OU-001, Yahoo BL21, Cox IPBL. */
const BY_RULE: Readonly<Partial<Record<string, RemedyId>>> = {
  'outlook.com.ou-001': 'spamhaus-removal',
  'outlook.com.spamhaus': 'spamhaus-removal',
  'outlook.com.sc-004': 'outlook-reputation',
  'yahoo-aol.blocklist': 'spamhaus-removal',
  'orange-laposte.101': 'spamhaus-removal',
  'orange-laposte.102': 'cloudmark-reset',
  'exchange-online.code-5.7.511': 'microsoft365-delist-mail',
  'exchange-online.code-5.7.501-503': 'microsoft365-support',
};
const BY_RECEIVER: Readonly<Partial<Record<string, RemedyId>>> = {
  'outlook.com': 'outlook-form',
  'exchange-online': 'microsoft365-delist',
  'gmx-webde': 'gmx-listing',
  't-online': 't-online-blocked',
  icloud: 'icloud-postmaster',
  proofpoint: 'proofpoint-check',
  barracuda: 'barracuda-removal',
  cloudmark: 'cloudmark-reset',
  comcast: 'comcast-blocked',
  'orange-laposte': 'orange-code',
  'yahoo-aol': 'yahoo-sender',
};

function removalOf(ladder: Ladder): RemedyId {
  const { rule, receiver, enhancedStatusCode, diagnosticText } = ladder.bounce;
  if (receiver === 'exchange-online' && enhancedStatusCode === '5.7.511') return 'microsoft365-delist-mail';
  const text = diagnosticText ?? '';
  const ruled = BY_RULE[rule ?? ''] ?? NAMED.find(([words]) => words.test(text))?.[1] ?? BY_RECEIVER[receiver ?? ''];
  if (ruled) return ruled;
  const onSpamhaus = ladder.names().listings.some(({ list }) => /spamhaus/i.test(list));
  return onSpamhaus ? 'spamhaus-removal' : 'named-list';
}

/** Microsoft blocks accounts and tenants by itself and has a place to release them; others only see the address. */
export function compromised(ladder: Ladder): Counsel {
  const cause = 'sender_compromised';
  const { receiver, rule } = ladder.bounce;
  if (receiver === 'outlook.com') return advise(cause, 'sender', ['find-abuse', 'outlook-form']);
  if (receiver !== 'exchange-online') return advise(cause, 'sender', ['secure-account', 'find-abuse']);
  const tenant = /tenant-threshold|unregistered|5\.7\.70|5\.7\.750/.test(rule ?? '');
  return advise(cause, 'sender', ['secure-account', tenant ? 'microsoft365-support' : 'restricted-entity']);
}

function reputation({ bounce }: Ladder): RemedyId {
  switch (bounce.receiver) {
    case 'gmail':
      return 'gmail-reputation';
    case 'outlook.com':
    case 'exchange-online':
      return 'outlook-reputation';
    case 'yahoo-aol':
      return 'yahoo-sender';
    case 'icloud':
      return 'icloud-postmaster';
    default:
      return 'rebuild-reputation';
  }
}
