// Two replicas of the bot as processes, Redis and DNS, with a place for a fault between each two of them.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { DeliveryFront } from './delivery-front.ts';
import { type FaultyDns, startFaultyDns } from './dns.ts';
import { type HttpProxy, startHttpProxy } from './http-proxy.ts';
import { type RedisPair, startRedisPair } from './redis-pair.ts';
import { type Replica, startReplica } from './replica.ts';
import { type RespProxy, startRespProxy } from './resp-proxy.ts';

/** A place for one process, with what stands between it and the others. */
export interface Seat {
  readonly redis: RespProxy;
  readonly api: HttpProxy;
  replica: Replica;
}

export interface World {
  readonly platform: 'slack' | 'teams';
  readonly redis: RedisPair;
  readonly dns: FaultyDns;
  readonly front: DeliveryFront;
  /** The first gets what is delivered. */
  readonly seats: readonly [Seat, Seat];
  /** Keys of the bot begin with it. */
  readonly prefix: string;
  /** Kills the process in the first seat; what is delivered goes to the other one. */
  kill(): void;
  /** Sends what is delivered to those that live, the first seat first. */
  route(): void;
  /** Starts a process in each seat whose process has ended. */
  revive(): Promise<void>;
  /** Resolves when nothing that was delivered is left to do. Rejects after a while. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** How soon another process takes over. */
const LEASE_SECONDS = '0.9';

interface WorldOptions {
  readonly platform: World['platform'];
  readonly redisServer: string;
  readonly front: DeliveryFront;
  readonly settings: (api: string) => Record<string, string>;
  readonly apiTarget: string;
}

export async function startWorld({ platform, redisServer, front, settings, apiTarget }: WorldOptions): Promise<World> {
  const [redis, dns] = await Promise.all([startRedisPair(redisServer), startFaultyDns()]);
  const prefix = `faults-${randomUUID()}`;
  const begin = (seat: Pick<Seat, 'redis' | 'api'>): Promise<Replica> =>
    startReplica({
      REDIS_URL: seat.redis.url,
      REDIS_PREFIX: prefix,
      BOUNCE_DOCTOR_DNS: `127.0.0.1:${dns.port}`,
      BOUNCE_DOCTOR_AUTHORITATIVE_PORT: String(dns.port),
      BOUNCE_DOCTOR_ALLOW_PRIVATE_DNS: 'true',
      BOUNCE_DOCTOR_CHECKS_MS: '1500',
      BOUNCE_DOCTOR_LEASE_SECONDS: LEASE_SECONDS,
      BOUNCE_DOCTOR_USER_PER_MINUTE: '0',
      BOUNCE_DOCTOR_WORKSPACE_PER_MINUTE: '0',
      BOUNCE_DOCTOR_TARGET_PER_MINUTE: '0',
      ...settings(seat.api.url),
    });
  const seatOf = async (): Promise<Seat> => {
    const between = { redis: await startRespProxy(redis.main.url), api: await startHttpProxy(apiTarget) };
    return { ...between, replica: await begin(between) };
  };
  const seats: [Seat, Seat] = await Promise.all([seatOf(), seatOf()]);
  const stopAll = async (): Promise<void> => {
    await Promise.all(seats.map(({ replica }) => replica.stop()));
    await Promise.all(seats.flatMap((seat) => [seat.redis.stop(), seat.api.stop()]));
    await Promise.all([front.stop(), redis.stop(), dns.stop()]);
  };
  const deliverTo = (): void => {
    const live = seats.filter(({ replica }) => replica.alive);
    front.replicas = live.map(({ replica }) => replica.url);
  };
  deliverTo();
  return {
    platform,
    redis,
    dns,
    front,
    seats,
    prefix,
    kill: () => {
      seats[0].replica.kill();
      deliverTo();
    },
    route: deliverTo,
    revive: async () => {
      for (const seat of seats) if (!seat.replica.alive) seat.replica = await begin(seat);
      deliverTo();
    },
    settle: async () => {
      await settle(redis, prefix);
    },
    stop: stopAll,
  };
}

const PATIENCE_MS = 20_000;

/** The inbox has one field that is no delivery: its counter. */
async function settle(redis: RedisPair, prefix: string): Promise<void> {
  const client = new Redis(redis.main.url);
  try {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      await sleep(25);
      if ((await client.hlen(`${prefix}:{inbox}:entries`)) <= 1) return;
    }
    const left = await client.hkeys(`${prefix}:{inbox}:entries`);
    throw new Error(`never worked on: ${left.join(' ')}`);
  } finally {
    client.disconnect();
  }
}
