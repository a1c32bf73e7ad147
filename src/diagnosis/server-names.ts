// What the sending server is called: host names in the words, and which of them DNS leads to its address.
import type { Bounce } from '../bounce/bounce.ts';
import { looksGeneric } from '../checks/reverse/generic-name.ts';
import { isPublicFqdn, isWithin, organizationalDomain } from '../dns/names.ts';
import { providerOfName } from '../knowledge/providers.ts';
import { receiverOfHost } from '../knowledge/receivers.ts';
import type { Case } from './case.ts';
import { recipientDomainOf } from './said.ts';

/** Names that are looked up; the server's own stands among the first. */
const LOOKED_UP = 4;

/** Names in the words that may be the sending server's: as it greets and as mail servers are called first. */
export function possibleNames(bounce: Bounce, theCase: Case, ip: string): string[] {
  const { ownNames, hops, mentions } = theCase;
  const named = [
    ownNames.heloName,
    ownNames.ptrName,
    bounce.heloDomain?.toLowerCase(),
    hops.find((hop) => hop.ip === ip)?.from?.toLowerCase(),
    ...ownNames.mailHosts,
    ...mentions.names,
  ].filter((name) => typeof name === 'string');
  return notTheirs([...new Set(named)], bounce, theCase)
    .filter((name) => mayBeNamed(name, ip))
    .slice(0, LOOKED_UP);
}

/** Names that lead to the address, as far as DNS was asked: whoever calls a server so looks after it. */
export function namesLeadingTo(ip: string, { findings }: Case): string[] {
  const hosts = findings.flatMap((one) =>
    one.code === 'HOST_RESOLVES' && one.args.addresses.includes(ip) ? [one.args.host] : [],
  );
  return [...new Set(hosts)].filter((name) => mayBeNamed(name, ip));
}

/** Names of which none is the recipient's, the refusing server's or a known receiver's. */
export function notTheirs(names: readonly string[], bounce: Bounce, theCase: Case): string[] {
  const theirs = [bounce.remoteMta.name, recipientDomainOf(bounce, theCase.said)].map((name) =>
    organizationalDomain(name ?? ''),
  );
  return names.filter((name) => receiverOfHost(name) === null && !theirs.includes(organizationalDomain(name)));
}

/** A name that a provider made from the address is what the server goes by, and what it should not. */
export function mayBeNamed(name: string, ip: string | null): boolean {
  const made = providerOfName(name) !== undefined || (ip !== null && looksGeneric(name, ip));
  return isPublicFqdn(name) && !isWithin(name, 'arpa') && !made;
}
