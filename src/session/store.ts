/** A conversation's state as it was loaded. */
export interface Session<S> {
  readonly state: S;
  /** Counts the saves; 0 stands for "not stored yet". */
  readonly revision: number;
}

/**
 * What became of a claim on an event.
 * `claimed`: ours to handle until the lease ends. `held`: another process works on it. `done`: it was handled before.
 */
export type Claim = { readonly status: 'claimed'; readonly token: string } | { readonly status: 'held' | 'done' };

/**
 * The port that keeps conversations. One conversation's keys live together (one slot of a Redis Cluster).
 * Every method rejects with `StoreUnavailable` when the store cannot be reached, and with nothing else; only `save`
 * also with `StateTooLarge`. Ids are arbitrary strings from outside.
 */
export interface SessionStore<S> {
  /** @returns the session, or undefined when there is none or it has expired. */
  load(conversation: string): Promise<Session<S> | undefined>;
  /**
   * Compare-and-set: stores `state` only if the stored revision is still `expected` (0: nothing stored).
   * @returns the new revision, or 'conflict' when somebody else was first; nothing is stored then.
   */
  save(conversation: string, state: S, expected: number): Promise<number | 'conflict'>;
  /** Deletes what is kept of a conversation, its claims included. */
  forget(conversation: string): Promise<void>;
  /**
   * Claims an event for `leaseMs`, so that a second delivery does nothing. A claim whose lease has ended (its process
   * died) can be taken over. With the token of a claim that is ours, it is prolonged.
   */
  claim(conversation: string, eventId: string, leaseMs: number, token?: string): Promise<Claim>;
  /** Marks a claimed event as handled for good (until the time to live ends). A lost claim is left alone: false. */
  complete(conversation: string, eventId: string, token: string): Promise<boolean>;
  /** Gives a claim back, so that a later delivery can be handled. A lost claim is left alone: false. */
  release(conversation: string, eventId: string, token: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The store cannot be reached or does not answer in time. Nothing is known of what it did. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The state is larger than a store takes. It is never cut: the core keeps it small, so this is a bug of the caller. */
export class StateTooLarge extends Error {
  override readonly name = 'StateTooLarge';
}
