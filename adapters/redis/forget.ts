// Deletes what is kept of somebody. Keys are deleted one by one: in a cluster they live in different places.
import type { RedisConnection } from './connection.ts';
import { keysOf, nameOf } from './keys.ts';
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
  return await forgetKeys(connection, keysBeginning(connection, prefix, name), (tag) => isWithin(tag, name));
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
  const all = keysBeginning(connection, prefix, `${platform}:${workspace}:`);
  return count + (await forgetKeys(connection, all, (tag) => isWithin(tag, nameOf(user)) || tag.endsWith(`:${id}`)));
}

async function forgetKeys(
  connection: RedisConnection,
  keys: AsyncIterable<string>,
  matches: (tag: string) => boolean,
): Promise<number> {
  let count = 0;
  for await (const key of keys) {
    if (matches(tagOf(key))) count += await connection.run((redis) => redis.unlink(key));
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
