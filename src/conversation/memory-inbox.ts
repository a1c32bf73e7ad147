import { type Delivery, type Inbox, KEPT_MS, type Kept, type Taken } from './inbox.ts';

interface Entry {
  readonly delivery: Delivery;
  readonly since: number;
  /** When it may be taken; Infinity: others of its line are before it. */
  free: number;
  tries: number;
}

/** The inbox of one process: its order holds, and all is lost at its end. */
export class MemoryInbox implements Inbox {
  readonly #now: () => number;
  /** In the order in which they came. */
  readonly #entries = new Map<string, Entry>();

  /** @param now the time in milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  keep(delivery: Delivery, leaseMs: number): Promise<Kept> {
    if (this.#entries.has(delivery.id)) return Promise.resolve('known');
    const waits = this.#first(delivery.line) !== undefined;
    const since = this.#now();
    this.#entries.set(delivery.id, { delivery, since, free: waits ? Infinity : since + leaseMs, tries: 0 });
    return Promise.resolve(waits ? 'waits' : 'ours');
  }

  prolong(ids: readonly string[], leaseMs: number): Promise<void> {
    return this.#free(ids, leaseMs);
  }

  giveBack(ids: readonly string[]): Promise<void> {
    for (const entry of ids.flatMap((id) => this.#entries.get(id) ?? [])) entry.tries = Math.max(0, entry.tries - 1);
    return this.#free(ids, 0);
  }

  async take(most: number, leaseMs: number, doors: readonly string[]): Promise<readonly Taken[]> {
    const taken: Taken[] = [];
    for (const [id, entry] of this.#entries) {
      if (taken.length >= most) break;
      if (entry.free > this.#now() || !doors.includes(entry.delivery.door)) continue;
      if (entry.since + KEPT_MS < this.#now()) await this.finish(id);
      else {
        taken.push({ delivery: entry.delivery, tries: entry.tries });
        Object.assign(entry, { free: this.#now() + leaseMs, tries: entry.tries + 1 });
      }
    }
    return taken;
  }

  finish(id: string): Promise<boolean> {
    const line = this.#entries.get(id)?.delivery.line;
    this.#entries.delete(id);
    const next = this.#first(line);
    if (next?.free !== Infinity) return Promise.resolve(false);
    next.free = this.#now();
    return Promise.resolve(true);
  }

  #first(line: string | undefined): Entry | undefined {
    if (line === undefined) return undefined;
    return [...this.#entries.values()].find(({ delivery }) => delivery.line === line);
  }

  #free(ids: readonly string[], ms: number): Promise<void> {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry) entry.free = this.#now() + ms;
    }
    return Promise.resolve();
  }
}
