import { ipOr, mailNameOr, type Names } from '../../../knowledge/remedies/names.ts';
import { providerName } from '../../../knowledge/providers.ts';
import { relayPort } from '../../../knowledge/remedies/relay.ts';
import type { Port25Texts } from '../../remedy-groups.ts';

const test = () =>
  'Test it from the server itself. If this connects, port 25 is open and the one destination that timed out is at fault:';
const provider = (names: Names) =>
  names.provider === null ? (names.operator ?? 'your hosting provider') : providerName(names.provider);

const openPort = (names: Names) =>
  [
    'Subject: outbound port 25 for a mail server',
    '',
    `Please open outbound TCP port 25 for our mail server ${mailNameOr(names)} (${ipOr(names)}).`,
    'It sends the mail of our own domain to recipients who asked for it: business correspondence and notices, no bulk mail.',
    'Forward record, PTR, SPF, DKIM and DMARC are in place, the server is no open relay, and abuse reports reach us at ABUSE_ADDRESS.',
  ].join('\n');

export const port25: Port25Texts = {
  'port25-aws': {
    title: () => 'Ask AWS to remove the restriction on port 25',
    steps: {
      request: () =>
        'AWS restricts outbound port 25 of every EC2 instance by default; a security group cannot change that. Send the form "Request to remove email sending limitations", for each Region: console.aws.amazon.com/support/contacts?#/rdns-limits. It asks for an Elastic IP and its reverse DNS name.',
      lambda: () =>
        'A Lambda function has to be in a VPC with a NAT gateway for it. Ports 465 and 587 to a relay such as Amazon SES are open at once.',
      test,
    },
    request: (names) =>
      [
        `Use case: our own mail server ${mailNameOr(names)} on Elastic IP ${ipOr(names)}, Region REGION.`,
        'It sends business correspondence and notices of our own domain to recipients who asked for it, no bulk mail.',
        `Please remove the email sending limitations and set reverse DNS of ${ipOr(names)} to ${mailNameOr(names)} (the A record is in place).`,
        'SPF, DKIM and DMARC are published; bounces and complaints are handled at ABUSE_ADDRESS.',
      ].join('\n'),
  },
  'port25-google': {
    title: () => 'Send through a relay: Google Cloud does not open port 25 on request',
    steps: {
      never: () =>
        'Google Cloud blocks connections to port 25 of external addresses. By its text of 14 April 2026 some projects are exempt, but it names no way to ask for that: a firewall rule cannot open the port, nor does a support contract.',
      relay: () =>
        'Ports 587 and 465 are open: use a relay such as SendGrid, Mailgun or the SMTP relay of Google Workspace. That one too is reached on 587 or 465 only.',
      test,
    },
  },
  'port25-oracle': {
    title: () => 'Ask Oracle for an exemption by a service limit request',
    steps: {
      limit: () =>
        'Tenancies made after 23 June 2021 have outbound port 25 blocked. Ask for an exemption: a service request to raise the service limit, with the text below.',
      test,
    },
    request: openPort,
  },
  'port25-digitalocean': {
    title: () => 'Send by an HTTPS API or on port 2525: DigitalOcean blocks the SMTP ports',
    steps: {
      ports: () =>
        'DigitalOcean blocks ports 25, 465 and 587 of Droplets by default, also for Reserved IPs and IPv6 (text of 13 July 2026). It does not offer to open them, so moving to port 587 does not help.',
      api: () => "Use a mail service's HTTPS API (port 443), or a relay that listens on port 2525.",
      test,
    },
  },
  'port25-hetzner': {
    title: () => 'Ask Hetzner to open the port, by a limit request',
    steps: {
      limit: () =>
        'Hetzner Cloud blocks ports 25 and 465 by default. After about a month, with the first invoice paid, ask in the Cloud console for a limit increase (Limits, request); Hetzner decides case by case.',
      until: () => 'Port 587 is open: until then send through a relay on 587.',
      test,
    },
    request: openPort,
  },
  'port25-linode': {
    title: () => 'Set A record and rDNS, then open a ticket with Akamai (Linode)',
    steps: {
      first: (names) =>
        `Ports 25, 465 and 587 are blocked on some accounts made after 5 November 2019. First publish the A record of ${mailNameOr(names)} and set the rDNS of ${ipOr(names)} to it: Akamai asks that of a mail server.`,
      ticket: () =>
        'Then open a support ticket with the text below: name, use case and domain are required, a link to your organisation helps. They decide case by case. Until then: a relay on port 2525 or an HTTPS API.',
      test,
    },
    request: (names) =>
      [
        'Subject: please lift the email restrictions',
        '',
        `Name: YOUR_NAME, ORGANISATION_NAME. Domain: ${names.senderDomain ?? 'YOUR_DOMAIN'}. Website: LINK_TO_WEBSITE.`,
        `Use case: our own mail server ${mailNameOr(names)} (${ipOr(names)}) sends business correspondence and notices of our domain to people who asked for it; no bulk mail, no bought lists.`,
        'Reverse DNS, SPF, DKIM and DMARC are in place; bounces and complaints are handled at ABUSE_ADDRESS.',
      ].join('\n'),
  },
  'port25-vultr': {
    title: () => 'Ask Vultr by a ticket, and plan for a relay',
    steps: {
      ticket: () =>
        'By its documentation, which I know from quotations only, Vultr blocks port 25 by default and opens it case by case. Open a ticket with the text below.',
      refused: () =>
        'Customers report that it is often refused, above all for new accounts (reports of 2022 to 2026). So prepare a relay on port 587 as well; that port is open.',
      test,
    },
    request: openPort,
  },
  'port25-scaleway': {
    title: () => 'Verify your identity, then enable SMTP in the security group',
    steps: {
      identity: () =>
        'Scaleway blocks ports 25, 465 and 587 until your identity has been verified (KYC, in the console).',
      enable: () =>
        'Then, in the console: CPU & GPU Instances, Security groups, the group of the server, Enable SMTP (text of 21 July 2025).',
      test,
    },
  },
  'port25-ionos': {
    title: () => 'Set the PTR and SPF, then have IONOS support open port 25',
    steps: {
      first: (names) =>
        `By its help pages, which I know from quotations only, IONOS blocks outbound port 25 of its servers and opens it through support. Before you ask: the server has a full public name (${mailNameOr(names)}), the PTR of ${ipOr(names)} is that name, and SPF allows it.`,
      support: () => 'Then contact customer support with the text below.',
      until: () => 'Until then send through a relay on port 587.',
      test,
    },
    request: openPort,
  },
  'port25-alibaba': {
    title: () => 'Send on port 465 or 587 through a relay',
    steps: {
      closed: () =>
        'Alibaba Cloud disables outbound port 25 of Simple Application Servers by default and points to port 465. Ask support what holds for your product.',
      test,
    },
  },
  'port25-provider': {
    title: (names) => `Ask ${provider(names)} to open outbound port 25`,
    steps: {
      own: () => 'First rule out a firewall of your own, on the server and at the edge of the network.',
      panel: (names) =>
        `Then look in the control panel of ${provider(names)} for a block of port 25 or SMTP, and otherwise send the text below.`,
      test,
    },
    request: openPort,
  },
  'port25-isp': {
    title: () => "Send through your internet provider's mail server or another relay, on port 587",
    steps: {
      closed: () =>
        'On home lines the internet provider usually closes port 25, and the address is mostly on a list of end-user addresses (PBL) anyway. Even with the port open, direct delivery is mostly refused.',
      smarthost: () =>
        "Set the provider's SMTP server or a relay service as smart host, with authentication on port 587.",
      business: () =>
        'A business line with a fixed address may send directly: ask the provider for port 25 and for a PTR record of your own.',
    },
  },
  'port25-abuse': {
    title: (names) => `Stop the spam first, then have ${provider(names)} unblock the port`,
    steps: {
      stop: () =>
        'Stop outgoing mail and look at the queue: whose messages are they? (Postfix: mailq; per sender: qshape -s deferred.)',
      find: () =>
        'Find the cause and clean it up: a mailbox with a stolen password, a hacked website or script, an open relay. Change the passwords and update what was used.',
      listed: (names) =>
        `See whether ${names.ip ?? 'the address'} has come on a blocklist meanwhile: check.spamhaus.org.`,
      unblock: (names) =>
        names.provider === 'ovh'
          ? 'Only then unblock it: in the OVHcloud control panel at the IP address, or by their API. While spam still leaves the server it would only be closed again.'
          : `Only then have it unblocked, in the control panel of ${provider(names)} or by answering their notice with the text below.`,
    },
    request: (names) =>
      [
        `Subject: port 25 of ${ipOr(names)}: cause removed`,
        '',
        `You closed outbound port 25 of our server ${ipOr(names)} because of spam. The cause was THE_CAUSE; we removed it on DATE_AND_TIME.`,
        'The queue has been emptied and the passwords concerned have been changed. Please open the port again.',
      ].join('\n'),
  },
  'port25-own-side': {
    title: () => 'Rule out a firewall of your own',
    steps: {
      rules: () => 'See whether a rule on the server itself stops outbound port 25:',
      edge: () =>
        'Then the firewall or router at the edge of the network: it must let TCP 25 out from the mail server.',
      test,
    },
  },
  'relay-submission': {
    title: (names) => `Meanwhile, or for good: send through a relay on port ${relayPort(names)}`,
    steps: {
      what: (names) =>
        `Let the server hand its mail to a relay (smart host) with authentication on port ${relayPort(names)}: a mail service, or a server of your own elsewhere. The relay's addresses then count for PTR and reputation.`,
      postfix: () => 'In Postfix, with name and password in /etc/postfix/sasl_passwd:',
      exchange: () => 'In Exchange:',
      spf: () => 'Put the relay into your SPF record.',
    },
  },
  'ipv6-no-way': {
    title: () => 'Your server has no way out over IPv6',
    steps: {
      own: (names) =>
        `"Network is unreachable" comes from your own system: it has no IPv6 route, so nothing was sent and ${names.remoteHost ?? 'the other side'} has not seen a connection.`,
      ipv4: () =>
        'If that host has an IPv4 address too, that attempt has failed as well, for a reason of its own: it stands in another line of the log. Let Bounce Doctor read that one.',
      only: () =>
        'If it has IPv6 only, give your server IPv6, or send the mail of this domain through a relay that has it.',
      postfix: () =>
        'Until your server has IPv6, tell Postfix to use IPv4 only: then the log shows the reason that counts.',
    },
  },
  'destination-silent': {
    title: (names) =>
      `The destination ${names.remoteHost ?? names.recipientDomain ?? ''} has to answer`.replace('  ', ' '),
    steps: {
      theirs: (names) =>
        `The server of the recipient (${names.remoteHost ?? names.recipientDomain ?? 'the remote host'}) is down, or a firewall there blocks your address. Your own port 25 is in order as long as other destinations work.`,
      retry: (names) =>
        `Your server keeps trying by itself${names.retryUntil === null ? ', usually for days' : ` until ${names.retryUntil}`}. If the domain has another MX that answers, mail goes there.`,
      test: () => 'Try it from another network too. If it answers there, they block your address:',
      contact: () => 'If it lasts: contact the recipient by another way, with the text below for their mail admin.',
    },
    request: (names) =>
      [
        `Subject: ${names.remoteHost ?? 'your mail server'} does not answer our connections`,
        '',
        `Connections from our mail server ${ipOr(names)} to ${names.remoteHost ?? 'your mail exchanger'} port 25 time out, while other destinations work.`,
        'Please see whether the server is up, and whether a firewall or blocklist on your side drops our address.',
      ].join('\n'),
  },
};
