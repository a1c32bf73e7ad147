import type { Identifier } from '../../../checks/dmarc/findings.ts';
import type { DmarcTagProblem, Policy } from '../../../checks/dmarc/record.ts';
import type { DmarcTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const dmarc: DmarcTexts = {
  DMARC_RECORD: ({ domain, at, policy, testing }) =>
    `${domain} heeft DMARC${at === domain ? '' : ` via het record van ${at}`}: ${POLICY[policy]} (policy ${policy}).${testing ? ' Volgens het record is het nog een test (t=y), dus geldt de eerstvolgende zwakkere policy.' : ''}`,
  DMARC_NONE: ({ domain, looked }) => `${domain} heeft geen DMARC-record: er staat er geen op ${looked.join(', ')}.`,
  DMARC_SEVERAL: ({ at, records }) =>
    `Op _dmarc.${at} staan ${records.length} DMARC-records. Ontvangers gebruiken er dan geen een.`,
  DMARC_INVALID: ({ at, record, why }) =>
    `Wat er op _dmarc.${at} staat, telt niet als DMARC-record: ${INVALID[why]}. Er staat "${record}".`,
  DMARC_REPORTS_ONLY: ({ at }) =>
    `In het DMARC-record van ${at} ontbreekt een policy of is die verkeerd geschreven. Ontvangers lezen het als p=none en sturen alleen rapporten.`,
  DMARC_TAG_PROBLEM: ({ at, tag, value, why }) => `In het DMARC-record van ${at} ${TAG[why](tag, value)}.`,
  DMARC_REMOVED_TAGS: ({ at, tags }) =>
    `Het DMARC-record van ${at} gebruikt ${tags.join(', ')}. De standaard kent ${tags.length === 1 ? 'die tag' : 'die tags'} niet meer; ontvangers slaan ${tags.length === 1 ? 'hem' : 'ze'} over.`,
  DMARC_TEMPERROR: ({ domain, name, failure }) =>
    `DMARC van ${domain} was niet helemaal te controleren (temperror): ${WHY[failure]} voor ${name}. Dat betekent niet dat het record ontbreekt.`,
  DMARC_ALIGNED: (args) => `${theDomain(args)} past bij ${args.domain} in de From-header (${mode(args)}).`,
  DMARC_NOT_ALIGNED: (args) =>
    `${theDomain(args)} past niet bij ${args.domain} in de From-header (${mode(args)}${args.mode === 'r' ? `; de organisatie is ${args.organization}` : ''}). Ook als die controle slaagt, telt dat niet voor DMARC.`,
  DMARC_NO_ALIGNMENT: ({ domain, policy, identifiers }) =>
    identifiers.every(({ method }) => method === 'spf')
      ? `SPF van dit bericht gaat niet over ${domain} maar over ${identifiers.map((one) => one.identifier).join(', ')}, dus DMARC kan alleen slagen door een DKIM-handtekening van ${domain}; die is hier niet te zien. De policy is ${policy}.`
      : `Niets in dit bericht kan voor ${domain} aan DMARC voldoen: SPF en DKIM gaan niet over dat domein, maar over ${[...new Set(identifiers.map((one) => one.identifier))].join(', ')}. De policy is ${policy}.`,
  DMARC_REPORTS_ACCEPTED: ({ at, destination }) => `${destination} neemt de DMARC-rapporten van ${at} aan.`,
  DMARC_REPORTS_REFUSED: ({ at, destination, name }) =>
    `DMARC-rapporten van ${at} moeten naar ${destination}, maar ${destination} zegt niet dat het die aanneemt. Daarvoor is een TXT-record "v=DMARC1" nodig op ${name}.`,
  DMARC_NO_REPORTS: ({ at }) =>
    `Het DMARC-record van ${at} vraagt niet om rapporten (rua), dus niemand ziet welke mail niet voldoet.`,
  DMARC_SUGGESTED_RECORD: ({ name, record }) =>
    `Een DMARC-record om mee te beginnen, als TXT op ${name}: "${record}". Voor de mail verandert er nog niets, en op dat adres komen rapporten binnen.`,
};

const POLICY: Readonly<Record<Policy, string>> = {
  none: 'met mail die niet voldoet gebeurt niets bijzonders, die wordt alleen gemeld',
  quarantine: 'mail die niet voldoet moet als verdacht worden behandeld',
  reject: 'mail die niet voldoet moet worden geweigerd',
};

const INVALID = {
  version: 'het begint niet met precies "v=DMARC1;" (tussen de delen hoort een puntkomma)',
  repeated: 'een tag staat er twee keer in',
  no_policy: 'er staat geen geldige policy (p) in en er wordt niet om rapporten gevraagd',
} as const;

const TAG: Readonly<Record<DmarcTagProblem['why'], (tag: string, value: string) => string>> = {
  value: (tag, value) => `is ${tag}=${value} geen waarde die de tag mag hebben; die wordt overgeslagen`,
  uri: (tag, value) => `staat in ${tag}=${value} een adres dat geen URI is zoals mailto:dmarc@example.com`,
  stray: (tag) => `is "${tag}" geen tag`,
  case: (tag) => `hoort de tag ${tag} met kleine letters geschreven te zijn`,
  order: () => 'staat p niet direct na v; oudere ontvangers slaan het record dan over',
};

function theDomain({ method, identifier }: Identifier): string {
  return method === 'spf'
    ? `Het domein van SPF, ${identifier},`
    : `Het domein van de DKIM-handtekening, ${identifier},`;
}

function mode({ mode }: Identifier): string {
  return mode === 's' ? 'strict' : 'relaxed';
}
