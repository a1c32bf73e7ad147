import type { Rating } from '../../src/session/workspace-store.ts';
import type { RedisConnection } from './connection.ts';
import { keysBeginning } from './scan.ts';

/** How often advice was called right and wrong, over all workspaces: by rule, and for no person or place. */
export interface Ratings {
  readonly workspaces: number;
  readonly rules: Readonly<Record<string, Rating>>;
}

const KEY = /\}:ratings$/;
const FIELD = /^(right|wrong) (.+)$/;

/** Adds up what all workspaces have said. Walks the keyspace: for an operator's question. Rejects with `StoreUnavailable`. */
export async function readRatings(connection: RedisConnection, prefix: string): Promise<Ratings> {
  const rules = new Map<string, Rating>();
  // A scan may give a key twice.
  const keys = new Set<string>();
  for await (const key of keysBeginning(connection, prefix, '')) if (KEY.test(key)) keys.add(key);
  for (const key of keys) {
    const fields = await connection.run((redis) => redis.hgetall(key));
    for (const [field, count] of Object.entries(fields)) {
      const [, word, rule] = FIELD.exec(field) ?? [];
      if (rule === undefined) continue;
      const { right, wrong } = rules.get(rule) ?? { right: 0, wrong: 0 };
      const more = Number(count);
      rules.set(rule, word === 'right' ? { right: right + more, wrong } : { right, wrong: wrong + more });
    }
  }
  return { workspaces: keys.size, rules: Object.fromEntries(rules) };
}
