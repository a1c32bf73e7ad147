import type { Session } from './store.ts';

/** How a case ended: its fix was seen, its summary was handed over, or nobody said. */
export type Ending = 'fixed' | 'handed_over' | 'unknown';

/** What is remembered of earlier cases with one fingerprint. */
export interface Seen {
  readonly count: number;
  /** When the latest one last moved, in milliseconds since the epoch, by the store's clock. */
  readonly lastAt: number;
  readonly lastEnding: Ending;
}

/** How often advice that rests on a rule was called right and wrong. */
export interface Rating {
  readonly right: number;
  readonly wrong: number;
}

/** What every workspace store is told. */
export interface WorkspaceSettings<P> {
  /** Reads a stored profile. Undefined: unreadable, which counts as none. */
  readonly parse: (raw: unknown) => P | undefined;
  /** How long a profile, a fingerprint and the ratings are kept after their last use. Default: 400 days. */
  readonly ttlMs?: number;
}
export const WORKSPACE_TTL_MS = 400 * 24 * 60 * 60_000;
/** Cases kept of one fingerprint; the oldest give way. */
export const CASES_KEPT = 50;

/**
 * The port that keeps what belongs to a workspace and not to one conversation. Holds no personal data: fingerprints, case
 * ids and rules come from the core, which puts none in them. Every method rejects with `StoreUnavailable` when the store
 * cannot be reached, and with nothing else. Ids are arbitrary strings from outside.
 */
export interface WorkspaceStore<P> {
  /** @returns the workspace's profile, or undefined when there is none. Reading keeps it alive. */
  loadProfile(workspace: string): Promise<Session<P> | undefined>;
  /** Compare-and-set, as with a session: 0 stands for "none yet"; 'conflict' when somebody else was first. */
  saveProfile(workspace: string, profile: P, expected: number): Promise<number | 'conflict'>;
  /** Notes how a case stands. Noted again it counts once; 'unknown' leaves an earlier ending as it is. */
  remember(workspace: string, fingerprint: string, caseId: string, ending: Ending): Promise<void>;
  /** Earlier cases with the fingerprint, the given one left out. Undefined: there is none. */
  seen(workspace: string, fingerprint: string, exceptCase: string): Promise<Seen | undefined>;
  /** Counts a judgement of a rule's advice, once a case. @returns whether it was counted */
  rate(workspace: string, rule: string, caseId: string, right: boolean): Promise<boolean>;
  ratings(workspace: string): Promise<Readonly<Record<string, Rating>>>;
  /**
   * Takes one of a workspace's places for watches until `forMs` have passed; who has one keeps it.
   * @returns false when all `limit` are taken
   */
  holdWatch(workspace: string, watch: string, forMs: number, limit: number): Promise<boolean>;
  /** Gives the place back. */
  dropWatch(workspace: string, watch: string): Promise<void>;
}
