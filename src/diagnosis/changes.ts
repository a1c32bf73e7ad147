import type { Finding } from '../checks/finding.ts';
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
  const fixed = before.filter((finding) => isProblem(finding) && !is.has(identity(finding)));
  const ttls = fixed.flatMap((finding) => finding.proof.flatMap((answer) => ('ttl' in answer ? [answer.ttl] : [])));
  return {
    fixed,
    still: after.filter((finding) => isProblem(finding) && was.has(identity(finding))),
    fresh: after.filter((finding) => isProblem(finding) && !was.has(identity(finding))),
    basis,
    disagreed,
    cachedFor: ttls.length === 0 ? null : Math.max(...ttls),
  };
}

/** Does a finding say that something is wrong, or could not be checked? */
export function isProblem(finding: Finding): boolean {
  const { severity } = WEIGHTS[finding.code];
  return severity === 'bad' || severity === 'warning' || severity === 'unknown';
}

function identity(finding: Finding): string {
  return `${finding.code} ${finding.subject}`;
}
