import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../../src/session/settings.ts';
import type { RedisConnection } from './connection.ts';
import { nameOf } from './keys.ts';
import { defineScripts } from './scripts.ts';

/** So many are told; more are noted, so that all can be forgotten. */
const TOLD = 20;
const KEPT = 500;

/** Notes where somebody has been for as long as conversations are kept. */
export class RedisVisits {
  readonly #connection: RedisConnection;
  readonly #prefix: string;
  readonly #ttlMs: number;

  /** @param ttlMs how long conversations are kept */
  constructor(connection: RedisConnection, prefix: string, ttlMs: number = DEFAULT_SETTINGS.sessionTtlMs) {
    this.#connection = connection;
    this.#prefix = prefix;
    this.#ttlMs = ttlMs;
    defineScripts(connection.client);
  }

  async note(who: string, where: string): Promise<void> {
    const key = visitsKey(this.#prefix, who);
    await this.#connection.run((redis) => redis.noteVisit(key, where, Date.now(), KEPT, this.#ttlMs));
  }

  /** The newest twenty, the newest first. */
  async of(who: string): Promise<readonly string[]> {
    return this.#connection.run((redis) => redis.zrevrange(visitsKey(this.#prefix, who), 0, TOLD - 1));
  }
}

export function visitsKey(prefix: string, who: string): string {
  return `${prefix}:{${nameOf(who)}}:visits`;
}

const visitSchema = z.object({ conversation: z.string() });

/** The conversations that somebody took part in. */
export async function conversationsOf(connection: RedisConnection, key: string): Promise<string[]> {
  const visits = await connection.run((redis) => redis.zrange(key, '0', '-1'));
  return visits.flatMap((text) => visitSchema.safeParse(JSON.parse(text)).data?.conversation ?? []);
}
