import type { MxTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const mx: MxTexts = {
  MX_RESOLVES: ({ domain, hosts }) =>
    `Mail for ${domain} goes to ${hosts.join(', ')}, ${hosts.length === 1 ? 'and that host resolves' : 'and these hosts resolve'} to public addresses.`,
  MX_NULL: ({ domain }) => `${domain} says that it takes no mail at all (null MX: "0 .").`,
  MX_NULL_MIXED: ({ domain, hosts }) =>
    `${domain} has a null MX ("0 .") beside ${hosts.join(', ')}. A null MX must stand alone, so senders do as they like; remove one or the other.`,
  MX_IMPLICIT: ({ domain, addresses }) =>
    `${domain} has no MX record. Senders then try the domain's own address ${addresses.join(', ')}, which is often a web server that takes no mail.`,
  MX_NONE: ({ domain }) =>
    `${domain} exists, but has neither an MX record nor an address, so no mail can be delivered to it.`,
  MX_DOMAIN_MISSING: ({ domain }) => `The domain ${domain} does not exist in DNS, so no mail can be delivered to it.`,
  MX_TEMPERROR: ({ domain, failure }) =>
    `The mail exchangers of ${domain} could not be looked up: ${WHY[failure]}. That does not mean there are none.`,
  MX_CNAME: ({ domain, hosts }) =>
    `The MX of ${domain} names an alias: ${hosts.map(({ host, target }) => `${host} is a CNAME for ${target}`).join('; ')}. An MX must name a host with an address of its own; some senders refuse to deliver.`,
  MX_DANGLING: ({ domain, hosts }) =>
    `The MX of ${domain} names ${hosts.join(', ')}, which ${hosts.length === 1 ? 'has' : 'have'} no address. Mail that is sent there cannot be delivered.`,
  MX_IS_ADDRESS: ({ domain, hosts }) =>
    `The MX of ${domain} holds an address (${hosts.join(', ')}) where a host name belongs. Senders look that up as a name and find nothing.`,
  MX_PRIVATE: ({ domain, hosts }) =>
    `The MX of ${domain} leads to ${hosts.map(({ host, addresses }) => `${host} (${addresses.join(', ')})`).join(', ')}. These addresses cannot be reached from the internet.`,
  MX_HOST_TEMPERROR: ({ domain, hosts, failure }) =>
    `The address of ${hosts.join(', ')}, MX of ${domain}, could not be looked up: ${WHY[failure]}. That does not mean it is missing.`,
  MX_NO_REVERSE: ({ domain, hosts }) =>
    `Of the mail exchangers of ${domain}, ${hosts.map(({ host, ip }) => `${host} (${ip})`).join(', ')} ${hosts.length === 1 ? 'has' : 'have'} no PTR record. That matters only if mail is also sent from there.`,
  MX_SERVICE: ({ domain, service }) => `The mail exchangers of ${domain} belong to ${service}.`,
  MX_MIXED: ({ domain, service, hosts, others }) =>
    `${domain} has mail exchangers of ${service} (${hosts.join(', ')}) beside others (${others.join(', ')}). If one of them is left over from a move, mail that reaches it is refused or lost.`,
};
