import type { Finding, FindingCode } from '../checks/finding.ts';
import type { Case } from './case.ts';

/** @returns the case's finding of a code about a subject, or undefined. */
export function findingOf<C extends FindingCode>(
  theCase: Case,
  code: C,
  subject: string,
): Extract<Finding, { code: C }> | undefined {
  return theCase.findings.find(
    (finding): finding is Extract<Finding, { code: C }> => finding.code === code && finding.subject === subject,
  );
}
