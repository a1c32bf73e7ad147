import type { RemedyId } from '../../knowledge/remedies/remedies.ts';
import type { Cause } from '../../knowledge/vocabulary.ts';
import { gaveUp } from '../last-error.ts';
import type { Ladder } from '../ladder.ts';
import { advise, type Counsel, type Trees } from './advice.ts';
import { compromised } from './blocklist.ts';

/** Mail that is put off, limited or given up. */
export const FLOW_TREES: Trees = {
  greylist: greylisted,
  greylist_delayed: (_, cause) => advise(cause, 'none', ['wait-for-retry']),
  rate_limit: limited,
  reputation_deferral: (ladder, cause) => advise(cause, 'sender', [deferral(ladder)]),
  connection_limit: (_, cause) => advise(cause, 'sender', ['fewer-connections']),
  too_many_recipients: (_, cause) => advise(cause, 'sender', ['split-recipients']),
  sending_quota: quota,
  message_expired: expired,
};

/** Who gave up was put off each time: waiting on would not help. */
function greylisted({ bounce }: Ladder, cause: Cause): Counsel {
  return gaveUp(bounce)
    ? advise('message_expired', 'recipient', ['greylisting-never-ends'])
    : advise(cause, 'none', ['wait-for-retry']);
}

/** Limits of one recipient's mailbox, over all who write to it. */
const RECIPIENT_LIMITS: readonly string[] = [
  'gmail.recipient-rate',
  'exchange-online.hourly-receive',
  'exchange-online.code-5.2.121-122',
];
/** 5.7.508: the range that an IPv6 address lies in has sent too much, whatever the mailbox. */
const IPV6_RANGE = /\bexceeded permitted limits within\b|\b5\.7\.508\b/i;

function limited(ladder: Ladder, cause: Cause): Counsel {
  const { bounce } = ladder;
  // What a stolen login sends is no volume to be spread.
  if (ladder.choice('compromise') === 'yes') return compromised(ladder);
  if (IPV6_RANGE.test(bounce.diagnosticText ?? '')) return advise(cause, 'sender', ['ipv6-range-limit']);
  if (RECIPIENT_LIMITS.includes(bounce.rule ?? '')) return advise(cause, 'recipient', ['recipient-receives-too-much']);
  return advise(cause, 'sender', [bounce.receiver === 'gmail' ? 'gmail-slow-down' : 'slow-down', ...unwanted(bounce)]);
}

/** "Unsolicited" says that the rate is one of spam: slowing down alone does not help. */
function unwanted({ diagnosticText, receiver }: Ladder['bounce']): RemedyId[] {
  if (!/unsolicited|spam|suspicious|reputation/i.test(diagnosticText ?? '')) return [];
  return [receiver === 'gmail' ? 'gmail-reputation' : receiver === 'outlook.com' ? 'outlook-reputation' : 'find-abuse'];
}

function deferral({ bounce }: Ladder): RemedyId {
  if (bounce.receiver === 'yahoo-aol') return 'yahoo-sender';
  return bounce.receiver === 'outlook.com' ? 'outlook-reputation' : 'slow-down';
}

/** 5.7.232 and 5.7.233: the tenant's own limit, which no setting raises. */
const TENANT_LIMIT = /\b5\.7\.23[23]\b|\btenant external recipient rate limit\b/i;

function quota({ bounce }: Ladder, cause: Cause): Counsel {
  if (bounce.rule === 'gmail.relay-denied') return advise(cause, 'sender', ['google-relay-settings']);
  const tenant = TENANT_LIMIT.test(`${bounce.enhancedStatusCode ?? ''} ${bounce.diagnosticText ?? ''}`);
  return advise(cause, 'sender', [tenant ? 'tenant-recipient-limit' : 'quota-wait']);
}

/** Exchange Online gives up on a server that it could not reach; elsewhere the last error has to be found first. */
function expired({ bounce }: Ladder, cause: Cause): Counsel {
  return advise(cause, bounce.receiver === 'exchange-online' ? 'recipient' : 'sender', ['last-error']);
}
