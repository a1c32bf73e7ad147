import type { DnsAnswer, RecordType } from '../../src/dns/answer.ts';

/** At least this long an answer holds, failures too: a diagnosis lasts 8 s, and asks nothing twice (RFC 9520 section 3.2). */
const MIN_HOLD_S = 10;
/** At most this long, whatever the TTL says: a diagnosis tells what is so now. */
const MAX_HOLD_S = 300;

interface Held<T extends RecordType> {
  readonly answer: DnsAnswer<T>;
  /** Seconds on the cache's clock. */
  readonly since: number;
}

/** Answers to questions of one type, by name, for as long as their TTL allows. */
export class Cache<T extends RecordType> {
  readonly #maxEntries: number;
  readonly #now: () => number;
  /** Oldest first. */
  readonly #held = new Map<string, Held<T>>();

  /**
   * @param maxEntries the oldest answers make room beyond it
   * @param now seconds on a clock that never goes back
   */
  constructor(maxEntries: number, now: () => number) {
    this.#maxEntries = maxEntries;
    this.#now = now;
  }

  /** The answer held for a name, with what is left of its TTL. */
  get(name: string): DnsAnswer<T> | undefined {
    const held = this.#held.get(name);
    if (!held) return undefined;
    const age = this.#now() - held.since;
    if (age < holdFor(held.answer)) return aged(held.answer, Math.floor(age));
    this.#held.delete(name);
    return undefined;
  }

  /** Holds an answer; one that its caller cancelled is none. */
  set(name: string, answer: DnsAnswer<T>): void {
    if (isCancelled(answer)) return;
    this.#held.delete(name);
    this.#held.set(name, { answer, since: this.#now() });
    const [oldest] = this.#held.keys();
    if (this.#held.size > this.#maxEntries && oldest !== undefined) this.#held.delete(oldest);
  }
}

export function isCancelled(answer: DnsAnswer): boolean {
  return answer.status === 'failed' && answer.failure === 'cancelled';
}

function holdFor(answer: DnsAnswer): number {
  return answer.status === 'failed' ? MIN_HOLD_S : Math.min(Math.max(answer.ttl, MIN_HOLD_S), MAX_HOLD_S);
}

function aged<T extends RecordType>(answer: DnsAnswer<T>, seconds: number): DnsAnswer<T> {
  return answer.status === 'failed' ? answer : { ...answer, ttl: Math.max(0, answer.ttl - seconds) };
}
