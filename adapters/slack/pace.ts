/** So long after the last acknowledgement nobody is thought to wait for another. */
const QUIET_MS = 5;
/** While that is not so, work is begun this often: it goes on, and takes a part of the time only. */
const EVERY_MS = 100;
/** A turn of the event loop that takes longer says that the process is busy with what it has begun. */
const BUSY_MS = 10;
/** So much is worked on at once however busy the process is. More would only make each turn longer, and all late. */
const ALWAYS = 8;
/** What has waited so long begins all the same: where there is no room for it, it is told so. */
const LONGEST_MS = 30_000;

interface Waiting {
  readonly since: number;
  readonly begin: () => void;
}

/** What has been acknowledged can wait, who waits for an acknowledgement cannot: Slack gives 3 s. */
export class Pace {
  readonly #now: () => number;
  readonly #waiting: Waiting[] = [];
  #awaited = 0;
  #underWay = 0;
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

  /** Does the work when it may begin: one in a turn of the event loop, in the order they asked. Rejects as the work does. */
  async run(work: () => Promise<void>): Promise<void> {
    await new Promise<void>((begin) => {
      this.#waiting.push({ since: this.#now(), begin });
      if (!this.#looking) this.#look();
    });
    try {
      await work();
    } finally {
      this.#underWay -= 1;
    }
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
      this.#underWay += 1;
      this.#waiting.shift()?.begin();
      this.#looking = this.#waiting.length > 0;
      if (this.#looking) this.#look();
    });
  }

  #mayBegin(now: number, turnMs: number): boolean {
    const [next] = this.#waiting;
    if (next && now - next.since > LONGEST_MS) return true;
    if (turnMs > BUSY_MS && this.#underWay >= ALWAYS) return false;
    const isQuiet = this.#awaited === 0 && now - this.#lastAcknowledged >= QUIET_MS;
    return isQuiet || (this.#underWay < ALWAYS && now - this.#lastBegun >= EVERY_MS);
  }
}
