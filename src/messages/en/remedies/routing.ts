import { envelopeDomainOr } from '../../../knowledge/remedies/mail-names.ts';
import { ownFailing } from '../../../knowledge/remedies/routing.ts';
import type { Names } from '../../../knowledge/remedies/names.ts';
import type { RoutingTexts } from '../../remedy-groups.ts';

const theirDomain = (names: Names) => names.recipientDomain ?? 'the recipient domain';
const tell = (names: Names) =>
  `Only the admin of ${theirDomain(names)} can fix this. Tell them by telephone or another address; the text below says what.`;
const privateMx = ({ mxPrivate }: Names) =>
  mxPrivate.map(({ host, addresses }) => `${host} (${addresses.join(', ')})`).join(', ');
const withoutMx = (names: Names) =>
  names.mxPrivate.length > 0
    ? `its MX record leads to ${privateMx(names)}, and private addresses cannot be reached from the internet`
    : noMx(names);
const noMx = (names: Names) =>
  names.mxIsAddress.length > 0
    ? `the MX record holds the address ${names.mxIsAddress.join(', ')}, where the name of a host has to stand (RFC 5321 section 5.1)`
    : names.mxAddress === null
      ? 'the domain has no MX record and no address'
      : `the domain has no MX record, and its own address ${names.mxAddress} takes no mail`;
const verify = () => 'Check afterwards, and send again:';

