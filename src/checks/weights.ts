import type { FindingCode } from './finding.ts';
import { ORIGIN_WEIGHTS } from './origin/findings.ts';
import { REVERSE_WEIGHTS } from './reverse/findings.ts';
import { SPF_WEIGHTS } from './spf/findings.ts';
import type { WeightOfFinding } from './weight.ts';

/** Severity, result word and the standard's section of each finding. */
export const WEIGHTS: Readonly<Record<FindingCode, WeightOfFinding>> = {
  ...REVERSE_WEIGHTS,
  ...ORIGIN_WEIGHTS,
  ...SPF_WEIGHTS,
};
