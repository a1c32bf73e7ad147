import { addressType, ipOr, isIpv6, mailNameOr, type Names } from '../../../knowledge/remedies/names.ts';
import { providerName } from '../../../knowledge/providers.ts';
import type { ReverseDnsTexts } from '../../remedy-groups.ts';

const inPlace = (names: Names) =>
  `The forward record is in place, leave it as it is: ${mailNameOr(names)} resolves to ${ipOr(names)}.`;
const forward = (names: Names) =>
  names.mailNameLeads
    ? inPlace(names)
    : `First publish the forward record, in the DNS zone of your own domain: ${mailNameOr(names)} must resolve to ${ipOr(names)}. Wait until it is visible from outside.`;
const ownZone = (names: Names) =>
  `A PTR in a zone of your own is not seen from outside: receivers ask the zone of whoever owns ${ipOr(names)}. Waiting does not help, and you can delete it.`;
const verify = (names: Names) =>
  `Check it from outside: the PTR of ${ipOr(names)} must be ${mailNameOr(names)}, and that name must lead back to ${ipOr(names)}.`;
const owner = (names: Names) =>
  names.provider ? providerName(names.provider) : (names.operator ?? 'whoever gave you the address');

const ptrRequest = (names: Names) =>
  [
    'Subject: PTR record for a mail server',
    '',
    `Please set the reverse DNS (PTR) record of ${ipOr(names)} to ${mailNameOr(names)}.`,
    `The forward record is in place: ${mailNameOr(names)} ${addressType(names)} ${ipOr(names)}.`,
    'Receivers refuse our mail because the address has no PTR that leads back to it (RFC 8601 section 2.7.3).',
    ...(names.reverseZone ? [`The zone that answers for it is ${names.reverseZone}.`] : []),
  ].join('\n');

