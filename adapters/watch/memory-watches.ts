import { type DueLook, type OnDue, USUAL_DELAYS, type Watches } from '../../src/conversation/watches.ts';

/** A look that could not be taken is tried again so often, and so many milliseconds apart. */
const TRIES = 20;
const RETRY_MS = 30_000;

/** Watches of one process: they end with it. */
export class MemoryWatches implements Watches {
  readonly lasting = false;
  readonly delays: readonly number[];
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #onDue: OnDue = () => Promise.resolve(true);

  constructor(delays: readonly number[] = USUAL_DELAYS) {
    this.delays = delays;
  }

  /** From now on looks are taken. */
  start(onDue: OnDue): void {
    this.#onDue = onDue;
  }

  schedule(due: DueLook, delayMs: number): Promise<void> {
    const key = JSON.stringify([due.conversation, due.watch, due.look]);
    if (!this.#timers.has(key)) this.#wait(key, due, delayMs, TRIES);
    return Promise.resolve();
  }

  /** How many looks wait. */
  count(): Promise<number> {
    return Promise.resolve(this.#timers.size);
  }

  stop(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    return Promise.resolve();
  }

  #wait(key: string, due: DueLook, delayMs: number, tries: number): void {
    const timer = setTimeout(() => {
      void this.#onDue(due).then((done) => {
        this.#timers.delete(key);
        if (!done && tries > 1) this.#wait(key, due, RETRY_MS, tries - 1);
      });
    }, delayMs).unref();
    this.#timers.set(key, timer);
  }
}
