import type { RemedyId } from '../../knowledge/remedies/remedies.ts';
import type { Cause } from '../../knowledge/vocabulary.ts';
import { gaveUp } from '../last-error.ts';
import type { Ladder } from '../ladder.ts';
import { advise, type Counsel, type Trees } from './advice.ts';

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

function limited({ bounce }: Ladder, cause: Cause): Counsel {
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

function quota({ bounce }: Ladder, cause: Cause): Counsel {
  return bounce.rule === 'gmail.relay-denied'
    ? advise(cause, 'sender', ['google-relay-settings'])
    : advise(cause, 'sender', ['quota-wait']);
}

/** Exchange Online gives up on a server that it could not reach; elsewhere the last error has to be found first. */
function expired({ bounce }: Ladder, cause: Cause): Counsel {
  return advise(cause, bounce.receiver === 'exchange-online' ? 'recipient' : 'sender', ['last-error']);
}
