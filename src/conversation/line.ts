import type { After } from './progress.ts';

/** How much is worked on at the same time. */
export interface LineLimits {
  /** Events under way in this process. */
  readonly atOnce: number;
  /** Of these, of one workspace while others wait. */
  readonly ofOneAtOnce: number;
  /** Events that wait. */
  readonly waiting: number;
  /** Of these, of one workspace. */
  readonly ofOneWaiting: number;
  /** How long one waits before it is told that there is no room. */
  readonly patienceMs: number;
}

/** For `atOnce` events: as many of one workspace as half of them, and four times as many waiting as are worked on in 15 s. */
export function lineLimits(atOnce: number): LineLimits {
  return {
    atOnce,
    ofOneAtOnce: Math.max(1, Math.ceil(atOnce / 2)),
    waiting: atOnce * 16,
    ofOneWaiting: atOnce * 8,
    patienceMs: 15_000,
  };
}

interface Waiting {
  readonly whose: string;
  readonly enter: (entered: boolean) => void;
}

/**
 * A line before what costs much: so much at once, so much waiting, workspaces in turn, and nobody waits for long. What it has
 * no room for is told so at once, which costs nothing.
 */
export class Line {
  readonly #limits: LineLimits;
  readonly #after: After;
  readonly #running = new Map<string, number>();
  /** By workspace; the one that entered last stands last. */
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(limits: LineLimits, after: After) {
    this.#limits = limits;
    this.#after = after;
  }

  get running(): number {
    return sum(this.#running.values());
  }

  get waiting(): number {
    return sum([...this.#waiting.values()].map((list) => list.length));
  }

  /** Does the work when its turn has come. @returns undefined: there was no room */
  async run<T>(whose: string, work: () => Promise<T>): Promise<T | undefined> {
    if (!(await this.#enter(whose))) return undefined;
    try {
      return await work();
    } finally {
      this.#leave(whose);
    }
  }

  #enter(whose: string): Promise<boolean> {
    if (this.#waiting.size === 0 && this.running < this.#limits.atOnce) {
      this.#begin(whose);
      return Promise.resolve(true);
    }
    const own = this.#waiting.get(whose) ?? [];
    if (this.waiting >= this.#limits.waiting || own.length >= this.#limits.ofOneWaiting) return Promise.resolve(false);
    return new Promise((resolve) => {
      const waiting: Waiting = {
        whose,
        enter: (entered) => {
          stop();
          resolve(entered);
        },
      };
      const stop = this.#after(this.#limits.patienceMs, () => {
        this.#remove(waiting);
        resolve(false);
      });
      this.#waiting.set(whose, [...own, waiting]);
      this.#callNext();
    });
  }

  #begin(whose: string): void {
    this.#running.set(whose, (this.#running.get(whose) ?? 0) + 1);
  }

  #leave(whose: string): void {
    const left = (this.#running.get(whose) ?? 1) - 1;
    if (left > 0) this.#running.set(whose, left);
    else this.#running.delete(whose);
    this.#callNext();
  }

  /** Lets in who is next: the workspace that has waited longest, those before it that have their share already. */
  #callNext(): void {
    while (this.running < this.#limits.atOnce) {
      const lines = [...this.#waiting];
      const within = lines.find(([whose]) => (this.#running.get(whose) ?? 0) < this.#limits.ofOneAtOnce);
      const [first] = (within ?? lines[0])?.[1] ?? [];
      if (!first) return;
      this.#remove(first);
      this.#begin(first.whose);
      first.enter(true);
    }
  }

  /** Takes it out; what is left of its workspace goes to the end. */
  #remove(waiting: Waiting): void {
    const left = (this.#waiting.get(waiting.whose) ?? []).filter((one) => one !== waiting);
    this.#waiting.delete(waiting.whose);
    if (left.length > 0) this.#waiting.set(waiting.whose, left);
  }
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, one) => total + one, 0);
}
