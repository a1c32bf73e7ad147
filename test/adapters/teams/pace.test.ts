import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLanes, pauseBefore } from '../../../adapters/teams/pace.ts';

/** A clock that a test owns: sleeping is what moves it. */
function clockAt(start: number) {
  let time = start;
  return {
    now: () => time,
    sleep: (ms: number) => {
      time += ms;
      return Promise.resolve();
    },
  };
}

/** A clock on which only waiting for a turn takes time; forgetting lanes waits for ever. */
function turnsOnly() {
  const clock = clockAt(0);
  return { ...clock, sleep: (ms: number) => (ms === 30_000 ? new Promise<void>(() => undefined) : clock.sleep(ms)) };
}

describe('the pause before a message', () => {
  test.for([
    ['nothing was said', [], 0],
    ['six in this second', [0, 0, 0, 0, 0, 0], 0],
    ['seven in this second', [0, 0, 0, 0, 0, 0, 0], 1_000],
    ['seven a while ago', [-900, -900, -900, -900, -900, -900, -900], 100],
    ['eight in two seconds', [-1_500, -1_200, -1_200, -1_200, -1_100, -1_100, -1_100, -1_100], 500],
    ['sixty in half a minute', Array.from({ length: 60 }, (_, index) => -25_000 + index * 300), 5_000],
  ] as const)('%s', ([, spoken, pause]) => {
    expect(pauseBefore(spoken, 0)).toBe(pause);
  });

  test('keeps to every window, however many want to speak', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3_000), { minLength: 1, maxLength: 150 }), async (gaps) => {
        const clock = turnsOnly();
        const lanes = createLanes(clock);
        const times: number[] = [];
        for (const gap of gaps) {
          await lanes.run('c', async (turn) => {
            await turn();
            times.push(clock.now());
            await clock.sleep(gap % 400 === 0 ? gap : 0);
          });
        }
        for (const [ms, most] of [
          [1_000, 7],
          [2_000, 8],
          [30_000, 60],
        ] as const) {
          for (const [index, time] of times.entries()) {
            const later = times[index + most];
            if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(ms);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('lanes', () => {
  test('one after the other in a conversation, a failure harms nobody else', async () => {
    const lanes = createLanes(turnsOnly());
    const steps: string[] = [];
    const first = lanes.run('c', async () => {
      await Promise.resolve();
      steps.push('first');
      throw new Error('no');
    });
    const second = lanes.run('c', () => Promise.resolve(steps.push('second')));
    await expect(first).rejects.toThrow('no');
    await second;
    expect(steps).toEqual(['first', 'second']);
  });

  test('another conversation does not wait', async () => {
    const lanes = createLanes(turnsOnly());
    void lanes.run('busy', () => new Promise(() => undefined));
    expect(await lanes.run('free', () => Promise.resolve('said'))).toBe('said');
  });
});
