import type { DnsAnswer } from '../../dns/answer.ts';
import { canonicalAddress, isPublicAddress, reverseName } from '../../dns/names.ts';
import type { Finding } from '../finding.ts';
import { addressesOfHost, type HostAddresses } from '../host-addresses.ts';
import type { CheckTools } from '../request.ts';
import { mailService } from './service.ts';

/** What others publish must not make us ask without end. */
const HOSTS_EXAMINED = 8;
const ADDRESSES_EXAMINED = 2;

/** One mail exchanger, with the PTR answers of its public addresses. */
interface Exchanger extends HostAddresses {
  readonly reverses: readonly { readonly ip: string; readonly ptr: DnsAnswer<'PTR'> }[];
}

/**
 * The mail exchangers of a domain, as a sender finds them (RFC 5321 section 5.1). An alias of the domain itself is
 * followed, as DNS does.
 */
export async function checkMx(domain: string, tools: CheckTools): Promise<Finding[]> {
  const mx = await tools.resolver.resolve(domain, 'MX', tools);
  switch (mx.status) {
    case 'failed':
      return [
        { check: 'mx', code: 'MX_TEMPERROR', subject: domain, args: { domain, failure: mx.failure }, proof: [mx] },
      ];
    case 'nxdomain':
      return [{ check: 'mx', code: 'MX_DOMAIN_MISSING', subject: domain, args: { domain }, proof: [mx] }];
    case 'nodata':
      return withoutMx(domain, mx, await addressesOfHost(domain, tools));
    case 'records':
      return withMx(domain, mx, mx.records, tools);
  }
}

/** RFC 5321 section 5.1: without an MX the domain itself is the host ("implicit MX"). */
function withoutMx(domain: string, mx: DnsAnswer<'MX'>, host: HostAddresses): Finding[] {
  const { addresses, failure } = host;
  const proof = [mx, ...host.answers];
  if (addresses.length > 0) {
    return [{ check: 'mx', code: 'MX_IMPLICIT', subject: domain, args: { domain, addresses }, proof }];
  }
  if (failure !== null)
    return [{ check: 'mx', code: 'MX_TEMPERROR', subject: domain, args: { domain, failure }, proof }];
  return [{ check: 'mx', code: 'MX_NONE', subject: domain, args: { domain }, proof }];
}

async function withMx(
  domain: string,
  mx: DnsAnswer<'MX'>,
  records: readonly { preference: number; exchange: string }[],
  tools: CheckTools,
): Promise<Finding[]> {
  const hosts = records.toSorted((a, b) => a.preference - b.preference).map((record) => record.exchange);
  const named = [...new Set(hosts.filter((host) => host !== '.'))];
  if (named.length === 0) return [{ check: 'mx', code: 'MX_NULL', subject: domain, args: { domain }, proof: [mx] }];
  const literal = named.filter((host) => canonicalAddress(host) !== undefined);
  const exchangers = await Promise.all(
    named
      .filter((host) => !literal.includes(host))
      .slice(0, HOSTS_EXAMINED)
      .map((host) => examine(host, tools)),
  );
  const mixed: Finding[] = hosts.includes('.')
    ? [{ check: 'mx', code: 'MX_NULL_MIXED', subject: domain, args: { domain, hosts: named }, proof: [mx] }]
    : [];
  const addressed: Finding[] =
    literal.length > 0
      ? [{ check: 'mx', code: 'MX_IS_ADDRESS', subject: domain, args: { domain, hosts: literal }, proof: [mx] }]
      : [];
  return [
    ...mixed,
    ...addressed,
    ...reach(domain, mx, exchangers),
    ...aliases(domain, exchangers),
    ...services(domain, named),
    ...reverse(domain, exchangers),
  ];
}

async function examine(host: string, tools: CheckTools): Promise<Exchanger> {
  const found = await addressesOfHost(host, tools);
  const reverses = await Promise.all(
    found.addresses
      .filter((ip) => isPublicAddress(ip))
      .slice(0, ADDRESSES_EXAMINED)
      .map(async (ip) => ({ ip, ptr: await tools.resolver.resolve(reverseName(ip) ?? '', 'PTR', tools) })),
  );
  return { ...found, reverses };
}

