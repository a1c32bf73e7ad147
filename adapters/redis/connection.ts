import type { Duplex } from 'node:stream';
import { Cluster, type RedisCommander } from 'ioredis';
import { StoreUnavailable } from '../../src/session/store.ts';
import { createClient, type Manners, type RedisAccess, type RedisClient } from './client.ts';

export interface ConnectOptions extends RedisAccess {
  /** How long to wait for a connection, and then for an answer. So a call takes at most twice this. Default: 1 s. */
  readonly timeoutMs?: number;
  /** Hears of connection losses; the connection mends itself. Its text may name the host, never the password. */
  readonly onError?: (message: string) => void;
  /** Hears of each call that failed. */
  readonly onFailure?: () => void;
}

/** Redis as the stores use it: every call ends within a bounded time, and nothing is sent late or twice. */
export interface RedisConnection {
  readonly client: RedisClient;
  /** Runs a command. Rejects with `StoreUnavailable` when there is no connection, no answer or an error. */
  run<T>(command: (client: RedisCommander) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Connects to Redis, in the background: it may still be down.
 * @param url see `parseRedisUrl`
 * @throws TypeError for any other URL.
 */
export function connectRedis(url: string, options: ConnectOptions = {}): RedisConnection {
  const { timeoutMs = 1_000, onError = () => undefined, onFailure = () => undefined } = options;
  const client = createClient(url, options, mannersFor(timeoutMs));
  const gather = gatherer(client);
  // Every call that waits for the connection hears of it: Node would warn of a leak at the eleventh.
  client.setMaxListeners(0);
  client.on('error', (error: Error) => onError(error.message));
  return {
    client,
    run: async (command) => {
      try {
        if (client.status !== 'ready') await ready(client, timeoutMs);
        gather();
        return await command(client);
      } catch (error) {
        onFailure();
        throw unavailable(error);
      }
    },
    close: async () => {
      await client.quit().catch(() => undefined);
      client.disconnect();
    },
  };
}

/** What each setting guards against was measured against ioredis 6.0. */
function mannersFor(timeoutMs: number): Manners {
  return {
    commandTimeout: timeoutMs,
    // A server that fell silent with the connection open (a pulled cable) is left; else only the kernel would notice,
    // after a quarter of an hour.
    socketTimeout: 3 * timeoutMs,
    connectTimeout: 3 * timeoutMs,
    waits: false,
  };
}

/** In a long turn of the event loop nothing waits longer to be sent, so that its time to be answered is not used up. */
const GATHERED_MS = 2;

/**
 * What is asked in one turn of the event loop goes out in one write: by itself each command takes a system call, which costs
 * more than all else about it. The connections of a cluster are its own to write to.
 */
function gatherer(client: RedisClient): () => void {
  let gathered: { readonly stream: Pick<Duplex, 'uncork'>; readonly since: number } | undefined;
  const flush = (): void => {
    gathered?.stream.uncork();
    gathered = undefined;
  };
  return () => {
    if (client instanceof Cluster) return;
    if (gathered && performance.now() - gathered.since > GATHERED_MS) flush();
    if (gathered) return;
    const { stream } = client;
    stream.cork();
    gathered = { stream, since: performance.now() };
    setImmediate(flush);
  };
}

/** Resolves when commands can be sent; a short break of the connection is waited out. */
function ready(client: RedisClient, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void) => (): void => {
      clearTimeout(timer);
      client.off('ready', onReady);
      client.off('end', onEnd);
      settled();
    };
    const onReady = settle(resolve);
    const onEnd = settle(() => reject(new StoreUnavailable('There is no connection to Redis.')));
    const timer = setTimeout(onEnd, timeoutMs);
    client.on('ready', onReady);
    client.on('end', onEnd);
    if (client.status === 'end') onEnd();
  });
}

/** Only the message: ioredis hangs the command with its arguments, so a whole conversation, on its errors. */
function unavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  return new StoreUnavailable(`Redis: ${error instanceof Error ? error.message : String(error)}`);
}
