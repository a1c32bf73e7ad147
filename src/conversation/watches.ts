/** One look of a watch that is to be taken later. Plain data: it outlives the process where the watches do. */
export interface DueLook {
  readonly conversation: string;
  readonly workspace: string;
  readonly address: string;
  readonly locale?: string;
  /** The watch's number in its conversation. */
  readonly watch: number;
  /** Counts the looks of the watch from 0. A look that the conversation does not expect changes nothing. */
  readonly look: number;
}

/** The port to what wakes a watch up. */
export interface Watches {
  /** Whether a watch goes on after the process has ended. */
  readonly lasting: boolean;
  /** Milliseconds before each look; after the last one a watch gives up. */
  readonly delays: readonly number[];
  /** Has the look taken after `delayMs`. The same look twice is one. Rejects with `StoreUnavailable`. */
  schedule(due: DueLook, delayMs: number): Promise<void>;
}

/** Takes a look that is due. @returns false: not done, try again soon */
export type OnDue = (due: DueLook) => Promise<boolean>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** After 2, 5, 10, 20 and 40 minutes, then every hour, for 48 hours. */
export const USUAL_DELAYS: readonly number[] = [
  ...[2, 3, 5, 10, 20].map((minutes) => minutes * MINUTE),
  ...Array.from({ length: 47 }, () => HOUR),
];

/** Watches of one conversation at a time. */
export const WATCHES_PER_CONVERSATION = 3;
/** Watches of one workspace at a time. */
export const WATCHES_PER_WORKSPACE = 20;
