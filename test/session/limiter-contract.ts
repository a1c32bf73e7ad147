import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Limiter } from '../../src/session/limiter.ts';

/** One limiter under test. */
export interface LimiterBench {
  readonly limiter: Limiter;
  /** Lets time pass for it. */
  readonly pass: (ms: number) => Promise<void>;
}

/** What every limiter does, whatever it is made of. */
export function limiterContract(name: string, { limiter, pass }: LimiterBench): void {
  describe(`${name} keeps the contract of a limiter`, () => {
    test("gives a minute's share at once, and then tells how long to wait", async () => {
      const key = randomUUID();
      const taken = [];
      for (let count = 0; count < 4; count += 1) taken.push(await limiter.take(key, 3));
      expect(taken.slice(0, 3)).toEqual([0, 0, 0]);
      expect(taken[3]).toBeGreaterThan(15_000);
      expect(taken[3]).toBeLessThanOrEqual(20_000);
    });

    test('gives one more when its time has come, and no more than that', async () => {
      const key = randomUUID();
      // A slow machine gets some more while it takes them.
      let wait = 0;
      while (wait === 0) wait = await limiter.take(key, 600);
      await pass(wait + 5);
      const next = [];
      for (let count = 0; count < 50; count += 1) next.push(await limiter.take(key, 600));
      expect(next[0]).toBe(0);
      expect(next.at(-1)).toBeGreaterThan(0);
    });

    test('counts each key by itself, whatever it is made of', async () => {
      const id = randomUUID();
      for (const key of [id, `${id}}{`, `${id}\0`, '']) expect(await limiter.take(`${id}${key}`, 1)).toBe(0);
      expect(await limiter.take(`${id}${id}`, 1)).toBeGreaterThan(0);
    });
  });
}
