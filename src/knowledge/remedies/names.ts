import type { ProviderId } from '../providers.ts';
import { type MailNames, NO_MAIL_NAMES } from './mail-names.ts';
import type { Topic } from '../topics.ts';

/**
 * The admin's own names and addresses, as far as they are known, for texts and commands. Host names and addresses in it
 * have passed a syntax check, so they are safe in every shell. Null: unknown; commands then show a word in capitals.
 */
export interface Names extends MailNames {
  /** The sending address the case is about. */
  readonly ip: string | null;
  /** The public name the sending server has or should have, for HELO, forward record and PTR. */
  readonly mailName: string | null;
  /** That name leads to the address already, as DNS says. */
  readonly mailNameLeads: boolean;
  /** What the PTR says today. */
  readonly ptrName: string | null;
  /** Whether the address has a PTR could not be found out. */
  readonly ptrUnknown: boolean;
  /** The addresses that name resolves to today. */
  readonly ptrAddresses: readonly string[];
  readonly recipientDomain: string | null;
  readonly remoteHost: string | null;
  /** The smart host's or relay's name. */
  readonly smartHost: string | null;
  readonly provider: ProviderId | null;
  /** Name of whoever announces the address (AS name), where the provider is not one we know. */
  readonly operator: string | null;
  /** The zone that answers for the address's PTR. */
  readonly reverseZone: string | null;
  readonly publicIpIs: 'static' | 'dynamic' | null;
  /** What mail leaves by in Azure. */
  readonly outbound: 'default' | 'nat_gateway' | 'firewall' | 'load_balancer' | 'public_ip' | null;
  readonly mta: 'exchange_online' | 'exchange' | 'postfix' | 'exim' | 'sendmail' | 'other' | null;
  readonly subscription: 'enterprise' | 'enterprise_dev_test' | 'pay_as_you_go' | 'csp' | 'other' | null;
  /** The name of the public IP resource and of its resource group in Azure, as the admin's own command has them. */
  readonly publicIpName: string | null;
  readonly resourceGroup: string | null;
  /** The Exchange connector's name, and the name it is set to use. */
  readonly connectorName: string | null;
  readonly connectorFqdn: string | null;
  /** The name the server greeted with. */
  readonly heloName: string | null;
  readonly senderDomain: string | null;
  /** A mail exchanger of the sender's domain. */
  readonly senderMx: string | null;
  /** Which side the admin is on; null: the sending one, as far as is known. */
  readonly side: 'sender' | 'recipient' | null;
  /** What the admin mentions that a text should answer. */
  readonly topics: readonly Topic[];
}

/** Nobody's names: for texts about a cause as such. */
export const NO_NAMES: Names = {
  ip: null,
  mailName: null,
  mailNameLeads: false,
  ptrName: null,
  ptrUnknown: false,
  ptrAddresses: [],
  recipientDomain: null,
  remoteHost: null,
  smartHost: null,
  provider: null,
  operator: null,
  reverseZone: null,
  publicIpIs: null,
  outbound: null,
  mta: null,
  subscription: null,
  publicIpName: null,
  resourceGroup: null,
  connectorName: null,
  connectorFqdn: null,
  heloName: null,
  senderDomain: null,
  senderMx: null,
  side: null,
  topics: [],
  ...NO_MAIL_NAMES,
};

/** Does the admin mention it? */
export function mentions(names: Names, topic: Topic): boolean {
  return names.topics.includes(topic);
}

/** For a command of Postfix: it is the server, or no server was named. */
export const perhapsPostfix = ({ mta }: Names): boolean => mta === 'postfix' || mta === null;

/** Is the address the case is about an IPv6 address? */
export function isIpv6(names: Names): boolean {
  return names.ip?.includes(':') ?? false;
}

/** The address, or the word to replace. */
export function ipOr(names: Names, word = 'PUBLIC_IP'): string {
  return names.ip ?? word;
}

/** The mail name, or the word to replace. */
export function mailNameOr(names: Names, word = 'MAIL_NAME'): string {
  return names.mailName ?? word;
}

/** `A` or `AAAA`, for the address the case is about. */
export function addressType(names: Names): 'A' | 'AAAA' {
  return isIpv6(names) ? 'AAAA' : 'A';
}

/** The public IP resource in Azure, or the words to replace. */
export function publicIpResource(names: Names): { name: string; group: string } {
  return { name: names.publicIpName ?? 'PUBLIC_IP_NAME', group: names.resourceGroup ?? 'RESOURCE_GROUP' };
}

/** A connector's name in double quotes, as PowerShell takes it. */
export function quotedConnector(names: Names): string {
  return `"${names.connectorName ?? 'CONNECTOR_NAME'}"`;
}
