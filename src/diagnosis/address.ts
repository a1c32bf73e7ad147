import type { Bounce } from '../bounce/bounce.ts';
import { canonicalAddress, isPublicAddress } from '../dns/names.ts';
import type { Case } from './case.ts';

/**
 * The address that counts: the one the refusal quotes, else the one the admin gave as an answer, else the only public
 * address in the text that is not the refusing server's. Null when none is known. Private addresses never count: a
 * receiver on the internet has not seen them.
 */
export function sendingAddress(bounce: Bounce, theCase: Case): string | null {
  const quoted = publicAddress(bounce.sendingIp);
  if (quoted !== null) return quoted;
  const answered = theCase.facts.nat_rule?.value ?? theCase.facts.azure_public_ip_address?.value;
  if (answered !== undefined && answered !== null) return answered;
  const candidates = ownMentions(theCase);
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Public addresses in the text that are no refusing server's. */
export function ownMentions(theCase: Case): string[] {
  const remote = new Set(theCase.bounces.map((bounce) => publicAddress(bounce.remoteMta.ip)));
  return theCase.mentions.addresses.filter((address) => !remote.has(address));
}

function publicAddress(ip: string | null): string | null {
  const address = ip === null ? undefined : canonicalAddress(ip);
  return address !== undefined && isPublicAddress(address) ? address : null;
}
