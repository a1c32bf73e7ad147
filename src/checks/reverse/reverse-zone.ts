import type { DnsAnswer, DnsFailure } from '../../dns/answer.ts';
import { isWithin } from '../../dns/names.ts';
import type { Finding } from '../finding.ts';
import type { CheckTools } from '../request.ts';

/**
 * The zone that answers for an address's PTR: only its operator can set one, whoever else made a zone of that name. Asked
 * while the PTR's name is confirmed, so that it takes no time of its own.
 */
export async function reverseZone(
  ip: string,
  arpa: string,
  ptr: DnsAnswer<'PTR'>,
  tools: CheckTools,
): Promise<Finding[]> {
  if (ptr.status === 'failed') return isBroken(ptr.failure) ? brokenZone(ip, arpa, tools) : [];
  if (ptr.status !== 'records') return zoneFinding(ip, ptr);
  // The name has no SOA of its own: the "no such record" tells which zone it is in.
  const soa = await tools.resolver.resolve(arpa, 'SOA', tools);
  return soa.status === 'nodata' || soa.status === 'nxdomain' ? zoneFinding(ip, soa) : [];
}

function zoneFinding(ip: string, { authority }: Extract<DnsAnswer, { status: 'nodata' | 'nxdomain' }>): Finding[] {
  if (!authority) return [];
  const { zone, primary } = authority;
  // The top of the tree answers for addresses that nobody has a zone for: that names no operator.
  if (zone === 'in-addr.arpa' || zone === 'ip6.arpa' || !zone.endsWith('.arpa')) return [];
  if (REGISTRIES.some((registry) => isWithin(primary, registry))) return [];
  return [{ check: 'reverse', code: 'REVERSE_ZONE', subject: ip, args: { ip, zone, primary }, proof: [] }];
}

/** They answer for what they gave out and nobody has had delegated; a PTR they set for nobody. */
const REGISTRIES = ['afrinic.net', 'apnic.net', 'arin.net', 'lacnic.net', 'ripe.net'];

/** Labels below in-addr.arpa and ip6.arpa at which providers' zones are cut: /24 and /16; /48, /40 and /32. */
const CUTS = { four: [3, 2], six: [12, 10, 8] } as const;

/** The widest of the zones above an address that fails as a whole. */
async function brokenZone(ip: string, arpa: string, tools: CheckTools): Promise<Finding[]> {
  const labels = arpa.split('.');
  const cuts = ip.includes(':') ? CUTS.six : CUTS.four;
  const answers = await Promise.all(
    cuts.map((count) => tools.resolver.resolve(labels.slice(-count - 2).join('.'), 'SOA', tools)),
  );
  const failures = answers.flatMap((answer) =>
    answer.status === 'failed' && isBroken(answer.failure) ? [{ answer, failure: answer.failure }] : [],
  );
  const widest = failures.at(-1);
  if (!widest) return [];
  const args = { ip, zone: widest.answer.name, failure: widest.failure };
  return [{ check: 'reverse', code: 'REVERSE_ZONE_BROKEN', subject: ip, args, proof: [widest.answer] }];
}

/** Failures of the zone itself, not of the way to it. */
function isBroken(failure: DnsFailure): failure is 'servfail' | 'bogus' {
  return failure === 'servfail' || failure === 'bogus';
}
