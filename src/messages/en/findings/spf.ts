import type { SpfSyntaxProblem } from '../../../checks/spf/record.ts';
import type { Step } from '../../../checks/spf/trace.ts';
import type { SpfTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const spf: SpfTexts = {
  SPF_PASS: ({ domain, ip, path }) => `SPF passes: ${domain} allows ${ip}${by(path)}.`,
  SPF_FAIL: ({ domain, ip, path, explanation }) =>
    `SPF fails: ${ip} is not in the SPF record of ${domain}${by(path)}.${explanation === null ? '' : ` The owner of the domain adds: "${explanation}".`}`,
  SPF_SOFTFAIL: ({ domain, ip, path }) =>
    `SPF gives softfail: ${ip} is not in the SPF record of ${domain}${by(path)}. Receivers do not take that for a pass.`,
  SPF_NEUTRAL: ({ domain, ip, path }) =>
    `SPF gives neutral: the SPF record of ${domain} neither allows nor forbids ${ip}${by(path)}. Receivers do not take that for a pass.`,
  SPF_NONE: ({ domain }) => `${domain} has no SPF record.`,
  SPF_MISTAKEN: ({ domain, record }) =>
    `${domain} has a TXT record that is meant to be SPF and is none, so receivers pass over it: ${record}. It has to begin with v=spf1 and a space, without quotation marks or anything else before that.`,
  SPF_MULTIPLE: ({ domain, at, records }) =>
    at === domain
      ? `${domain} has ${records.length} SPF records. There may be only one, so SPF ends in permerror.`
      : `${at}, which the SPF record of ${domain} includes, has ${records.length} SPF records. There may be only one, so SPF ends in permerror.`,
  SPF_TOO_MANY_LOOKUPS: ({ domain, count, limit, from }) =>
    `The SPF record of ${domain} needs ${count} DNS look-ups, and ${limit} are allowed, so SPF ends in permerror.${over(from)}`,
  SPF_LOOKUPS_OVER_LIMIT: ({ domain, count, limit, from }) =>
    `The SPF record of ${domain} needs ${count} DNS look-ups, and ${limit} are allowed. This address was decided before the limit; others end in permerror.${over(from)}`,
  SPF_SYNTAX: ({ at, term, why }) =>
    `The SPF record of ${at} has a mistake in "${term}": ${MISTAKES[why]}. SPF ends in permerror.`,
  SPF_INCLUDE_WITHOUT_RECORD: ({ at, term, target }) =>
    `The SPF record of ${at} says ${term}, but ${target} has no SPF record. SPF ends in permerror.`,
  SPF_INCLUDE_LOOP: ({ domain, at }) =>
    `The SPF record of ${domain} leads in a circle: ${at} includes itself by way of others. SPF ends in permerror.`,
  SPF_PERMERROR: ({ domain }) => `The SPF record of ${domain} cannot be evaluated (permerror).`,
  SPF_TEMPERROR: ({ domain, name, failure }) =>
    `SPF of ${domain} could not be checked (temperror): ${WHY[failure]} for ${name}. That does not mean the record is missing.`,
  SPF_VOID_LOOKUPS: ({ domain, names, limit }) =>
    `The SPF record of ${domain} names hosts that do not exist or have no such record: ${names.join(', ')}. More than ${limit} of those end in permerror.`,
  SPF_DEAD_TERMS: ({ domain, names }) =>
    `The SPF record of ${domain} names hosts that do not exist or have no such record: ${names.join(', ')}. They allow nothing and can be removed.`,
  SPF_PLUS_ALL: ({ domain, at, term }) =>
    `The SPF record of ${at} contains "${term}", so anyone on the internet may send as ${domain}.`,
  SPF_MISSING_IP6: ({ domain, ip }) =>
    `The mail came over IPv6, from ${ip}, and the SPF record of ${domain} has no ip6 term.`,
  SPF_PTR: ({ at, term }) =>
    `The SPF record of ${at} uses "${term}". That mechanism is slow and unreliable, and should no longer be used.`,
  SPF_NO_ALL: ({ domain }) =>
    `The SPF record of ${domain} does not end with "all", so addresses that it does not name get neutral.`,
  SPF_AFTER_ALL: ({ domain, terms }) =>
    `The SPF record of ${domain} has terms after "all", which nobody reads: ${terms.join(' ')}.`,
  SPF_RECORD: ({ domain, lookups, limit }) =>
    lookups === null
      ? `${domain} has an SPF record. How many DNS look-ups it needs cannot be told: not all of it could be read.`
      : `${domain} has an SPF record. It needs ${lookups} DNS ${lookups === 1 ? 'look-up' : 'look-ups'}; ${limit} are allowed.`,
  SPF_VALID: ({ domain, lookups, limit }) =>
    `The SPF record of ${domain} is in order: there is one, it has no errors, and it needs ${lookups} of the ${limit} DNS look-ups that are allowed.`,
  SPF_SUGGESTED_RECORD: ({ domain, record, add, why }) => {
    switch (why) {
      case 'first':
        return `An SPF record to begin with for ${domain}: "${record}". Add whatever else sends for the domain.`;
      case 'merge':
        return `One SPF record instead of several for ${domain}: "${record}".`;
      case 'allow':
        return `With ${add ?? ''} added, the SPF record of ${domain} is: "${record}". Add it only if that server is yours.`;
      case 'close':
        return `An SPF record for ${domain} that no longer lets everyone through: "${record}".`;
    }
  },
  SPF_HELO_PASS: ({ domain, ip }) => `SPF of the HELO name passes: ${domain} allows ${ip}.`,
  SPF_HELO_NONE: ({ domain }) =>
    `The HELO name ${domain} has no SPF record of its own. That is common, and matters only for mail with an empty sender, such as bounces.`,
  SPF_HELO_NOT_PASS: ({ domain, ip, result }) =>
    `SPF of the HELO name does not pass: ${domain} gives ${result} for ${ip}. It counts for mail with an empty sender, such as bounces.`,
};

const MISTAKES: Readonly<Record<SpfSyntaxProblem['why'], string>> = {
  unknown_mechanism: 'there is no such mechanism',
  bad_address: 'that is not an IP address or network',
  bad_length: 'the prefix length is not right',
  bad_domain: 'that is not a valid domain name',
  bad_modifier: 'that modifier is not valid',
  repeated: 'it may stand there only once',
  bytes: 'it contains characters that are not allowed',
};

/** The terms that led to a result, in brackets; nothing when no term matched. */
function by(path: readonly Step[]): string {
  const last = path.at(-1);
  if (!last) return '';
  return ` (${path.map(({ term }) => term).join(' > ')}${path.length > 1 ? ` in the record of ${last.domain}` : ''})`;
}

function over(from: Step | null): string {
  return from === null ? '' : ` The first one over the limit is "${from.term}" in the record of ${from.domain}.`;
}
