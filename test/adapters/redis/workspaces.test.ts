import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, inject, test } from 'vitest';
import { connectRedis } from '../../../adapters/redis/connection.ts';
import { RedisWorkspaces } from '../../../adapters/redis/workspaces.ts';
import type { Talk } from '../../session/contract.ts';
import { parseTalk, workspaceStoreContract } from '../../session/workspace-contract.ts';

const PREFIX = `test-${randomUUID()}`;
const DAY = 24 * 60 * 60_000;
// Generous: what answers late on a busy machine is no failure here.
const connection = connectRedis(inject('redisUrl'), { timeoutMs: 10_000 });
const { client } = connection;

afterAll(async () => {
  const left = await client.keys(`${PREFIX}*`);
  if (left.length > 0) await client.del(...left);
  await connection.close();
});

workspaceStoreContract('RedisWorkspaces', {
  open: (count, settings) =>
    Array.from(
      { length: count },
      () => new RedisWorkspaces<Talk>(connection, { parse: parseTalk, prefix: PREFIX, ...settings }),
    ),
  pass: (ms) => sleep(ms),
});

test('every key has a time to live and the hash tag of its workspace', async () => {
  const prefix = `${PREFIX}-alone`;
  const store = new RedisWorkspaces<Talk>(connection, { parse: parseTalk, prefix });
  await store.saveProfile('slack:T1', { words: [], writer: 1 }, 0);
  await store.remember('slack:T1', 'a print', 'case', 'fixed');
  await store.rate('slack:T1', 'rule', 'case', true);
  await store.holdWatch('slack:T1', 'watch', DAY, 5);
  const keys = await client.keys(`${prefix}*`);
  expect(keys).toHaveLength(5);
  for (const key of keys) {
    expect(key).toMatch(new RegExp(`^${prefix}:\\{slack:T1\\}:[a-z]+(?::#?[\\w-]+)?$`));
    const life = await client.pttl(key);
    expect(life).toBeGreaterThan(DAY - 60_000);
    expect(life).toBeLessThanOrEqual(400 * DAY);
  }
});

test('a damaged profile counts as none and can be replaced', async () => {
  const prefix = `${PREFIX}-damaged`;
  const store = new RedisWorkspaces<Talk>(connection, { parse: parseTalk, prefix });
  await store.saveProfile('w', { words: [], writer: 1 }, 0);
  await client.hset(`${prefix}:{w}:profile`, 'state', 'no json');
  expect(await store.loadProfile('w')).toBeUndefined();
  expect(await store.saveProfile('w', { words: [], writer: 2 }, 0)).toBe(1);
});
