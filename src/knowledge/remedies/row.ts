import type { Names } from './names.ts';
import type { SourceId } from './sources.ts';

/** One step of a remedy; its words stand in the message catalog under the same id. */
export interface StepRow {
  /** A command to copy, with the admin's names filled in. */
  readonly command?: (names: Names) => string;
  /** The step applies only then; without it, always. */
  readonly when?: (names: Names) => boolean;
}

/** A remedy as data: what to do in which order, and what says so. The words stand in the message catalog. */
export interface RemedyRow {
  /** In the order to be taken. */
  readonly steps: Readonly<Record<string, StepRow>>;
  /** A request to send to whoever must act, ready to copy. */
  readonly request?: true;
  /** No request then: the admin would be writing to themselves. */
  readonly requestUnless?: (names: Names) => boolean;
  readonly sources: readonly SourceId[];
}
