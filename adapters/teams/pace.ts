/**
 * How often a bot may speak in one conversation. The service counts by thread.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit (read 2026-11-21)
 */
const WINDOWS = [
  { ms: 1_000, most: 7 },
  { ms: 2_000, most: 8 },
  { ms: 30_000, most: 60 },
] as const;

const LONGEST_WINDOW_MS = 30_000;

/** How many milliseconds to wait at `now` before speaking again, after having spoken at these times (ascending). */
export function pauseBefore(spoken: readonly number[], now: number): number {
  const pauses = WINDOWS.map(({ ms, most }) => {
    const oldest = spoken.at(-most);
    return oldest === undefined ? 0 : oldest + ms - now;
  });
  return Math.max(0, ...pauses);
}

export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** Work on conversations: within one of them one thing after the other, and none faster than Teams allows. */
export interface Lanes {
  /** `turn` is to be awaited before each request to Teams. */
  run<T>(conversation: string, work: (turn: () => Promise<void>) => Promise<T>): Promise<T>;
}

interface Lane {
  end: Promise<unknown>;
  spoken: number[];
}

export function createLanes(clock: Clock): Lanes {
  const lanes = new Map<string, Lane>();

  const turnIn = async (lane: Lane): Promise<void> => {
    const pause = pauseBefore(lane.spoken, clock.now());
    if (pause > 0) await clock.sleep(pause);
    const now = clock.now();
    lane.spoken = [...lane.spoken.filter((time) => time > now - LONGEST_WINDOW_MS), now];
  };

  /** What nobody speaks in any more is forgotten when its times no longer count. */
  const forget = async (conversation: string, lane: Lane, end: Promise<unknown>): Promise<void> => {
    await end;
    await clock.sleep(LONGEST_WINDOW_MS);
    if (lanes.get(conversation) === lane && lane.end === end) lanes.delete(conversation);
  };

  return {
    run: <T>(conversation: string, work: (turn: () => Promise<void>) => Promise<T>): Promise<T> => {
      const lane = lanes.get(conversation) ?? { end: Promise.resolve(), spoken: [] };
      lanes.set(conversation, lane);
      const result = lane.end.then(() => work(() => turnIn(lane)));
      const end = result.catch(() => undefined); // the caller hears of it; the next one goes on
      lane.end = end;
      void forget(conversation, lane, end);
      return result;
    },
  };
}
