import type { SpfSyntaxProblem } from '../../../checks/spf/record.ts';
import type { Step } from '../../../checks/spf/trace.ts';
import type { SpfTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const spf: SpfTexts = {
  SPF_PASS: ({ domain, ip, path }) => `SPF klopt: ${domain} staat ${ip} toe${by(path)}.`,
  SPF_FAIL: ({ domain, ip, path, explanation }) =>
    `SPF faalt (fail): ${ip} staat niet in het SPF-record van ${domain}${by(path)}.${explanation === null ? '' : ` De eigenaar van het domein zegt erbij: "${explanation}".`}`,
  SPF_SOFTFAIL: ({ domain, ip, path }) =>
    `SPF geeft softfail: ${ip} staat niet in het SPF-record van ${domain}${by(path)}. Voor ontvangers telt dat niet als goed.`,
  SPF_NEUTRAL: ({ domain, ip, path }) =>
    `SPF geeft neutral: het SPF-record van ${domain} staat ${ip} niet toe en verbiedt het ook niet${by(path)}. Voor ontvangers telt dat niet als goed.`,
  SPF_NONE: ({ domain }) => `${domain} heeft geen SPF-record.`,
  SPF_MISTAKEN: ({ domain, record }) =>
    `${domain} heeft een TXT-record dat als SPF bedoeld is en het niet is, dus ontvangers slaan het over: ${record}. Het moet beginnen met v=spf1 en een spatie, zonder aanhalingstekens of iets anders ervoor.`,
  SPF_MULTIPLE: ({ domain, at, records }) =>
    at === domain
      ? `${domain} heeft ${records.length} SPF-records. Er mag er maar één zijn, dus SPF eindigt in permerror.`
      : `${at}, dat in het SPF-record van ${domain} staat, heeft ${records.length} SPF-records. Er mag er maar één zijn, dus SPF eindigt in permerror.`,
  SPF_TOO_MANY_LOOKUPS: ({ domain, count, limit, from }) =>
    `Het SPF-record van ${domain} heeft ${count} DNS-lookups nodig en er mogen er ${limit} zijn, dus SPF eindigt in permerror.${over(from)}`,
  SPF_LOOKUPS_OVER_LIMIT: ({ domain, count, limit, from }) =>
    `Het SPF-record van ${domain} heeft ${count} DNS-lookups nodig en er mogen er ${limit} zijn. Over dit adres was vóór die grens al beslist; andere eindigen in permerror.${over(from)}`,
  SPF_SYNTAX: ({ at, term, why }) =>
    `In het SPF-record van ${at} zit een fout in "${term}": ${MISTAKES[why]}. SPF eindigt in permerror.`,
  SPF_INCLUDE_WITHOUT_RECORD: ({ at, term, target }) =>
    `In het SPF-record van ${at} staat ${term}, maar ${target} heeft geen SPF-record. SPF eindigt in permerror.`,
  SPF_INCLUDE_LOOP: ({ domain, at }) =>
    `Het SPF-record van ${domain} loopt in een kring: ${at} verwijst via andere records naar zichzelf. SPF eindigt in permerror.`,
  SPF_PERMERROR: ({ domain }) => `Het SPF-record van ${domain} kan niet worden uitgewerkt (permerror).`,
  SPF_TEMPERROR: ({ domain, name, failure }) =>
    `SPF van ${domain} was niet te controleren (temperror): ${WHY[failure]} voor ${name}. Dat betekent niet dat het record ontbreekt.`,
  SPF_VOID_LOOKUPS: ({ domain, names, limit }) =>
    `Het SPF-record van ${domain} noemt hosts die niet bestaan of zo'n record niet hebben: ${names.join(', ')}. Meer dan ${limit} daarvan geven permerror.`,
  SPF_DEAD_TERMS: ({ domain, names }) =>
    `Het SPF-record van ${domain} noemt hosts die niet bestaan of zo'n record niet hebben: ${names.join(', ')}. Ze staan niets toe en kunnen weg.`,
  SPF_PLUS_ALL: ({ domain, at, term }) =>
    `In het SPF-record van ${at} staat "${term}", dus iedereen op internet mag als ${domain} versturen.`,
  SPF_MISSING_IP6: ({ domain, ip }) =>
    `De mail kwam over IPv6, van ${ip}, en in het SPF-record van ${domain} staat geen ip6-term.`,
  SPF_PTR: ({ at, term }) =>
    `Het SPF-record van ${at} gebruikt "${term}". Dat mechanisme is traag en onbetrouwbaar en hoort niet meer gebruikt te worden.`,
  SPF_NO_ALL: ({ domain }) =>
    `Het SPF-record van ${domain} eindigt niet met "all", dus adressen die er niet in staan krijgen neutral.`,
  SPF_AFTER_ALL: ({ domain, terms }) =>
    `In het SPF-record van ${domain} staan termen na "all", die niemand leest: ${terms.join(' ')}.`,
  SPF_RECORD: ({ domain, lookups, limit }) =>
    lookups === null
      ? `${domain} heeft een SPF-record. Hoeveel DNS-lookups het nodig heeft is niet te zeggen: niet alles was te lezen.`
      : `${domain} heeft een SPF-record. Het heeft ${lookups} DNS-${lookups === 1 ? 'lookup' : 'lookups'} nodig; er mogen er ${limit} zijn.`,
  SPF_VALID: ({ domain, lookups, limit }) =>
    `Het SPF-record van ${domain} is in orde: het is er één, zonder fouten, en het heeft ${lookups} van de ${limit} toegestane DNS-lookups nodig.`,
  SPF_SUGGESTED_RECORD: ({ domain, record, add, why }) => {
    switch (why) {
      case 'first':
        return `Een SPF-record om mee te beginnen voor ${domain}: "${record}". Vul aan met wat er verder namens het domein verstuurt.`;
      case 'merge':
        return `Eén SPF-record in plaats van meerdere voor ${domain}: "${record}".`;
      case 'allow':
        return `Met ${add ?? ''} erbij wordt het SPF-record van ${domain}: "${record}". Zet het er alleen in als die server van jou is.`;
      case 'close':
        return `Een SPF-record voor ${domain} dat niet meer iedereen doorlaat: "${record}".`;
    }
  },
  SPF_HELO_PASS: ({ domain, ip }) => `SPF van de HELO-naam klopt: ${domain} staat ${ip} toe.`,
  SPF_HELO_NONE: ({ domain }) =>
    `De HELO-naam ${domain} heeft zelf geen SPF-record. Dat is gewoon, en telt alleen bij mail met een lege afzender, zoals bounces.`,
  SPF_HELO_NOT_PASS: ({ domain, ip, result }) =>
    `SPF van de HELO-naam klopt niet: ${domain} geeft ${result} voor ${ip}. Dat telt bij mail met een lege afzender, zoals bounces.`,
};

const MISTAKES: Readonly<Record<SpfSyntaxProblem['why'], string>> = {
  unknown_mechanism: 'dat mechanisme bestaat niet',
  bad_address: 'dat is geen IP-adres of netwerk',
  bad_length: 'de prefixlengte klopt niet',
  bad_domain: 'dat is geen geldige domeinnaam',
  bad_modifier: 'die toevoeging is niet geldig',
  repeated: 'het mag er maar één keer staan',
  bytes: 'er staan tekens in die niet mogen',
};

/** The terms that led to a result, in brackets; nothing when no term matched. */
function by(path: readonly Step[]): string {
  const last = path.at(-1);
  if (!last) return '';
  return ` (${path.map(({ term }) => term).join(' > ')}${path.length > 1 ? ` in het record van ${last.domain}` : ''})`;
}

function over(from: Step | null): string {
  return from === null ? '' : ` De eerste boven de grens is "${from.term}" in het record van ${from.domain}.`;
}
