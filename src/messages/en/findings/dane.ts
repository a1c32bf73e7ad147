import type { TlsaProblem } from '../../../checks/dane/findings.ts';
import type { DaneTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

const PROBLEM: Readonly<Record<TlsaProblem, string>> = {
  usage: 'only usage 2 and 3 count for mail',
  selector: 'the selector is neither 0 nor 1',
  matching_type: 'the matching type is none of 0, 1 and 2',
  length: 'the data is not as long as its matching type asks',
};

export const dane: DaneTexts = {
  DANE_NONE: ({ domain }) => `${domain} does not use DANE: its mail exchangers have no TLSA records. They need not.`,
  DANE_SECURE: ({ domain, hosts }) =>
    `${domain} uses DANE: ${hosts.join(', ')} ${hosts.length === 1 ? 'has' : 'have'} TLSA records in answers that DNSSEC protects. Senders that know DANE deliver only to a matching certificate.`,
  DANE_NOT_VALIDATED: ({ domain, hosts }) =>
    `${hosts.join(', ')}, MX of ${domain}, ${hosts.length === 1 ? 'has' : 'have'} TLSA records, but the answers were not validated with DNSSEC. Either the zone is not signed, and then DANE has no effect, or the resolver used here does not validate.`,
  DANE_UNUSABLE: ({ domain, hosts }) =>
    `TLSA records of the mail exchangers of ${domain} cannot be used: ${hosts.map(({ host, record, problem }) => `${host} "${record}" (${PROBLEM[problem]})`).join('; ')}.`,
  DANE_PARTIAL: ({ domain, hosts }) =>
    `Of the mail exchangers of ${domain}, ${hosts.join(', ')} ${hosts.length === 1 ? 'has' : 'have'} no TLSA record. Mail that goes there is not protected by DANE.`,
  DANE_TEMPERROR: ({ domain, hosts, failure }) =>
    `DANE of ${hosts.length === 0 ? domain : `${hosts.join(', ')}, MX of ${domain},`} could not be checked: ${WHY[failure]}. Senders that know DANE hold mail back while that lasts.`,
};
