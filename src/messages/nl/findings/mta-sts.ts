import type { FetchFailure } from '../../../checks/mta-sts/fetch.ts';
import type { PolicyProblem } from '../../../checks/mta-sts/policy.ts';
import type { DnsFailure } from '../../../dns/answer.ts';
import type { MtaStsTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

const FETCH: Readonly<Record<FetchFailure | DnsFailure, string>> = {
  ...WHY,
  unreachable: 'er kwam geen verbinding tot stand',
  certificate: 'het certificaat is niet geldig voor die naam',
  protocol: 'de server spreekt geen HTTPS zoals het hoort',
  private: 'hij heeft geen adres dat vanaf internet te bereiken is',
  redirect: 'hij verwijst door, en dat mogen afzenders niet volgen',
  status: 'hij antwoordt niet met status 200',
  content_type: 'hij stuurt de policy niet als text/plain',
  too_large: 'de policy is langer dan 64 kilobyte',
};

const PROBLEM: Readonly<Record<PolicyProblem, string>> = {
  version: 'de regel "version: STSv1" ontbreekt',
  mode: 'de mode is niet enforce, testing of none',
  mx: 'onder "mx" staat geen geldige hostnaam',
  max_age: 'max_age ontbreekt of is geen getal',
  line: 'een van de regels heeft niet de vorm "naam: waarde"',
};

const MODE = {
  enforce: 'afzenders moeten over geldige TLS bezorgen of helemaal niet',
  testing: 'afzenders bezorgen toch en melden wat misgaat',
  none: 'afzenders letten er niet op',
} as const;

export const mtaSts: MtaStsTexts = {
  MTA_STS_NONE: ({ domain }) => `${domain} heeft geen MTA-STS-record. Dat hoeft ook niet.`,
  MTA_STS_POLICY: ({ domain, mode, mx, maxAge }) =>
    `${domain} heeft een MTA-STS-policy in mode ${mode}: ${MODE[mode]}. Toegestaan: ${mx.length === 0 ? 'geen hosts' : mx.join(', ')}; te bewaren voor ${days(maxAge)}.`,
  MTA_STS_MX_MISMATCH: ({ domain, mode, hosts, mx }) =>
    `De MTA-STS-policy van ${domain} (mode ${mode}) staat de eigen MX ${hosts.join(', ')} niet toe; er staat ${mx.join(', ')} in. ${mode === 'enforce' ? 'Afzenders die MTA-STS kennen bezorgen daar niet.' : 'In mode enforce zou mail daar niet worden bezorgd.'}`,
  MTA_STS_RECORD_INVALID: ({ domain, record }) =>
    `Het MTA-STS-record van ${domain} is niet te lezen: "${record}". Het hoort te lijken op "v=STSv1; id=20260101T000000;" met alleen letters en cijfers in de id.`,
  MTA_STS_SEVERAL: ({ domain, count }) =>
    `${domain} heeft ${count} MTA-STS-records. Bij meer dan één nemen afzenders er geen.`,
  MTA_STS_POLICY_INVALID: ({ domain, problem }) =>
    `De MTA-STS-policy van ${domain} is niet geldig: ${PROBLEM[problem]}. Afzenders hebben dan geen policy.`,
  MTA_STS_HOST_MISSING: ({ domain, host }) =>
    `${domain} heeft een MTA-STS-record, maar ${host}, waar de policy hoort te staan, heeft geen adres.`,
  MTA_STS_FETCH_FAILED: ({ domain, host, failure, detail }) =>
    `De MTA-STS-policy van ${domain} is niet op te halen bij ${host}: ${FETCH[failure]}${detail === null ? '' : ` (${detail})`}.`,
  MTA_STS_FETCH_UNKNOWN: ({ domain, host, failure }) =>
    `De MTA-STS-policy van ${domain} kon niet worden opgehaald bij ${host}: ${FETCH[failure]}. Dat zegt niets over de policy zelf.`,
  MTA_STS_TEMPERROR: ({ domain, failure }) =>
    `Het MTA-STS-record van ${domain} was niet te controleren: ${WHY[failure]}. Dat betekent niet dat het ontbreekt.`,
};

function days(seconds: number): string {
  const whole = Math.round(seconds / 86_400);
  return seconds < 86_400 ? `${seconds} seconden` : whole === 1 ? 'één dag' : `${whole} dagen`;
}
