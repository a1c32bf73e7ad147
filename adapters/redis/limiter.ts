import { type Limiter, MINUTE_MS } from '../../src/session/limiter.ts';
import type { RedisConnection } from './connection.ts';
import { nameOf } from './keys.ts';
import { defineScripts } from './scripts.ts';

/** The limiter that several processes share. A key lives no longer than a minute. */
export class RedisLimiter implements Limiter {
  readonly #connection: RedisConnection;
  readonly #prefix: string;

  constructor(connection: RedisConnection, prefix: string) {
    this.#connection = connection;
    this.#prefix = prefix;
    defineScripts(connection.client);
  }

  async take(key: string, perMinute: number): Promise<number> {
    const share = MINUTE_MS / perMinute;
    const name = `${this.#prefix}:{${nameOf(key)}}:pace`;
    return Number(await this.#connection.run((redis) => redis.takeShare(name, share, MINUTE_MS)));
  }
}
