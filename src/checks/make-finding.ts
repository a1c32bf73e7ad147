import type { DnsAnswer } from '../dns/answer.ts';
import type { CheckId, Finding, FindingArgs, FindingCode } from './finding.ts';

/** Makes a finding whose arguments belong to its code. */
export function makeFinding<C extends FindingCode>(
  check: CheckId,
  code: C,
  subject: string,
  args: FindingArgs[C],
  proof: readonly DnsAnswer[],
): Finding {
  // The compiler cannot see that a code and its own arguments are one of the union's members.
  return { check, code, subject, args, proof } as Finding;
}
