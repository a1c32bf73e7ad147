import { expect, test } from 'vitest';
import { Line, lineLimits } from '../../src/conversation/line.ts';

/** Work that ends when it is told to. */
function bench(limits: Partial<ReturnType<typeof lineLimits>>) {
  const timers: (() => void)[] = [];
  const after = (_ms: number, run: () => void): (() => void) => {
    timers.push(run);
    return () => void timers.splice(timers.indexOf(run), 1);
  };
  const line = new Line({ ...lineLimits(2), ...limits }, after);
  const begun: string[] = [];
  const refused: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (name: string): void => {
    const work = (): Promise<true> => {
      begun.push(name);
      return new Promise((resolve) => ends.set(name, () => resolve(true)));
    };
    void line.run(name.charAt(0), work).then((done) => done ?? refused.push(name));
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...{ line, begun, refused, timers },
    enter: async (...names: string[]) => {
      names.forEach(enter);
      await settle();
    },
    end: async (name: string) => {
      ends.get(name)?.();
      await settle();
    },
    settle,
  };
}

test('so many at once; the next begins when one has ended', async () => {
  const { line, begun, enter, end } = bench({});
  await enter('a1', 'b1', 'c1');
  expect(begun).toEqual(['a1', 'b1']);
  expect([line.running, line.waiting]).toEqual([2, 1]);
  await end('a1');
  expect(begun).toEqual(['a1', 'b1', 'c1']);
  await end('b1');
  await end('c1');
  expect([line.running, line.waiting]).toEqual([0, 0]);
});

test('workspaces take turns, however much one of them asks', async () => {
  const { begun, enter, end } = bench({});
  await enter('a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2');
  for (const name of ['a1', 'a2', 'b1', 'a3', 'b2', 'a4']) await end(name);
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'a4', 'a5']);
});

test('each keeps the order in which it asked', async () => {
  const { begun, enter, end } = bench({ atOnce: 1 });
  await enter('a1', 'a2', 'a3');
  await end('a1');
  await end('a2');
  expect(begun).toEqual(['a1', 'a2', 'a3']);
});

test('so many wait, of one workspace fewer; for more there is no room', async () => {
  const { begun, refused, enter } = bench({ atOnce: 1, waiting: 3, ofOneWaiting: 2 });
  await enter('a1', 'a2', 'a3', 'a4', 'b1', 'c1');
  expect(begun).toEqual(['a1']);
  expect(refused).toEqual(['a4', 'c1']);
});

test('nobody waits longer than the patience lasts', async () => {
  const { line, refused, timers, enter, end, settle } = bench({ atOnce: 1 });
  await enter('a1', 'a2');
  timers[0]?.();
  await settle();
  expect(refused).toEqual(['a2']);
  expect(line.waiting).toBe(0);
  await end('a1');
  await enter('a3');
  expect(line.running).toBe(1);
});

test('work that fails makes room too', async () => {
  const { line } = bench({ atOnce: 1 });
  await expect(line.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(line.running).toBe(0);
});
