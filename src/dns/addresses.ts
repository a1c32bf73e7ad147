import ipaddr from 'ipaddr.js';

/** All that IANA has given out for global unicast (RFC 4291 section 2.4); `::127.0.0.1` and the like lie outside. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * RFC 5737, RFC 3849 and RFC 9637 set these apart for examples. They count as public: documentation, test messages and
 * the examples that admins copy use them where a public address would stand.
 */
const DOCUMENTATION = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'].map((block) =>
  ipaddr.parseCIDR(block),
);

/**
 * Reads an IP address: four decimal parts (the octal and short forms of `inet_aton` are refused, they hide an address),
 * or IPv6 without a zone. An IPv4-mapped address (RFC 4291 section 2.5.5) is the IPv4 address inside.
 */
export function parseAddress(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (text.includes('%') || !text.includes(':') || !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.process(text);
}

/** The one way to write an address: dotted decimal, or RFC 5952 for IPv6. Undefined when it is not an address. */
export function canonicalAddress(ip: string): string | undefined {
  const address = parseAddress(ip);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address?.toString();
}

/** Whether both are the same address, however they are written. Text that is no address equals nothing. */
export function sameAddress(a: string, b: string): boolean {
  const first = canonicalAddress(a);
  return first !== undefined && first === canonicalAddress(b);
}

/**
 * Whether an address can be reached from the public internet: not private, shared (RFC 6598), loopback, link-local (where
 * clouds keep their metadata service, 169.254.169.254), multicast, reserved, nor a transition prefix (NAT64, 6to4,
 * Teredo) that may carry any of these inside. Documentation addresses count as public. False when it is not an address.
 */
export function isPublicAddress(ip: string): boolean {
  const address = parseAddress(ip);
  if (!address) return false;
  if (address.kind() === 'ipv6' && !isIn(address, GLOBAL_IPV6)) return false;
  return address.range() === 'unicast' || isDocumentationAddress(ip);
}

/** Whether an address is set apart for documentation: nothing answers there. */
export function isDocumentationAddress(ip: string): boolean {
  const address = parseAddress(ip);
  return address !== undefined && DOCUMENTATION.some((block) => isIn(address, block));
}

function isIn(address: Address, [network, bits]: [Address, number]): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}
