import { Redis, type RedisOptions } from 'ioredis';
import { StoreUnavailable } from '../../src/session/store.ts';

export interface ConnectOptions {
  /** How long to wait for a connection, and then for an answer. So a call takes at most twice this. Default: 1 s. */
  readonly timeoutMs?: number;
  /** Hears of connection losses; the connection mends itself. Its text may name the host, never the password. */
  readonly onError?: (message: string) => void;
}

/** Redis as the stores use it: every call ends within a bounded time, and nothing is sent late or twice. */
export interface RedisConnection {
  readonly client: Redis;
  /** Runs a command. Rejects with `StoreUnavailable` when there is no connection, no answer or an error. */
  run<T>(command: (client: Redis) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Connects to a single Redis server, in the background: it may still be down.
 * @param url `redis://` or, with TLS, `rediss://`: `redis://user:password@host:6379/0`.
 * @throws TypeError for any other URL.
 */
export function connectRedis(url: string, options: ConnectOptions = {}): RedisConnection {
  if (!/^rediss?:\/\//iu.test(url)) throw new TypeError('A Redis URL begins with redis:// or rediss://.');
  const { timeoutMs = 1_000, onError = () => undefined } = options;
  const client = new Redis(url, clientOptions(timeoutMs));
  client.on('error', (error: Error) => onError(error.message));
  return {
    client,
    run: async (command) => {
      await ready(client, timeoutMs);
      return await command(client).catch((error: unknown) => unavailable(error));
    },
    close: async () => {
      await client.quit().catch(() => undefined);
      client.disconnect();
    },
  };
}

/** What each setting guards against was measured against ioredis 6.0. */
function clientOptions(timeoutMs: number) {
  return {
    commandTimeout: timeoutMs,
    // A server that fell silent with the connection open (a pulled cable) is left; else only the kernel would notice,
    // after a quarter of an hour.
    socketTimeout: 3 * timeoutMs,
    connectTimeout: 3 * timeoutMs,
    // A command that timed out must not run later: ioredis would still send it from either queue once it is connected.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    // 0: what waits for an answer fails at once when the connection is lost, not only at its timeout.
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt: number) => Math.min(attempt * 50, 1_000),
    // A failover made the server a replica: connect anew, to the master that there is then.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  } satisfies RedisOptions;
}

/** Resolves when commands can be sent; a short break of the connection is waited out. */
function ready(client: Redis, timeoutMs: number): Promise<void> {
  if (client.status === 'ready') return Promise.resolve();
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
function unavailable(error: unknown): never {
  throw new StoreUnavailable(`Redis: ${error instanceof Error ? error.message : String(error)}`);
}
