import { DEFAULT_SETTINGS } from '../../src/session/settings.ts';
import { readState, writeState } from '../../src/session/state-text.ts';
import type { Session } from '../../src/session/store.ts';
import {
  CASES_KEPT,
  type Ending,
  type Rating,
  type Seen,
  WORKSPACE_TTL_MS,
  type WorkspaceSettings,
  type WorkspaceStore,
} from '../../src/session/workspace-store.ts';
import type { RedisConnection } from './connection.ts';
import { nameOf } from './keys.ts';
import { defineScripts } from './scripts.ts';
import { defineWorkspaceScripts } from './workspace-scripts.ts';

export interface RedisWorkspaceSettings<P> extends WorkspaceSettings<P> {
  /** Begins every key. Default: `bounce-doctor`. */
  readonly prefix?: string;
}

/** The workspace store that several processes share. The connection is not its own: it ends with the session store's. */
export class RedisWorkspaces<P> implements WorkspaceStore<P> {
  readonly #connection: RedisConnection;
  readonly #settings: Required<RedisWorkspaceSettings<P>>;

  /** @throws TypeError for a prefix with braces: they would move the hash tag. */
  constructor(connection: RedisConnection, settings: RedisWorkspaceSettings<P>) {
    this.#connection = connection;
    this.#settings = { prefix: 'bounce-doctor', ttlMs: WORKSPACE_TTL_MS, ...settings };
    if (/[{}]/u.test(this.#settings.prefix)) throw new TypeError('A key prefix holds no braces.');
    defineScripts(connection.client);
    defineWorkspaceScripts(connection.client);
  }

  async loadProfile(workspace: string): Promise<Session<P> | undefined> {
    const key = this.#key(workspace, 'profile');
    const [revision = null, text = null] = await this.#connection.run((redis) => redis.hmget(key, 'revision', 'state'));
    if (revision === null) return undefined;
    const state = readState(text ?? '', this.#settings.parse);
    if (state === undefined) {
      await this.#connection.run((redis) => redis.dropState(key, revision));
      return undefined;
    }
    await this.#connection.run((redis) => redis.pexpire(key, this.#settings.ttlMs));
    return { state, revision: Number(revision) };
  }

  async saveProfile(workspace: string, profile: P, expected: number): Promise<number | 'conflict'> {
    const text = writeState(profile, DEFAULT_SETTINGS.maxStateBytes);
    const key = this.#key(workspace, 'profile');
    const revision = await this.#connection.run((redis) => redis.saveState(key, expected, text, this.#settings.ttlMs));
    return revision === 0 ? 'conflict' : Number(revision);
  }

  async remember(workspace: string, fingerprint: string, caseId: string, ending: Ending): Promise<void> {
    const key = this.#key(workspace, 'seen', fingerprint);
    const { ttlMs } = this.#settings;
    await this.#connection.run((redis) => redis.rememberCase(key, nameOf(caseId), ending, ttlMs, CASES_KEPT));
  }

  async seen(workspace: string, fingerprint: string, exceptCase: string): Promise<Seen | undefined> {
    const key = this.#key(workspace, 'seen', fingerprint);
    const cases = await this.#connection.run((redis) => redis.hgetall(key));
    const others = Object.entries(cases)
      .filter(([id]) => id !== nameOf(exceptCase))
      .flatMap(([, value]) => readCase(value) ?? [])
      .toSorted((a, b) => a.at - b.at);
    const last = others.at(-1);
    return last && { count: others.length, lastAt: last.at, lastEnding: last.ending };
  }

  async rate(workspace: string, rule: string, caseId: string, right: boolean): Promise<boolean> {
    const ratings = this.#key(workspace, 'ratings');
    const rated = this.#key(workspace, 'rated', caseId);
    const field = `${right ? 'right' : 'wrong'} ${rule}`;
    return (await this.#connection.run((redis) => redis.rateRule(ratings, rated, field, this.#settings.ttlMs))) === 1;
  }

  async ratings(workspace: string): Promise<Readonly<Record<string, Rating>>> {
    const fields = await this.#connection.run((redis) => redis.hgetall(this.#key(workspace, 'ratings')));
    const rules = new Set(Object.keys(fields).map((field) => field.slice('right '.length)));
    const count = (word: string, rule: string): number => Number(fields[`${word} ${rule}`] ?? 0);
    return Object.fromEntries(
      [...rules].map((rule) => [rule, { right: count('right', rule), wrong: count('wrong', rule) }]),
    );
  }

  async holdWatch(workspace: string, watch: string, forMs: number, limit: number): Promise<boolean> {
    const key = this.#key(workspace, 'watches');
    return (await this.#connection.run((redis) => redis.holdWatch(key, nameOf(watch), forMs, limit))) === 1;
  }

  async dropWatch(workspace: string, watch: string): Promise<void> {
    const key = this.#key(workspace, 'watches');
    await this.#connection.run((redis) => redis.zrem(key, nameOf(watch)));
  }

  /** The braces are a hash tag: all keys of a workspace live in one slot. */
  #key(workspace: string, kind: string, id?: string): string {
    const key = `${this.#settings.prefix}:{${nameOf(workspace)}}:${kind}`;
    return id === undefined ? key : `${key}:${nameOf(id)}`;
  }
}

const CASE = /^(\d{1,16}) (fixed|handed_over|unknown)$/;

function readCase(value: string): { at: number; ending: Ending } | undefined {
  const [, at, ending] = CASE.exec(value) ?? [];
  if (ending !== 'fixed' && ending !== 'handed_over' && ending !== 'unknown') return undefined;
  return { at: Number(at), ending };
}
