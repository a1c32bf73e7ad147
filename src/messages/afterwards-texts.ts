import type { Effect, Proof } from '../knowledge/afterwards.ts';

/** What to expect after the steps: whole sentences that stand one after the other. */
export interface AfterwardsTexts {
  readonly heading: string;
  readonly effects: Readonly<Record<Effect, string>>;
  /** What becomes of the message itself: it has come back for good, or it is still in the queue. */
  readonly returned: string;
  readonly queued: string;
  readonly proofs: Readonly<Record<Proof, string>>;
  /** In place of `recheck` where there is nothing to press. */
  readonly recheckPrinted: string;
}
