import { Cluster } from 'ioredis';
import type { RedisConnection } from './connection.ts';

/** Keys looked at in one step. */
const STEP = 500;

/**
 * All keys of one hash tag's beginning, whatever follows it, from every node that has some. Walks the whole keyspace, so
 * it is for what happens rarely. Rejects with `StoreUnavailable`.
 * @param tag the beginning of what stands between the braces
 */
export async function* keysBeginning(connection: RedisConnection, prefix: string, tag: string): AsyncGenerator<string> {
  const pattern = `${literal(prefix)}:{${literal(tag)}*`;
  const { client } = connection;
  for (const node of client instanceof Cluster ? client.nodes('master') : [client]) {
    let cursor = '0';
    do {
      const at = cursor;
      const [next, keys] = await connection.run(() => node.scan(at, 'MATCH', pattern, 'COUNT', STEP));
      yield* keys;
      cursor = next;
    } while (cursor !== '0');
  }
}

/** A text as a glob pattern that matches it alone. */
function literal(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}
