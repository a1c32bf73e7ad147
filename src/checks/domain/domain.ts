import type { DnsAnswer, DnsFailure } from '../../dns/answer.ts';
import type { Finding } from '../finding.ts';
import { addressesOfHost } from '../host-addresses.ts';
import type { CheckTools } from '../request.ts';

/** More name servers than this are not looked up. */
const SERVERS_EXAMINED = 4;

/**
 * Whether a domain answers in DNS: NS, SOA, MX and its addresses, and whether its name servers have addresses. Receivers
 * ask the same of a sender's domain; Yahoo asks for the SOA.
 */
export async function checkDomain(domain: string, tools: CheckTools): Promise<Finding[]> {
  const { resolver } = tools;
  const [mx, ns, soa, host] = await Promise.all([
    resolver.resolve(domain, 'MX', tools),
    resolver.resolve(domain, 'NS', tools),
    resolver.resolve(domain, 'SOA', tools),
    addressesOfHost(domain, tools),
  ]);
  const answers = [mx, ns, soa, ...host.answers];
  const failures = failuresOf(domain, answers);
  if (failures.length > 0) return failures;
  // A server that says NXDOMAIN to types it does not know (RFC 8020 forbids it) does not make a domain with records vanish.
  const hasRecords = answers.some((answer) => answer.status === 'records');
  if (!hasRecords && answers.some((answer) => answer.status === 'nxdomain')) {
    return [{ check: 'domain', code: 'DOMAIN_MISSING', subject: domain, args: { domain }, proof: [mx] }];
  }
  const servers = ns.status === 'records' ? ns.records : [];
  const zone = await serversOf(domain, ns, servers, tools);
  if (mx.status !== 'records' && host.addresses.length === 0) {
    const proof = [mx, ...host.answers];
    return [{ check: 'domain', code: 'DOMAIN_NO_MAIL', subject: domain, args: { domain }, proof }, ...zone];
  }
  const proof = ns.status === 'records' ? [ns] : [];
  return [{ check: 'domain', code: 'DOMAIN_RESOLVES', subject: domain, args: { domain, servers }, proof }, ...zone];
}

function failuresOf(domain: string, answers: readonly DnsAnswer[]): Finding[] {
  const failed = answers.filter((answer) => answer.status === 'failed');
  const [first] = failed;
  if (!first) return [];
  const broken = failed.filter(({ failure }) => failure === 'servfail' || failure === 'bogus');
  if (broken.length > 0) {
    const types = broken.map((answer) => answer.type);
    const failure = broken.every((answer) => answer.failure === 'bogus') ? 'bogus' : 'servfail';
    const args = { domain, types, failure } as const;
    return [{ check: 'domain', code: 'DOMAIN_SERVFAIL', subject: domain, args, proof: broken }];
  }
  const failure: DnsFailure = first.failure;
  const types = failed.map((answer) => answer.type);
  return [
    { check: 'domain', code: 'DOMAIN_TEMPERROR', subject: domain, args: { domain, types, failure }, proof: failed },
  ];
}

async function serversOf(
  domain: string,
  ns: DnsAnswer<'NS'>,
  servers: readonly string[],
  tools: CheckTools,
): Promise<Finding[]> {
  const hosts = await Promise.all(servers.slice(0, SERVERS_EXAMINED).map((server) => addressesOfHost(server, tools)));
  const dangling = hosts.filter((host) => host.addresses.length === 0 && host.failure === null);
  const findings: Finding[] = [];
  if (dangling.length > 0) {
    const args = { domain, servers: dangling.map((host) => host.host) };
    const proof = [ns, ...dangling.flatMap((host) => host.answers)];
    findings.push({ check: 'domain', code: 'DOMAIN_NS_DANGLING', subject: domain, args, proof });
  }
  const [server] = servers;
  if (servers.length === 1 && server !== undefined) {
    const args = { domain, server };
    findings.push({ check: 'domain', code: 'DOMAIN_NS_SINGLE', subject: domain, args, proof: [ns] });
  }
  return findings;
}
