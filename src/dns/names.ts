import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';
import { getDomain, parse } from 'tldts';
import { parseAddress } from './addresses.ts';

export { canonicalAddress, isPublicAddress, sameAddress } from './addresses.ts';

/** RFC 1035 section 2.3.4: 255 octets on the wire, which leaves 253 characters without the final dot. */
const MAX_NAME = 253;
const MAX_LABEL = 63;

/**
 * The name whose PTR record names the host at an address: RFC 1035 section 3.5 (in-addr.arpa), RFC 3596 section 2.5
 * (ip6.arpa). Undefined when it is not an address.
 */
export function reverseName(ip: string): string | undefined {
  const reversed = reversedLabels(ip);
  return reversed && `${reversed.labels}.${reversed.six ? 'ip6' : 'in-addr'}.arpa`;
}

/**
 * The name whose TXT record tells the AS that announces an address, in Team Cymru's IP to ASN zones
 * (https://www.team-cymru.com/ip-asn-mapping). Undefined when it is not an address.
 */
export function originName(ip: string): string | undefined {
  const reversed = reversedLabels(ip);
  return reversed && `${reversed.labels}.${reversed.six ? 'origin6' : 'origin'}.asn.cymru.com`;
}

function reversedLabels(ip: string): { labels: string; six: boolean } | undefined {
  const address = parseAddress(ip);
  if (!address) return undefined;
  const six = address instanceof ipaddr.IPv6;
  const bytes = address.toByteArray();
  const labels = six ? bytes.flatMap((byte) => [(byte >> 4).toString(16), (byte & 15).toString(16)]) : bytes;
  return { labels: labels.toReversed().join('.'), six };
}

/**
 * A domain name as it is asked and compared: lower case, no final dot, A-labels for an internationalised name (RFC 5890).
 * Any visible character or space is allowed in a label, as in DNS (RFC 2181 section 11). Undefined for the root, an empty
 * or too long label, a too long name, control characters, or an internationalised name that has no A-labels.
 */
export function normalizeName(name: string): string | undefined {
  const ascii = isAscii(name) ? name : aLabels(name);
  const plain = (ascii.endsWith('.') ? ascii.slice(0, -1) : ascii).toLowerCase();
  if (plain.length > MAX_NAME || !/^[\x20-\x7e]*$/.test(plain)) return undefined;
  return plain.split('.').every((label) => label.length > 0 && label.length <= MAX_LABEL) ? plain : undefined;
}

/** The host of a URL ends at a slash and the like, and what follows would be left out: no name has those beside other scripts. */
function aLabels(name: string): string {
  return /[^\w.\u0080-\u{10ffff}-]/u.test(name) ? '' : domainToASCII(name);
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

const HOST_LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;

/**
 * Whether text has the form of a host name: letters, digits and hyphens (RFC 952, RFC 1123 section 2.1), the last label
 * not all digits (RFC 3696 section 2), which keeps addresses out. An underscore is tolerated: Windows networks use it in
 * host names and mail servers accept it. One label is enough: `localhost`, `EXCH01`.
 */
export function isHostName(text: string): boolean {
  const labels = normalizeName(text)?.split('.');
  return labels !== undefined && labels.every((label) => HOST_LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
}

/**
 * Ends that never name a host on the public internet: RFC 6761 (localhost, test, invalid), RFC 6762 (local, and appendix
 * G: the private ones in common use), RFC 8375 (home.arpa), RFC 7686 (onion), RFC 9476 (alt); `internal` is ICANN's
 * reservation for private use of 2024.
 */
const PRIVATE_ENDS = [
  'home.arpa',
  'localhost',
  'local',
  'test',
  'invalid',
  'onion',
  'alt',
  'internal',
  'lan',
  'localdomain',
];

/**
 * Whether a name can exist in public DNS: a host name of two labels or more under a top-level domain that exists
 * (Public Suffix List), and not under one that is for private use. `.example` (RFC 2606) counts as public, as examples
 * use it where a public domain would stand.
 */
export function isPublicFqdn(text: string): boolean {
  const name = normalizeName(text);
  if (name === undefined || !isHostName(name) || !name.includes('.')) return false;
  if (PRIVATE_ENDS.some((end) => isWithin(name, end))) return false;
  return isWithin(name, 'example') || parse(name, { validateHostname: false }).isIcann === true;
}

/** Whether a name is a domain or below it. Both as {@link normalizeName} gives them. */
export function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

/**
 * The domain that somebody registered: one label below a public suffix (the whole Public Suffix List, as RFC 7489
 * section 3.2 uses it), such as `example.co.uk` for `mail.example.co.uk`. Undefined when the name is a public suffix itself or no domain name.
 */
export function organizationalDomain(name: string): string | undefined {
  const normal = normalizeName(name);
  return normal === undefined
    ? undefined
    : (getDomain(normal, { validateHostname: false, allowPrivateDomains: true }) ?? undefined);
}
