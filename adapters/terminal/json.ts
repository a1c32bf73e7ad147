import type { Finding } from '../../src/checks/finding.ts';
import { WEIGHTS } from '../../src/checks/weights.ts';
import type { Catalog } from '../../src/messages/catalog.ts';
import { findingText } from '../../src/reply/evidence.ts';

/** Findings as the command line's JSON has them. */
export function findingsJson(findings: readonly Finding[], catalog: Catalog) {
  return findings.map((finding) => ({
    check: finding.check,
    code: finding.code,
    result: WEIGHTS[finding.code].result,
    subject: finding.subject,
    severity: WEIGHTS[finding.code].severity,
    section: WEIGHTS[finding.code].section,
    args: finding.args,
    proof: finding.proof,
    text: findingText(finding, catalog),
  }));
}
