// IP addresses in running text.
import { matchesOf } from './matches.ts';

export interface FoundIp {
  readonly ip: string;
  readonly start: number;
  readonly end: number;
}

const IP =
  /(?:(?<![\w.:-])|(?<=(?<!\d)[45]\d\d-))(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}(?![\w-]|\.\d)|(?=[\da-f]{0,4}:[\da-f]{0,4}:)[\da-f:]{3,39}(?![\w.:]))/gi;
/** A word right before the address, with no space between. */
const LABEL = /\b(?:IPv6|ip|address):/gi;
const MAX_IPS = 200;

/** IPv4 (four decimal octets) and IPv6 (RFC 4291 section 2.2) addresses from left to right, in lower case, at most 200. */
export function findIps(text: string): FoundIp[] {
  const found: FoundIp[] = [];
  for (const match of matchesOf(
    IP,
    text.replace(LABEL, (label) => ' '.repeat(label.length)),
  )) {
    const ip = match[0].toLowerCase();
    if (ip.includes(':') && !isIpv6(ip)) continue;
    found.push({ ip, start: match.index, end: match.index + ip.length });
    if (found.length >= MAX_IPS) break;
  }
  return found;
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (groups.some((group) => group === '' || group.length > 4)) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
