import type { DnsAnswer } from '../../src/dns/answer.ts';
import { Dns, type DnsOptions, type DnsRun } from '../../adapters/dns/dns.ts';
import type { ZoneServer } from './dns-zone.ts';

/** DNS for one run that asks only these servers. */
export function dnsFrom(servers: ZoneServer | readonly ZoneServer[], options: Omit<DnsOptions, 'servers'> = {}): Dns {
  return new Dns({ servers: [servers].flat().map(({ host, port }) => ({ host, port })), ...options });
}

export function runOn(servers: ZoneServer | readonly ZoneServer[], options?: Omit<DnsOptions, 'servers'>): DnsRun {
  return dnsFrom(servers, options).resolverFor();
}

/** An answer in a word or its records: what most tests compare. */
export function brief(answer: DnsAnswer): unknown {
  if (answer.status === 'records') return answer.records;
  return answer.status === 'failed' ? answer.failure : answer.status;
}
