import { DEFAULT_SETTINGS } from '../../src/session/settings.ts';
import type { RedisConnection } from './connection.ts';
import { nameOf } from './keys.ts';

const KEPT = 20;

/** Notes where somebody has been, the newest twenty, for as long as conversations are kept. */
export class RedisVisits {
  readonly #connection: RedisConnection;
  readonly #prefix: string;

  constructor(connection: RedisConnection, prefix: string) {
    this.#connection = connection;
    this.#prefix = prefix;
  }

  async note(who: string, where: string): Promise<void> {
    const key = this.#key(who);
    await this.#connection.run((redis) =>
      redis
        .multi()
        .zadd(key, Date.now(), where)
        .zremrangebyrank(key, 0, -KEPT - 1)
        .pexpire(key, DEFAULT_SETTINGS.sessionTtlMs)
        .exec(),
    );
  }

  /** The newest first. */
  async of(who: string): Promise<readonly string[]> {
    return this.#connection.run((redis) => redis.zrevrange(this.#key(who), 0, KEPT - 1));
  }

  #key(who: string): string {
    return `${this.#prefix}:{${nameOf(who)}}:visits`;
  }
}
