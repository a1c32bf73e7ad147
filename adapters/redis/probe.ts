import { randomUUID } from 'node:crypto';
import type { RedisHint } from '../../src/messages/configuration-texts.ts';
import { StoreUnavailable } from '../../src/session/store.ts';
import type { RedisAccess } from './client.ts';
import { connectRedis, type RedisConnection } from './connection.ts';
import { RedisStore } from './store.ts';
import { parseRedisUrl } from './target.ts';
import { RedisWatches } from './watches.ts';

/** What was found: a Redis that can be used, or what is wrong with it. */
export type Probed =
  /** `evicts` is its policy, where that loses conversations. */
  | {
      readonly found: 'redis';
      readonly kind: string;
      readonly version: string;
      readonly old: boolean;
      readonly evicts?: string;
    }
  /** `said` is what Redis or the system said, and what that means where we know it. */
  | { readonly found: 'nothing'; readonly said: string; readonly hint: RedisHint | undefined };

const PATIENCE_MS = 2_000;

/** Does with Redis what the bot does, and leaves nothing there. Never rejects. */
export async function probeRedis(url: string, access: RedisAccess, prefix: string): Promise<Probed> {
  const heard: string[] = [];
  const onError = (message: string): void => void heard.push(message);
  const connection = connectRedis(url, { ...access, timeoutMs: PATIENCE_MS, onError });
  try {
    await useStore(connection, prefix);
    await useQueue(new RedisWatches({ url, ...access, prefix, onError }));
    return await judge(connection, parseRedisUrl(url)?.kind ?? '');
  } catch (error) {
    const message = error instanceof StoreUnavailable || error instanceof Error ? error.message : '';
    const said = [...heard, message].find((one) => HINTS.some(([pattern]) => pattern.test(one))) ?? message;
    return { found: 'nothing', said, hint: hintFor(said) };
  } finally {
    await connection.close();
  }
}

async function useStore(connection: RedisConnection, prefix: string): Promise<void> {
  const store = new RedisStore(connection, { parse: () => null, prefix });
  const conversation = `config-check:${randomUUID()}`;
  await store.claim(conversation, 'check', PATIENCE_MS);
  await store.save(conversation, null, 0);
  await store.forget(conversation);
}

async function useQueue(watches: RedisWatches): Promise<void> {
  try {
    await watches.count();
  } finally {
    await watches.stop();
  }
}

/** The oldest that all scripts run on. */
const OLDEST = 5;

async function judge(connection: RedisConnection, kind: string): Promise<Probed> {
  const info = await connection.run((redis) => redis.info());
  const field = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const [version, policy] = [field('redis_version'), field('maxmemory_policy')];
  const old = Number.parseInt(version) < OLDEST;
  return { found: 'redis', kind, version, old, ...(/^(?:noeviction)?$/.test(policy) ? {} : { evicts: policy }) };
}

const HINTS: readonly (readonly [RegExp, RedisHint])[] = [
  [/ECONNREFUSED/, 'nothing_listens'],
  [/ENOTFOUND|EAI_AGAIN/, 'no_host'],
  [/WRONGPASS|NOAUTH|invalid password|invalid username/i, 'login'],
  [/NOPERM/, 'rights'],
  [/certificate|unable to verify/i, 'certificate'],
  [/wrong version number|packet length/i, 'tls'],
  [/sentinel/i, 'sentinel'],
  [/READONLY/, 'replica'],
  [/MOVED|CROSSSLOT/, 'cluster'],
];

function hintFor(message: string): RedisHint | undefined {
  return HINTS.find(([pattern]) => pattern.test(message))?.[1];
}
