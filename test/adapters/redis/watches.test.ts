import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { RedisWatches } from '../../../adapters/redis/watches.ts';
import type { DueLook } from '../../../src/conversation/watches.ts';
import { StoreUnavailable } from '../../../src/session/store.ts';
import { startRedis } from '../../support/redis.ts';

const DUE: DueLook = { conversation: 'slack:T1:C1:170.1', workspace: 'slack:T1', address: '{}', watch: 1, look: 0 };

const open: RedisWatches[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((watches) => watches.stop()));
});

function watchesOn(prefix: string, url = inject('redisUrl')): RedisWatches {
  const watches = new RedisWatches({ url, prefix, delays: [50], retryMs: 50 });
  open.push(watches);
  return watches;
}
const taken = (list: readonly unknown[]) => expect.poll(() => list.length, { timeout: 10_000 });

describe('watches on Redis', () => {
  test('a look is taken after its delay, once, with what was scheduled', async () => {
    const watches = watchesOn(randomUUID());
    const looks: DueLook[] = [];
    watches.start((due) => {
      looks.push(due);
      return Promise.resolve(true);
    });
    await watches.schedule(DUE, 30);
    await watches.schedule(DUE, 30);
    await watches.schedule({ ...DUE, look: 1, locale: 'nl' }, 200);
    await taken(looks).toBe(2);
    expect(looks).toEqual([DUE, { ...DUE, look: 1, locale: 'nl' }]);
  });

  test('a look that could not be taken comes again', async () => {
    const watches = watchesOn(randomUUID());
    const looks: DueLook[] = [];
    watches.start((due) => {
      looks.push(due);
      return Promise.resolve(looks.length === 3);
    });
    await watches.schedule(DUE, 1);
    await taken(looks).toBe(3);
  });

  test('what was scheduled by a process that ended is taken by the next one', async () => {
    const prefix = randomUUID();
    const first = watchesOn(prefix);
    await first.schedule(DUE, 300);
    await first.stop();
    const looks: DueLook[] = [];
    watchesOn(prefix).start((due) => {
      looks.push(due);
      return Promise.resolve(true);
    });
    await taken(looks).toBe(1);
  });

  test('two processes share the looks: each is taken by one of them', async () => {
    const prefix = randomUUID();
    const looks: number[] = [];
    const both = [watchesOn(prefix), watchesOn(prefix)];
    for (const watches of both) {
      watches.start((due) => {
        looks.push(due.look);
        return Promise.resolve(true);
      });
    }
    for (let look = 0; look < 10; look += 1) await both[0]?.schedule({ ...DUE, look }, 10);
    await taken(looks).toBe(10);
    expect(looks.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  // Null only where REDIS_URL is set and there is no program; global-setup.ts says so.
  const program = inject('redisServer');
  test.skipIf(program === null)(
    'with Redis down a schedule fails within a bounded time, and works again after it',
    async () => {
      const server = await startRedis(program ?? '', []);
      const watches = watchesOn(randomUUID(), server.url);
      const looks: DueLook[] = [];
      watches.start((due) => {
        looks.push(due);
        return Promise.resolve(true);
      });
      await watches.schedule(DUE, 1);
      await taken(looks).toBe(1);
      await server.kill();
      await expect(watches.schedule({ ...DUE, look: 1 }, 1)).rejects.toThrow(StoreUnavailable);
      await server.restart();
      await expect
        .poll(
          () =>
            watches.schedule({ ...DUE, look: 2 }, 1).then(
              () => true,
              () => false,
            ),
          { timeout: 15_000 },
        )
        .toBe(true);
      await expect.poll(() => looks.some((due) => due.look === 2), { timeout: 15_000 }).toBe(true);
      await watches.stop();
      await server.stop();
    },
  );
});
