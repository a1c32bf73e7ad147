import { spfRecord } from './authentication.ts';
import { ipOr, isIpv6, mentions, type Names } from './names.ts';
import type { RemedyRow } from './row.ts';

const domainOr = (names: Names): string => names.recipientDomain ?? 'YOUR_DOMAIN';
const v6Or = (names: Names): string => (isIpv6(names) ? ipOr(names) : 'IPV6_ADDRESS');

/** The admin of the tenant is the one who reads. */
const ownTenant = (names: Names): boolean => names.side === 'recipient';

/** Mail into and through Microsoft 365: IPv6, connectors, Direct Send, forwarding, SMTP AUTH. */
export const MICROSOFT365_REMEDIES = {
  /** For the sender whose mail one domain does not take over IPv6. */
  'ipv4-for-domain': {
    steps: {
      right: {},
      postfix: {
        command: (names) =>
          [
            'postconf -M "smtp-ipv4/unix=smtp-ipv4 unix - - n - - smtp" && postconf -P "smtp-ipv4/unix/inet_protocols=ipv4"',
            `echo "${names.recipientDomain ?? 'RECIPIENT_DOMAIN'} smtp-ipv4:" >> /etc/postfix/transport && postmap /etc/postfix/transport`,
            'postconf -e "transport_maps = hash:/etc/postfix/transport" && postfix reload',
          ].join('\n'),
      },
      'exchange-online': { when: (names) => names.mta === 'exchange_online' },
      again: {},
    },
    sources: ['microsoft365Ipv6', 'exchangeOnlineNdr', 'microsoft365OutboundIpv6'],
  },
  /** For the recipient's admin, asked by the sender. */
  'recipient-enables-ipv6': {
    steps: {
      ask: {
        command: (names) => `Enable-IPv6ForAcceptedDomain -Domain ${names.recipientDomain ?? 'RECIPIENT_DOMAIN'}`,
      },
      service: {},
    },
    request: true,
    sources: ['microsoft365Ipv6'],
  },
  /** In the own tenant. */
  'tenant-ipv6': {
    steps: {
      translation: { when: (names) => mentions(names, 'opted_out') },
      support: {},
      status: { command: (names) => `Get-IPv6StatusForAcceptedDomain -Domain ${domainOr(names)}` },
      connectors: {},
      enable: { command: (names) => `Enable-IPv6ForAcceptedDomain -Domain ${domainOr(names)}` },
      senders: {},
    },
    sources: ['microsoft365Ipv6', 'microsoft365Ipv6Docs2021', 'microsoft365MailFlow'],
  },
  'ipv6-auth': {
    steps: {
      spf: { command: spfRecord },
      dkim: {},
      ptr: {},
      retry: {},
    },
    sources: ['microsoft365MailFlow', 'exchangeOnlineNdr'],
  },
  'tenant-connector-ipv6': {
    steps: {
      why: {},
      list: {
        command: () =>
          'Get-InboundConnector | Format-List Name,ConnectorType,SenderIPAddresses,TlsSenderCertificateName,RestrictDomainsToIPAddresses',
      },
      add: {
        command: (names) =>
          `Set-InboundConnector -Identity "CONNECTOR_NAME" -SenderIPAddresses @{Add="${v6Or(names)}"}`,
      },
      certificate: {},
      off: { command: (names) => `Disable-IPv6ForAcceptedDomain -Domain ${domainOr(names)}` },
      ipv4: {},
    },
    request: true,
    requestUnless: ownTenant,
    sources: ['microsoft365Ipv6', 'connectorAttribution'],
  },
  'tenant-connector': {
    steps: {
      list: {
        command: () =>
          'Get-InboundConnector | Format-List Name,ConnectorType,SenderIPAddresses,TlsSenderCertificateName,RestrictDomainsToIPAddresses',
      },
      certificate: {
        command: () => 'Set-InboundConnector -Identity "CONNECTOR_NAME" -TlsSenderCertificateName CERTIFICATE_NAME',
      },
      address: {
        command: (names) => `Set-InboundConnector -Identity "CONNECTOR_NAME" -SenderIPAddresses ${ipOr(names)}`,
      },
      domain: {},
    },
    request: true,
    requestUnless: ownTenant,
    sources: ['connectorAttribution', 'exchangeOnlineNdr'],
  },
  'direct-send-own': {
    steps: {
      why: {},
      connector: {
        command: (names) =>
          `New-InboundConnector -Name "Devices" -ConnectorType OnPremises -SenderDomains * -SenderIPAddresses ${ipOr(names)}`,
      },
      submission: {},
      off: { command: () => 'Set-OrganizationConfig -RejectDirectSend $false' },
    },
    sources: ['directSendControl', 'directSend'],
  },
  'direct-send-other': {
    steps: { why: {}, own: {}, ask: {} },
    request: true,
    sources: ['directSendControl', 'directSend'],
  },
  'forwarding-policy': {
    steps: {
      who: {},
      allow: {
        command: () =>
          [
            'New-HostedOutboundSpamFilterPolicy -Name "Allow forwarding" -AutoForwardingMode On',
            'New-HostedOutboundSpamFilterRule -Name "Allow forwarding" -HostedOutboundSpamFilterPolicy "Allow forwarding" -From MAILBOX_ADDRESS',
          ].join('\n'),
      },
      without: {},
    },
    request: true,
    sources: ['outboundSpamPolicy'],
  },
  'sender-of-login': { steps: { which: {}, address: {}, grant: {} }, sources: ['postfixLogin'] },
  'smtp-auth-login': { steps: { credentials: {}, method: {}, enabled: {} }, sources: ['exchangeOnlineNdr'] },
  'basic-auth-ends': {
    steps: { timeline: {}, oauth: {}, relay: {}, internal: {} },
    sources: ['basicAuthTimeline'],
  },
  'tenant-ip-support': {
    steps: { 'not-delist': {}, trial: {}, support: {} },
    request: true,
    sources: ['exchangeOnlineNdr'],
  },
} as const satisfies Record<string, RemedyRow>;
