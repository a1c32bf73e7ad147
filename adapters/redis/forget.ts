// Deletes what is kept of somebody. Keys are deleted one by one: in a cluster they live in different places.
import type { RedisConnection } from './connection.ts';
import { keysOf, keysTagged, nameOf } from './keys.ts';
import { keysBeginning } from './scan.ts';
import { conversationsOf, visitsKey } from './visits.ts';

/** @returns how many keys were deleted */
export async function forgetConversation(
  connection: RedisConnection,
  prefix: string,
  conversation: string,
): Promise<number> {
  const { state, claims } = keysOf(prefix, conversation);
  return await connection.run((redis) => redis.unlink(state, claims));
}

/**
 * Deletes everything of a workspace: its own keys, and those of its conversations and users, whose ids begin with its own
 * (`slack:T1`, `slack:T1:C1:170.1`). Tokens of an installation are not among them. @returns how many keys were deleted
 */
export async function forgetWorkspace(connection: RedisConnection, prefix: string, workspace: string): Promise<number> {
  const name = nameOf(workspace);
  let count = 0;
  for await (const key of keysBeginning(connection, prefix, name)) {
    if (isWithin(tagOf(key), name)) count += await connection.run((redis) => redis.unlink(key));
  }
  return count;
}

/**
 * Deletes what is kept of a user: the conversations that they took part in, with what others said there, and the user's
 * own keys. @param user such as `slack:T1:U1` @returns how many keys were deleted
 */
export async function forgetUser(connection: RedisConnection, prefix: string, user: string): Promise<number> {
  const [platform = '', workspace = '', ...rest] = user.split(':');
  const id = rest.join(':');
  let count = 0;
  for (const conversation of await conversationsOf(connection, visitsKey(prefix, user))) {
    count += await forgetConversation(connection, prefix, conversation);
  }
  const answered = `"by":${JSON.stringify(id)}`;
  for await (const key of keysBeginning(connection, prefix, `${platform}:${workspace}:`)) {
    const tag = tagOf(key);
    const own = isWithin(tag, nameOf(user)) || tag.endsWith(`:${id}`);
    // Answers that were not said to the bot, and presses, are no visits: who gave them stands with them.
    const { state, claims } = keysTagged(prefix, tag);
    const said = own || key !== state ? null : await connection.run((redis) => redis.hget(state, 'state'));
    if (own) count += await connection.run((redis) => redis.unlink(key));
    else if (said?.includes(answered)) count += await connection.run((redis) => redis.unlink(state, claims));
  }
  return count;
}

/** Whether a hash tag is this one or of something within it. */
function isWithin(tag: string, name: string): boolean {
  return tag === name || tag.startsWith(`${name}:`);
}

function tagOf(key: string): string {
  return key.slice(key.indexOf('{') + 1, key.indexOf('}'));
}
