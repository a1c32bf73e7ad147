/** Work in lanes: what shares a lane is done in the order it came, one after the other. */
export interface Lanes {
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Slack limits messages by channel, and a 429 there holds for the whole channel: who waits holds up the next in that
 * channel and nobody else. https://docs.slack.dev/apis/web-api/rate-limits
 */
export function createLanes(): Lanes {
  const ends = new Map<string, Promise<unknown>>();
  return {
    run: <T>(lane: string, work: () => Promise<T>): Promise<T> => {
      const before = ends.get(lane) ?? Promise.resolve();
      const result = before.then(work);
      const end = result
        .catch(() => undefined) // the caller hears of it; the next one goes on
        .then(() => {
          if (ends.get(lane) === end) ends.delete(lane);
        });
      ends.set(lane, end);
      return result;
    },
  };
}
