import { expect, test } from 'vitest';
import { MemoryLimiter } from '../../src/session/memory-limiter.ts';
import { limiterContract } from './limiter-contract.ts';

let now = 1_000_000;
limiterContract('MemoryLimiter', {
  limiter: new MemoryLimiter(() => now),
  pass: (ms) => {
    now += ms;
    return Promise.resolve();
  },
});

test('forgets those that were quiet for longest, so that it does not grow without end', async () => {
  const limiter = new MemoryLimiter(() => 0);
  await limiter.take('first', 1);
  for (let count = 0; count < 10_000; count += 1) await limiter.take(String(count), 1);
  expect(await limiter.take('first', 1)).toBe(0);
  expect(await limiter.take('9999', 1)).toBeGreaterThan(0);
});
