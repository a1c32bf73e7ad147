import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { parseRedisUrl } from './target.ts';

/** A single server (also one that sentinels look after), or a cluster. */
export type RedisClient = Redis | Cluster;

/** What beside the URL it takes to get in. */
export interface RedisAccess {
  /** PEM texts: the authority to trust in place of the system's, and our own certificate with its key. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** Of the sentinels themselves; that in the URL is the servers'. */
  readonly sentinelPassword?: string;
}

/** How a client behaves whatever it talks to. */
export interface Manners extends Pick<RedisOptions, 'commandTimeout' | 'socketTimeout' | 'connectTimeout'> {
  /**
   * Whether commands wait for a connection however long it takes, and are sent again after one was lost. Else they fail
   * at once, and one that failed does not run later: ioredis would still send it from either of its queues.
   */
  readonly waits: boolean;
}

/** Waits longer after each attempt, up to a second. */
const patience = (attempt: number): number => Math.min(attempt * 50, 1_000);

/**
 * Begins to connect, in the background: Redis may still be down.
 * @throws TypeError for what `parseRedisUrl` does not read
 */
export function createClient(
  url: string,
  { tls: files = {}, sentinelPassword }: RedisAccess,
  manners: Manners,
): RedisClient {
  const target = parseRedisUrl(url);
  if (!target) throw new TypeError('A Redis URL looks like redis://host:6379 (docs/operate.md, "Redis").');
  const { username, password } = target;
  const tls = target.tls ? { tls: { ...files } } : {};
  const { waits, ...timing } = manners;
  const server = {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...tls,
    ...timing,
    maxRetriesPerRequest: waits ? null : 0,
    autoResendUnfulfilledCommands: waits,
    // So long an ended connection keeps the process.
    disconnectTimeout: 200,
  } satisfies RedisOptions;
  const single = {
    ...server,
    enableOfflineQueue: waits,
    retryStrategy: patience,
    // A failover made the server a replica: connect anew, to the master that there is then.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  } satisfies RedisOptions;
  switch (target.kind) {
    case 'server':
      return guarded(new Redis({ ...single, ...target.node, db: target.db }));
    case 'sentinel':
      return guarded(
        new Redis({
          ...single,
          sentinels: [...target.nodes],
          name: target.master,
          db: target.db,
          sentinelRetryStrategy: patience,
          ...(sentinelPassword !== undefined && { sentinelPassword }),
          ...(target.tls && { enableTLSForSentinelMode: true, sentinelTLS: { ...files } }),
        }),
      );
    case 'cluster':
      return guardedCluster(
        new Cluster([...target.nodes], {
          redisOptions: server,
          enableOfflineQueue: waits,
          clusterRetryStrategy: patience,
          // What was sent to a node that died may have run: it fails, as with a single server, and is not sent again.
          retryDelayOnFailover: 0,
          slotsRefreshInterval: 5_000,
          // Certificates are for names: ioredis would look these up and connect to addresses.
          dnsLookup: (name, callback) => callback(null, name),
        }),
      );
  }
}

/**
 * ioredis hears the first error of a connection alone. A second one, as when a server refuses our certificate while we say
 * something, would end the process.
 */
function guarded(redis: Redis): Redis {
  return redis.on('connect', () => redis.stream.on('error', () => undefined));
}

function guardedCluster(cluster: Cluster): Cluster {
  return cluster.on('+node', guarded);
}
