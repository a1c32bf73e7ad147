// Which zone holds a name, and who serves it.
import type { DnsAnswer, RecordType } from '../../src/dns/answer.ts';
import { isWithin } from '../../src/dns/names.ts';
import { isType } from './interpret.ts';
import type { Reply } from './message.ts';

/** The name servers of a zone; `address` where the referral gave it along (glue). */
export interface Delegation {
  readonly zone: string;
  readonly servers: readonly { readonly name: string; readonly address?: string }[];
}

export type Ask = <T extends RecordType>(name: string, type: T) => Promise<DnsAnswer<T>>;

/** Questions that one search may take: the SOA of a negative answer leads there in two or three. */
const MAX_STEPS = 6;

/**
 * Finds the zone that holds a name: asks for its NS records, and where there are none goes on at the zone that the SOA of
 * the negative answer names (RFC 2308 section 3), else one label up. Null when no zone above the name has NS records.
 */
export async function findZone(name: string, ask: Ask): Promise<Delegation | null> {
  let candidate: string | undefined = name;
  for (let step = 0; step < MAX_STEPS && candidate !== undefined; step++) {
    const answer: DnsAnswer<'NS'> = await ask(candidate, 'NS');
    if (answer.status === 'failed') {
      if (answer.failure === 'cancelled') return null;
      // A zone whose servers are all out of order: the parent's servers tell who they are.
      candidate = parentOf(candidate);
    } else if (answer.aliases.length > 0) {
      // RFC 1034 section 3.6.2: a name with a CNAME has nothing else, so it is no zone.
      candidate = parentOf(candidate);
    } else if (answer.status === 'records') {
      return { zone: candidate, servers: answer.records.map((server) => ({ name: server })) };
    } else {
      // The zone itself says that it has no name servers: there is nobody to ask.
      if (answer.authority?.zone === candidate) return null;
      candidate = answer.authority?.zone ?? parentOf(candidate);
    }
  }
  return null;
}

function parentOf(name: string): string | undefined {
  const dot = name.indexOf('.');
  return dot === -1 ? undefined : name.slice(dot + 1);
}

/** The delegation that a referral tells, when it leads down from the zone towards the name; else undefined (lame). */
export function delegationIn(reply: Reply, zone: string, name: string): Delegation | undefined {
  const servers = reply.authorities
    .filter(isType('NS'))
    .filter((ns) => isWithin(name, ns.name) && isBelow(ns.name, zone));
  const [first] = servers;
  if (!first) return undefined;
  const glue = new Map(reply.additionals.filter(isType('A')).map((record) => [record.name, record.data]));
  return {
    zone: first.name,
    servers: servers.map(({ data }) => {
      const address = isWithin(data, first.name) ? glue.get(data) : undefined;
      return address === undefined ? { name: data } : { name: data, address };
    }),
  };
}

function isBelow(name: string, zone: string): boolean {
  return name !== zone && isWithin(name, zone);
}
