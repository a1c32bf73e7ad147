import type { DnsAnswer, RecordData } from '../../dns/answer.ts';
import { canonicalAddress } from '../../dns/names.ts';
import type { Finding } from '../finding.ts';
import type { CheckTools } from '../request.ts';
import { tlsaProblem, tlsaText } from './tlsa.ts';

const HOSTS_EXAMINED = 8;

/** One mail exchanger's TLSA records. */
interface Host {
  readonly host: string;
  readonly tlsa: DnsAnswer<'TLSA'>;
}

/**
 * DANE for the mail exchangers of a domain (RFC 7672): TLSA records at `_25._tcp.HOST`. They count only where the resolver
 * validated both the MX and the TLSA answer (AD bit).
 */
export async function checkDane(domain: string, tools: CheckTools): Promise<Finding[]> {
  const mx = await tools.resolver.resolve(domain, 'MX', tools);
  if (mx.status === 'failed') {
    const args = { domain, hosts: [], failure: mx.failure };
    return [{ check: 'dane', code: 'DANE_TEMPERROR', subject: domain, args, proof: [mx] }];
  }
  const hosts = await Promise.all(
    exchangersOf(domain, mx).map(async (host): Promise<Host> => {
      return { host, tlsa: await tools.resolver.resolve(`_25._tcp.${host}`, 'TLSA', tools) };
    }),
  );
  return judge(domain, mx, hosts);
}

/** RFC 7672 section 2.2.2: without an MX the domain itself is the host; a null MX has none. */
function exchangersOf(domain: string, mx: DnsAnswer<'MX'>): string[] {
  if (mx.status !== 'records') return mx.status === 'nodata' ? [domain] : [];
  const sorted = mx.records.toSorted((a, b) => a.preference - b.preference).map((record) => record.exchange);
  // An address where a name belongs is another check's matter.
  return [...new Set(sorted)]
    .filter((host) => host !== '.' && canonicalAddress(host) === undefined)
    .slice(0, HOSTS_EXAMINED);
}

function judge(domain: string, mx: DnsAnswer<'MX'>, hosts: readonly Host[]): Finding[] {
  const held = hosts.filter(({ tlsa }) => tlsa.status === 'records');
  const usable = held.filter((host) => usableOf(host).length > 0);
  const secure = usable.filter(({ tlsa }) => isValidated(mx) && isValidated(tlsa));
  const unvalidated = held.filter(({ tlsa }) => !isValidated(mx) || !isValidated(tlsa));
  const bare = hosts.filter(({ tlsa }) => tlsa.status === 'nodata' || tlsa.status === 'nxdomain');
  const findings = [
    ...unusable(domain, held),
    ...failing(domain, hosts),
    ...finding(domain, 'DANE_NOT_VALIDATED', unvalidated, [mx]),
    ...finding(domain, 'DANE_SECURE', secure, [mx]),
    ...(secure.length > 0 ? finding(domain, 'DANE_PARTIAL', bare, []) : []),
  ];
  if (findings.length > 0) return findings;
  return [{ check: 'dane', code: 'DANE_NONE', subject: domain, args: { domain }, proof: bare.map(({ tlsa }) => tlsa) }];
}

function finding(
  domain: string,
  code: 'DANE_SECURE' | 'DANE_NOT_VALIDATED' | 'DANE_PARTIAL',
  hosts: readonly Host[],
  before: readonly DnsAnswer[],
): Finding[] {
  if (hosts.length === 0) return [];
  const args = { domain, hosts: hosts.map(({ host }) => host) };
  return [{ check: 'dane', code, subject: domain, args, proof: [...before, ...hosts.map(({ tlsa }) => tlsa)] }];
}

function unusable(domain: string, held: readonly Host[]): Finding[] {
  const hosts = held.flatMap(({ host, tlsa }) =>
    recordsOf(tlsa).flatMap((record) => {
      const problem = tlsaProblem(record);
      return problem === undefined ? [] : [{ host, record: tlsaText(record), problem }];
    }),
  );
  if (hosts.length === 0) return [];
  const proof = held.map(({ tlsa }) => tlsa);
  return [{ check: 'dane', code: 'DANE_UNUSABLE', subject: domain, args: { domain, hosts }, proof }];
}

function failing(domain: string, hosts: readonly Host[]): Finding[] {
  const failed = hosts.flatMap(({ host, tlsa }) => (tlsa.status === 'failed' ? [{ host, tlsa }] : []));
  const failure = failed[0]?.tlsa.failure;
  if (failure === undefined) return [];
  const args = { domain, hosts: failed.map(({ host }) => host), failure };
  return [{ check: 'dane', code: 'DANE_TEMPERROR', subject: domain, args, proof: failed.map(({ tlsa }) => tlsa) }];
}

function usableOf({ tlsa }: Host): RecordData['TLSA'][] {
  return recordsOf(tlsa).filter((record) => tlsaProblem(record) === undefined);
}

function recordsOf(tlsa: DnsAnswer<'TLSA'>): readonly RecordData['TLSA'][] {
  return tlsa.status === 'records' ? tlsa.records : [];
}

function isValidated(answer: DnsAnswer): boolean {
  return answer.status !== 'failed' && answer.authenticated;
}
