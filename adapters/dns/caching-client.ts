import type { DnsAnswer, RecordType } from '../../src/dns/answer.ts';
import { normalizeName } from '../../src/dns/names.ts';
import type { Account } from './budget.ts';
import { Cache, isCancelled } from './cache.ts';
import type { Client } from './client.ts';
import { failed } from './interpret.ts';
import { onAbort } from './on-abort.ts';

const MAX_ENTRIES_OF_A_TYPE = 1_000;

/** What is known and under way of one record type. */
interface Table<T extends RecordType> {
  readonly cache: Cache<T>;
  readonly flights: Map<string, Promise<DnsAnswer<T>>>;
}

/** A client that remembers answers, and sends a question that several ask at the same time once. */
export class CachingClient {
  readonly #client: Client;
  readonly #tables: { readonly [T in RecordType]: Table<T> };

  /** @param now seconds on a clock that never goes back */
  constructor(client: Client, now: () => number) {
    const table = <T extends RecordType>(): Table<T> => ({
      cache: new Cache<T>(MAX_ENTRIES_OF_A_TYPE, now),
      flights: new Map(),
    });
    this.#client = client;
    this.#tables = {
      A: table(),
      AAAA: table(),
      CNAME: table(),
      NS: table(),
      PTR: table(),
      MX: table(),
      TXT: table(),
      SOA: table(),
      TLSA: table(),
      DS: table(),
    };
  }

  /** Answers from memory where it can. Never rejects. */
  async resolve<T extends RecordType>(name: string, type: T, account: Account): Promise<DnsAnswer<T>> {
    const key = normalizeName(name);
    if (key === undefined) return this.#client.resolve(name, type, account);
    const { cache, flights }: Table<T> = this.#tables[type];
    for (;;) {
      if (account.signal?.aborted) return failed({ name: key, type }, 'cancelled');
      const held = cache.get(key);
      if (held) return held;
      const flight = flights.get(key);
      if (!flight) return this.#fly(key, type, account);
      const answer = await untilAborted(flight, account.signal);
      if (answer && !isCancelled(answer)) return answer;
      // Who asked first stopped waiting or has no queries left; that is not our case: ask on our own account.
    }
  }

  async #fly<T extends RecordType>(key: string, type: T, account: Account): Promise<DnsAnswer<T>> {
    const { cache, flights }: Table<T> = this.#tables[type];
    const flight = this.#client.resolve(key, type, account);
    flights.set(key, flight);
    const answer = await flight;
    flights.delete(key);
    cache.set(key, answer);
    return answer;
  }
}

/** The outcome of a promise, or undefined when the signal comes first. */
function untilAborted<V>(promise: Promise<V>, signal: AbortSignal | undefined): Promise<V | undefined> {
  if (!signal) return promise;
  return new Promise((resolve) => {
    const forget = onAbort(signal, () => resolve(undefined));
    void promise.then((value) => {
      forget();
      resolve(value);
    });
  });
}
