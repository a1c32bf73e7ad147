// Every kind of fault, and how it is made at a given moment of a dialogue.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { connectRedis } from '../../../adapters/redis/connection.ts';
import { RedisInbox } from '../../../adapters/redis/inbox.ts';
import type { ApiFault } from './http-proxy.ts';
import type { Step } from './resp-proxy.ts';
import type { World } from './world.ts';

/** A fault that has begun. */
export interface Begun {
  /** Whether it has struck. */
  readonly struck: () => boolean;
  /** Makes all well again, after the user has said or pressed something. */
  readonly mend: () => Promise<void>;
}

export interface Kind {
  readonly name: string;
  readonly begin: (world: World) => Promise<Begun>;
  /** Where it makes sense; absent: on both. */
  readonly platform?: World['platform'];
  /** Steps of the dialogue that it cannot strike (from 0). */
  readonly notAt?: readonly number[];
}

const PATIENCE_MS = 4_000;

async function until(done: () => boolean, ms = PATIENCE_MS): Promise<void> {
  for (const end = Date.now() + ms; !done() && Date.now() < end; ) await sleep(20);
}

/** kill -9 at a moment; then the second process goes on, or there was but one and it is started again. */
function killed(
  moment: string,
  arm: (world: World, strike: () => void) => void,
  notAt: readonly number[] = [],
): Kind[] {
  const kind = (name: string, alone: boolean): Kind => ({
    name: `kill -9 ${moment}; ${name}`,
    notAt,
    begin: (world) => {
      let struck = false;
      if (alone) world.seats[1].replica.kill();
      arm(world, () => {
        struck = true;
        world.kill();
      });
      return Promise.resolve({
        struck: () => struck,
        mend: async () => {
          await until(() => struck);
          if (alone) await world.revive();
        },
      });
    },
  });
  return [kind('another goes on', false), kind('started again', true)];
}

const atRedis =
  (step: Step, when: 'before' | 'after', skip = 0) =>
  (world: World, strike: () => void): void =>
    world.seats[0].redis.arm({ step, when, skip, strike });

const atApi =
  (done: boolean) =>
  (world: World, strike: () => void): void =>
    world.seats[0].api.meet({ done, answer: 'broken', strike });

/** Steps in which nothing is asked of DNS. */
const WITHOUT_DNS = [1, 2];

const KILLS: readonly Kind[] = [
  ...killed('before it is kept', atRedis('keepDelivery', 'before')),
  ...killed('kept, not acknowledged', atRedis('keepDelivery', 'after')),
  ...killed('acknowledged, not begun', atRedis('claimEvent', 'before')),
  ...killed('begun, not decided', atRedis('saveState', 'before')),
  ...killed('decided, nothing done', atRedis('saveState', 'after')),
  ...killed('while checks run', (world, strike) => world.dns.onQuestion(strike), WITHOUT_DNS),
  ...killed('about to send', atApi(false)),
  ...killed('sent, no answer yet', atApi(true)),
  ...killed('sent, not recorded', (world, strike) =>
    // The first message that is answered arms the next save.
    world.seats[0].api.meet({
      done: true,
      answer: 200,
      pass: true,
      strike: () => atRedis('saveState', 'before')(world, strike),
    }),
  ),
  ...killed('all done, not noted', atRedis('completeEvent', 'before')),
  ...killed('noted, still kept', atRedis('finishDelivery', 'before')),
];

/** Something that begins before the user speaks and ends some time after. */
function during(
  name: string,
  begin: (world: World) => Promise<void> | void,
  mend: (world: World) => Promise<void> | void,
  ms = 700,
): Kind {
  return {
    name,
    begin: async (world) => {
      await begin(world);
      return {
        struck: () => true,
        mend: async () => {
          await sleep(ms);
          await mend(world);
        },
      };
    },
  };
}

/** Something that begins when the bot is about to do something, and ends some time after. */
function upon(
  name: string,
  arm: (world: World, strike: () => void) => void,
  act: (world: World) => void,
  mend: (world: World) => Promise<void>,
  notAt: readonly number[] = [],
  ms = 700,
): Kind {
  return {
    name,
    notAt,
    begin: (world) => {
      let struck = false;
      arm(world, () => {
        struck = true;
        act(world);
      });
      return Promise.resolve({
        struck: () => struck,
        mend: async () => {
          await until(() => struck);
          await sleep(ms);
          await mend(world);
        },
      });
    },
  };
}

const stopRedis = (world: World): void => void world.redis.main.kill();
const startRedis = (world: World): Promise<void> => world.redis.main.restart();
const onDns = (world: World, strike: () => void): void => world.dns.onQuestion(strike);
const failOver = async (world: World): Promise<void> => {
  const url = await world.redis.failOver();
  for (const { redis } of world.seats) redis.target = url;
};

