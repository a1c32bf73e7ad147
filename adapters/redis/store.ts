import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS, type StoreSettings } from '../../src/session/settings.ts';
import { readState, writeState } from '../../src/session/state-text.ts';
import type { Claim, Session, SessionStore } from '../../src/session/store.ts';
import type { RedisConnection } from './connection.ts';
import { type ConversationKeys, keysOf, nameOf } from './keys.ts';
import { defineScripts } from './scripts.ts';

export interface RedisStoreSettings<S> extends StoreSettings<S> {
  /** Begins every key. Default: `bounce-doctor`. */
  readonly prefix?: string;
}

/** The session store that several processes share. Needs Redis 5 or newer (6.2 is better), or Valkey. Closes its connection. */
export class RedisStore<S> implements SessionStore<S> {
  readonly #connection: RedisConnection;
  readonly #settings: Required<RedisStoreSettings<S>>;

  /** @throws TypeError for a prefix with braces: they would move the hash tag. */
  constructor(connection: RedisConnection, settings: RedisStoreSettings<S>) {
    this.#connection = connection;
    this.#settings = { prefix: 'bounce-doctor', ...DEFAULT_SETTINGS, ...settings };
    if (/[{}]/u.test(this.#settings.prefix)) throw new TypeError('A key prefix holds no braces.');
    defineScripts(connection.client);
  }

  async load(conversation: string): Promise<Session<S> | undefined> {
    const { state: key } = this.#keys(conversation);
    const [revision = null, text = null] = await this.#connection.run((redis) => redis.hmget(key, 'revision', 'state'));
    if (revision === null) return undefined;
    const state = readState(text ?? '', this.#settings.parse);
    if (state !== undefined) return { state, revision: Number(revision) };
    // It counts as none, so the next save expects none.
    await this.#connection.run((redis) => redis.dropState(key, revision));
    return undefined;
  }

  async save(conversation: string, state: S, expected: number): Promise<number | 'conflict'> {
    const text = writeState(state, this.#settings.maxStateBytes);
    const { state: key } = this.#keys(conversation);
    const ttl = this.#settings.sessionTtlMs;
    const revision = await this.#connection.run((redis) => redis.saveState(key, expected, text, ttl));
    return revision === 0 ? 'conflict' : Number(revision);
  }

  async forget(conversation: string): Promise<void> {
    const { state, claims } = this.#keys(conversation);
    await this.#connection.run((redis) => redis.del(state, claims));
  }

  async claim(conversation: string, eventId: string, leaseMs: number, token: string = randomUUID()): Promise<Claim> {
    const { claims } = this.#keys(conversation);
    const status = await this.#connection.run((redis) => redis.claimEvent(claims, nameOf(eventId), token, leaseMs));
    if (status === 'claimed') return { status, token };
    return { status: status === 'done' ? 'done' : 'held' };
  }

  async complete(conversation: string, eventId: string, token: string): Promise<boolean> {
    const { claims } = this.#keys(conversation);
    const ttl = this.#settings.claimTtlMs;
    return (await this.#connection.run((redis) => redis.completeEvent(claims, nameOf(eventId), token, ttl))) === 1;
  }

  async release(conversation: string, eventId: string, token: string): Promise<boolean> {
    const { claims } = this.#keys(conversation);
    return (await this.#connection.run((redis) => redis.releaseEvent(claims, nameOf(eventId), token))) === 1;
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #keys(conversation: string): ConversationKeys {
    return keysOf(this.#settings.prefix, conversation);
  }
}
