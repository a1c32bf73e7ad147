import { StoreUnavailable } from '../session/store.ts';
import { type Delivery, type Inbox, KEPT_MS } from './inbox.ts';
import type { Log } from './core.ts';
import { NotYet } from './incoming.ts';
import { maskedWords } from './masked-words.ts';
import type { After } from './progress.ts';

/** Does the work on a delivery. Rejects with `NotYet` when it is to be tried again. */
export type Work = () => Promise<void>;

/** How a door receives. */
export interface Receive {
  /**
   * Keeps a delivery, then has it acknowledged, then worked on, now or when its turn comes. Resolves when our work on it
   * has ended. Rejects as `acknowledge` does.
   * @param acknowledge is told whether the delivery outlives this process; it is worked on all the same
   */
  (delivery: Delivery, acknowledge: (kept: boolean) => Promise<void>, work: Work): Promise<void>;
}

/** How the doors work on what another process, or an earlier turn, left. */
export type Doors = ReadonlyMap<string, (body: unknown, id: string) => Promise<void>>;

export interface DeliveriesOptions {
  readonly inbox: Inbox;
  readonly after: After;
  readonly now: () => number;
  readonly log: Log;
  /** Another process takes over what has had no sign of life for so long. Default: 15 s. */
  readonly leaseMs?: number;
}

export const LEASE_MS = 15_000;
/** Deliveries that one look takes. */
const AT_ONCE = 20;
/** Whoever ended in the midst of it so often was ended by it. */
const MOST_TRIES = 5;
/** Deliveries that wait in this process alone while the inbox cannot be reached. */
const MOST_UNKEPT = 1_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** What has been delivered and not been finished, by this process and by those that died. */
export class Deliveries {
  readonly #options: Required<DeliveriesOptions>;
  readonly #working = new Map<string, Promise<void>>();
  /** Those whom the inbox could not take, in order. */
  readonly #unkept = new Map<string, { readonly delivery: Delivery; readonly work: Work }>();
  /** Those who wait for a while before they try again; waking them ends the wait. */
  readonly #pausing = new Set<() => void>();
  #doors: Doors = new Map();
  #looking = false;
  #stopped = false;
  #stopBeat: () => void = () => undefined;

  constructor(options: DeliveriesOptions) {
    this.#options = { leaseMs: LEASE_MS, ...options };
  }

  /** From now on this process also takes what others left. */
  start(doors: Doors): void {
    this.#doors = doors;
    this.#beat();
  }

  /** Lets the work that is under way end; what waits for a better time is given to others. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopBeat();
    for (const wake of this.#pausing) wake();
    while (this.#working.size > 0) await Promise.all(this.#working.values());
  }

  readonly receive: Receive = async (delivery, acknowledge, work) => {
    const kept = await this.#keep(delivery);
    const working = kept === 'unkept' ? this.#workUnkept(delivery, work) : undefined;
    await acknowledge(kept !== 'unkept');
    if (kept === 'ours') await this.#track(delivery.id, () => this.#workOn(delivery.id, work));
    await working;
  };

  async #keep(delivery: Delivery) {
    try {
      return await this.#options.inbox.keep({ ...delivery, body: maskedWords(delivery.body) }, this.#options.leaseMs);
    } catch (error) {
      if (error instanceof StoreUnavailable) return 'unkept';
      throw error;
    }
  }

  /** The core says that it cannot reach its memory; then the delivery waits here until it can be kept. */
  async #workUnkept(delivery: Delivery, work: Work): Promise<void> {
    const { id } = delivery;
    if (this.#unkept.has(id)) return;
    if (this.#unkept.size >= MOST_UNKEPT) {
      this.#options.log.error({ event: id }, 'a delivery was dropped: too many wait for the store');
      return;
    }
    this.#unkept.set(id, { delivery, work });
    await this.#track(id, async () => {
      // After a short break it goes its usual way, behind what came before it.
      const kept = await this.#keep(delivery);
      if (kept === 'ours') await this.#workOn(id, work);
      if (kept !== 'unkept' || (await this.#try(id, work))) this.#unkept.delete(id);
    });
  }

  /** Works until it is done, as long as that may take. */
  async #workOn(id: string, work: Work): Promise<void> {
    const { now, log } = this.#options;
    const end = now() + KEPT_MS;
    for (let pause = FIRST_PAUSE_MS; !(await this.#try(id, work, pause)); ) {
      if (this.#stopped) return this.#options.inbox.giveBack([id]).catch(() => undefined);
      if (now() > end) log.error({ event: id }, 'a delivery was given up');
      if (now() > end) break;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    await this.#finish(id);
  }

  /** @returns false: to be tried again, after a pause that has been made */
  async #try(id: string, work: Work, pauseMs = 0): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof NotYet) {
        if (pauseMs > 0) await this.#pause(error.afterMs ?? pauseMs);
        return false;
      }
      const name = error instanceof Error ? error.name : 'unknown';
      this.#options.log.error({ event: id, error: name }, 'a delivery could not be worked on');
      return true;
    }
  }

  async #finish(id: string): Promise<void> {
    // Where the inbox cannot be reached it comes once more and finds that all is done.
    const hasNext = await this.#options.inbox.finish(id).catch(() => false);
    if (hasNext) void this.#look();
  }

  #track(id: string, work: () => Promise<void>): Promise<void> {
    const done: Promise<void> = work().finally(() => this.#working.delete(id));
    this.#working.set(id, done);
    return done;
  }

  #pause(ms: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        stop();
        this.#pausing.delete(wake);
        resolve();
      };
      const stop = this.#options.after(ms, wake);
      this.#pausing.add(wake);
    });
  }

  #beat(): void {
    if (this.#stopped) return;
    this.#stopBeat = this.#options.after(Math.min(this.#options.leaseMs / 3, FIRST_PAUSE_MS), () => {
      void this.#look().finally(() => this.#beat());
    });
  }

  /** Says that we live, and takes what has been left. */
  async #look(): Promise<void> {
    if (this.#looking || this.#stopped) return;
    this.#looking = true;
    const { inbox, leaseMs } = this.#options;
    try {
      await inbox.prolong([...this.#working.keys()], leaseMs);
      await this.#keepUnkept();
      const taken = await inbox.take(AT_ONCE, leaseMs, [...this.#doors.keys()]);
      for (const { delivery, tries } of taken) this.#takeOver(delivery, tries);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) this.#options.log.error({}, 'looking for deliveries failed');
    } finally {
      this.#looking = false;
    }
  }

  #takeOver({ id, door, body }: Delivery, tries: number): void {
    const workOn = this.#doors.get(door);
    if (this.#working.has(id)) return;
    if (tries >= MOST_TRIES) this.#options.log.error({ event: id }, 'a delivery that ended its processes was dropped');
    if (tries >= MOST_TRIES) void this.#finish(id);
    else if (workOn) void this.#track(id, () => this.#workOn(id, () => workOn(body, id)));
  }

  /** The inbox is back: what waited here goes its usual way, in order. */
  async #keepUnkept(): Promise<void> {
    for (const [id, { delivery, work }] of this.#unkept) {
      if (this.#working.has(id)) return;
      const kept = await this.#keep(delivery);
      if (kept === 'unkept') return;
      this.#unkept.delete(id);
      if (kept === 'ours') void this.#track(id, () => this.#workOn(id, work));
    }
  }
}
