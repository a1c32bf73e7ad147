/** So long after the last acknowledgement nobody is thought to wait for another. */
const QUIET_MS = 5;
/** A turn of the event loop that takes longer says that the process is busy with what it has begun. */
const BUSY_MS = 10;
/** While it is busy or not quiet, work is begun this often: it goes on, and takes a part of the time only. */
const EVERY_MS = 50;
/** What has waited so long begins all the same: where there is no room for it, it is told so. */
const LONGEST_MS = 10_000;

interface Waiting {
  readonly since: number;
  readonly begin: () => void;
}

/** What has been acknowledged can wait, who waits for an acknowledgement cannot: Slack gives 3 s. */
export class Pace {
  readonly #now: () => number;
  readonly #waiting: Waiting[] = [];
  #awaited = 0;
  #lastAcknowledged = -Infinity;
  #lastBegun = -Infinity;
  #looking = false;

  /** @param now the time in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Somebody waits for an acknowledgement from now on. @returns to be called once, when they have it */
  await(): () => void {
    this.#awaited += 1;
    return () => {
      this.#awaited -= 1;
      this.#lastAcknowledged = this.#now();
    };
  }

  /** Resolves when the next work may begin: one in a turn of the event loop, in the order they asked. */
  turn(): Promise<void> {
    return new Promise((begin) => {
      this.#waiting.push({ since: this.#now(), begin });
      if (!this.#looking) this.#look();
    });
  }

  /** Lets a turn of the event loop pass, then begins the next work or looks again later. */
  #look(): void {
    this.#looking = true;
    const before = this.#now();
    setImmediate(() => {
      const now = this.#now();
      if (!this.#mayBegin(now, now - before)) {
        setTimeout(() => this.#look(), QUIET_MS);
        return;
      }
      this.#lastBegun = now;
      this.#waiting.shift()?.begin();
      this.#looking = this.#waiting.length > 0;
      if (this.#looking) this.#look();
    });
  }

  #mayBegin(now: number, turnMs: number): boolean {
    const waited = now - (this.#waiting[0]?.since ?? now);
    if (waited > LONGEST_MS || now - this.#lastBegun >= EVERY_MS) return true;
    return turnMs <= BUSY_MS && this.#awaited === 0 && now - this.#lastAcknowledged >= QUIET_MS;
  }
}
