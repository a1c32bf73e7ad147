/** What a platform delivered, kept from before its acknowledgement until the work on it has ended. Plain data. */
export interface Delivery {
  /** Who can work on it: `slack`, `teams`. */
  readonly door: string;
  /** The same for every delivery of the same event, and no other's. */
  readonly id: string;
  /** Deliveries of one line are worked on one after the other, as they were kept. Absent: it waits for no other. */
  readonly line?: string;
  /** What the door needs to work on it; JSON, masked. */
  readonly body: unknown;
}

/**
 * What became of the wish to keep a delivery. `ours`: ours to work on until the lease ends. `waits`: others of its line are
 * before it; it comes by `take`. `known`: it is kept already.
 */
export type Kept = 'ours' | 'waits' | 'known';

export interface Taken {
  readonly delivery: Delivery;
  /** How often somebody began to work on it and did not end, this time not counted. */
  readonly tries: number;
}

/**
 * The port to where deliveries are kept. What nobody prolongs is given to whoever asks next, so all work comes at least
 * once. Every method rejects with `StoreUnavailable` when the store cannot be reached, and with nothing else.
 */
export interface Inbox {
  keep(delivery: Delivery, leaseMs: number): Promise<Kept>;
  /** Says that we live and still work on these. */
  prolong(ids: readonly string[], leaseMs: number): Promise<void>;
  /**
   * Takes deliveries for these doors whose lease has ended or whose turn has come, at most `most`. Those for other doors are
   * left to a process that has them, and not counted as tried.
   */
  take(most: number, leaseMs: number, doors: readonly string[]): Promise<readonly Taken[]>;
  /** Gives them to whoever takes next; who gives back has not been ended by them. */
  giveBack(ids: readonly string[]): Promise<void>;
  /** The work has ended. @returns whether the next of its line may be taken now */
  finish(id: string): Promise<boolean>;
}

/** What is older than this is not worked on any more: the talk has gone on. */
export const KEPT_MS = 60 * 60_000;
