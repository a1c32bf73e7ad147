import { expect, test } from 'vitest';
import { createPace } from '../../../adapters/slack/pace.ts';

/** A clock of turns: each takes what the test says, and no time. */
function loopOf(took: readonly number[]) {
  const left = [...took];
  return { turn: () => Promise.resolve(left.shift() ?? 0), turns: () => took.length - left.length };
}

test('work begins in the order it came, one in a turn', async () => {
  const { turn, turns } = loopOf([1, 1, 1]);
  const pace = createPace(() => 1_000, turn);
  const begun: string[] = [];
  await Promise.all(['a', 'b', 'c'].map((name) => pace().then(() => begun.push(`${name} in turn ${turns()}`))));
  expect(begun).toEqual(['a in turn 1', 'b in turn 2', 'c in turn 3']);
});

test('while the process is behind, no more begins than there is room for', async () => {
  let underWay = 7;
  const { turn, turns } = loopOf([200, 200, 200, 51, 50]);
  const pace = createPace(() => underWay, turn);
  await pace();
  expect(turns()).toBe(1);
  underWay += 1;
  await pace();
  expect(turns()).toBe(5);
});

test('when others end there is room again, however far behind', async () => {
  let underWay = 8;
  const pace = createPace(
    () => underWay,
    () => {
      underWay -= 1;
      return Promise.resolve(1_000);
    },
  );
  await pace();
  expect(underWay).toBe(7);
});
