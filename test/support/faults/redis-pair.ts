// A Redis that keeps what it has on disk, and a second one that follows it.
import { Redis } from 'ioredis';
import { FILLS_AT_ONCE, followed, type RedisServer, startRedis } from '../redis.ts';

export interface RedisPair {
  /** The one to write to. */
  readonly main: RedisServer;
  /** Kills the main one, and makes the one that followed it the main one. @returns its URL */
  failOver(): Promise<string>;
  /** Says something to the main one. */
  tell(...command: [string, ...string[]]): Promise<unknown>;
  stop(): Promise<void>;
}

const LASTING = ['--appendonly', 'yes', '--appendfsync', 'always', ...FILLS_AT_ONCE];

export async function startRedisPair(program: string): Promise<RedisPair> {
  const servers = [await startRedis(program, LASTING)];
  let follower = await follow(program, servers);
  let main = servers[0];
  if (!main) throw new Error('no Redis');
  const tell = async (url: string, [name, ...args]: [string, ...string[]]): Promise<unknown> => {
    const client = new Redis(url);
    try {
      return await client.call(name, ...args);
    } finally {
      client.disconnect();
    }
  };
  return {
    get main() {
      if (!main) throw new Error('no Redis');
      return main;
    },
    failOver: async () => {
      // Replication is asynchronous: what the follower does not have yet is lost with the main one, which no client can mend.
      await followed(follower.url);
      await tell(main?.url ?? '', ['WAIT', '1', '2000']);
      await main?.kill();
      await tell(follower.url, ['REPLICAOF', 'NO', 'ONE']);
      main = follower;
      follower = await follow(program, servers, main);
      return main.url;
    },
    tell: (...command) => tell(main?.url ?? '', command),
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

/** One more server that has all that the main one has. */
async function follow(program: string, servers: RedisServer[], main = servers[0]): Promise<RedisServer> {
  const port = new URL(main?.url ?? '').port;
  const server = await startRedis(program, [...LASTING, '--replicaof', '127.0.0.1', port]);
  servers.push(server);
  await followed(server.url);
  return server;
}
