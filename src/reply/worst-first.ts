import type { Finding } from '../checks/finding.ts';
import type { Severity } from '../checks/weight.ts';
import { WEIGHTS } from '../checks/weights.ts';

/** The order in which an admin should read: what could not be checked may hide the worst. */
export const WORST_FIRST = ['bad', 'unknown', 'warning', 'good', 'info'] as const satisfies readonly Severity[];

/** Findings by severity, the worst first; those of one severity stay in order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

function rank(finding: Finding): number {
  return WORST_FIRST.indexOf(WEIGHTS[finding.code].severity);
}
