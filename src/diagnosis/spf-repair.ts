import { parseSpfRecord } from '../checks/spf/record.ts';
import { allowTerm } from '../checks/spf/suggestion.ts';
import { canonicalAddress } from '../dns/names.ts';
import { isOneSlip } from './misspelling.ts';

/** Mechanisms with a value, and what people write for them (RFC 7208 section 5). */
const MISNAMED: Readonly<Record<string, string>> = { ip: 'ip4', ipv4: 'ip4', ipv6: 'ip6', spf: 'include', host: 'a' };
const MECHANISMS = ['include', 'exists', 'ip4', 'ip6', 'mx', 'all', 'ptr'];

/**
 * A record whose mistakes are put right where it is plain what was meant ("inlcude:", "ipv4:", a space after the colon), and
 * whose other mistaken terms are left out.
 * @returns null for a record without a mistake, or of which nothing would be left
 */
export function repairedRecord(record: string): string | null {
  if (parseSpfRecord(record).problem === null) return null;
  const terms = joinedTerms(record).flatMap((term) => repairedTerm(term) ?? []);
  const allows = terms.some((term) => !/^(?:[-+~?]?all$|exp=)/i.test(term));
  return allows ? ['v=spf1', ...new Set(terms)].join(' ') : null;
}

/** The terms of a record that are not right, in order. */
export function mistakenTerms(record: string): string[] {
  return record
    .split(' ')
    .slice(1)
    .filter((term) => term !== '' && !isValid(term));
}

/** The terms of a record that name hosts of which DNS knows nothing (void look-ups, RFC 7208 section 4.6.4). */
export function deadTerms(record: string, hosts: readonly string[] = []): string[] {
  return record.split(' ').filter((term) => hosts.some((host) => term.toLowerCase().endsWith(`:${host}`)));
}

/** @returns the record without these terms; null where there are none, or nothing would be left that allows anybody */
export function withoutTerms(record: string, terms: readonly string[]): string | null {
  const left = record.split(' ').filter((term) => !terms.includes(term));
  const allows = left.slice(1).some((term) => !/^(?:[-+~?]?all$|exp=)/i.test(term));
  return terms.length > 0 && allows ? left.join(' ') : null;
}

/** `include: example.com` is one term that a space split. */
function joinedTerms(record: string): string[] {
  return record
    .replace(/\b(include|ip4|ip6|a|mx|exists): (?=\S)/gi, '$1:')
    .split(' ')
    .slice(1)
    .filter((term) => term !== '');
}

function repairedTerm(term: string): string | undefined {
  const address = canonicalAddress(term);
  if (address !== undefined) return allowTerm(address);
  // A mechanism with an equals sign reads as a modifier, which receivers pass over (RFC 7208 section 6).
  if (isValid(term) && !/^(?:ip4|ip6|include|mx)=/i.test(term)) return term;
  const [, sign = '', name = '', rest = ''] = /^([-+~?]?)([a-z\d]{0,12})(.*)$/i.exec(term) ?? [];
  const lower = name.toLowerCase();
  const meant = MISNAMED[lower] ?? MECHANISMS.find((known) => known === lower || isOneSlip(lower, known));
  if (meant === undefined) return undefined;
  const value = rest.replace(/^[=;]/, ':').replace(/[,;]$/, '');
  return [
    `${sign}${meant}${value}`,
    `${sign}${meant === 'ip4' && value.includes(':', 1) ? 'ip6' : meant}${value}`,
  ].find(isValid);
}

function isValid(term: string): boolean {
  const { problem, directives, redirect } = parseSpfRecord(`v=spf1 ${term}`);
  return problem === null && (directives.length > 0 || redirect !== null || /^[a-z][\w.-]*=/i.test(term));
}
