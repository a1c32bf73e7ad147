import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, inject, test } from 'vitest';
import { connectRedis } from '../../../adapters/redis/connection.ts';
import { RedisLimiter } from '../../../adapters/redis/limiter.ts';
import { limiterContract } from '../../session/limiter-contract.ts';

const PREFIX = `test-${randomUUID()}`;
// Generous: what answers late on a busy machine is no failure here.
const connection = connectRedis(inject('redisUrl'), { timeoutMs: 10_000 });
const limiter = new RedisLimiter(connection, PREFIX);
afterAll(() => connection.close());

limiterContract('RedisLimiter', { limiter, pass: (ms) => sleep(ms) });

test('a key lives until all of its share is free again', async () => {
  await limiter.take('slack:T1:U1', 2);
  const life = (): Promise<number> => connection.run((redis) => redis.pttl(`${PREFIX}:{slack:T1:U1}:pace`));
  expect(await life()).toBeGreaterThan(25_000);
  expect(await life()).toBeLessThanOrEqual(30_000);
  await limiter.take('slack:T1:U1', 2);
  expect(await life()).toBeLessThanOrEqual(60_000);
});
