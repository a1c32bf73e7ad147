import { ipOr, mailNameOr, type Names } from '../../../knowledge/remedies/names.ts';
import type { ExchangeTexts } from '../../remedy-groups.ts';

const agree = (names: Names) =>
  `The name must be public and lead to the address that mail leaves from: A record ${mailNameOr(names)}, and a PTR back to it. Then HELO, forward record and PTR agree.`;
const oneName = (names: Names) => names.senderMx ?? mailNameOr(names);

export const exchange: ExchangeTexts = {
  'helo-postfix': {
    title: (names) => `Let Postfix greet as ${mailNameOr(names)}`,
    steps: {
      set: () => 'Set the HELO name, a fully qualified public name:',
      whole: () => 'Or set it as the name of the whole server; smtp_helo_name follows myhostname:',
      agree,
    },
  },
  'helo-exim': {
    title: (names) => `Let Exim greet as ${mailNameOr(names)}`,
    steps: {
      set: () => 'Set the HELO name in the main part of the configuration, a fully qualified public name:',
      transport: () => 'Or for sending only, in the smtp transport:',
      agree,
    },
  },
  'helo-sendmail': {
    title: (names) => `Let sendmail greet as ${mailNameOr(names)}`,
    steps: {
      set: () => 'Set the HELO name in sendmail.mc, a fully qualified public name:',
      build: () => 'Then build it and restart:',
      agree,
    },
  },
  'helo-any': {
    title: (names) => `Let the server greet (HELO/EHLO) as ${mailNameOr(names)}`,
    steps: {
      where: () =>
        'Set a fully qualified public name (FQDN). Postfix: smtp_helo_name or myhostname. Exim: primary_hostname. sendmail: confDOMAIN_NAME. Exchange: Set-SendConnector -Fqdn. A program or device: its host name setting.',
      agree,
    },
  },
  'one-name': {
    title: (names) => `Use one name for HELO, PTR and MX: ${oneName(names)}`,
    steps: {
      choose: (names) =>
        names.senderMx === null
          ? 'Choose one name of your own for the server, best that of your MX.'
          : `${names.senderMx} is the MX of ${names.senderDomain ?? 'your domain'}. Use it for the HELO (banner) and for the PTR (reverse DNS) too, instead of ${names.heloName ?? "the provider's default name"}.`,
      ptr: (names) =>
        `Set the reverse DNS (PTR) of the sending address ${ipOr(names)} to ${oneName(names)}; the A record must lead back to it.`,
      azure: () => 'In Azure that is ReverseFqdn on the public IP, with the final dot:',
      helo: (names) => `Let the server greet (HELO/EHLO, banner) as ${oneName(names)}.`,
      exchange: () => 'In Exchange:',
      postfix: () => 'In Postfix:',
      strict: () =>
        "PTR and forward record agreed all along; by RFC 5321 that is enough. Some receivers want the banner to be the name of the domain's MX: one name satisfies those too.",
    },
  },
  'recipient-drops-helo-rule': {
    title: () => 'The recipient has to drop the rule that HELO must equal PTR',
    steps: {
      theirs: () =>
        'RFC 5321 section 4.1.4 does not let a server refuse mail because the HELO name does not match the address. The rule is on the receiving side, and only their admin can change it.',
      nothing: () =>
        'With Microsoft 365 the HELO name differs from the PTR by design, and you cannot set either. PTR and forward record agree; there is nothing to repair on your side.',
      meanwhile: () => 'Send their admin the text below. Until then reach the recipient by another way.',
    },
    request: (names) =>
      [
        'Subject: your mail server refuses mail whose HELO differs from the PTR',
        '',
        `Your server refuses our mail from ${ipOr(names)}, because the HELO name${names.heloName ? ` ${names.heloName}` : ''} is not the PTR name${names.ptrName ? ` ${names.ptrName}` : ''}.`,
        'The PTR resolves back to the address. RFC 5321 section 4.1.4 forbids refusing mail for a HELO name that does not match; for Microsoft 365 the difference is by design (Microsoft KB 3019655).',
        'Please drop that rule, or except Microsoft 365 from it.',
      ].join('\n'),
  },
  'smart-host-helo': {
    title: () => "Contact the smart host's operator: it is its greeting that was refused",
    steps: {
      vendor: () =>
        'The receiver saw the smart host, so its HELO name counts. Its operator or vendor documentation says where it is set.',
      'not-yours': () => 'The FQDN of your own send connector is seen by the smart host only.',
    },
    request: (names) =>
      [
        'Subject: HELO name of your relay',
        '',
        `Mail that we hand to your relay${names.smartHost ? ` ${names.smartHost}` : ''} is refused: the HELO name${names.heloName ? ` ${names.heloName}` : ''} is no public fully qualified name.`,
        'Please let it greet with a public name that resolves to its address (RFC 5321 section 4.1.1.1).',
      ].join('\n'),
  },
  'exchange-certificate': {
    title: () => 'Match the connector name and the certificate (event 12014)',
    steps: {
      harmless: (names) =>
        `Mail keeps flowing, without TLS on that connector. Exchange looks for a certificate with the name ${names.connectorFqdn ?? 'of the connector (its FQDN)'} and has none.`,
      list: () => 'See which names your certificates have (subject and alternative names):',
      name: () => 'Either set the connector to a name that is in a certificate:',
      certificate: (names) =>
        `Or get a certificate that has ${names.connectorFqdn ?? 'the name'} and enable it for SMTP:`,
      'not-ptr': () =>
        "A name of the hosting company is in no certificate of yours. With a smart host the connector's name matters little: reverse DNS is then the smart host's.",
    },
  },
  'exchange-egress': {
    title: () => 'See which Exchange server and address the mail leaves by',
    steps: {
      connectors: () => 'List the connectors that send directly, and by which servers:',
      which: () =>
        'Exchange 2007 and 2010: hub transport and edge servers send. Exchange 2013 and later: the mailbox server, or the front end (client access) when FrontendProxyEnabled is True. The PTR belongs on the public address of the one that sends.',
      internal: () => 'Servers that only send internally, or to a smart host, need no PTR.',
    },
  },
  'exchange-tls-certificate': {
    title: () => 'Give the send connector the certificate that is in use now',
    steps: {
      list: () =>
        'The send connector names a certificate (TlsCertificateName) that this server does not have any more: usually it was renewed. Look for the new one; it must be valid and enabled for SMTP:',
      set: () => 'Then set its name at the connector, with the thumbprint of the new one:',
      hybrid: () =>
        'In a hybrid deployment do the same for the receive connector from Microsoft 365, or run the Hybrid Configuration wizard again. Queued mail is then retried by itself.',
    },
  },
  verified: {
    title: () => 'Nothing left to do',
    steps: {
      agrees: (names) => `PTR and forward record of ${ipOr(names)} agree: iprev=pass (RFC 8601).`,
      slot: () =>
        'I looked the PTR up instead of taking it from the header: in a Received line the name after "from" is the HELO name with some servers and the reverse DNS name with others.',
      next: () =>
        'If mail is still refused somewhere, let Bounce Doctor read the new bounce: then it is something else, such as SPF or reputation. Gmail is a good strict tester (AOL is on the servers of Yahoo today).',
    },
  },
  'partner-ptr': {
    title: (names) =>
      names.ptrName === null
        ? `The partner has to give ${ipOr(names)} a PTR record`
        : `The partner has to mend the reverse DNS of ${ipOr(names)}`,
    steps: {
      theirs: (names) =>
        names.ptrName === null
          ? `It is your server that refuses and ${ipOr(names)} that lacks the PTR: that is the sending partner's address. Their admin has to have it set. Your own PTR has nothing to do with it. Send them the text below.`
          : `It is your server that refuses. The PTR of the partner's address ${ipOr(names)} is ${names.ptrName}, and that name has to lead back to the address. Their admin has to mend that; your own PTR has nothing to do with it. Send them the text below.`,
      'own-rule': (names) =>
        `Until then you can except that address from the check (Postfix: check_client_access before ${names.ptrName === null ? 'reject_unknown_reverse_client_hostname' : 'reject_unknown_client_hostname'}), or weigh it in a spam score instead of refusing.`,
    },
    request: (names) =>
      [
        `Subject: reverse DNS of your mail server ${ipOr(names)}`,
        '',
        `Our server refuses mail from ${ipOr(names)}, because the address has no reverse DNS (PTR) that leads back to it (RFC 8601 section 2.7.3).`,
        ...(names.ptrName === null ? [] : [`Its PTR is ${names.ptrName} today.`]),
        'Please see to it that the PTR is the name of your mail server, and that this name leads back to the address. Other receivers demand it too.',
      ].join('\n'),
  },
};
