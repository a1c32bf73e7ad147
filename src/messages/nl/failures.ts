import type { DnsFailure } from '../../dns/answer.ts';

/** Why a look-up failed, as a clause. */
export const WHY: Readonly<Record<DnsFailure, string>> = {
  servfail: 'de nameservers antwoordden SERVFAIL',
  refused: 'de nameservers weigerden te antwoorden',
  timeout: 'er kwam op tijd geen antwoord',
  cancelled: 'de tijd voor deze controle was op',
};
