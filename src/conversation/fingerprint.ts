import ipaddr from 'ipaddr.js';
import { sendingAddress } from '../diagnosis/address.ts';
import type { Case } from '../diagnosis/case.ts';
import { canonicalAddress, organizationalDomain } from '../dns/names.ts';

/**
 * What makes two cases alike: who refuses, for what, and the network or domain that sends. No person is in it.
 * @returns null when too little is known to tell cases apart
 */
export function fingerprintOf(theCase: Case): string | null {
  const [bounce] = theCase.bounces;
  if (!bounce) return null;
  const { receiver, remoteMta, recipient, rule, cause, mailFromDomain, authorDomain } = bounce;
  const host = remoteMta.name ?? recipient?.split('@').at(-1) ?? '';
  const refuses = receiver ?? organizationalDomain(host) ?? null;
  const ip = sendingAddress(bounce, theCase);
  const sends = (ip === null ? undefined : networkOf(ip)) ?? mailFromDomain ?? authorDomain;
  return refuses === null && sends === null ? null : JSON.stringify([refuses, rule ?? cause, sends]);
}

/** The /24 of an IPv4 address, the /64 of an IPv6 address: neighbours share their fate. */
function networkOf(ip: string): string | undefined {
  const address = canonicalAddress(ip);
  if (address === undefined) return undefined;
  const bytes = ipaddr.parse(address).toByteArray();
  const kept = bytes.length === 4 ? 3 : 8;
  return `${bytes.slice(0, kept).join('.')}/${kept * 8}`;
}
