import { readState, writeState } from './state-text.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { Session } from './store.ts';
import {
  CASES_KEPT,
  type Ending,
  type Rating,
  type Seen,
  WORKSPACE_TTL_MS,
  type WorkspaceSettings,
  type WorkspaceStore,
} from './workspace-store.ts';

export interface MemoryWorkspaceSettings<P> extends WorkspaceSettings<P> {
  /** The time in milliseconds since the epoch. */
  readonly now: () => number;
}

/** What is kept until its time ends. */
interface Kept<T> {
  readonly value: T;
  ends: number;
}
interface EndedCase {
  readonly at: number;
  readonly ending: Ending;
}

/** More than this of one kind and the oldest go: one process serves few workspaces. */
const MOST = 10_000;

/** The workspace store of one process. All is lost at its end. */
export class MemoryWorkspaces<P> implements WorkspaceStore<P> {
  readonly #settings: Required<MemoryWorkspaceSettings<P>>;
  readonly #profiles = new Map<string, Kept<{ readonly text: string; readonly revision: number }>>();
  readonly #cases = new Map<string, Kept<Map<string, EndedCase>>>();
  readonly #ratings = new Map<string, Kept<Map<string, Rating>>>();
  readonly #rated = new Map<string, Kept<true>>();
  readonly #watches = new Map<string, Map<string, number>>();

  constructor(settings: MemoryWorkspaceSettings<P>) {
    this.#settings = { ttlMs: WORKSPACE_TTL_MS, ...settings };
  }

  loadProfile(workspace: string): Promise<Session<P> | undefined> {
    return Promise.resolve(this.#profile(workspace));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a profile that is too large must reject, not throw
  async saveProfile(workspace: string, profile: P, expected: number): Promise<number | 'conflict'> {
    const text = writeState(profile, DEFAULT_SETTINGS.maxStateBytes);
    if ((this.#profile(workspace)?.revision ?? 0) !== expected) return 'conflict';
    this.#keep(this.#profiles, workspace, { text, revision: expected + 1 });
    return expected + 1;
  }

  remember(workspace: string, fingerprint: string, caseId: string, ending: Ending): Promise<void> {
    const key = JSON.stringify([workspace, fingerprint]);
    const cases = this.#used(this.#cases, key) ?? new Map<string, EndedCase>();
    const before = cases.get(caseId)?.ending;
    cases.delete(caseId);
    cases.set(caseId, { at: this.#settings.now(), ending: ending === 'unknown' ? (before ?? ending) : ending });
    for (const oldest of cases.keys()) if (cases.size > CASES_KEPT) cases.delete(oldest);
    this.#keep(this.#cases, key, cases);
    return Promise.resolve();
  }

  seen(workspace: string, fingerprint: string, exceptCase: string): Promise<Seen | undefined> {
    const cases = this.#used(this.#cases, JSON.stringify([workspace, fingerprint])) ?? new Map<string, EndedCase>();
    const others = [...cases].filter(([id]) => id !== exceptCase).map(([, one]) => one);
    const last = others.at(-1);
    return Promise.resolve(last && { count: others.length, lastAt: last.at, lastEnding: last.ending });
  }

  rate(workspace: string, rule: string, caseId: string, right: boolean): Promise<boolean> {
    const once = JSON.stringify([workspace, caseId]);
    if (this.#used(this.#rated, once)) return Promise.resolve(false);
    this.#keep(this.#rated, once, true);
    const ratings = this.#used(this.#ratings, workspace) ?? new Map<string, Rating>();
    const before = ratings.get(rule) ?? { right: 0, wrong: 0 };
    ratings.set(rule, right ? { ...before, right: before.right + 1 } : { ...before, wrong: before.wrong + 1 });
    this.#keep(this.#ratings, workspace, ratings);
    return Promise.resolve(true);
  }

  ratings(workspace: string): Promise<Readonly<Record<string, Rating>>> {
    return Promise.resolve(Object.fromEntries(this.#used(this.#ratings, workspace) ?? []));
  }

  holdWatch(workspace: string, watch: string, forMs: number, limit: number): Promise<boolean> {
    const now = this.#settings.now();
    const watches = this.#watches.get(workspace) ?? new Map<string, number>();
    for (const [id, ends] of watches) if (ends <= now) watches.delete(id);
    const free = watches.has(watch) || watches.size < limit;
    if (free) watches.set(watch, now + forMs);
    this.#watches.set(workspace, watches);
    return Promise.resolve(free);
  }

  dropWatch(workspace: string, watch: string): Promise<void> {
    this.#watches.get(workspace)?.delete(watch);
    return Promise.resolve();
  }

  #profile(workspace: string): Session<P> | undefined {
    const kept = this.#used(this.#profiles, workspace);
    const state = kept && readState(kept.text, this.#settings.parse);
    return state === undefined ? undefined : { state, revision: kept?.revision ?? 0 };
  }

  /** What is kept and not past its time, which begins anew. */
  #used<T>(map: Map<string, Kept<T>>, key: string): T | undefined {
    const kept = map.get(key);
    if (!kept || kept.ends <= this.#settings.now()) return undefined;
    kept.ends = this.#settings.now() + this.#settings.ttlMs;
    return kept.value;
  }

  #keep<T>(map: Map<string, Kept<T>>, key: string, value: T): void {
    map.delete(key);
    map.set(key, { value, ends: this.#settings.now() + this.#settings.ttlMs });
    for (const oldest of map.keys()) if (map.size > MOST) map.delete(oldest);
  }
}
