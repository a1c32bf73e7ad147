import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, inject, test } from 'vitest';
import { connectRedis, type RedisConnection } from '../../../adapters/redis/connection.ts';
import { RedisStore } from '../../../adapters/redis/store.ts';
import type { StoreSettings } from '../../../src/session/settings.ts';
import { StoreUnavailable } from '../../../src/session/store.ts';
import { parseTalk, sessionStoreContract, type Talk } from '../../session/contract.ts';

const PREFIX = `test-${randomUUID()}`;
const HELLO: Talk = { words: ['hello'], writer: 0 };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

// Generous: what answers late on a busy machine is no failure here.
const connect = (): RedisConnection => connectRedis(inject('redisUrl'), { timeoutMs: 10_000 });
const connection = connect();
const { client } = connection;
const connections = [connection, ...Array.from({ length: 19 }, connect)];

afterAll(async () => {
  const left = await client.keys(`${PREFIX}:*`);
  if (left.length > 0) await client.del(...left);
  await Promise.all(connections.map((each) => each.close()));
});

sessionStoreContract('RedisStore', () => ({
  open: (count, settings) => connections.slice(0, count).map((each) => storeOn(each, PREFIX, settings)),
  pass: (ms) => sleep(ms),
}));

function storeOn(on: RedisConnection, prefix: string, settings?: Partial<StoreSettings<Talk>>): RedisStore<Talk> {
  return new RedisStore<Talk>(on, { parse: parseTalk, prefix, ...settings });
}

/** A store under a prefix of its own, and what it keeps there: each key with the rest of its life in ms. */
function alone(settings?: Partial<StoreSettings<Talk>>) {
  const prefix = `${PREFIX}:${randomUUID()}`;
  const kept = async (): Promise<Record<string, number>> => {
    const keys = await client.keys(`${prefix}:*`);
    const lives = await Promise.all(
      keys.map(async (key) => [key.slice(prefix.length), await client.pttl(key)] as const),
    );
    return Object.fromEntries(lives);
  };
  return { store: storeOn(connection, prefix, settings), prefix, kept };
}

/** Between a minute less and `ms`. */
const about = (ms: number): unknown =>
  expect.toSatisfy((life: number) => life > ms - MINUTE && life <= ms, `about ${ms} ms`);

test('every key has a time to live: 30 days after a save, 2 days after an event, unless told otherwise', async () => {
  const { store, kept } = alone();
  await store.save('talk', HELLO, 0);
  const claim = await store.claim('talk', 'e', 5 * MINUTE);
  expect(await kept()).toEqual({ ':{talk}:state': about(30 * DAY), ':{talk}:claims': about(5 * MINUTE) });
  await store.complete('talk', 'e', claim.status === 'claimed' ? claim.token : '');
  await store.claim('talk', 'later', 5 * MINUTE);
  expect(await kept()).toEqual({ ':{talk}:state': about(30 * DAY), ':{talk}:claims': about(2 * DAY) });

  const short = alone({ sessionTtlMs: 3 * MINUTE, claimTtlMs: 2 * MINUTE });
  await short.store.save('talk', HELLO, 0);
  await short.store.save('talk', HELLO, 1);
  expect(await short.kept()).toEqual({ ':{talk}:state': about(3 * MINUTE) });
});

test('forget leaves no key', async () => {
  const { store, kept } = alone();
  await store.save('talk', HELLO, 0);
  await store.claim('talk', 'e', MINUTE);
  await store.forget('talk');
  expect(await kept()).toEqual({});
});

test('a released claim leaves no key', async () => {
  const { store, kept } = alone();
  const claim = await store.claim('talk', 'e', MINUTE);
  await store.release('talk', 'e', claim.status === 'claimed' ? claim.token : '');
  expect(await kept()).toEqual({});
});

test('claims that ended do not pile up in a conversation that never rests', async () => {
  const { store, prefix } = alone();
  await store.claim('talk', 'keeps the key', MINUTE);
  for (let i = 0; i < 200; i++) await store.claim('talk', `ended ${i}`, 100);
  await sleep(150);
  for (let i = 0; i < 100; i++) await store.claim('talk', `held ${i}`, MINUTE);
  // Ten at random are looked at each time: of 200 ended ones all but a few are gone after 100 claims.
  const fields = await client.hkeys(`${prefix}:{talk}:claims`);
  expect(fields.length).toBeGreaterThanOrEqual(101);
  expect(fields.length).toBeLessThan(130);
});

test.each(['', 'no json', 'null', '"text"', '{"words":1}'])('the damaged state %j counts as none', async (text) => {
  const { store, prefix } = alone();
  await store.save('talk', HELLO, 0);
  await client.hset(`${prefix}:{talk}:state`, 'state', text);
  expect(await store.load('talk')).toBeUndefined();
  expect(await store.save('talk', HELLO, 0)).toBe(1);
});

test('an error of Redis is StoreUnavailable and carries nothing of the conversation', async () => {
  const { store, prefix } = alone();
  await client.set(`${prefix}:{talk}:state`, 'a string, not a hash', 'PX', MINUTE);
  const error: unknown = await store
    .save('talk', { words: ['secret'], writer: 1 }, 0)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect(String(error)).toContain('WRONGTYPE');
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error)).not.toContain('secret');
});

test('refuses a prefix that would move the hash tag, and a URL of something else', () => {
  expect(() => storeOn(connection, 'a{b}')).toThrow(TypeError);
  expect(() => connectRedis('http://127.0.0.1:6379')).toThrow(TypeError);
});
