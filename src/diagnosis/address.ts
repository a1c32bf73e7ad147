import type { Bounce } from '../bounce/bounce.ts';
import { publicResolverAmong } from '../checks/blocklist/public-resolvers.ts';
import { canonicalAddress, isPublicAddress, isPublicFqdn, normalizeName } from '../dns/names.ts';
import type { Case } from './case.ts';
import { findingOf } from './evidence.ts';

/**
 * The address that counts: the one the refusal quotes, else the one the admin gave as an answer, else the only public
 * address in the text that is not the refusing server's, else the one that a quoted PTR or the greeting leads to. Null when none is known.
 * Private addresses never count: a receiver on the internet has not seen them.
 */
export function sendingAddress(bounce: Bounce, theCase: Case): string | null {
  const quoted = publicAddress(bounce.sendingIp);
  if (quoted !== null) return quoted;
  const answered = theCase.facts.nat_rule?.value ?? theCase.facts.azure_public_ip_address?.value;
  if (answered !== undefined && answered !== null) return answered;
  const candidates = ownMentions(theCase);
  if (candidates.length > 0) return candidates.length === 1 ? (candidates[0] ?? null) : null;
  const named = quotedPtr(bounce);
  const ptr = named === null ? undefined : findingOf(theCase, 'HOST_RESOLVES', named)?.args.addresses;
  if (ptr?.length === 1) return publicAddress(ptr[0] ?? null);
  const greeting = bounce.heloDomain === null ? undefined : findingOf(theCase, 'HELO_RESOLVES', bounce.heloDomain);
  const [only, ...others] = greeting?.args.addresses ?? [];
  return only !== undefined && others.length === 0 ? publicAddress(only) : null;
}

/** "Looks generic (192-0-2-1.ip.isp.example)": the name in the PTR, made from an address, which leads to it. */
export function quotedPtr({ cause, diagnosticText }: Bounce): string | null {
  if (cause !== 'rdns_generic') return null;
  const names = (diagnosticText ?? '').match(/(?<![\w.@-])\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){2,8}(?![\w@-])/g) ?? [];
  const made = names.find((name) => (name.match(/\d{1,3}/g)?.length ?? 0) >= 4 && isPublicFqdn(name));
  return made === undefined ? null : made.toLowerCase();
}

// A case of a thousand refusals is asked for each of them.
const ownOf = new WeakMap<Case, readonly string[]>();

/** Public addresses in the text that are no refusing server's. */
export function ownMentions(theCase: Case): readonly string[] {
  const known = ownOf.get(theCase);
  if (known) return known;
  const remote = new Set(theCase.bounces.map((bounce) => publicAddress(bounce.remoteMta.ip)));
  // A resolver that everybody may ask stands in the admin's commands, and sends no mail.
  const own = theCase.mentions.addresses.filter(
    (address) => !remote.has(address) && publicResolverAmong([address]) === null,
  );
  ownOf.set(theCase, own);
  return own;
}

const SENDING_DOMAIN = /\b(?:sending|sender|sender['’]s|mail|from) domain[\s:'"<(]{1,3}([\w.-]{4,253})/i;

/** The domain the refused mail was sent for: of its envelope or author, or as the refusal names it. */
export function senderDomainOf(bounce: Bounce): string | null {
  const named = SENDING_DOMAIN.exec(bounce.diagnosticText ?? '')?.[1];
  const domain = normalizeName(bounce.mailFromDomain ?? bounce.authorDomain ?? named?.replace(/\.$/, '') ?? '');
  return domain !== undefined && isPublicFqdn(domain) ? domain : null;
}

function publicAddress(ip: string | null): string | null {
  const address = ip === null ? undefined : canonicalAddress(ip);
  return address !== undefined && isPublicAddress(address) ? address : null;
}
