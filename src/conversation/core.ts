import type { Finding } from '../checks/finding.ts';
import type { CheckRequest } from '../checks/request.ts';
import type { Basis } from '../diagnosis/changes.ts';
import type { Profile } from '../diagnosis/profile.ts';
import type { Language } from '../messages/catalog.ts';
import type { View } from '../reply/view.ts';
import type { SessionStore } from '../session/store.ts';
import type { WorkspaceStore } from '../session/workspace-store.ts';
import type { After } from './progress.ts';
import type { State } from './state.ts';
import type { Watches } from './watches.ts';

/** What checks came to. */
export interface Investigation {
  readonly findings: readonly Finding[];
  readonly basis: Basis;
  /** Names for which a zone's own servers do not say the same. */
  readonly disagreed: readonly string[];
}

/**
 * The port to the checks. It never rejects: what could not be looked up is a finding.
 * @param onProgress hears of each check that has ended
 */
export type Investigate = (
  requests: readonly CheckRequest[],
  again: boolean,
  onProgress?: (request: CheckRequest) => void,
) => Promise<Investigation>;

/** Where things that must not happen are written, masked. `info`: things worth counting. */
export interface Log {
  error(facts: Record<string, unknown>, message: string): void;
  info?(facts: Record<string, unknown>, message: string): void;
}

export interface CoreOptions {
  readonly store: SessionStore<State>;
  readonly workspaces: WorkspaceStore<Profile>;
  readonly watches: Watches;
  readonly investigate: Investigate;
  readonly log: Log;
  /** Hears what is said, for counting. */
  readonly onSaid?: (view: View) => void;
  /** Answers in this language whatever the user's is. */
  readonly language?: Language;
  /** Without it nothing is told while checks run, and claims are not prolonged. */
  readonly after?: After;
  /** How long an event is ours without a sign of life. Default: 15 s. */
  readonly leaseMs?: number;
}
