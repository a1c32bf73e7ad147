// What a reply says about a question: records, absence, failure, or an alias that has to be followed further.
import type { DnsAnswer, DnsFailure, RecordType } from '../../src/dns/answer.ts';
import { isWithin } from '../../src/dns/names.ts';
import type { Reply, ResourceRecord } from './message.ts';

/** Response codes of RFC 1035 section 4.1.1. */
export const NOERROR = 0;
export const SERVFAIL = 2;
export const NXDOMAIN = 3;
/** More aliases than any name in use has; common resolvers stop at about as many. */
const MAX_ALIASES = 12;

export interface Asked<T extends RecordType> {
  readonly name: string;
  readonly type: T;
}

/** How far CNAME records have led so far. */
export interface Chain {
  /** The name to ask for next; at the start the name asked for. */
  readonly target: string;
  readonly aliases: readonly string[];
  readonly ttl: number;
  readonly authenticated: boolean;
}

export function startOf(name: string): Chain {
  return { target: name, aliases: [], ttl: Infinity, authenticated: true };
}

export function failed(asked: Asked<RecordType>, failure: DnsFailure): DnsAnswer<never> {
  return { ...asked, status: 'failed', failure };
}

/**
 * Reads the reply to a question for `chain.target`.
 * @returns the answer to the question asked at first, or the chain when the server left it unfinished
 */
export function interpret<T extends RecordType>(reply: Reply, asked: Asked<T>, chain: Chain): DnsAnswer<T> | Chain {
  if (reply.rcode !== NOERROR && reply.rcode !== NXDOMAIN) return failed(asked, failureOf(reply));
  const end = follow(reply, asked, chain);
  // A loop, or a chain without an end: a resolver that notices says SERVFAIL.
  if (end === undefined) return failed(asked, 'servfail');
  const { aliases, authenticated } = end;
  const records = ofType(reply.answers, end.target, asked.type);
  if (records.length > 0) {
    const ttl = Math.min(end.ttl, ...records.map((record) => record.ttl));
    return { ...asked, status: 'records', records: records.map((record) => record.data), ttl, aliases, authenticated };
  }
  const soa = authorityOf(reply, end.target);
  // RFC 6604 section 3: with an alias, the response code speaks of the last name of the chain.
  if (reply.rcode === NOERROR && !soa && end.target !== chain.target) return end;
  // RFC 2308 section 5: without an SOA the absence is not to be cached.
  const ttl = soa ? Math.min(end.ttl, soa.ttl, soa.data.minimum) : 0;
  const absence = { ...asked, ttl, aliases, authenticated };
  const authority = soa && { authority: { zone: soa.name, primary: soa.data.mname } };
  return { ...absence, ...authority, status: reply.rcode === NXDOMAIN ? 'nxdomain' : 'nodata' };
}

/** The failure that an error code stands for. */
export function failureOf(reply: Reply): DnsFailure {
  return reply.rcode === SERVFAIL ? 'servfail' : 'refused';
}

/** Whether a server has no answer and names others that should (RFC 2308 section 2.2): NS records and no SOA. */
export function isReferral(reply: Reply): boolean {
  const { rcode, authoritative, answers, authorities } = reply;
  if (rcode !== NOERROR || authoritative || answers.length > 0) return false;
  return authorities.some(isType('NS')) && !authorities.some(isType('SOA'));
}

/** Follows the CNAME records in one reply. Undefined for a loop or too many of them. */
function follow(reply: Reply, { name, type }: Asked<RecordType>, start: Chain): Chain | undefined {
  let chain = { ...start, authenticated: start.authenticated && reply.authenticated };
  const seen = new Set([name, ...chain.aliases]);
  while (type !== 'CNAME' && ofType(reply.answers, chain.target, type).length === 0) {
    const [alias] = ofType(reply.answers, chain.target, 'CNAME');
    if (!alias) return chain;
    if (seen.has(alias.data) || chain.aliases.length >= MAX_ALIASES) return undefined;
    seen.add(alias.data);
    const ttl = Math.min(chain.ttl, alias.ttl);
    chain = { ...chain, target: alias.data, aliases: [...chain.aliases, alias.data], ttl };
  }
  return chain;
}

/** The SOA of the zone that says a name is absent; one of a zone that the name does not belong to says nothing. */
function authorityOf(reply: Reply, name: string): ResourceRecord<'SOA'> | undefined {
  return reply.authorities.filter(isType('SOA')).find((soa) => soa.name === '.' || isWithin(name, soa.name));
}

function ofType<T extends RecordType>(records: readonly ResourceRecord[], name: string, type: T): ResourceRecord<T>[] {
  return records.filter(isType(type)).filter((record) => record.name === name);
}

export function isType<T extends RecordType>(type: T): (record: ResourceRecord) => record is ResourceRecord<T> {
  return (record): record is ResourceRecord<T> => record.type === type;
}
