import type { Finding } from '../checks/finding.ts';
import type { DnsAnswer } from '../dns/answer.ts';
import { WEIGHTS } from '../checks/weights.ts';

/** Who was asked: the zones' own servers, or only the resolver because they could not be. */
export type Basis = 'authoritative' | 'resolver';

/** What is different between two looks at DNS. */
export interface Changes {
  readonly fixed: readonly Finding[];
  readonly still: readonly Finding[];
  readonly fresh: readonly Finding[];
  /** Whether the zones' own servers said it, or only the resolver could be asked. */
  readonly basis: Basis;
  /** Names for which the zone's servers do not say the same: a change is not live there yet. */
  readonly disagreed: readonly string[];
  /** Seconds for which caches may still hold what was said before; null when nothing was fixed or no TTL is known. */
  readonly cachedFor: number | null;
}

/** Compares the problems of two looks. Findings that are no problem do not count. */
export function changesBetween(
  before: readonly Finding[],
  after: readonly Finding[],
  basis: Basis,
  disagreed: readonly string[],
): Changes {
  const was = new Set(before.filter(isProblem).map(identity));
  const is = new Set(after.filter(isProblem).map(identity));
  const fresh = after.filter((finding) => isProblem(finding) && !was.has(identity(finding)));
  const gone = before.filter((finding) => isProblem(finding) && !is.has(identity(finding)));
  const fixed = gone.filter((finding) => !isUnseen(finding, fresh, after));
  const now = new Set(after.flatMap(({ proof }) => proof.map(contentOf)));
  const changed = fixed.flatMap(({ proof }) => proof.filter((answer) => !now.has(contentOf(answer))));
  const ttls = changed.flatMap((answer) => ('ttl' in answer ? [answer.ttl] : []));
  return {
    fixed,
    still: after.filter((finding) => isProblem(finding) && was.has(identity(finding))),
    fresh,
    basis,
    disagreed,
    cachedFor: ttls.length === 0 ? null : Math.max(...ttls),
  };
}

/** What an answer says; one that says the same again is no old one, however long it may be cached. */
function contentOf(answer: DnsAnswer): string {
  const records = answer.status === 'records' ? answer.records.map((record) => JSON.stringify(record)).sort() : [];
  return JSON.stringify([answer.name, answer.type, records]);
}

/** Does a finding say that something is wrong, or could not be checked? */
export function isProblem(finding: Finding): boolean {
  const { severity } = WEIGHTS[finding.code];
  return severity === 'bad' || severity === 'warning' || severity === 'unknown';
}

/** A problem that was not looked at again, because the look-up failed this time, is not known to be gone. */
function isUnseen(finding: Finding, fresh: readonly Finding[], after: readonly Finding[]): boolean {
  const lists = listsOf(finding);
  if (lists.length > 0) return after.some((one) => one.subject === finding.subject && isUnasked(one, lists));
  return fresh.some(
    ({ check, subject, code }) =>
      check === finding.check && subject === finding.subject && WEIGHTS[code].severity === 'unknown',
  );
}

/** The blocklists that a finding says hold the address or domain: each is asked for itself. */
function listsOf({ code, args }: Finding): readonly string[] {
  switch (code) {
    case 'BLOCKLIST_LISTED':
    case 'DOMAIN_LISTED':
      return args.listings.map(({ list }) => list);
    case 'BLOCKLIST_PBL':
      return [args.list];
    default:
      return [];
  }
}

function isUnasked({ code, args }: Finding, lists: readonly string[]): boolean {
  const isUnknown = code === 'BLOCKLIST_UNKNOWN' || code === 'DOMAIN_LIST_UNKNOWN';
  return isUnknown && args.lists.some(({ list }) => lists.includes(list));
}

function identity(finding: Finding): string {
  return `${finding.code} ${finding.subject}`;
}