export const reverseDns: ReverseDnsTexts = {
  'ptr-azure': {
    title: (names) => `Set ReverseFqdn on the public IP ${ipOr(names)} in Azure`,
    steps: {
      'own-zone': () =>
        'The PTR records of Azure addresses live in zones that Microsoft owns. A reverse zone you made yourself, in Azure DNS or at your registrar, has no effect; you can delete it.',
      'make-static': (names) =>
        names.publicIpIs === 'dynamic'
          ? 'Make the public IP static first. Azure accepts your own name by its A record only for a static address, and a dynamic one can change. Look afterwards whether the address is still the same.'
          : 'Make sure the public IP is static. Azure accepts your own name by its A record only for a static address.',
      forward: (names) =>
        names.mailNameLeads
          ? `${inPlace(names)} Azure checks it at the moment you set the PTR.`
          : `Publish the forward record before anything else: ${mailNameOr(names)} must resolve to ${ipOr(names)}. Azure checks it at the moment you set the PTR, and refuses a name that "does not belong to subscription".`,
      cli: () =>
        'Then set the PTR, with the final dot. With the Azure CLI (leave --dns-name out when the address has a DNS label already):',
      powershell: () => 'Or with PowerShell:',
      banner: (names) =>
        `Let the mail server greet with the same name (HELO and banner ${mailNameOr(names)}). Microsoft's default name may be refused where a receiver expects the name of your domain's MX.`,
      verify,
    },
  },
  'azure-ipv6': {
    title: () => 'Send over IPv4 from Azure',
    steps: {
      'no-ptr': () => 'Azure has no PTR for IPv6 addresses: ReverseFqdn is refused on an IPv6 public IP.',
      ipv4: () => 'Let the mail server send over IPv4 only, from a static public IPv4 address with ReverseFqdn set.',
      relay: () => 'Or send through a relay that has reverse DNS of its own.',
    },
  },
  'ptr-aws': {
    title: (names) => `Set reverse DNS on the Elastic IP ${ipOr(names)}`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: () =>
        'In the EC2 console: Elastic IPs, choose the address, Actions, Update reverse DNS. It works for Elastic IPs only; in GovCloud by a request form.',
      cli: () => 'Or with the AWS CLI (it stays PENDING until it is done, and locks the Elastic IP while it is set):',
      verify,
    },
  },
  'ptr-google-cloud': {
    title: (names) => `Set the PTR of ${ipOr(names)} on the VM's network interface`,
    steps: {
      'own-zone': ownZone,
      forward,
      ownership: () =>
        "Google asks you to prove that the domain is yours before it accepts the PTR. It is possible on a VM's primary interface only, not on a load balancer or Cloud NAT.",
      cli: () => 'Then, with the final dot:',
      verify,
    },
  },
  'ptr-oracle': {
    title: (names) => `Ask Oracle for the PTR of ${ipOr(names)} by a service request`,
    steps: {
      'own-zone': () =>
        'A reverse zone of your own in OCI DNS has no effect: Oracle owns the reverse zone of its addresses (your own zone counts only for addresses you brought along).',
      forward,
      request: () =>
        'Open a service request with Oracle support with the address and the name. Oracle checks the forward record and sets the PTR.',
      verify,
    },
    request: ptrRequest,
  },
  'ptr-digitalocean': {
    title: (names) => `Rename the Droplet to set the PTR of ${ipOr(names)}`,
    steps: {
      'own-zone': ownZone,
      forward,
      rename: (names) =>
        `DigitalOcean makes the PTR from the Droplet's name, when that is a full host name: rename the Droplet to ${mailNameOr(names)}. For IPv6 only the first address gets one.`,
      verify,
    },
  },
  'ptr-hetzner': {
    title: (names) => `Set the reverse DNS of ${ipOr(names)} at Hetzner`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: (names) =>
        isIpv6(names)
          ? `In the Hetzner Cloud console: the server, Networking, Edit Reverse DNS, for the single IPv6 address ${ipOr(names)}. For a dedicated server: in Robot.`
          : 'In the Hetzner Cloud console: the server, Networking, Edit Reverse DNS. For a dedicated server: in Robot.',
      cli: () => 'Or with the command line tool:',
      verify,
    },
  },
  'ptr-ovh': {
    title: (names) => `Set the reverse DNS of ${ipOr(names)} at OVHcloud`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: () =>
        'In the control panel: Network, Public IP addresses, the menu of the address, Modify reverse path. The name in lower case, with the final dot. It is accepted only when the forward record matches, and may take up to 24 hours.',
      verify,
    },
  },
  'ptr-vultr': {
    title: (names) => `Set the reverse DNS of ${ipOr(names)} at Vultr`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: (names) =>
        `In the Vultr console: the instance, Settings, ${isIpv6(names) ? 'IPv6' : 'IPv4'}, reverse DNS (I know Vultr's own text from quotations only).`,
      verify,
    },
  },
  'ptr-linode': {
    title: (names) => `Set the reverse DNS of ${ipOr(names)} at Akamai (Linode)`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: () => 'In the Cloud Manager: the Linode, Network, IP Addresses, Edit RDNS.',
      verify,
    },
  },
  'ptr-scaleway': {
    title: (names) => `Set the reverse DNS of ${ipOr(names)} at Scaleway`,
    steps: {
      'own-zone': ownZone,
      forward,
      console: () =>
        'In the Scaleway console: CPU & GPU Instances, Flexible IPs, the menu beside the address, Edit reverse. The A record must be there already; a new one, and the PTR after it, may take up to 24 hours each (text of 18 December 2025).',
      ipam: () =>
        'For a single address of an IPv6 block the console cannot do it: use the IPAM API of Scaleway ("set IP reverse"), or send over IPv4.',
      verify,
    },
  },
  'ptr-ionos': {
    title: (names) => `Set the reverse DNS of ${ipOr(names)} at IONOS`,
    steps: {
      'own-zone': ownZone,
      forward,
      'cloud-panel': () =>
        'For a VPS or a server in the Cloud Panel: Network, Public IP, the address, reverse DNS (I know that page of IONOS from quotations only).',
      designer: () =>
        'In IONOS Cloud (Data Center Designer): Network Services, Cloud DNS, Reverse DNS. It takes reserved IPv4 addresses and the IPv6 addresses of your data centers; IONOS advises to publish the A or AAAA record first.',
      verify,
    },
  },
  'ptr-owner': {
    title: (names) => `Have a PTR record set for ${ipOr(names)}`,
    steps: {
      'own-zone': ownZone,
      forward,
      owner: (names) =>
        `Only the owner of the address can set its PTR record: ask ${owner(names)}, in their panel or with the text below.`,
      verify,
    },
    request: ptrRequest,
  },
  'smart-host-operator': {
    title: (names) =>
      names.smartHost === null
        ? 'Contact the operator of the smart host'
        : `Contact the operator of the smart host ${names.smartHost}`,
    steps: {
      contact: (names) =>
        names.ip === null
          ? "Receivers see the smart host's address. Its provider manages the PTR record: contact their support if it is missing, you cannot set it."
          : `The address that was refused, ${names.ip}, is the smart host's. Contact its provider's support: they manage the PTR record, you cannot set it.`,
      'not-yours': () =>
        'Nothing has to be changed on your own mail server or in your own DNS for this: receivers look at the server that connects to them.',
      'second-connector': () =>
        'Only a second send connector, one that sends directly when the smart host is down, needs a PTR for its own address.',
    },
    request: (names) =>
      [
        `Subject: reverse DNS of ${ipOr(names)}`,
        '',
        `Mail that we hand to your relay${names.smartHost ? ` ${names.smartHost}` : ''} is refused${names.remoteHost ? ` by ${names.remoteHost}` : ''}, because the address ${ipOr(names)} fails reverse DNS.`,
        'Please set a PTR record for it whose name resolves back to the same address (RFC 8601 section 2.7.3), and tell us when it is done.',
      ].join('\n'),
  },
  'smart-host-own': {
    title: (names) => `Give your smart host's public address ${ipOr(names)} a PTR record`,
    steps: {
      which: (names) =>
        `Receivers see the smart host's public address, ${ipOr(names)}. The servers behind it need no PTR for this.`,
      forward,
      owner: (names) => `Then have the PTR set by the owner of the address: ${owner(names)}.`,
      verify,
    },
  },
  'fallback-connector': {
    title: () => 'Look after the send connector that sends directly',
    steps: {
      why: () =>
        'When the smart host is down, that connector sends from another address. It needs a PTR and a public name of its own, or mail bounces just then.',
      list: () => 'See which connectors there are, and which have no smart host:',
      choose: () =>
        'Give its public address a PTR and the connector that name as its FQDN, or switch the connector off.',
    },
  },
  'exchange-connector-fqdn': {
    title: (names) => `Let the Exchange send connector greet as ${mailNameOr(names)}`,
    steps: {
      list: () =>
        "A send connector greets with the server's own name unless it is told another; an internal name such as server.domain.local can never work outside. See what is set:",
      set: () => 'Set the public name, the same as in the PTR and the A record:',
      certificate: () =>
        'A certificate with that name should be enabled for SMTP, or Exchange logs event 12014 and offers no TLS on that connector.',
    },
  },
  'forward-record': {
    title: (names) => `Give ${names.ptrName ?? mailNameOr(names)} an address record`,
    steps: {
      add: (names) =>
        `The PTR is there; the way back is missing. Add the ${addressType(names)} record, in the zone of that name:`,
      'or-ptr': (names) =>
        `Or, when that name is not yours, have the PTR of ${ipOr(names)} changed to a name that already resolves to ${ipOr(names)}.`,
      verify: () => 'Then check it:',
    },
  },
  'forward-mismatch': {
    title: (names) => `Make the PTR of ${ipOr(names)} and its forward record agree`,
    steps: {
      'own-name': (names) =>
        names.mailName
          ? `Use one name for the server: ${names.mailName}.`
          : 'Choose one name of your own for the server, such as mail.your-domain, and use it for the PTR, the A record and the greeting (HELO).',
      forward,
      ptr: (names) =>
        `Then have the PTR of ${ipOr(names)} set to that name. Only the owner of the address can do that: ${owner(names)}.`,
      'or-forward': (names) =>
        `Or, when ${names.ptrName ?? 'the PTR name'} is yours: add ${ipOr(names)} to its ${addressType(names)} records.`,
      verify,
    },
  },
  'ptr-not-generic': {
    title: (names) => `Replace the generated PTR of ${ipOr(names)} by a name of your own`,
    steps: {
      why: (names) =>
        `${names.ptrName ?? 'The PTR'} looks generated, as for home lines, and some receivers refuse that. It says nothing against you.`,
      forward,
      ptr: (names) =>
        `Then have the PTR of ${ipOr(names)} set to that name by the owner of the address: ${owner(names)}.`,
      'or-relay': () =>
        "On a home line that is often not offered: then send through the provider's relay or another smart host, on port 587.",
      verify,
    },
  },
  'reverse-zone-broken': {
    title: (names) => `Have the reverse zone of ${ipOr(names)} fixed`,
    steps: {
      who: (names) =>
        `The name servers of the reverse zone do not answer properly. Whether there is a PTR cannot be seen until they do. Whoever runs the zone must fix it: ${owner(names)}, unless it is delegated to you.`,
      trace: () => 'See at which delegation it breaks:',
      wait: () =>
        'Receivers answer this with a temporary error as a rule: your server tries again by itself once the zone answers.',
    },
    request: (names) =>
      [
        `Subject: reverse zone of ${ipOr(names)} does not resolve`,
        '',
        `Look-ups of the PTR record of ${ipOr(names)} fail (SERVFAIL or no answer). Please check the delegation and the name servers of its reverse zone.`,
      ].join('\n'),
  },
  'reverse-zone-own': {
    title: (names) => `Mend your name servers for the reverse zone of ${ipOr(names)}`,
    steps: {
      who: () =>
        'The reverse zone is delegated to your own name servers, and these do not answer properly. Whether there is a PTR cannot be seen until they do.',
      trace: () => 'See which name servers the delegation leads to; the last NS records before the answer count:',
      each: (names) =>
        `Ask each of them by itself. The answer must have the flag aa; SERVFAIL, REFUSED or silence shows the server at fault${
          isIpv6(names) ? '' : '. In a block smaller than a /24 ask for the name behind the CNAME instead (RFC 2317)'
        }:`,
      mend: () =>
        'Bring that server back, with the zone loaded and TCP and UDP 53 open. Is it gone for good? Take it out of the NS records of the zone, and have whoever gave you the block take it out of the delegation, or look-ups keep failing now and then.',
      wait: () =>
        'Receivers answer this with a temporary error as a rule: your server tries again by itself once the zone answers.',
    },
  },
  'forward-zone-broken': {
    title: (names) => `Have the DNS of ${names.ptrName ?? mailNameOr(names)} fixed`,
    steps: {
      who: (names) =>
        `The PTR of ${ipOr(names)} is there. The name servers of the name in it do not answer properly, so receivers cannot see whether it leads back. Whoever hosts the zone of that name must fix it.`,
      trace: () => 'See where it breaks; the second command checks DNSSEC:',
      wait: () =>
        'Receivers answer this with a temporary error as a rule: your server tries again by itself once the zone answers.',
    },
  },
  'egress-address': {
    title: (names) => `Mail leaves from ${ipOr(names)}, not from the address you look after`,
    steps: {
      which: (names) =>
        `The receiver saw ${ipOr(names)}, and that address has no PTR. ${
          names.provider === null
            ? 'Look in the firewall which NAT rule or address pool outbound port 25 uses.'
            : `It is an address at ${providerName(names.provider)}: look what outbound port 25 leaves by, such as a NAT gateway on the subnet, a load balancer, a firewall or a second address of the machine.`
        }`,
      pin: (names) =>
        names.provider === null
          ? 'Give the mail server a fixed outbound address: a 1:1 (static) NAT rule to the address that has the right PTR.'
          : 'Let the mail server send from the address that has the right PTR: past the NAT gateway, or bound to that address.',
      'or-ptr': (names) =>
        `Or give ${ipOr(names)} a PTR and forward record of its own, and every other address of the pool too.`,
      verify,
    },
  },
  'ptr-where': {
    title: () => 'Only the public addresses that mail leaves from need a PTR record',
    steps: {
      which: () =>
        'That is each server that sends to the internet itself: edge servers, smart hosts, and mail servers that deliver directly. Internal mailbox and hub transport servers behind them need none.',
      exchange: () =>
        'See which connectors have smart hosts. If all have, the smart hosts need the PTR; if not, the source servers (from Exchange 2013 the front end, when FrontendProxyEnabled is True):',
      owner: () =>
        'The PTR is set by the owner of the address (provider or cloud), the A record by you; both must agree. For a smart host of somebody else its operator does it. In Azure it is ReverseFqdn on the public IP.',
      tell: () => 'With the public address, or a bounce that names it, Bounce Doctor can look it up.',
    },
  },
  'internal-address': {
    title: () => 'Except internal addresses from the check, on your own server',
    steps: {
      whose: () =>
        'The refused address is a private one. Nobody on the internet has seen it: a server in your own network refused another one there.',
      'own-rule': () =>
        'On the server that refused, list your internal networks as trusted, so that it does not ask for their reverse DNS (Postfix: mynetworks with permit_mynetworks first; Exchange: a receive connector for these addresses).',
      'not-public': () =>
        'Internal servers need no PTR in public DNS. Only the public addresses that mail leaves from do: those of edge servers, smart hosts and servers that send directly.',
    },
  },
  'one-ptr-is-enough': {
    title: () => 'Nothing is wrong with the PTR: the receiver has to drop its rule',
    steps: {
      right: (names) =>
        `${ipOr(names)} has the PTR ${names.ptrName ?? 'it should have'}, and that name leads back to it: iprev=pass (RFC 8601). No standard asks that the PTR, or the greeting, be under the sender's domain; a server that sends for several domains could not meet that.`,
      'not-each': () =>
        "Do not add a PTR for each domain: one name for the address is right, several confuse. What ties the mail to the sender's domain is SPF and DKIM.",
      theirs: () => 'The rule is on the receiving side; send their mail admin the text below.',
    },
    request: (names) =>
      [
        "Subject: your server wants the PTR under the sender's domain",
        '',
        `Your server refuses our mail from ${ipOr(names)}, because its PTR${names.ptrName === null ? '' : ` ${names.ptrName}`} is not under the sender's domain.`,
        'The PTR resolves back to the address (iprev=pass, RFC 8601). The server sends for several domains; please check those by SPF, DKIM and DMARC, and drop that rule.',
      ].join('\n'),
  },
  'google-nat-no-ptr': {
    title: () => 'Let the VM send from an external address of its own, or through a relay',
    steps: {
      why: (names) =>
        `Google gives no PTR to addresses of Cloud NAT or of a load balancer, so ${ipOr(names)} cannot get one. Only the primary interface of a VM can have it.`,
      own: () => 'Give the VM that sends a (reserved) external IPv4 address; its mail then leaves by that one:',
      ptr: (names) =>
        `Publish the A record of ${mailNameOr(names)} for the new address, put it into SPF, prove to Google that the domain is yours, and set the PTR, with the final dot:`,
      relay: () =>
        'Or leave the network as it is and send through a relay on port 587 that has reverse DNS of its own. Port 25 is closed on Google Cloud anyway.',
    },
  },
  'wait-for-caches': {
    title: () => 'Wait until old answers have left the caches',
    steps: {
      right: () =>
        'Reverse DNS is right now. The receiver saw an older answer: "no such record" is cached too, for as long as the zone says.',
      wait: () =>
        'Nothing has to be changed. Temporarily refused mail is tried again by your server by itself; a message that was returned can be sent again later.',
      again: () => 'If it is still refused tomorrow, let Bounce Doctor read the new bounce: then it is something else.',
    },
  },
  'send-over-ipv4': {
    title: () => 'Or send over IPv4',
    steps: {
      when: () =>
        'When the IPv6 address cannot get a PTR, let the server send over IPv4 only, from an address whose reverse DNS is right.',
      postfix: () => 'With Postfix, this setting does it:',
      exim: () => 'With Exim, put this into the main part of the configuration and restart it:',
      retry: () => 'Mail that was refused with a 450 stays in the queue and is tried again by itself.',
    },
  },
};
