// Whose a mail server is, as far as its name tells.
import type { Bounce } from '../bounce/bounce.ts';
import { organizationalDomain } from '../dns/names.ts';
import { isMicrosoftMail } from '../knowledge/microsoft-mail.ts';
import { receiverOfHost } from '../knowledge/receivers.ts';
import type { Cause } from '../knowledge/vocabulary.ts';

/** A word for the owner of a host: one mail service has hosts under several domains. */
export function ownerOf(host: string): string {
  if (isMicrosoftMail(host)) return 'microsoft';
  return receiverOfHost(host) ?? organizationalDomain(host) ?? host.toLowerCase();
}

/**
 * True where mail fails for one cause at the servers of several owners. Not all of them are out of order when none can be
 * reached: the trouble is on this side.
 */
export function failsAtSeveral(bounces: readonly Bounce[], cause: Cause): boolean {
  const hosts = bounces.flatMap((bounce) => (bounce.cause === cause ? [bounce.remoteMta.name] : []));
  return new Set(hosts.flatMap((host) => (host === null ? [] : [ownerOf(host)]))).size > 1;
}
