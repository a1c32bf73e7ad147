import type { Finding } from '../checks/finding.ts';
import type { CheckRequest } from '../checks/request.ts';
import { WEIGHTS } from '../checks/weights.ts';
import { type Case, subjectOf } from './case.ts';
import { standingChecks } from './wanted.ts';

/** The checks of a case that a fix would change: those that found something wrong, else those that got no answer. */
export function watchable(theCase: Case): CheckRequest[] {
  const changing = standingChecks(theCase);
  const failing = (severity: 'bad' | 'unknown'): CheckRequest[] =>
    changing.filter((request) =>
      findingsOf(request, theCase.findings).some((finding) => WEIGHTS[finding.code].severity === severity),
    );
  const bad = failing('bad');
  return bad.length > 0 ? bad : failing('unknown');
}

/** What one of the checks found. */
export function findingsOf(request: CheckRequest, findings: readonly Finding[]): Finding[] {
  const subject = subjectOf(request);
  return findings.filter((finding) => finding.check === request.check && finding.subject === subject);
}
