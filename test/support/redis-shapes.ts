// Redis in the shapes that operators run it in: looked after by a sentinel, and as a cluster.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';
import { answers, FILLS_AT_ONCE, followed, type RedisServer, startRedis } from './redis.ts';

export interface Guarded {
  /** `redis+sentinel://...` */
  readonly url: string;
  readonly master: RedisServer;
  readonly replica: RedisServer;
  stop(): Promise<void>;
}

const MASTER = 'talk';

/** A master, its replica, and one sentinel that puts the replica in its place half a second after it fell silent. */
export async function startGuarded(program: string): Promise<Guarded> {
  const master = await startRedis(program, FILLS_AT_ONCE);
  const { hostname, port } = new URL(master.url);
  const replica = await startRedis(program, ['--replicaof', `${hostname} ${port}`]);
  const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-sentinel-'));
  const sentinelPort = await freePort();
  const file = join(folder, 'sentinel.conf');
  const lines = [
    `port ${sentinelPort}`,
    'bind 127.0.0.1',
    `dir ${folder}`,
    `sentinel monitor ${MASTER} ${hostname} ${port} 1`,
    `sentinel down-after-milliseconds ${MASTER} 500`,
    `sentinel failover-timeout ${MASTER} 3000`,
  ];
  writeFileSync(file, lines.join('\n'));
  const sentinel = spawn(program, [file, '--sentinel'], { stdio: 'ignore' });
  await answers(`redis://127.0.0.1:${sentinelPort}`, sentinel);
  await knowsReplica(sentinelPort);
  await followed(replica.url);
  return {
    url: `redis+sentinel://127.0.0.1:${sentinelPort}/${MASTER}`,
    master,
    replica,
    stop: async () => {
      await ended(sentinel);
      await Promise.all([master.stop(), replica.stop()]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** A sentinel asks the master for its replicas every ten seconds, the first time at once. */
async function knowsReplica(port: number): Promise<void> {
  const client = new Redis(port, '127.0.0.1');
  try {
    await until(async () => {
      const replicas = await client.call('SENTINEL', 'REPLICAS', MASTER);
      return Array.isArray(replicas) && replicas.length > 0 && !JSON.stringify(replicas).includes('disconnected');
    });
  } finally {
    client.disconnect();
  }
}

export interface Clustered {
  /** `redis://` with all nodes. */
  readonly url: string;
  readonly nodes: readonly RedisServer[];
  stop(): Promise<void>;
}

const SLOTS = 16_384;

/** Three masters that share the slots. */
export async function startCluster(program: string): Promise<Clustered> {
  const nodes = await Promise.all(
    [0, 1, 2].map(() => startRedis(program, ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000'])),
  );
  const clients = nodes.map((node) => new Redis(node.url));
  const ports = nodes.map((node) => new URL(node.url).port);
  await Promise.all(
    clients.map(async (client, index) => {
      const [from, to] = [index, index + 1].map((part) => Math.floor((part * SLOTS) / nodes.length));
      await client.call('CLUSTER', 'ADDSLOTSRANGE', String(from), String((to ?? 0) - 1));
      // Each has its own number of the times that were, or they quarrel about which of them is which.
      await client.call('CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1));
    }),
  );
  for (const port of ports.slice(1)) await clients[0]?.call('CLUSTER', 'MEET', '127.0.0.1', port);
  for (const client of clients) {
    await until(async () => {
      const info = String(await client.call('CLUSTER', 'INFO'));
      return info.includes('cluster_state:ok') && info.includes('cluster_known_nodes:3');
    });
    client.disconnect();
  }
  return {
    url: `redis://${ports.map((port) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function ended(process: ChildProcess): Promise<void> {
  const exit = once(process, 'exit');
  process.kill('SIGKILL');
  await exit;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const patience = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > patience) throw new Error('Redis did not come together in time.');
    await sleep(50);
  }
}
