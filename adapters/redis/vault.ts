import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '../../src/session/store.ts';
import type { RedisConnection } from './connection.ts';
import { nameOf } from './keys.ts';

/** Longer than any work under a lock; after that a lock of a process that died is free. */
const LOCK_MS = 30_000;
const ASK_AGAIN_MS = 50;

/** KEYS: lock. ARGV: token. Another's lock is left alone. */
const UNLOCK = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

/** Small texts by name, kept until they are removed, with a lock for each name. */
export class RedisVault {
  readonly #connection: RedisConnection;
  readonly #prefix: string;

  constructor(connection: RedisConnection, prefix: string) {
    this.#connection = connection;
    this.#prefix = prefix;
  }

  async read(name: string): Promise<string | undefined> {
    return (await this.#connection.run((redis) => redis.get(this.#key(name)))) ?? undefined;
  }

  async write(name: string, text: string): Promise<void> {
    await this.#connection.run((redis) => redis.set(this.#key(name), text));
  }

  async remove(name: string): Promise<void> {
    await this.#connection.run((redis) => redis.del(this.#key(name)));
  }

  /** Does the work while no other process works under that name. Rejects with `StoreUnavailable` when the wait is too long. */
  async locked<T>(name: string, work: () => Promise<T>): Promise<T> {
    const key = `${this.#key(name)}:lock`;
    const token = randomUUID();
    const patience = Date.now() + LOCK_MS;
    while ((await this.#connection.run((redis) => redis.set(key, token, 'PX', LOCK_MS, 'NX'))) === null) {
      if (Date.now() > patience) throw new StoreUnavailable('A lock was not to be had.');
      await sleep(ASK_AGAIN_MS);
    }
    try {
      return await work();
    } finally {
      await this.#connection.run((redis) => redis.eval(UNLOCK, 1, key, token)).catch(() => 0);
    }
  }

  #key(name: string): string {
    return `${this.#prefix}:{${nameOf(name)}}`;
  }
}
