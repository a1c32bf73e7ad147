import { ipOr, isIpv6, type Names } from '../../../knowledge/remedies/names.ts';
import { envelopeDomainOr } from '../../../knowledge/remedies/mail-names.ts';
import type { Microsoft365Texts } from '../../remedy-groups.ts';

const theDomain = (names: Names) => names.recipientDomain ?? 'the recipient domain';
const v6 = (names: Names) => (isIpv6(names) ? ipOr(names) : 'the IPv6 address');

export const microsoft365: Microsoft365Texts = {
  'ipv4-for-domain': {
    title: (names) => `Send to ${theDomain(names)} over IPv4`,
    steps: {
      right: (names) =>
        `Nothing is wrong with your reverse DNS or SPF for this: ${theDomain(names)} does not accept email over IPv6${names.receiver === 'exchange-online' ? ' (5.2.1 in older texts, 5.7.510 today)' : ''}. Over IPv4 the same mail goes through.`,
      postfix: () => 'With Postfix, for this domain only (for all mail: inet_protocols = ipv4):',
      'exchange-online': () =>
        "Exchange Online itself prefers IPv6 wherever the recipient's MX has it (Exchange Team, 30 October 2024), and I know of no setting of yours against that: then the admin of the recipient has to act.",
      again: () =>
        'The message was returned, so send it again. Other software: let the server prefer IPv4 to this domain, or hand it to a relay.',
    },
  },
  'recipient-enables-ipv6': {
    title: (names) => `Or the admin of ${theDomain(names)} enables IPv6`,
    steps: {
      ask: () =>
        'In their Exchange Online PowerShell. Since 16 October 2024 it is being turned on by default, domain by domain; no request to Microsoft support is needed any more:',
      service: () => 'Send them the text below.',
    },
    request: (names) =>
      [
        `Subject: ${theDomain(names)} does not accept email over IPv6`,
        '',
        `Your Microsoft 365 tenant refuses our mail to ${theDomain(names)} with "does not accept email over IPv6", although the MX has IPv6 addresses.`,
        `You can turn it on with Enable-IPv6ForAcceptedDomain -Domain ${names.recipientDomain ?? 'YOUR_DOMAIN'} (Microsoft 365 message centre MC835648).`,
      ].join('\n'),
  },
  'tenant-ipv6': {
    title: (names) => `Enable IPv6 for ${names.recipientDomain ?? 'your domain'} in your own tenant`,
    steps: {
      translation: () =>
        'The Dutch text is a wrong translation: "voordat u zich hebt afgemeld" stands for "before you\'ve opted in". So turn it on; opting out is the opposite of what you want.',
      support: () =>
        'The document of 2021 sends you to Microsoft support, and the one of 9 July 2025 repeats it. That is obsolete: since 16 October 2024 IPv6 is being enabled by default, and there are cmdlets for it.',
      status: () => 'See the status in Exchange Online PowerShell:',
      enable: () => 'Not enabled? Turn it on:',
      connectors: () =>
        'Before you turn it on: list the IPv6 addresses of your own servers in inbound connectors that go by IP address, or their mail no longer matches the connector.',
      senders: () =>
        'Senders over IPv6 then need a PTR and must pass SPF or DKIM; after that normal filtering applies. Those refused before have to send again.',
    },
  },
  'ipv6-auth': {
    title: () => 'Let mail over IPv6 pass SPF or DKIM',
    steps: {
      spf: (names) =>
        names.spfMissing
          ? `Publish an SPF record for ${envelopeDomainOr(names)}, the domain of the envelope sender; it has none of its own, and that of a domain above it does not count:`
          : names.envelopeDomain === null || names.spfSuggested === null
            ? `Add ${v6(names)} to the SPF record of the envelope sender's domain. It may have one SPF record only, so put ip6: into the one that is there:`
            : `The SPF record of ${names.envelopeDomain}, the domain of the envelope sender, does not allow ${v6(names)}. Publish this as its only SPF record, in place of the old one:`,
      dkim: () => 'Or sign with DKIM; one of the two is enough for this receiver, both are better.',
      ptr: (names) =>
        `Over IPv6 a PTR of ${v6(names)} is needed too. Cannot do either? Send over IPv4 (Postfix: inet_protocols = ipv4).`,
      retry: () => 'A 450 is temporary: the server tries again by itself once the record is there.',
    },
  },
  'tenant-connector-ipv6': {
    title: () => 'Add the IPv6 address to the inbound connector of the tenant',
    steps: {
      why: () =>
        'Since October 2024 Microsoft 365 takes mail over IPv6 by default. A connector that goes by IP address and lists only IPv4 no longer matches a server that now comes over IPv6.',
      list: () => 'In Exchange Online PowerShell of the tenant that refused:',
      add: () => 'Add the IPv6 address:',
      certificate: () =>
        'Better, if the server has a certificate: let the connector go by its name (TlsSenderCertificateName) instead of by address.',
      off: () => 'Or turn IPv6 off for the domain until that is done:',
      ipv4: () => 'On the sending server, sending over IPv4 works at once.',
    },
    request: (names) =>
      [
        'Subject: 550 5.7.64, our server now comes over IPv6',
        '',
        `Your Microsoft 365 tenant refuses our mail with 5.7.64 (TenantAttribution), because our server now connects from ${v6(names)} and your inbound connector does not list that address.`,
        'Please add it to the connector (Set-InboundConnector -SenderIPAddresses), or let the connector go by our certificate.',
      ].join('\n'),
  },
  'tenant-connector': {
    title: () => 'Make the inbound connector match the server again',
    steps: {
      list: () => 'See what the connector of the tenant expects, in Exchange Online PowerShell:',
      certificate: () =>
        'By certificate: a new or renewed one has another name. Set the name that the server shows now (in a hybrid organisation run the Hybrid Configuration Wizard again):',
      address: () => 'By address: set the public address that the server leaves from now:',
      domain: () => "The sender's domain, or that of the certificate, must be an accepted domain of the tenant.",
    },
    request: (names) =>
      [
        'Subject: 550 5.7.64, our mail no longer matches your inbound connector',
        '',
        `Your Microsoft 365 tenant refuses our mail with 5.7.64 (TenantAttribution). Our server connects from ${ipOr(names)} and shows a certificate for ${names.heloName ?? names.mailName ?? 'CERTIFICATE_NAME'}.`,
        'Please let the inbound connector match that certificate name or address.',
      ].join('\n'),
  },
  'direct-send-own': {
    title: () => 'Let the device or program hand in its mail another way than Direct Send',
    steps: {
      why: () =>
        'Your organisation has RejectDirectSend on: mail with your own domain as sender, handed in at the MX without authentication, is refused. That protects against forged senders, so leave it on if you can.',
      connector: () =>
        'Best for a printer or application with a fixed public address: an inbound connector (SMTP relay) for that address:',
      submission: () =>
        'Or let it log in: SMTP AUTH (client submission) at smtp.office365.com port 587, or an authenticated relay such as Azure Communication Services.',
      off: () => 'Only if neither is possible: allow Direct Send again for the whole organisation:',
    },
  },
  'direct-send-other': {
    title: () => "Send with authentication, or ask the tenant's admin for a connector",
    steps: {
      why: () =>
        'The tenant refuses mail with its own domain as sender that is handed in without authentication (RejectDirectSend). Only its admin can change that.',
      own: () => 'Send with a sender address of your own domain, through your own authenticated server.',
      ask: () => 'Or ask the admin of the tenant for an inbound connector for your address, with the text below.',
    },
    request: (names) =>
      [
        'Subject: 550 5.7.68, Direct Send',
        '',
        `Mail that we send on your behalf from ${ipOr(names)} is refused with 5.7.68 (Direct Send not allowed for this organization from unauthorized sources).`,
        'Please make an inbound connector in Exchange Online for that address or for our certificate, or tell us which authenticated way to use.',
      ].join('\n'),
  },
  'forwarding-policy': {
    title: () => 'Allow automatic forwarding for that mailbox, in the outbound spam filter policy',
    steps: {
      who: () =>
        'The organisation of the mailbox that forwards must do this, in Microsoft 365: Defender portal, Anti-spam, outbound spam filter policy, Automatic forwarding rules. It is off by default.',
      allow: () => 'Turn it on for this mailbox only, with a policy of its own, in Exchange Online PowerShell:',
      without: () => 'Or do without: remove the forwarding rule and give the recipient access to a shared mailbox.',
    },
    request: () =>
      [
        'Subject: please allow automatic forwarding for one mailbox',
        '',
        'Mail that MAILBOX_ADDRESS forwards to an outside address is refused with 5.7.520 (external forwarding is not allowed).',
        'Please allow it for this mailbox only, by an outbound spam filter policy with automatic forwarding On, or tell us what to do instead.',
      ].join('\n'),
  },
  'sender-of-login': {
    title: () => 'Send with an address that belongs to the login',
    steps: {
      which: (names) =>
        `The login at ${names.remoteHost ?? 'the relay'} is good, but it may not send for this sender address. The refusal names both.`,
      address: () =>
        "Either let the program or device send with the login's own address, or log in with the account that the sender address belongs to.",
      grant: () =>
        'Or have the admin of that relay allow the sender address for your login (an alias, "send as", in Postfix smtpd_sender_login_maps).',
    },
  },
  'smtp-auth-login': {
    title: () => 'Fix the login of the device or program that sends',
    steps: {
      credentials: () =>
        'Look at the user name (usually the whole mail address) and the password. With two-step sign-in an app password or OAuth is needed instead of the own password.',
      method: () =>
        'Use port 587 with STARTTLS and switch authentication on; some programs send without logging in at all.',
      enabled: () =>
        'With Microsoft 365: SMTP AUTH must be on for the mailbox, and no security defaults or policy may block it. Without a login: an inbound connector for the address of the device.',
    },
  },
  'basic-auth-ends': {
    title: () => 'Move the device or program off basic authentication',
    steps: {
      timeline: () =>
        'Exchange Online ends SMTP AUTH with user name and password. The Exchange Team, 27 January 2026: unchanged through December 2026; then off by default for existing tenants (an admin can turn it on again) and for new ones; the final date is to be announced in the second half of 2027. Earlier dates (March and April 2026) no longer hold.',
      oauth: () => 'Can it do OAuth (modern authentication)? Turn that on, or update the firmware.',
      relay: () =>
        'If not: let it send through a relay that takes a password, such as Azure Communication Services SMTP, or High Volume Email for mail inside the organisation, or your own SMTP relay with an inbound connector for its address.',
      internal: () =>
        'Only to mailboxes of your own? Direct Send needs no login at all, unless the organisation rejects it.',
    },
  },
  'tenant-ip-support': {
    title: () => 'Ask Microsoft support: a delisting form does not help here',
    steps: {
      'not-delist': () => 'The address belongs to Microsoft and is shared, so the delist portal does nothing for it.',
      trial: () =>
        'It hits new and trial tenants above all: assign paid licences and send with your own domain, not with onmicrosoft.com.',
      support: () =>
        'Open a support request in the Microsoft 365 admin centre with the text below. Look at the same time whether an account of yours sends spam.',
    },
    request: (names) =>
      [
        'Subject: 550 5.7.708 traffic not accepted from this IP',
        '',
        `Mail of our tenant is refused with 5.7.708${names.ip ? ` (${names.ip})` : ''}. The sending address is yours.`,
        'We have paid licences and our accounts are not abused. Please lift the restriction on our tenant, or tell us what is missing.',
      ].join('\n'),
  },
};
