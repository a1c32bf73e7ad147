import type { DnsAnswer } from '../../dns/answer.ts';
import { canonicalAddress, reverseName } from '../../dns/names.ts';
import type { Finding } from '../finding.ts';
import { looksGeneric } from './generic-name.ts';
import { reverseZone } from './reverse-zone.ts';
import type { CheckTools } from '../request.ts';

/** RFC 8601 section 2.7.3: the number of names examined is to be limited. */
const NAMES_EXAMINED = 5;

interface Confirmation {
  readonly name: string;
  readonly answer: DnsAnswer<'A' | 'AAAA'>;
  readonly confirmed: boolean;
}

/**
 * Reverse DNS of an address with forward confirmation, as the RFC 8601 result `iprev` (section 2.7.3).
 * @param ip an IPv4 or IPv6 address; anything else gives no findings
 */
export async function checkReverse(ip: string, tools: CheckTools): Promise<Finding[]> {
  const arpa = reverseName(ip);
  if (arpa === undefined) return [];
  const ptr = await tools.resolver.resolve(arpa, 'PTR', tools);
  const [findings, zone] = await Promise.all([judgePtr(ip, arpa, ptr, tools), reverseZone(ip, arpa, ptr, tools)]);
  // Whose zone it is matters where the PTR has to change.
  const isRight = findings.every(({ code }) => code === 'IPREV_PASS' || code === 'PTR_SEVERAL');
  return [...findings, ...delegated(ip, ptr), ...(isRight ? [] : zone)];
}

async function judgePtr(ip: string, arpa: string, ptr: DnsAnswer<'PTR'>, tools: CheckTools): Promise<Finding[]> {
  switch (ptr.status) {
    case 'failed':
      return [
        {
          check: 'reverse',
          code: 'IPREV_TEMPERROR',
          subject: ip,
          args: { ip, name: arpa, failure: ptr.failure },
          proof: [ptr],
        },
      ];
    // RFC 8601 section 2.7.3: without a PTR a repetition is unlikely to help, so it is permerror, not fail.
    case 'nodata':
    case 'nxdomain':
      return [{ check: 'reverse', code: 'IPREV_PERMERROR', subject: ip, args: { ip }, proof: [ptr] }];
    case 'records':
      return confirmNames(ip, ptr, ptr.records, tools);
  }
}

async function confirmNames(
  ip: string,
  ptr: DnsAnswer<'PTR'>,
  names: readonly string[],
  tools: CheckTools,
): Promise<Finding[]> {
  const type = ip.includes(':') ? 'AAAA' : 'A';
  const confirmations = await Promise.all(
    names.slice(0, NAMES_EXAMINED).map(async (name): Promise<Confirmation> => {
      const answer = await tools.resolver.resolve(name, type, tools);
      return { name, answer, confirmed: addressesOf(answer).some((address) => address === canonicalAddress(ip)) };
    }),
  );
  const findings: Finding[] = [iprev(ip, ptr, confirmations)];
  if (names.length > 1) {
    findings.push({ check: 'reverse', code: 'PTR_SEVERAL', subject: ip, args: { ip, names }, proof: [ptr] });
  }
  const generic = names.length > 0 && names.every((name) => looksGeneric(name, ip)) ? names[0] : undefined;
  if (generic !== undefined) {
    findings.push({ check: 'reverse', code: 'PTR_GENERIC', subject: ip, args: { ip, name: generic }, proof: [ptr] });
  }
  return findings;
}

function iprev(ip: string, ptr: DnsAnswer<'PTR'>, confirmations: readonly Confirmation[]): Finding {
  const proof = [ptr, ...confirmations.map((confirmation) => confirmation.answer)];
  const passed = confirmations.find((confirmation) => confirmation.confirmed);
  if (passed) return { check: 'reverse', code: 'IPREV_PASS', subject: ip, args: { ip, name: passed.name }, proof };
  const failed = confirmations.find((confirmation) => confirmation.answer.status === 'failed');
  if (failed?.answer.status === 'failed') {
    const { failure } = failed.answer;
    return { check: 'reverse', code: 'IPREV_TEMPERROR', subject: ip, args: { ip, name: failed.name, failure }, proof };
  }
  const other = confirmations.find((confirmation) => confirmation.answer.status === 'records');
  if (other) {
    const args = { ip, name: other.name, addresses: addressesOf(other.answer) };
    return { check: 'reverse', code: 'IPREV_FAIL_MISMATCH', subject: ip, args, proof };
  }
  const names = confirmations.map((confirmation) => confirmation.name);
  return { check: 'reverse', code: 'IPREV_FAIL_NO_FORWARD', subject: ip, args: { ip, names }, proof };
}

function addressesOf(answer: DnsAnswer<'A' | 'AAAA'>): string[] {
  return answer.status === 'records' ? answer.records.map((record) => canonicalAddress(record) ?? record) : [];
}

/** RFC 2317: the provider turns the reverse name into an alias in a zone of the customer's. */
function delegated(ip: string, ptr: DnsAnswer<'PTR'>): Finding[] {
  const target = ptr.status === 'failed' ? undefined : ptr.aliases.at(-1);
  if (target === undefined) return [];
  return [{ check: 'reverse', code: 'PTR_DELEGATED', subject: ip, args: { ip, target }, proof: [] }];
}
