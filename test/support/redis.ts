import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

/** A redis-server of its own, on a free port of 127.0.0.1, that a test may stop, kill and start again. It saves nothing. */
export interface RedisServer {
  readonly url: string;
  /** SIGSTOP: connections stay open and nothing answers. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** SIGKILL: connections break and new ones are refused. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port and empty; one that was not killed goes on. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/**
 * @param program the path of redis-server, `inject('redisServer')`.
 * @param settings more of its arguments.
 */
export async function startRedis(program: string, settings: readonly string[] = []): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-redis-'));
  const port = String(await freePort());
  const url = `redis://127.0.0.1:${port}`;
  const args = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', folder, ...settings];
  const start = async (): Promise<ChildProcess> => {
    const started = spawn(program, args, { stdio: 'ignore' });
    await answers(url, started);
    return started;
  };
  let server = await start();
  const kill = async (): Promise<void> => {
    if (!lives(server)) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  return {
    url,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    kill,
    restart: async () => {
      if (!lives(server)) server = await start();
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Setting of a master. Else it waits five seconds for more replicas before it fills one, and what is written is nowhere else. */
export const FILLS_AT_ONCE = ['--repl-diskless-sync-delay', '0'];

/** Waits until a replica has what its master has. @throws when it has not within 20 s. */
export async function followed(replica: string): Promise<void> {
  const client = new Redis(replica);
  const patience = Date.now() + 20_000;
  try {
    while (!(await client.info('replication')).includes('master_link_status:up')) {
      if (Date.now() > patience) throw new Error(`The replica at ${new URL(replica).host} does not follow its master.`);
      await sleep(20);
    }
  } finally {
    client.disconnect();
  }
}

/** Waits until a server answers PING. @throws when it has not within 10 s, or when the process that should run it ended. */
export async function answers(url: string, server?: ChildProcess): Promise<void> {
  const patience = Date.now() + 10_000;
  while (!(await pings(url))) {
    if (server && !lives(server)) break;
    if (Date.now() > patience) throw new Error(`No Redis answers at ${new URL(url).host}.`);
    await sleep(20);
  }
  if (server && !lives(server)) throw new Error(`redis-server did not start at ${new URL(url).host}.`);
}

function lives(server: ChildProcess): boolean {
  return server.exitCode === null && server.signalCode === null;
}

async function pings(url: string): Promise<boolean> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 1_000,
    commandTimeout: 1_000,
    retryStrategy: null,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
