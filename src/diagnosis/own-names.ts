import { isHostName, normalizeName } from '../dns/names.ts';

/** What the admin's own things are called, as far as a pasted command, error or output shows it. Safe in every shell. */
export interface OwnNames {
  /** The name that was to become the PTR. */
  readonly reverseFqdn: string | null;
  /** What the server greets with, as its admin or its configuration says. */
  readonly heloName: string | null;
  /** What a PTR that was made, or is to be made, names. */
  readonly ptrName: string | null;
  /** The server that mail is handed to. */
  readonly smartHost: string | null;
  /** Names of mail servers in the words, whoever's they are. */
  readonly mailHosts: readonly string[];
  /** IPv4 addresses that the admin gives to servers of their own: "edge2 = 192.0.2.7", "our relay (192.0.2.7)". */
  readonly addresses: readonly string[];
  readonly publicIpName: string | null;
  readonly resourceGroup: string | null;
  readonly connectorName: string | null;
  /** The name that the connector is set to use. */
  readonly connectorFqdn: string | null;
}

/** Azure allows letters, digits, dots, hyphens and underscores in these names. */
const RESOURCE = '[\'"]?([\\w.()-]{1,80}?)[\'"]?(?=[\\s\'"/.,;)]|$)';
const REVERSE_FQDN = [
  /--reverse-fqdn[ =]['"]?([\w.-]{1,255})/i,
  /\breverse ?fqdn\s{0,4}=\s{0,4}['"]?([\w.-]{1,255})/i,
  /\breverse ?fqdn['"]? ['"]?([\w.-]{1,255})['"]? (?:that|for)\b/i,
];
const HELO_NAME = [
  /\b(?:helo|ehlo|banner)(?:\s?(?:name|is|says|=|:)){1,2}\s?['"<]?([a-z\d][\w-]{0,62}(?:\.[\w-]{1,63}){1,8})/i,
  /\b(?:myhostname|smtp_helo_name|primary_hostname)\s{0,4}=\s{0,4}([\w.-]{1,255})/i,
];
const PTR_NAME = [
  /\bPTR(?:[ -]records?)? ?(?:(?:to|for|naar|voor|wijst naar|points to) |[-=]?[>→] ?)['"]?([\w.-]{3,255})/i,
];
const SMART_HOST = [
  /\b(?:smart ?hosts?(?:string)?|relayhost)['"]?(?: is| are| called| named| heet)?[ \t]{0,20}[=:,]?[ \t]{0,4}[([{'"]{0,3}((?:[\w-]{1,63}\.){1,8}[a-z][a-z\d-]{1,62})/i,
];
/** As a mail server is usually called. Not in a link, and not as a log tells what it connected to: mx.contoso.example[192.0.2.1]. */
const MAIL_HOST =
  /(?<![\w.@/=-])(?:e?mail|smtp|mx|mta|post|relay|exchange|webmail|mailout|mailhost|mailserver|outbound)\d{0,2}\.(?:[\w-]{1,63}\.){1,4}[a-z][a-z\d-]{1,62}(?![\w@[/-]|\.\w)/gi;
/** With blanks around the sign: programs write theirs without, as in client-ip=192.0.2.1. */
const ADDRESS_OF = /(?:^|[\s,;(])[a-z][\w.-]{1,60} = ((?:\d{1,3}\.){3}\d{1,3})(?![\d.]*\d)/gi;
/** "Our relay (192.0.2.7)", "onze server heeft adres 192.0.2.7". */
const ADDRESS_OF_OURS =
  /\b(?:our|my|onze|ons|mijn) (?:[\w-]{1,20} ){0,3}?(?:\w{1,20}-)?(?:(?:mail)?servers?|smart ?host|relay|gateway|edge|postfix|exchange|exim|mta|vps|vm|machine|box)(?: (?:is|at|on|op|has|heeft|with|met|the|het|public|openbare?|address|adres|ip|ip-adres)){0,4}[ (:=]{1,3}((?:\d{1,3}\.){3}\d{1,3})(?![\d.]*\d)/gi;
const PUBLIC_IP_NAME = [
  /\bPublicIPAddress\s{1,4}(?:\/\S{1,300}\/)?([\w.-]{1,80}) is trying/i,
  /\/publicIPAddresses\/([\w.-]{1,80})/i,
  new RegExp(`\\bpublic-ip (?:update|show|create)\\b[^\\n]{0,200}? (?:-n|--name) ${RESOURCE}`, 'i'),
  new RegExp(`-AzPublicIpAddress\\b[^\\n]{0,120}? -Name ${RESOURCE}`, 'i'),
];
const RESOURCE_GROUP = [
  new RegExp(` (?:-g|--resource-group|-ResourceGroupName) ${RESOURCE}`, 'i'),
  /\/resourceGroups\/([\w.()-]{1,80})(?=\/|\s|$)/i,
];
/** Spaces are common in connector names; whatever PowerShell could read as code is not allowed in them here. */
const CONNECTOR_NAME = [
  /\bfor the connector ([\w .()-]{1,80}?) with a FQDN parameter/i,
  /\bSet-SendConnector -Identity ['"]([\w .()-]{1,80})['"]/i,
];
const CONNECTOR_FQDN = [/\bwith a FQDN parameter of ([\w.-]{1,255})/i, /\bcontains the domain name ([\w.-]{1,255})/i];

/** Reads the names out of a paste. What is not shown, or is no plain name, is null. */
export function ownNamesOf(text: string): OwnNames {
  const part = text.slice(0, 20_000);
  const host = (patterns: readonly RegExp[]): string | null => {
    const name = normalizeName(first(part, patterns)?.replace(/\.$/, '') ?? '');
    return name !== undefined && isHostName(name) ? name : null;
  };
  return {
    reverseFqdn: host(REVERSE_FQDN),
    heloName: host(HELO_NAME),
    ptrName: host(PTR_NAME),
    smartHost: host(SMART_HOST),
    mailHosts: [...new Set(part.match(MAIL_HOST)?.map((name) => name.toLowerCase()))].slice(0, 5),
    addresses: [ADDRESS_OF, ADDRESS_OF_OURS]
      .flatMap((pattern) => [...part.matchAll(pattern)].flatMap(([, address]) => address ?? []))
      .slice(0, 20),
    publicIpName: real(first(part, PUBLIC_IP_NAME)),
    resourceGroup: real(first(part, RESOURCE_GROUP)),
    connectorName: real(first(part, CONNECTOR_NAME)),
    connectorFqdn: host(CONNECTOR_FQDN),
  };
}

function first(text: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found.trim();
  }
  return null;
}

/** An ellipsis stands for a name that was left out. */
function real(name: string | null): string | null {
  return name === null || /^[.x]*$/i.test(name) ? null : name;
}
