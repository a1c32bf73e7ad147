import type { Identifier } from '../../../checks/dmarc/findings.ts';
import type { DmarcTagProblem, Policy } from '../../../checks/dmarc/record.ts';
import type { DmarcTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const dmarc: DmarcTexts = {
  DMARC_RECORD: ({ domain, at, policy, testing }) =>
    `${domain} has DMARC${at === domain ? '' : ` by the record of ${at}`}: ${POLICY[policy]} (policy ${policy}).${testing ? ' The record says that it is being tested (t=y), so the next weaker policy applies.' : ''}`,
  DMARC_NONE: ({ domain, looked }) => `${domain} has no DMARC record: there is none at ${looked.join(', ')}.`,
  DMARC_SEVERAL: ({ at, records }) =>
    `There are ${records.length} DMARC records at _dmarc.${at}. Receivers then use none of them.`,
  DMARC_INVALID: ({ at, record, why }) =>
    `What stands at _dmarc.${at} does not count as a DMARC record: ${INVALID[why]}. It reads "${record}".`,
  DMARC_REPORTS_ONLY: ({ at }) =>
    `A policy in the DMARC record of ${at} is missing or misspelt, so receivers take it as p=none and only send reports.`,
  DMARC_TAG_PROBLEM: ({ at, tag, value, why }) => `In the DMARC record of ${at}, ${TAG[why](tag, value)}.`,
  DMARC_REMOVED_TAGS: ({ at, tags }) =>
    `The DMARC record of ${at} uses ${tags.join(', ')}. The standard no longer has ${tags.length === 1 ? 'that tag' : 'those tags'}; receivers pass over ${tags.length === 1 ? 'it' : 'them'}.`,
  DMARC_TEMPERROR: ({ domain, name, failure }) =>
    `DMARC of ${domain} could not be checked completely (temperror): ${WHY[failure]} for ${name}. That does not mean the record is missing.`,
  DMARC_ALIGNED: (args) => `${theDomain(args)} is aligned with ${args.domain} in the From header (${mode(args)}).`,
  DMARC_NOT_ALIGNED: (args) =>
    `${theDomain(args)} is not aligned with ${args.domain} in the From header (${mode(args)}${args.mode === 'r' ? `; the organization is ${args.organization}` : ''}). A pass for it does not count for DMARC.`,
  DMARC_NO_ALIGNMENT: ({ domain, policy, identifiers }) =>
    identifiers.every(({ method }) => method === 'spf')
      ? `SPF of this message is not about ${domain} but about ${identifiers.map((one) => one.identifier).join(', ')}, so DMARC can only pass by a DKIM signature of ${domain}; none is seen here. Its policy is ${policy}.`
      : `Nothing in this message can pass DMARC for ${domain}: neither SPF nor DKIM is about that domain, but about ${[...new Set(identifiers.map((one) => one.identifier))].join(', ')}. Its policy is ${policy}.`,
  DMARC_REPORTS_ACCEPTED: ({ at, destination }) => `${destination} accepts the DMARC reports of ${at}.`,
  DMARC_REPORTS_REFUSED: ({ at, destination, name }) =>
    `DMARC reports of ${at} should go to ${destination}, but ${destination} does not say that it accepts them. It needs a TXT record "v=DMARC1" at ${name}.`,
  DMARC_NO_REPORTS: ({ at }) => `The DMARC record of ${at} asks for no reports (rua), so nobody sees which mail fails.`,
  DMARC_SUGGESTED_RECORD: ({ name, record }) =>
    `A DMARC record to begin with, as TXT at ${name}: "${record}". It changes nothing for your mail yet, and reports come to that address.`,
};

const POLICY: Readonly<Record<Policy, string>> = {
  none: 'mail that fails is treated as usual, and only reported',
  quarantine: 'mail that fails is to be treated as suspicious',
  reject: 'mail that fails is to be refused',
};

const INVALID = {
  version: 'it does not begin with exactly "v=DMARC1;" (semicolons separate its parts)',
  repeated: 'a tag stands there twice',
  no_policy: 'it has no valid policy (p) and asks for no reports',
} as const;

const TAG: Readonly<Record<DmarcTagProblem['why'], (tag: string, value: string) => string>> = {
  value: (tag, value) => `${tag}=${value} is no value that the tag can have, and is passed over`,
  uri: (tag, value) => `${tag}=${value} contains an address that is no URI such as mailto:dmarc@example.com`,
  stray: (tag) => `"${tag}" is no tag`,
  case: (tag) => `the tag ${tag} should be in lower case`,
  order: () => 'p does not follow right after v; older receivers then pass over the record',
};

function theDomain({ method, identifier }: Identifier): string {
  return method === 'spf' ? `The domain of SPF, ${identifier},` : `The domain of the DKIM signature, ${identifier},`;
}

function mode({ mode }: Identifier): string {
  return mode === 's' ? 'strict' : 'relaxed';
}
