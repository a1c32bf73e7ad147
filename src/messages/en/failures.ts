import type { DnsFailure } from '../../dns/answer.ts';

/** Why a look-up failed, as a clause. */
export const WHY: Readonly<Record<DnsFailure, string>> = {
  servfail: 'the name servers answered SERVFAIL',
  bogus: 'the answer does not pass DNSSEC validation',
  refused: 'the name servers refused to answer',
  timeout: 'no answer came in time',
  cancelled: 'the time for this check was up',
};
