import type { RedisConnection } from './connection.ts';

/** Keys looked at in one step of a scan. */
const STEP = 500;

/**
 * Deletes everything that is kept of a workspace: its own keys, and those of its conversations and users, whose ids begin
 * with its own (`slack:T1`, `slack:T1:C1:170.1`). Walks all keys of one server; it happens once in a workspace's life.
 */
export async function forgetWorkspace(connection: RedisConnection, prefix: string, workspace: string): Promise<void> {
  const pattern = `${literal(prefix)}:{${literal(workspace)}[:}]*`;
  let cursor = '0';
  do {
    const at = cursor;
    const [next, keys] = await connection.run((redis) => redis.scan(at, 'MATCH', pattern, 'COUNT', STEP));
    if (keys.length > 0) await connection.run((redis) => redis.unlink(keys));
    cursor = next;
  } while (cursor !== '0');
}

/** A text as a glob pattern that matches it alone. */
function literal(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}
