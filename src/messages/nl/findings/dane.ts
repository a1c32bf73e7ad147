import type { TlsaProblem } from '../../../checks/dane/findings.ts';
import type { DaneTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

const PROBLEM: Readonly<Record<TlsaProblem, string>> = {
  usage: 'alleen usage 2 en 3 tellen voor mail',
  selector: 'de selector is geen 0 of 1',
  matching_type: 'het matching type is geen 0, 1 of 2',
  length: 'de gegevens hebben niet de lengte die het matching type vraagt',
};

export const dane: DaneTexts = {
  DANE_NONE: ({ domain }) => `${domain} gebruikt geen DANE: de MX-hosts hebben geen TLSA-records. Dat hoeft ook niet.`,
  DANE_SECURE: ({ domain, hosts }) =>
    `${domain} gebruikt DANE: ${hosts.join(', ')} ${hosts.length === 1 ? 'heeft' : 'hebben'} TLSA-records in antwoorden die DNSSEC beschermt. Afzenders die DANE kennen bezorgen alleen bij een passend certificaat.`,
  DANE_NOT_VALIDATED: ({ domain, hosts }) =>
    `${hosts.join(', ')}, MX van ${domain}, ${hosts.length === 1 ? 'heeft' : 'hebben'} TLSA-records, maar de antwoorden zijn niet met DNSSEC gecontroleerd. De zone is niet ondertekend, en dan werkt DANE niet, of de resolver die hier gebruikt wordt controleert niet.`,
  DANE_UNUSABLE: ({ domain, hosts }) =>
    `TLSA-records van de MX-hosts van ${domain} zijn niet te gebruiken: ${hosts.map(({ host, record, problem }) => `${host} "${record}" (${PROBLEM[problem]})`).join('; ')}.`,
  DANE_PARTIAL: ({ domain, hosts }) =>
    `Van de MX-hosts van ${domain} ${hosts.length === 1 ? 'heeft' : 'hebben'} ${hosts.join(', ')} geen TLSA-record. Mail die daarheen gaat wordt niet door DANE beschermd.`,
  DANE_TEMPERROR: ({ domain, hosts, failure }) =>
    `DANE van ${hosts.length === 0 ? domain : `${hosts.join(', ')}, MX van ${domain},`} was niet te controleren: ${WHY[failure]}. Afzenders die DANE kennen houden mail zolang vast.`,
};
