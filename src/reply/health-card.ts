import type { CheckId, Finding } from '../checks/finding.ts';
import type { Severity } from '../checks/weight.ts';
import { WEIGHTS } from '../checks/weights.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Card, Element, EvidenceItem } from './card.ts';
import { citedEvidence, findingText, withoutRepeats } from './evidence.ts';
import type { View } from './view.ts';
import { WORST_FIRST, worstFirst } from './worst-first.ts';

type HealthView = Extract<View, { view: 'health' }>;

/** One check of a report: how it stands, and what it found, the worst first. */
export interface CheckHealth {
  readonly check: CheckId;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

/** The checks of a report, the worst first. A check that found nothing to tell is `info`. */
export function healthOf({ requests, findings }: Pick<HealthView, 'requests' | 'findings'>): CheckHealth[] {
  const checks = [...new Set(requests.map((request) => request.check))];
  const rows = checks.map((check): CheckHealth => {
    const own = worstFirst(findings.filter((finding) => finding.check === check));
    const [worst] = own;
    return { check, severity: worst ? WEIGHTS[worst.code].severity : 'info', findings: own };
  });
  return rows.toSorted((a, b) => WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity));
}

/** The report on a domain or an address: a line for each check, the worst first, then what else was found. */
export function healthCard(view: HealthView, catalog: Catalog): Card {
  const { chat } = catalog;
  const rows = healthOf(view);
  const count = (severity: Severity): number => rows.filter((row) => row.severity === severity).length;
  const summary = chat.healthSummary(view.subject, {
    bad: count('bad'),
    warning: count('warning'),
    unknown: count('unknown'),
    checks: rows.length,
  });
  const rest = worstFirst(rows.flatMap((row) => withoutRepeats(row.findings).slice(1)));
  const details: Element[] =
    rest.length === 0
      ? []
      : [
          { type: 'heading', text: chat.healthDetails },
          { type: 'evidence', items: citedEvidence(rest, catalog) },
        ];
  return {
    summary,
    elements: [
      { type: 'heading', text: chat.healthHeading(view.subject) },
      { type: 'text', text: summary },
      { type: 'evidence', items: rows.map((row) => line(row, catalog)) },
      ...details,
    ],
  };
}

function line({ check, severity, findings }: CheckHealth, catalog: Catalog): EvidenceItem {
  const { checkNames, healthNothing } = catalog.chat;
  const [worst] = findings;
  if (!worst) return { weight: severity, text: `${checkNames[check]}: ${healthNothing}`, records: [] };
  const [item] = citedEvidence([worst], catalog);
  return {
    weight: severity,
    text: `${checkNames[check]}: ${item?.text ?? findingText(worst, catalog)}`,
    records: item?.records ?? [],
  };
}