/** Which hosts can be reached at all. */
function reach(domain: string, mx: DnsAnswer<'MX'>, exchangers: readonly Exchanger[]): Finding[] {
  const findings: Finding[] = [];
  const reachable = exchangers.filter((one) => one.addresses.some((ip) => isPublicAddress(ip)));
  const others = exchangers.filter((one) => !reachable.includes(one));
  const failing = others.filter((one) => one.incomplete !== null);
  const sure = others.filter((one) => one.incomplete === null);
  const hidden = sure.filter((one) => one.addresses.length > 0);
  const dangling = sure.filter((one) => one.addresses.length === 0);
  if (reachable.length > 0) {
    const proof = [mx, ...proofOf(reachable)];
    findings.push({
      check: 'mx',
      code: 'MX_RESOLVES',
      subject: domain,
      args: { domain, hosts: hostsOf(reachable) },
      proof,
    });
  }
  if (dangling.length > 0) {
    const args = { domain, hosts: hostsOf(dangling) };
    findings.push({ check: 'mx', code: 'MX_DANGLING', subject: domain, args, proof: [mx, ...proofOf(dangling)] });
  }
  if (hidden.length > 0) {
    const args = { domain, hosts: hidden.map(({ host, addresses }) => ({ host, addresses })) };
    findings.push({ check: 'mx', code: 'MX_PRIVATE', subject: domain, args, proof: [mx, ...proofOf(hidden)] });
  }
  const failure = failing[0]?.incomplete;
  if (failure) {
    const args = { domain, hosts: hostsOf(failing), failure };
    findings.push({ check: 'mx', code: 'MX_HOST_TEMPERROR', subject: domain, args, proof: proofOf(failing) });
  }
  return findings;
}

/** RFC 2181 section 10.3, RFC 5321 section 5.1: an MX must not name an alias. */
function aliases(domain: string, exchangers: readonly Exchanger[]): Finding[] {
  const aliased = exchangers.filter(({ alias }) => alias !== null);
  const hosts = aliased.flatMap(({ host, alias }) => (alias === null ? [] : [{ host, target: alias }]));
  if (hosts.length === 0) return [];
  const proof = aliased.flatMap(({ answers }) => answers.slice(0, 1));
  return [{ check: 'mx', code: 'MX_CNAME', subject: domain, args: { domain, hosts }, proof }];
}

function services(domain: string, hosts: readonly string[]): Finding[] {
  const service = hosts.map(mailService).find((name) => name !== undefined);
  if (service === undefined) return [];
  const others = hosts.filter((host) => mailService(host) !== service);
  if (others.length === 0) {
    return [{ check: 'mx', code: 'MX_SERVICE', subject: domain, args: { domain, service }, proof: [] }];
  }
  const own = hosts.filter((host) => !others.includes(host));
  return [{ check: 'mx', code: 'MX_MIXED', subject: domain, args: { domain, service, hosts: own, others }, proof: [] }];
}

/** Matters only where the host sends mail as well. */
function reverse(domain: string, exchangers: readonly Exchanger[]): Finding[] {
  const all = exchangers.flatMap(({ host, reverses }) =>
    reverses
      .filter(({ ptr }) => ptr.status === 'nxdomain' || ptr.status === 'nodata')
      .map(({ ip, ptr }) => ({ row: { host, ip }, ptr })),
  );
  // Two names of one host have one address.
  const missing = [...new Map(all.map((one) => [one.row.ip, one])).values()];
  if (missing.length === 0) return [];
  const args = { domain, hosts: missing.map(({ row }) => row) };
  return [{ check: 'mx', code: 'MX_NO_REVERSE', subject: domain, args, proof: missing.map(({ ptr }) => ptr) }];
}

function hostsOf(exchangers: readonly Exchanger[]): string[] {
  return exchangers.map(({ host }) => host);
}

function proofOf(exchangers: readonly Exchanger[]): DnsAnswer[] {
  return exchangers.flatMap(({ answers }) => answers);
}
