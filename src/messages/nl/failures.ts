import type { DnsFailure } from '../../dns/answer.ts';

/** Why a look-up failed, as a clause. */
export const WHY: Readonly<Record<DnsFailure, string>> = {
  servfail: 'de nameservers antwoordden SERVFAIL',
  bogus: 'het antwoord komt niet door de DNSSEC-controle',
  refused: 'de nameservers weigerden te antwoorden',
  timeout: 'er kwam op tijd geen antwoord',
  cancelled: 'de tijd voor deze controle was op',
};
