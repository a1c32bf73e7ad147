import { setImmediate } from 'node:timers/promises';

/** A turn of the event loop that takes longer says that the process is behind. */
const BEHIND_MS = 50;
/** So much is worked on at once however far behind the process is. */
const ALWAYS = 8;

/** Resolves when the next work may begin: one in a turn, in the order they asked. */
export type Pace = () => Promise<void>;

/**
 * What has been acknowledged can wait, who waits for an acknowledgement cannot: while the process is behind, no more work is
 * begun than there is room for.
 * @param underWay how much is worked on now
 * @param turn waits for a turn of the event loop and tells how many milliseconds it took
 */
export function createPace(underWay: () => number, turn: () => Promise<number> = nextTurn): Pace {
  let last = Promise.resolve();
  return () => {
    last = last.then(async () => {
      while ((await turn()) > BEHIND_MS && underWay() >= ALWAYS);
    });
    return last;
  };
}

async function nextTurn(): Promise<number> {
  const begun = performance.now();
  await setImmediate();
  return performance.now() - begun;
}
