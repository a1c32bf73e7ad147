import type { DnsAnswer } from '../../dns/answer.ts';
import { canonicalAddress, isPublicFqdn, normalizeName, reverseName } from '../../dns/names.ts';
import type { Finding } from '../finding.ts';
import { addressesOfHost, type HostAddresses } from '../host-addresses.ts';
import type { CheckRequest, CheckTools } from '../request.ts';

type HeloRequest = Extract<CheckRequest, { check: 'helo' }>;

/** The name a server greets with: public, resolvable, and how it stands to PTR and MX (RFC 5321 sections 2.3.5, 4.1.4). */
export async function checkHelo(request: HeloRequest, tools: CheckTools): Promise<Finding[]> {
  const { helo, ip, domain } = request;
  const name = normalizeName(helo);
  if (isLiteral(helo)) return [{ check: 'helo', code: 'HELO_LITERAL', subject: helo, args: { helo }, proof: [] }];
  if (name === undefined || !isPublicFqdn(name)) {
    return [{ check: 'helo', code: 'HELO_NOT_PUBLIC', subject: helo, args: { helo }, proof: [] }];
  }
  const [host, ptr, mx] = await Promise.all([
    addressesOfHost(name, tools),
    ip === null ? null : tools.resolver.resolve(reverseName(ip) ?? '', 'PTR', tools),
    domain === null ? null : tools.resolver.resolve(domain, 'MX', tools),
  ]);
  return [
    resolution(helo, host),
    ...otherAddress(helo, ip, host),
    ...againstPtr(helo, name, ip, ptr),
    ...againstMx(request, name, ptr, mx),
  ];
}

/** RFC 5321 section 4.1.3. */
function isLiteral(helo: string): boolean {
  const inside = /^\[(?:IPv6:)?(?<address>[\da-f.:]+)\]$/i.exec(helo)?.groups?.address;
  return inside !== undefined && canonicalAddress(inside) !== undefined;
}

function resolution(helo: string, { addresses, failure, answers: proof }: HostAddresses): Finding {
  if (addresses.length > 0) {
    return { check: 'helo', code: 'HELO_RESOLVES', subject: helo, args: { helo, addresses }, proof };
  }
  if (failure !== null) return { check: 'helo', code: 'HELO_TEMPERROR', subject: helo, args: { helo, failure }, proof };
  return { check: 'helo', code: 'HELO_UNRESOLVED', subject: helo, args: { helo }, proof };
}

function otherAddress(helo: string, ip: string | null, { addresses, incomplete }: HostAddresses): Finding[] {
  // Half of the addresses cannot tell that it is none of them.
  if (ip === null || addresses.length === 0 || incomplete !== null) return [];
  if (addresses.includes(canonicalAddress(ip) ?? ip)) return [];
  return [{ check: 'helo', code: 'HELO_OTHER_ADDRESS', subject: helo, args: { helo, ip, addresses }, proof: [] }];
}

/** RFC 5321 section 4.1.4: a server must not refuse mail because the name does not fit the address. */
function againstPtr(helo: string, name: string, ip: string | null, ptr: DnsAnswer<'PTR'> | null): Finding[] {
  if (ip === null || ptr?.status !== 'records') return [];
  if (ptr.records.includes(name)) {
    return [{ check: 'helo', code: 'HELO_IS_PTR', subject: helo, args: { helo, ip }, proof: [ptr] }];
  }
  const args = { helo, ip, ptr: ptr.records[0] ?? '' };
  return [{ check: 'helo', code: 'HELO_NOT_PTR', subject: helo, args, proof: [ptr] }];
}

function againstMx(
  { helo, domain }: HeloRequest,
  name: string,
  ptr: DnsAnswer<'PTR'> | null,
  mx: DnsAnswer<'MX'> | null,
): Finding[] {
  if (domain === null || mx?.status !== 'records') return [];
  const exchanges = mx.records.map((record) => record.exchange).filter((exchange) => exchange !== '.');
  // A null MX (RFC 7505) names nobody to compare with.
  if (exchanges.length === 0) return [];
  if (exchanges.includes(name)) {
    return [{ check: 'helo', code: 'HELO_IS_MX', subject: helo, args: { helo, domain }, proof: [mx] }];
  }
  const names = ptr?.status === 'records' ? ptr.records : [];
  if (names.some((one) => exchanges.includes(one))) return [];
  const args = { helo, ptr: names[0] ?? null, domain, exchanges };
  return [{ check: 'helo', code: 'HELO_NOT_MX', subject: helo, args, proof: [mx] }];
}