const REDIS: readonly Kind[] = [
  during('Redis stopped before', (world) => world.redis.main.kill(), startRedis),
  upon('Redis stopped before it is claimed', atRedis('claimEvent', 'before'), stopRedis, startRedis),
  // Away until the checks have ended: only then does the bot need it again.
  upon('Redis stopped while checks run', onDns, stopRedis, startRedis, WITHOUT_DNS, 2_500),
  upon('Redis stopped when it is decided', atRedis('saveState', 'after'), stopRedis, startRedis),
  upon('Redis stopped before it is sent', atApi(false), stopRedis, startRedis),
  upon('Redis stopped when it is sent', atApi(true), stopRedis, startRedis),
  during(
    'Redis silent',
    (world) => world.redis.main.freeze(),
    (world) => world.redis.main.thaw(),
    2_500,
  ),
  during(
    'Redis slow (150 ms a command)',
    (world) => {
      for (const { redis } of world.seats) redis.delayMs = 150;
    },
    (world) => {
      for (const { redis } of world.seats) redis.delayMs = 0;
    },
    2_000,
  ),
  during('Redis failed over before', failOver, () => undefined, 0),
  upon('Redis failed over when it is decided', atRedis('saveState', 'after'), () => undefined, failOver),
  during(
    'Redis out of memory',
    (world) => world.redis.tell('CONFIG', 'SET', 'maxmemory', '1').then(() => undefined),
    (world) => world.redis.tell('CONFIG', 'SET', 'maxmemory', '0').then(() => undefined),
    1_500,
  ),
];

const dnsIs = (state: World['dns']['state'], ms: number): Kind =>
  during(
    `DNS ${state}`,
    (world) => {
      world.dns.state = state;
    },
    (world) => {
      world.dns.state = 'well';
    },
    ms,
  );

const DNS: readonly Kind[] = [dnsIs('dead', 4_500), dnsIs('slow', 3_000), dnsIs('lying', 1_500)];

function apiFails(name: string, ...faults: readonly ApiFault[]): Kind {
  return {
    name,
    begin: (world) => {
      const left = { count: faults.length };
      for (const { api } of [world.seats[0]]) {
        api.meet(...faults.map((fault) => ({ ...fault, strike: () => void (left.count -= 1) })));
      }
      return Promise.resolve({
        struck: () => left.count < faults.length,
        mend: () => until(() => left.count === 0, 15_000),
      });
    },
  };
}

const refuses = { done: false, answer: 500 } as const;
const API: readonly Kind[] = [
  apiFails('API: 500', refuses),
  apiFails(
    'API: 503 for longer than it is insisted on',
    ...Array.from({ length: 5 }, () => ({ ...refuses, answer: 503 })),
  ),
  apiFails('API: 429, come back in 1 s', { done: false, answer: 429, retryAfter: 1 }),
  apiFails('API: connection reset, not done', { done: false, answer: 'broken' }),
  apiFails('API: connection reset, done', { done: true, answer: 'broken' }),
  apiFails('API: 500, done all the same', { done: true, answer: 500 }),
  apiFails('API: no answer for 11 s, done', { done: true, answer: { silentMs: 11_000 } }),
];

const OTHERS: readonly Kind[] = [
  during(
    'the same event to both replicas',
    (world) => {
      world.front.everybody = true;
    },
    (world) => {
      world.front.everybody = false;
    },
  ),
  during('stored by the version before (an upgrade)', age, () => undefined, 0),
  {
    name: 'SIGTERM while it works (an upgrade)',
    begin: (world) => {
      let struck = false;
      const [{ redis, replica }] = world.seats;
      let ended: Promise<void> | undefined;
      const strike = (): void => {
        struck = true;
        ended = replica.stop();
        world.route();
      };
      redis.arm({ step: 'claimEvent', when: 'before', pass: true, strike });
      return Promise.resolve({
        struck: () => struck,
        mend: async () => {
          await until(() => struck);
          await ended;
        },
      });
    },
  },
];

/** What is stored as the version before stored it, and a delivery that no version knows. */
async function age(world: World): Promise<void> {
  const redis = new Redis(world.redis.main.url);
  try {
    for (const key of await redis.keys(`${world.prefix}:{*}:state`)) {
      const state = z.record(z.string(), z.unknown()).parse(JSON.parse((await redis.hget(key, 'state')) ?? '{}'));
      const old = Object.fromEntries(Object.entries(state).filter(([name]) => !NEW_SINCE.has(name)));
      await redis.hset(key, 'state', JSON.stringify({ ...old, version: 1, outbox: {} }));
    }
    const inbox = new RedisInbox(connectRedis(world.redis.main.url), world.prefix);
    await inbox.keep({ door: world.platform, id: randomUUID(), body: { type: 'of another version' } }, 0);
  } finally {
    redis.disconnect();
  }
}
const NEW_SINCE = new Set(['closed', 'turns', 'page', 'seen', 'rated', 'watches', 'watched', 'setting']);

export const KINDS: readonly Kind[] = [...KILLS, ...REDIS, ...DNS, ...API, ...OTHERS];
