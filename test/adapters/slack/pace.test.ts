import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Pace } from '../../../adapters/slack/pace.ts';

/** A pace on a clock that stands still unless the test moves it. */
function atRest() {
  const clock = { now: 1_000 };
  return { clock, pace: new Pace(() => clock.now) };
}

/** Long enough for whatever may begin to begin. */
const aWhile = (): Promise<void> => sleep(30);

/** Asks for so many turns and counts those that came. */
function ask(pace: Pace, many: number, work = () => Promise.resolve()): { begun: number } {
  const asked = { begun: 0 };
  for (let count = 0; count < many; count += 1) {
    void pace.run(() => {
      asked.begun += 1;
      return work();
    });
  }
  return asked;
}

const never = (): Promise<void> => new Promise(() => undefined);

test('when nobody waits, all work begins, in the order it came', async () => {
  const { pace } = atRest();
  const begun: string[] = [];
  await Promise.all(['a', 'b', 'c'].map((name) => pace.run(() => Promise.resolve(void begun.push(name)))));
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('while somebody waits for an acknowledgement, and shortly after, work begins now and then', async () => {
  const { clock, pace } = atRest();
  const acknowledged = pace.await();
  const asked = ask(pace, 10);
  await aWhile();
  expect(asked.begun).toBe(1);
  clock.now += 100;
  await aWhile();
  expect(asked.begun).toBe(2);
  acknowledged();
  await aWhile();
  expect(asked.begun).toBe(2);
  clock.now += 5;
  await aWhile();
  expect(asked.begun).toBe(10);
});

test('while somebody waits, no more than eight are worked on at once', async () => {
  const { clock, pace } = atRest();
  pace.await();
  const asked = ask(pace, 20, never);
  for (let begun = 1; begun <= 12; begun += 1) {
    await expect.poll(() => asked.begun).toBe(Math.min(begun, 8));
    clock.now += 100;
  }
});

test('what has waited for half a minute begins all the same, to be told when there is no room', async () => {
  const { clock, pace } = atRest();
  pace.await();
  const early = ask(pace, 10, never);
  clock.now += 20_000;
  const late = ask(pace, 10, never);
  clock.now += 11_000;
  await expect.poll(() => early.begun).toBe(10);
  expect(late.begun).toBe(0);
});
