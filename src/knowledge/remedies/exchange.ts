import { mailNameOr, type Names, quotedConnector } from './names.ts';
import type { RemedyRow } from './row.ts';

const onExchange = (names: Names): boolean => names.mta === 'exchange';

/** The names an own mail server goes by: HELO in each server, certificates, the address it leaves from. */
export const EXCHANGE_REMEDIES = {
  'helo-postfix': {
    steps: {
      set: { command: (names) => `postconf -e "smtp_helo_name = ${mailNameOr(names)}" && postfix reload` },
      whole: { command: (names) => `postconf -e "myhostname = ${mailNameOr(names)}" && postfix reload` },
      agree: {},
    },
    sources: ['rfc5321Helo', 'postfixHelo'],
  },
  'helo-exim': {
    steps: {
      set: { command: (names) => `primary_hostname = ${mailNameOr(names)}` },
      transport: { command: (names) => `helo_data = ${mailNameOr(names)}` },
      agree: {},
    },
    sources: ['rfc5321Helo', 'eximHelo'],
  },
  'helo-sendmail': {
    steps: {
      set: { command: (names) => `define(\`confDOMAIN_NAME', \`${mailNameOr(names)}')dnl` },
      build: { command: () => 'make -C /etc/mail && systemctl restart sendmail' },
      agree: {},
    },
    sources: ['rfc5321Helo', 'sendmailHelo'],
  },
  'helo-any': { steps: { where: {}, agree: {} }, sources: ['rfc5321Helo'] },
  /** HELO, PTR and MX under one name. */
  'one-name': {
    steps: {
      choose: {},
      ptr: {},
      azure: {
        when: (names) => names.provider === 'azure',
        command: (names) =>
          `az network public-ip update --resource-group ${names.resourceGroup ?? 'RESOURCE_GROUP'} --name ${names.publicIpName ?? 'PUBLIC_IP_NAME'} --reverse-fqdn ${names.senderMx ?? mailNameOr(names)}.`,
      },
      helo: {},
      exchange: {
        when: onExchange,
        command: (names) =>
          `Set-SendConnector -Identity ${quotedConnector(names)} -Fqdn ${names.senderMx ?? mailNameOr(names)}`,
      },
      postfix: {
        when: (names) => names.mta === 'postfix',
        command: (names) => `postconf -e "smtp_helo_name = ${names.senderMx ?? mailNameOr(names)}" && postfix reload`,
      },
      strict: {},
    },
    sources: ['azureBannerCheck', 'rfc5321Identity'],
  },
  /** The receiver's rule is wrong, and the sending service cannot change its name. */
  'recipient-drops-helo-rule': {
    steps: { theirs: {}, nothing: {}, meanwhile: {} },
    request: true,
    sources: ['rfc5321Identity', 'microsoft365Helo'],
  },
  'smart-host-helo': {
    steps: { vendor: {}, 'not-yours': {} },
    request: true,
    sources: ['gossaExchange', 'rfc5321Helo'],
  },
  'exchange-certificate': {
    steps: {
      harmless: {},
      list: {
        command: () => 'Get-ExchangeCertificate | Format-List Thumbprint,CertificateDomains,Subject,NotAfter,Services',
      },
      name: { command: (names) => `Set-SendConnector -Identity ${quotedConnector(names)} -Fqdn CERTIFICATE_NAME` },
      certificate: { command: () => 'Enable-ExchangeCertificate -Thumbprint THUMBPRINT -Services SMTP' },
      'not-ptr': {},
    },
    sources: ['event12014', 'gossaComments'],
  },
  /** A certificate was renewed, and a connector still names the old one. */
  'exchange-tls-certificate': {
    steps: {
      list: {
        command: () => 'Get-ExchangeCertificate | Format-List Thumbprint,Subject,Issuer,NotAfter,Services,Status',
      },
      set: {
        command: (names) =>
          `$cert = Get-ExchangeCertificate -Thumbprint THUMBPRINT\nSet-SendConnector -Identity ${quotedConnector(names)} -TlsCertificateName "<I>$($cert.Issuer)<S>$($cert.Subject)"`,
      },
      hybrid: {},
    },
    sources: ['exchangeTlsName'],
  },
  /** Which of several Exchange servers and addresses mail leaves by. */
  'exchange-egress': {
    steps: {
      connectors: {
        command: () =>
          'Get-SendConnector | Where-Object {$_.Enabled -eq $true} | Format-List Name,FrontendProxyEnabled,SourceTransportServers,SmartHostsString,Fqdn',
      },
      which: {},
      internal: {},
    },
    sources: ['gossaExchange'],
  },
  verified: { steps: { agrees: {}, slot: {}, next: {} }, sources: ['rfc8601'] },
  /** A partner's mail that the own server refuses. */
  'partner-ptr': {
    steps: { theirs: {}, 'own-rule': {} },
    request: true,
    sources: ['rfc8601', 'azureBannerCheck'],
  },
} as const satisfies Record<string, RemedyRow>;
