import type { DnsAnswer, RecordType } from './answer.ts';
import { normalizeName } from './names.ts';
import type { FreshAnswer, FreshResolver, ResolveOptions, Resolver, ServerAnswer } from './resolver.ts';

/** Where an answer of a fresh view came from. */
export interface Basis {
  readonly name: string;
  readonly type: RecordType;
  /** `authoritative`: the zone's own servers. `resolver`: none could be found or reached, so a resolver was asked again. */
  readonly basis: 'authoritative' | 'resolver';
  readonly zone: string | null;
  /** Whether all servers that answered have the same of the zone. A change is not live while they do not. */
  readonly agree: boolean;
  /** What each server said, also those that could not be asked. */
  readonly servers: readonly ServerAnswer<RecordType>[];
  /** Seconds that "no such record" may still live in caches. */
  readonly negativeTtl: number | null;
}

/** A resolver that answers past every cache, and tells how it knows. */
export interface FreshView extends Resolver {
  /** One row for each question answered so far, in the order of the answers. */
  readonly bases: readonly Basis[];
}

/**
 * Makes one answer of what a zone's servers say, so that checks can run on it:
 * - all that answer agree: their answer;
 * - some have records and some have none: there are none. Receivers ask any of the servers, so a record is only live
 *   where all of them have it;
 * - they have different records: those that most servers have, else those of the first server. Joined sets, or what
 *   they have in common, would be an answer that no receiver ever gets;
 * - no server found or reached: the recursive resolver's answer.
 * Either disagreement stands in `bases` with `agree: false`; but large services answer each question with another selection
 * of a host's addresses, and will not come to agree: where all servers have the same version of the zone, that is none.
 *
 * A zone's own server cannot tell whether DNSSEC holds: that takes a resolver that validates from the root down. So the
 * resolver is asked beside it, and where it says that an answer is bogus, so do we.
 * @param recursive it should not answer from a cache of ours
 */
export function freshView(fresh: FreshResolver, recursive: Resolver): FreshView {
  const bases: Basis[] = [];
  const known = emptyMemory();

  async function answer<T extends RecordType>(name: string, type: T, options?: ResolveOptions): Promise<DnsAnswer<T>> {
    const [found, resolved] = await Promise.all([
      fresh.resolveFresh(name, type, options),
      recursive.resolve(name, type, options),
    ]);
    const merged = merge(found);
    const { zone, servers, negativeTtl } = found;
    const basis = merged ? 'authoritative' : 'resolver';
    const agree = merged === undefined || merged.agree || (await isSelection(found, fresh, options));
    bases.push({ name, type, basis, zone, agree, servers, negativeTtl });
    return merged ? validated(merged.answer, resolved) : resolved;
  }

  return {
    bases,
    resolve<T extends RecordType>(name: string, type: T, options?: ResolveOptions): Promise<DnsAnswer<T>> {
      const ofType: Map<string, Promise<DnsAnswer<T>>> = known[type];
      const key = normalizeName(name) ?? name;
      const asked = ofType.get(key) ?? answer(name, type, options);
      ofType.set(key, asked);
      return asked;
    },
  };
}

/** An answer of a zone's servers, with what a validating resolver makes of it (RFC 4035 section 4.3). */
function validated<T extends RecordType>(answer: DnsAnswer<T>, resolved: DnsAnswer<T>): DnsAnswer<T> {
  if (resolved.status === 'failed') return resolved.failure === 'bogus' ? resolved : answer;
  if (answer.status === 'failed') return answer;
  // What it validated may be the old answer, which proves nothing of the new one.
  return { ...answer, authenticated: resolved.authenticated && contentOf(resolved) === contentOf(answer) };
}

/** Questions asked before, by type and name. */
type Memory = { readonly [T in RecordType]: Map<string, Promise<DnsAnswer<T>>> };

function emptyMemory(): Memory {
  return {
    A: new Map(),
    AAAA: new Map(),
    CNAME: new Map(),
    NS: new Map(),
    PTR: new Map(),
    MX: new Map(),
    TXT: new Map(),
    SOA: new Map(),
    TLSA: new Map(),
    DS: new Map(),
  };
}

/** One answer for those of all servers that answered; undefined when none did. */
function merge<T extends RecordType>(found: FreshAnswer<T>): { answer: DnsAnswer<T>; agree: boolean } | undefined {
  const answers = found.servers.map((row) => row.answer).filter((answer) => answer.status !== 'failed');
  const [first] = answers;
  if (!first) return undefined;
  const counts = Map.groupBy(answers, contentOf);
  if (counts.size === 1) return { answer: first, agree: true };
  const absent = answers.find((answer) => answer.status !== 'records');
  const [largest] = [...counts.values()].sort((a, b) => b.length - a.length);
  return { answer: absent ?? largest?.[0] ?? first, agree: false };
}

/** Whether servers that all have addresses, and not the same, have one version of the zone: its serial (RFC 1035 section 3.3.13). */
async function isSelection(
  { zone, servers }: FreshAnswer<RecordType>,
  fresh: FreshResolver,
  options: ResolveOptions | undefined,
): Promise<boolean> {
  const answers = servers.map(({ answer }) => answer).filter(({ status }) => status !== 'failed');
  const areAddresses = answers.every(({ status, type }) => status === 'records' && (type === 'A' || type === 'AAAA'));
  if (zone === null || !areAddresses) return false;
  const versions = await fresh.resolveFresh(zone, 'SOA', options);
  const serials = versions.servers.flatMap(({ answer }) =>
    answer.status === 'records' ? answer.records.map(({ serial }) => serial) : [],
  );
  return new Set(serials).size === 1;
}

/** What an answer says, whatever the order of its records and their TTL. `nodata` and `nxdomain` both say: no record. */
function contentOf(answer: DnsAnswer): string {
  if (answer.status !== 'records') return 'absent';
  return JSON.stringify(answer.records.map((record) => JSON.stringify(record)).sort());
}
