/**
 * The port that counts how often something is done, over all processes. Rejects with `StoreUnavailable` when it cannot be
 * reached, and with nothing else. Keys are arbitrary strings from outside.
 */
export interface Limiter {
  /**
   * Takes one of `perMinute`. All of them may be taken at once; then one more comes free every 60 / `perMinute` seconds.
   * @returns 0 when it was taken, else in how many milliseconds there is one
   */
  take(key: string, perMinute: number): Promise<number>;
}

/** Takes one of `perMinute`; true when there was none left. 0: no limit. Rejects as `take` does. */
export async function isOver(limiter: Limiter, key: string, perMinute: number): Promise<boolean> {
  return perMinute > 0 && (await limiter.take(key, perMinute)) > 0;
}

export const MINUTE_MS = 60_000;
