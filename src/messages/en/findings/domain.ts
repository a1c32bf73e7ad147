import type { DomainTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const domain: DomainTexts = {
  DOMAIN_RESOLVES: ({ domain, servers }) =>
    servers.length === 0
      ? `${domain} answers in DNS.`
      : `${domain} answers in DNS; its name servers are ${servers.join(', ')}.`,
  DOMAIN_MISSING: ({ domain }) =>
    `The domain ${domain} does not exist in DNS. Receivers refuse mail from a domain that they cannot find.`,
  DOMAIN_NO_MAIL: ({ domain }) =>
    `${domain} has neither an MX record nor an address. Receivers refuse mail from a domain that no answer can reach.`,
  DOMAIN_SERVFAIL: ({ domain, types, failure }) =>
    failure === 'bogus'
      ? `DNSSEC of ${domain} is broken: its records (${types.join(', ')}) are there, but do not validate. Receivers whose resolver validates cannot look the domain up, so they defer or refuse mail from it. Sign the zone again, or correct the DS record at the registrar.`
      : `The name servers of ${domain} give no valid answer (SERVFAIL for ${types.join(', ')}): the delegation or the servers are broken. Receivers see the same, so they defer or refuse mail from it.`,
  DOMAIN_TEMPERROR: ({ domain, types, failure }) =>
    `${domain} could not be checked (${types.join(', ')}): ${WHY[failure]}. That does not mean that records are missing.`,
  DOMAIN_NS_DANGLING: ({ domain, servers }) =>
    `${domain} is delegated to ${servers.join(', ')}, which ${servers.length === 1 ? 'has' : 'have'} no address. Look-ups that try there lose time or fail.`,
  DOMAIN_NS_SINGLE: ({ domain, server }) =>
    `${domain} has one name server only, ${server}. When it is down, mail to and from the domain fails.`,
};
