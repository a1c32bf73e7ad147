import type { Finding, FindingCode } from '../checks/finding.ts';
import { allowTerm } from '../checks/spf/suggestion.ts';
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

/** The case without what SPF says of other addresses than this one: it proves nothing for a refusal of this one. */
export function ofAddress(theCase: Case, ip: string | null): Case {
  const findings = ip === null ? theCase.findings : theCase.findings.filter((finding) => !isOfOther(finding, ip));
  return findings.length === theCase.findings.length ? theCase : { ...theCase, findings };
}

function isOfOther({ check, code, args }: Finding, ip: string): boolean {
  if (check !== 'spf') return false;
  if (code === 'SPF_SUGGESTED_RECORD') return args.add !== null && args.add !== allowTerm(ip);
  return 'ip' in args && args.ip !== ip;
}
