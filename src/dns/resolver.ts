import type { DnsAnswer, RecordType } from './answer.ts';

export interface ResolveOptions {
  /** Stops waiting; the answer is then `failed` with `cancelled`. */
  readonly signal?: AbortSignal;
}

/**
 * The port to a recursive resolver. It never throws for what DNS says or fails to say.
 * The same question asked twice, also at the same time, is sent once.
 */
export interface Resolver {
  /** @param name a domain name, with or without the final dot. A malformed name is answered `nxdomain` without a query. */
  resolve<T extends RecordType>(name: string, type: T, options?: ResolveOptions): Promise<DnsAnswer<T>>;
}

/** What one of a zone's own servers says. `server` is its name, `address` the IP that was asked. */
export interface ServerAnswer<T extends RecordType> {
  readonly server: string;
  readonly address: string;
  readonly answer: DnsAnswer<T>;
}

/** What a zone's own servers say, past every cache. */
export interface FreshAnswer<T extends RecordType> {
  /** The zone that holds the name, or null when no zone could be found. */
  readonly zone: string | null;
  /** One row for each server asked; empty when none could be found or reached. */
  readonly servers: readonly ServerAnswer<T>[];
  /** Seconds that "no such record" may live in caches: the lesser of the SOA's TTL and its minimum (RFC 2308 section 5). */
  readonly negativeTtl: number | null;
}

/** The port that asks a zone's own name servers, without recursion and without a cache. */
export interface FreshResolver {
  resolveFresh<T extends RecordType>(name: string, type: T, options?: ResolveOptions): Promise<FreshAnswer<T>>;
}
