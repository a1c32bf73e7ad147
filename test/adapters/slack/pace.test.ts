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
function ask(pace: Pace, many: number): { begun: number } {
  const asked = { begun: 0 };
  for (let count = 0; count < many; count += 1) void pace.turn().then(() => (asked.begun += 1));
  return asked;
}

test('when nobody waits, all work begins, in the order it came', async () => {
  const { pace } = atRest();
  const begun: string[] = [];
  await Promise.all(['a', 'b', 'c'].map((name) => pace.turn().then(() => begun.push(name))));
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('while somebody waits for an acknowledgement, and shortly after, work begins now and then', async () => {
  const { clock, pace } = atRest();
  const acknowledged = pace.await();
  const asked = ask(pace, 10);
  await aWhile();
  expect(asked.begun).toBe(1);
  clock.now += 25;
  await aWhile();
  expect(asked.begun).toBe(2);
  acknowledged();
  await aWhile();
  expect(asked.begun).toBe(2);
  clock.now += 5;
  await aWhile();
  expect(asked.begun).toBe(10);
});

test('when a thousand wait, what is more begins, to be told that there is no room', async () => {
  const { pace } = atRest();
  pace.await();
  const asked = ask(pace, 1_010);
  await expect.poll(() => asked.begun).toBe(10);
});
