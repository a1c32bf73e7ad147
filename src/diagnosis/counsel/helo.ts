import type { RemedyId } from '../../knowledge/remedies/remedies.ts';
import type { Cause } from '../../knowledge/vocabulary.ts';
import { isReverseCause } from '../judge.ts';
import type { Ladder } from '../ladder.ts';
import { advise, ask, type Counsel, type Trees } from './advice.ts';

/** Where each server software keeps the name it greets with. */
const HELO_IN = {
  exchange: 'exchange-connector-fqdn',
  postfix: 'helo-postfix',
  exim: 'helo-exim',
  sendmail: 'helo-sendmail',
} as const satisfies Record<string, RemedyId>;

/** The names a server goes by. */
export const HELO_TREES: Trees = {
  helo_invalid: invalidHelo,
  helo_banner_mismatch_mx: (_, cause) => advise(cause, 'sender', ['one-name']),
  recipient_policy_helo_ptr: (_, cause) => advise(cause, 'recipient', ['recipient-drops-helo-rule']),
  cert_fqdn_mismatch: (_, cause) => advise(cause, 'sender', ['exchange-certificate'], 'likely'),
  verified_ok: ({ bounce }, cause) =>
    advise(cause, 'none', [isReverseCause(bounce.cause) || bounce.cause === cause ? 'verified' : 'right-by-now']),
};

function invalidHelo(ladder: Ladder, cause: Cause): Counsel {
  if (ladder.choice('sending_path') === 'smart_host') {
    const owner = ladder.choice('smarthost_owner');
    if (owner === undefined) return ask('smarthost_owner');
    if (owner === 'third_party') return advise(cause, 'relay', ['smart-host-helo']);
  }
  const mta = ladder.mta();
  if (mta === undefined) return ask('mta');
  if (mta === null || !isKnown(mta)) return advise(cause, 'sender', ['helo-any']);
  return advise(cause, 'sender', [HELO_IN[mta]]);
}

function isKnown(mta: string): mta is keyof typeof HELO_IN {
  return Object.hasOwn(HELO_IN, mta);
}
