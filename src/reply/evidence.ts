import type { Finding } from '../checks/finding.ts';
import { WEIGHTS } from '../checks/weights.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { EvidenceItem } from './card.ts';
import { recordLines } from './records.ts';

/** A finding in words. */
export function findingText(finding: Finding, catalog: Catalog): string {
  // The compiler ties each code to its words in the catalog's type, but cannot follow the tie through a union.
  const text = catalog.findings[finding.code] as (args: Finding['args']) => string;
  return text(finding.args);
}

/** That nobody announces an address proves nothing and helps nobody. */
function isTelling(finding: Finding): boolean {
  return finding.code !== 'ORIGIN_NOT_ANNOUNCED';
}

/** Without what another finding says already, with its verdict. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const valid = findings.filter(({ code }) => code === 'SPF_VALID').map(({ subject }) => subject);
  return findings.filter(({ code, subject }) => code !== 'SPF_RECORD' || !valid.includes(subject));
}

/** Of a case: what to publish stands with the remedy that fits the cause, and would mislead beside another. */
export function caseEvidence(findings: readonly Finding[], catalog: Catalog): EvidenceItem[] {
  return evidenceOf(
    findings.filter(({ code }) => code !== 'SPF_SUGGESTED_RECORD' && code !== 'DMARC_SUGGESTED_RECORD'),
    catalog,
  );
}

/** Evidence of a look-up: what is wrong, or could be better, with the section of the standard that says so. */
export function citedEvidence(findings: readonly Finding[], catalog: Catalog): EvidenceItem[] {
  return findings
    .filter(isTelling)
    .flatMap((finding) =>
      evidenceOf([finding], catalog).map((item) => ({ ...item, text: `${item.text}${citation(finding)}` })),
    );
}

/** In a form that reads the same in every language. */
function citation({ code }: Finding): string {
  const { severity, section } = WEIGHTS[code];
  if (severity !== 'bad' && severity !== 'warning') return '';
  return ` (${section.replace(/ (?:section|appendix) /, ' § ')})`;
}

/** Findings as evidence: weight, words and the records that prove them. */
function evidenceOf(findings: readonly Finding[], catalog: Catalog): EvidenceItem[] {
  return findings.filter(isTelling).map((finding) => ({
    weight: WEIGHTS[finding.code].severity,
    text: findingText(finding, catalog),
    records: finding.proof.flatMap((answer) => recordLines(answer, catalog)),
  }));
}
