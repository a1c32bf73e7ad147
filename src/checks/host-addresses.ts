import type { DnsAnswer, DnsFailure } from '../dns/answer.ts';
import { canonicalAddress } from '../dns/names.ts';
import type { CheckTools } from './request.ts';

/** What the A and AAAA records of a host say together. */
export interface HostAddresses {
  readonly host: string;
  readonly addresses: readonly string[];
  /** The last name that CNAME records lead to, or null when the name is no alias. */
  readonly alias: string | null;
  /** Why no address is known although there may be one; null when the answer is sure. */
  readonly failure: DnsFailure | null;
  /** Why there may be more addresses than are known: one of the two look-ups failed. Null when these are all. */
  readonly incomplete: DnsFailure | null;
  readonly answers: readonly (DnsAnswer<'A'> | DnsAnswer<'AAAA'>)[];
}

/** Asks for both kinds of address at once. */
export async function addressesOfHost(host: string, tools: CheckTools): Promise<HostAddresses> {
  const answers = await Promise.all([
    tools.resolver.resolve(host, 'A', tools),
    tools.resolver.resolve(host, 'AAAA', tools),
  ]);
  const addresses = answers.flatMap((answer) =>
    answer.status === 'records' ? answer.records.map((record) => canonicalAddress(record) ?? record) : [],
  );
  const failed = answers.find((answer) => answer.status === 'failed');
  const incomplete = failed?.status === 'failed' ? failed.failure : null;
  const failure = addresses.length === 0 ? incomplete : null;
  const alias = answers.flatMap((answer) => (answer.status === 'failed' ? [] : answer.aliases)).at(-1) ?? null;
  return { host, addresses, alias, failure, incomplete, answers: telling(answers) };
}

/** The answers worth showing: a missing AAAA beside an A says nothing. */
function telling<T extends DnsAnswer<'A'> | DnsAnswer<'AAAA'>>(answers: readonly T[]): readonly T[] {
  const held = answers.filter((answer) => answer.status === 'records');
  return held.length > 0 ? held : answers;
}
