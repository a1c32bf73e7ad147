import { type Limiter, MINUTE_MS } from './limiter.ts';

/** More than this and those that were quiet for longest are forgotten. */
const MOST = 10_000;

/** The limiter of one process. */
export class MemoryLimiter implements Limiter {
  readonly #now: () => number;
  /** By key: when all of its share will be free again. The newest stands last. */
  readonly #full = new Map<string, number>();

  /** @param now the time in milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  take(key: string, perMinute: number): Promise<number> {
    const now = this.#now();
    const full = Math.max(this.#full.get(key) ?? now, now) + MINUTE_MS / perMinute;
    const wait = full - now - MINUTE_MS;
    if (wait > 0.5) return Promise.resolve(Math.ceil(wait));
    this.#full.delete(key);
    this.#full.set(key, full);
    const [oldest] = this.#full.keys();
    if (this.#full.size > MOST && oldest !== undefined) this.#full.delete(oldest);
    return Promise.resolve(0);
  }
}
