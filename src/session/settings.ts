const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What every session store is told. */
export interface StoreSettings<S> {
  /**
   * Reads a stored state. Undefined: unreadable, which counts as no state (damaged, or of a version that is forgotten).
   * Throws `StoreUnavailable` for one of a newer version: it is left alone.
   */
  readonly parse: (raw: unknown) => S | undefined;
  /** How long a conversation is kept after its last save. Default: 30 days. */
  readonly sessionTtlMs?: number;
  /** How long a handled event is remembered, so that a late delivery is not handled again. Default: 2 days. */
  readonly claimTtlMs?: number;
  /** The largest state as JSON in UTF-8. Default: 1 MiB: a case stands in it up to five times, in what is to be said too. */
  readonly maxStateBytes?: number;
}

export const DEFAULT_SETTINGS = {
  sessionTtlMs: 30 * DAY,
  claimTtlMs: 2 * DAY,
  maxStateBytes: 1024 * 1024,
} as const;
