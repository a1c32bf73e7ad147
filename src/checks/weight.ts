import type { Result } from '../knowledge/vocabulary.ts';

/** How much a finding matters. `good` is evidence too; `unknown`: it could not be checked. */
export type Severity = 'bad' | 'warning' | 'good' | 'info' | 'unknown';
export interface WeightOfFinding {
  readonly severity: Severity;
  readonly result: Result | null;
  /** The standard's section that the finding rests on. */
  readonly section: string;
}
