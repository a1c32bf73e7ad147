import type { Cause } from '../knowledge/vocabulary.ts';

/** `proven`: records show it. `likely`: they fit it. `possible`: only the text says so. */
export type Confidence = 'proven' | 'likely' | 'possible';

/** What the evidence makes of a refusal. */
export interface Judgement {
  readonly cause: Cause;
  readonly confidence: Confidence;
}
