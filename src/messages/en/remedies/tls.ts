import type { Names } from '../../../knowledge/remedies/names.ts';
import type { TlsTexts } from '../../remedy-groups.ts';

const theirDomain = (names: Names) => names.recipientDomain ?? 'your domain';
const admin = (names: Names) => `the mail admin of ${names.recipientDomain ?? 'the recipient'}`;

export const tls: TlsTexts = {
  'starttls-send': {
    title: () => 'Let your server use TLS when it sends',
    steps: {
      postfix: () => 'Postfix: turn on opportunistic TLS, so that it uses STARTTLS wherever it is offered:',
      exchange: () =>
        'Exchange Server: the send connector must not ignore STARTTLS (IgnoreSTARTTLS False), and its FQDN must be in a valid certificate that is enabled for SMTP:',
      version: () =>
        'Allow TLS 1.2 or newer. A firewall that inspects SMTP can hide STARTTLS: switch that off for outgoing mail.',
      verify: () =>
        'The log of the next delivery shows it ("TLS connection established"). What was put off is retried by itself.',
    },
  },
  'starttls-receive': {
    title: (names) => `The server of ${names.recipientDomain ?? 'the recipient'} has to offer TLS`,
    steps: {
      look: () => 'See what it offers:',
      tell: (names) =>
        `Tell ${admin(names)}: their server has to offer STARTTLS, with TLS 1.2 or newer. The message stays in the queue and is retried by itself.`,
      own: () =>
        'If it is your own server or connector that insists on TLS (Postfix: smtp_tls_security_level = encrypt or a policy map; Exchange: RequireTLS), you can relax that for this domain. Then the message goes unencrypted: decide that on purpose.',
    },
    request: (names) =>
      [
        `Subject: mail to ${theirDomain(names)} needs TLS`,
        '',
        `Mail to ${theirDomain(names)} cannot be delivered because ${names.remoteHost ?? 'your mail server'} offers no usable STARTTLS. Please enable it with TLS 1.2 or newer and a valid certificate.`,
      ].join('\n'),
  },
  'certificate-renew': {
    title: (names) =>
      `The certificate of ${names.mxHosts[0] ?? names.remoteHost ?? 'the receiving server'} has to be renewed`,
    steps: {
      look: () => 'See its dates and names:',
      renew: (names) =>
        `Only ${admin(names)} can act: renew the certificate, or let it hold the host name that the MX record names, and load it into the mail server.`,
      own: () =>
        'If it happens with other receivers too, the fault is on your side: your server does not know the certificate authorities (Postfix: smtp_tls_CAfile or smtp_tls_CApath, Debian package ca-certificates).',
      keep: () => 'Do not switch off your own checks for it: mail to everybody else would go unprotected.',
    },
    request: (names) =>
      [
        `Subject: certificate of the mail server of ${theirDomain(names)}`,
        '',
        `Mail to ${theirDomain(names)} is not delivered because the certificate of ${names.mxHosts[0] ?? names.remoteHost ?? 'your mail server'} has expired or does not hold its name. Please renew it for the name in your MX record.`,
      ].join('\n'),
  },
  'mta-sts-mend': {
    title: (names) =>
      `The MTA-STS policy of ${names.recipientDomain ?? 'the recipient domain'} and its mail servers do not agree`,
    steps: {
      compare: () =>
        'Compare: every host in the MX records must match an "mx:" line of the policy, and its certificate must be valid for its name:',
      mend: (names) =>
        `Only ${admin(names)} can act: put all MX hosts into the policy, or renew the certificate. As a stopgap the policy can be set to "mode: testing".`,
      id: (names) =>
        `After every change of the policy the id in the TXT record at _mta-sts${names.recipientDomain === null ? ' of that domain' : `.${names.recipientDomain}`} has to change, otherwise senders keep the old policy up to its max_age.`,
    },
    request: (names) =>
      [
        `Subject: MTA-STS of ${theirDomain(names)}`,
        '',
        `Mail to ${theirDomain(names)} is not delivered because your mail server${names.remoteHost === null ? '' : ` ${names.remoteHost}`} does not meet your MTA-STS policy in mode "enforce" (RFC 8461).`,
        'Please check that the policy names all MX hosts and that their certificates are valid, and raise the id in the _mta-sts record.',
      ].join('\n'),
  },
  'dane-mend': {
    title: (names) =>
      `DANE of ${names.recipientDomain ?? "the recipient's domain"} has to be fixed: the TLSA record or DNSSEC`,
    steps: {
      look: () => 'What is published (DANE):',
      mend: (names) =>
        `Only ${admin(names)} can act: publish the TLSA record of the certificate or key in use now ("3 1 1" and its SHA-256). Usually the certificate was renewed and the record was not.`,
      dnssec: () =>
        'Or DNSSEC of the zone is broken: expired signatures, a wrong DS at the parent. Without valid DNSSEC senders that use DANE do not deliver.',
    },
    request: (names) =>
      [
        `Subject: DANE of ${theirDomain(names)}`,
        '',
        `Mail to ${theirDomain(names)} is not delivered because the TLSA record of ${names.mxHosts[0] ?? names.remoteHost ?? 'your mail server'} does not fit the certificate that it shows, or DNSSEC does not validate (RFC 7672).`,
        'Please publish the TLSA record for the key in use, before the next change of certificate, and check DNSSEC.',
      ].join('\n'),
  },
};