export const routing: RoutingTexts = {
  'domain-spelling': {
    title: (names) => `Check the spelling of ${theirDomain(names)}`,
    steps: {
      meant: (names) => `Was ${names.domainMeant ?? ''} meant? It looks like a typo of it.`,
      spelling: () =>
        'DNS does not know the domain, so there is no server to send to. Look for a typo in the part behind the @, also in contacts and autocomplete.',
      look: () => 'If it looks right, see for yourself:',
      expired: () =>
        'If it used to work, the domain may have expired or its name servers have gone: ask the recipient in another way. Sending again changes nothing.',
    },
  },
  'null-mx-recipient': {
    title: (names) => `Use another address: ${theirDomain(names)} takes no mail`,
    steps: {
      other: () =>
        'The domain says by a null MX ("MX 0 .") that it never takes mail. Check the spelling and ask the recipient for an address at another domain. Trying again does not help.',
      admin: (names) =>
        `If ${theirDomain(names)} should take mail, its admin has to replace the null MX by the name of a mail server.`,
    },
  },
  'null-mx-sender': {
    title: (names) => `Send from a domain that takes mail, not from ${envelopeDomainOr(names)}`,
    steps: {
      sender: (names) =>
        `${envelopeDomainOr(names)} has a null MX: it says that it takes no mail, so receivers refuse it as a sender (RFC 7505).`,
      mx: (names) =>
        `Either give ${envelopeDomainOr(names)} an MX record with a mail server, or use a sender address at a domain that has one.`,
    },
  },
  'mx-publish': {
    title: (names) => `${theirDomain(names)} needs an MX record that leads to a mail server`,
    steps: {
      tell: (names) => `Make sure first that ${theirDomain(names)} is spelt right. ${tell(names)}`,
      publish: () => 'The record there, with the name of a host that has a public A or AAAA record:',
      verify,
    },
    request: (names) =>
      [
        `Subject: no mail server in DNS for ${theirDomain(names)}`,
        '',
        `Mail to ${theirDomain(names)} cannot be delivered: ${names.mxHosts.length === 0 ? withoutMx(names) : `its MX record names ${names.mxHosts.join(', ')}, which does not lead to a mail server`}.`,
        'Please publish an MX record with the name of your mail server.',
      ].join('\n'),
  },
  'mx-not-alias': {
    title: (names) => `The MX of ${theirDomain(names)} must name the host itself, not a CNAME`,
    steps: {
      tell,
      publish: (names) =>
        names.mxAlias === null
          ? 'In the MX record, put the canonical host name, the one that has the A record, in the place of the alias:'
          : `${names.mxAlias.host} is a CNAME for ${names.mxAlias.target}. In the MX record, put the name it leads to:`,
      'or-address': (names) =>
        `Or replace the CNAME${names.mxAlias === null ? '' : ` ${names.mxAlias.host}`} by A and AAAA records. Many senders follow the alias anyway, so only some mail bounces.`,
      verify,
    },
    request: (names) =>
      [
        `Subject: the MX record of ${theirDomain(names)} points to a CNAME`,
        '',
        `The MX record of ${theirDomain(names)}${names.mxAlias === null ? ' points to a CNAME' : ` names ${names.mxAlias.host}, which is a CNAME for ${names.mxAlias.target}`}. An MX must name a host with address records (RFC 2181 section 10.3), and some servers refuse to deliver.`,
        `Please let the MX name ${names.mxAlias?.target ?? 'the host itself'}, or give the host A and AAAA records of its own.`,
      ].join('\n'),
  },
  'mx-left-over': {
    title: (names) => `The MX of ${theirDomain(names)} leads to a server that does not serve it`,
    steps: {
      tell,
      remove: (names) =>
        names.mxLeftOver.length === 0
          ? 'If the domain has moved: remove the old (stale) MX record and leave only that of the new mail system.'
          : `If the domain has moved: remove the old (stale) MX record ${names.mxLeftOver.join(', ')} and leave only that of the new mail system (${names.mxHosts.filter((host) => !names.mxLeftOver.includes(host)).join(', ') || 'MAIL_SERVER'}).`,
      accept: () =>
        'If it should be served there: add and verify it as an accepted domain in that Microsoft 365 tenant (or as a local domain on that server).',
      verify,
    },
    request: (names) =>
      [
        `Subject: the MX record of ${theirDomain(names)}`,
        '',
        `Mail to ${theirDomain(names)} is refused by ${names.remoteHost ?? names.mxHosts[0] ?? 'the host in your MX record'}, because that server does not accept the domain.`,
        'Please remove the MX record if you have moved, or add the domain as an accepted domain there.',
      ].join('\n'),
  },
  'zone-broken-recipient': {
    title: (names) => `DNS of ${names.failingDomain ?? theirDomain(names)} does not answer properly`,
    steps: {
      trace: () =>
        'See where it breaks: a dead name server, a wrong delegation, or DNSSEC that does not validate (SERVFAIL):',
      tell: (names) =>
        `If it fails from elsewhere too, tell the admin of ${theirDomain(names)} in another way. If it works elsewhere, your own resolver is at fault.`,
      wait: () =>
        'It is temporary for your server: it tries again by itself. What has come back you send again when DNS answers.',
    },
    request: (names) =>
      [
        `Subject: DNS of ${names.failingDomain ?? theirDomain(names)} fails`,
        '',
        `Mail to ${theirDomain(names)} cannot be delivered because the look-up of its mail server fails (SERVFAIL or no answer). Please check the name servers, the delegation and DNSSEC.`,
      ].join('\n'),
  },
  'zone-broken-own': {
    title: (names) => `Fix the DNS of ${ownFailing(names)}`,
    steps: {
      answer: (names) =>
        names.failingInclude
          ? `The SPF record of ${envelopeDomainOr(names)} refers to ${ownFailing(names)}, and the name servers there do not answer. So SPF could not be checked; that is no missing record. See where it breaks:`
          : "Your domain's name servers did not answer the receiver, so SPF, DKIM and DMARC could not be checked. That is no missing record. See where it breaks:",
      dnssec: () =>
        'SERVFAIL usually means DNSSEC that does not validate (expired signatures, a wrong DS at the registrar) or a name server that is down.',
      include: (names) =>
        `Only whoever runs ${ownFailing(names)} can mend it: tell them. If that service no longer sends for you, take it out of the SPF record.`,
      host: () => 'Have it fixed by whoever hosts the zone; the registrar can change the DS record.',
      retry: () => 'A 4xx refusal is temporary: the mail stays in the queue and the server keeps trying by itself.',
    },
  },
  'sender-domain-in-dns': {
    title: (names) => `Let the sender's domain ${envelopeDomainOr(names)} resolve`,
    steps: {
      right: () =>
        'Check that the envelope sender is a real domain of yours: programs and devices often send as user@host.local. Set the right one there.',
      records: () => 'The domain needs an MX record (or an A record), a working delegation, and must not have expired:',
      yahoo: () => 'Yahoo also asks for its SOA record: the name must lie in a zone that answers.',
      retry: () => 'What was put off with a 4xx code is retried by itself; the rest you send again.',
    },
  },
  'host-refuses-connection': {
    title: (names) => `${names.remoteHost ?? 'The receiving server'} refuses the connection`,
    steps: {
      look: () =>
        'Try it from another network too. Refused everywhere: their server is down or closed. Refused only from yours: they block your address, or a firewall on the way does.',
      tell: (names) =>
        `Tell the admin of ${theirDomain(names)} in another way: the mail service on port 25 must run and accept your address.`,
      wait: () => 'Your server keeps trying by itself, usually for some days.',
    },
    request: (names) =>
      [
        `Subject: ${names.remoteHost ?? 'your mail server'} refuses our connections`,
        '',
        `Connections ${names.ip === null ? '' : `from our mail server ${names.ip} `}to ${names.remoteHost ?? 'your mail server'} port 25 are refused or closed at once.`,
        'Please see whether the mail service is running, and whether a firewall or blocklist on your side refuses our address.',
      ].join('\n'),
  },
};
