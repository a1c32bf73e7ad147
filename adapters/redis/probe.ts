import { randomUUID } from 'node:crypto';
import { StoreUnavailable } from '../../src/session/store.ts';
import type { RedisAccess } from './client.ts';
import { connectRedis, type RedisConnection } from './connection.ts';
import { RedisStore } from './store.ts';
import { parseRedisUrl } from './target.ts';
import { RedisWatches } from './watches.ts';

/** What was found, and what is wrong with how to mend it, a sentence each. */
export interface Probed {
  readonly found: readonly string[];
  readonly wrong: readonly string[];
}

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
    return { found: [], wrong: [`${said}${hintFor(said)}`] };
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
  const wrong = [
    ...(Number.parseInt(version) < OLDEST ? [`version ${version} is too old: take 6.2 or newer`] : []),
    ...(policy === 'noeviction' || policy === ''
      ? []
      : [`maxmemory-policy is ${policy}, so a full Redis drops conversations: set it to noeviction`]),
  ];
  return { found: [`${kind}, version ${version}, and the rights are enough`], wrong };
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, 'nothing listens there: is Redis running, and is the port right?'],
  [/ENOTFOUND|EAI_AGAIN/, 'there is no such host'],
  [/WRONGPASS|NOAUTH|invalid password|invalid username/i, 'user or password in REDIS_URL are wrong or missing'],
  [/NOPERM/, 'the user lacks rights: docs/operate.md has the ACL line'],
  [
    /certificate|unable to verify/i,
    'the certificate is not trusted: set REDIS_CA_FILE, or use the name that it is for',
  ],
  [/wrong version number|packet length/i, 'one side speaks TLS and the other does not: redis:// or rediss://?'],
  [/sentinel/i, 'no sentinel tells of that master: are its name and the sentinels right?'],
  [/READONLY/, 'that is a replica: give the master, or the sentinels'],
  [/MOVED|CROSSSLOT/, 'that is a node of a cluster: begin the URL with redis+cluster://'],
];

function hintFor(message: string): string {
  const hint = HINTS.find(([pattern]) => pattern.test(message))?.[1];
  return hint === undefined ? '' : ` (${hint})`;
}
