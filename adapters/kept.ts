// What the bot keeps: on Redis where it is configured, else in this process, with the same limits.
import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Inbox } from '../src/conversation/inbox.ts';
import { MemoryInbox } from '../src/conversation/memory-inbox.ts';
import { parseState, type State } from '../src/conversation/state.ts';
import { type OnDue, USUAL_DELAYS, type Watches } from '../src/conversation/watches.ts';
import { parseProfile, type Profile } from '../src/diagnosis/profile.ts';
import type { Limiter } from '../src/session/limiter.ts';
import { MemoryLimiter } from '../src/session/memory-limiter.ts';
import { MemoryStore } from '../src/session/memory-store.ts';
import { DEFAULT_SETTINGS } from '../src/session/settings.ts';
import { MemoryWorkspaces } from '../src/session/memory-workspaces.ts';
import type { SessionStore } from '../src/session/store.ts';
import type { WorkspaceStore } from '../src/session/workspace-store.ts';
import type { Config } from './config.ts';
import type { RedisAccess } from './redis/client.ts';
import type { RedisConnection } from './redis/connection.ts';
import type { Visits } from './slack/cases.ts';
import { MemoryWatches } from './watch/memory-watches.ts';

/** What wakes watches up. */
interface Alarm extends Watches {
  start(onDue: OnDue): void;
  /** How many looks wait. */
  count(): Promise<number>;
  stop(): Promise<void>;
}

export interface Kept {
  readonly store: SessionStore<State>;
  readonly workspaces: WorkspaceStore<Profile>;
  readonly inbox: Inbox;
  readonly limiter: Limiter;
  readonly visits: Visits;
  readonly watches: Alarm;
  /** Undefined: all is in memory. */
  readonly redis: RedisConnection | undefined;
  /** Deletes everything that is kept of a workspace. */
  readonly forgetWorkspace: (workspace: string) => Promise<void>;
  /** What is wrong with where it is kept; undefined: nothing. */
  ready(): Promise<string | undefined>;
  /** Watches are stopped before. */
  close(): Promise<void>;
}

/** @param onFailure hears of each call of Redis that failed */
export async function openKept(config: Config, log: Logger, onFailure: () => void): Promise<Kept> {
  const delays = config.BOUNCE_DOCTOR_WATCH_MINUTES?.map((minutes) => minutes * 60_000) ?? USUAL_DELAYS;
  return config.REDIS_URL === undefined
    ? inMemory(config, delays)
    : onRedis(config.REDIS_URL, config, delays, log, onFailure);
}

/** A handled event is remembered for as long as a late delivery may come, and no longer than its conversation. */
function timesToLive(config: Config): { readonly sessionTtlMs: number; readonly claimTtlMs: number } {
  const sessionTtlMs = Math.ceil(config.BOUNCE_DOCTOR_KEEP_DAYS * 24 * 60 * 60_000);
  return { sessionTtlMs, claimTtlMs: Math.min(DEFAULT_SETTINGS.claimTtlMs, sessionTtlMs) };
}

async function inMemory(config: Config, delays: readonly number[]): Promise<Kept> {
  const { MemoryVisits } = await import('./slack/cases.ts');
  const now = (): number => Date.now();
  const store = new MemoryStore({ parse: parseState, now, ...timesToLive(config) });
  return {
    store,
    workspaces: new MemoryWorkspaces({ parse: parseProfile, now }),
    inbox: new MemoryInbox(now),
    limiter: new MemoryLimiter(now),
    visits: new MemoryVisits(),
    watches: new MemoryWatches(delays),
    redis: undefined,
    // It is gone with the process.
    forgetWorkspace: () => Promise.resolve(),
    ready: () => Promise.resolve(undefined),
    close: () => store.close(),
  };
}

async function onRedis(
  url: string,
  config: Config,
  delays: readonly number[],
  log: Logger,
  onFailure: () => void,
): Promise<Kept> {
  const [{ connectRedis }, { RedisStore }, { RedisWorkspaces }, { RedisInbox }, { RedisLimiter }, { RedisVisits }] =
    await Promise.all([
      import('./redis/connection.ts'),
      import('./redis/store.ts'),
      import('./redis/workspaces.ts'),
      import('./redis/inbox.ts'),
      import('./redis/limiter.ts'),
      import('./redis/visits.ts'),
    ]);
  const { RedisWatches } = await import('./redis/watches.ts');
  const { forgetWorkspace } = await import('./redis/forget.ts');
  const { REDIS_PREFIX: prefix } = config;
  const access = redisAccess(config);
  const onError = onceAMinute((message) => log.warn({ message }, 'Redis cannot be reached'));
  const redis = connectRedis(url, { ...access, onError, onFailure });
  const store = new RedisStore(redis, { parse: parseState, prefix, ...timesToLive(config) });
  const watches = new RedisWatches({ url, ...access, prefix, delays, onError });
  return {
    store,
    workspaces: new RedisWorkspaces(redis, { parse: parseProfile, prefix }),
    inbox: new RedisInbox(redis, prefix),
    limiter: new RedisLimiter(redis, prefix),
    visits: new RedisVisits(redis, prefix, timesToLive(config).sessionTtlMs),
    watches,
    redis,
    forgetWorkspace: async (workspace) => {
      await forgetWorkspace(redis, prefix, workspace);
      await watches.forget((due) => due.workspace === workspace);
    },
    ready: oneAtATime(() =>
      redis
        .run((client) => client.ping())
        .then(
          () => undefined,
          () => 'cannot be reached',
        ),
    ),
    close: () => store.close(),
  };
}

/** What Redis asks for beside the URL. @throws an Error for a file that cannot be read */
export function redisAccess(config: Config): RedisAccess {
  const text = (path: string | undefined): string | undefined => path && readFileSync(path, 'utf8');
  const [ca, cert, key] = [config.REDIS_CA_FILE, config.REDIS_CERT_FILE, config.REDIS_KEY_FILE].map(text);
  const { REDIS_SENTINEL_PASSWORD: sentinelPassword } = config;
  return {
    tls: { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) },
    ...(sentinelPassword !== undefined && { sentinelPassword }),
  };
}

/** Each text once a minute: several connections try again each second, and all would say so. */
function onceAMinute(say: (text: string) => void): (text: string) => void {
  const said = new Map<string, number>();
  return (text) => {
    const now = performance.now();
    if (now - (said.get(text) ?? -Infinity) < 60_000) return;
    said.set(text, now);
    say(text);
  };
}

/** However many ask at the same time, it is found out once. */
function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => (running ??= work().finally(() => (running = undefined)));
}
