import { fromDomainOr } from './mail-names.ts';
import { isMicrosoftMail } from '../microsoft-mail.ts';
import { isIpv6, type Names, perhapsPostfix } from './names.ts';
import type { RemedyRow } from './row.ts';

/** DNS sends the mail elsewhere than to the host that refused it. */
const isNotItsMx = ({ mxHosts, remoteHost }: Names): boolean =>
  remoteHost !== null && mxHosts.length > 0 && !mxHosts.includes(remoteHost.toLowerCase());

/** The X500 address by Microsoft's recipe: an underscore is a slash, +20 a blank, +28 and +29 are parentheses. */
export function x500Of({ recipient }: Names): string {
  const legacy = /^IMCEAEX-(?<dn>[\w+=-]{1,400})@/i.exec(recipient ?? '')?.groups?.dn;
  if (legacy === undefined) return 'X500:LEGACY_EXCHANGE_DN';
  const plain = legacy
    .replaceAll('_', '/')
    .replaceAll(/\+(?<code>[\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return `X500:${plain}`;
}

/** Faults of an address, a mailbox or a rule on the recipient's side, and of the sender address. */
export const RECIPIENT_REMEDIES = {
  'check-address': {
    steps: {
      meant: { when: (names) => names.domainMeant !== null },
      spelling: {},
      cached: {},
      ask: {},
    },
    sources: ['gmailCodes', 'exchangeOnlineNdr'],
  },
  'edge-blocking': {
    steps: { meaning: {}, sender: {}, admin: {} },
    request: true,
    sources: ['exchangeOnlineNdr'],
  },
  /** Outlook remembers the address that Exchange uses inside, and the mailbox has another one now. */
  'legacy-address': {
    steps: { cached: {}, x500: { command: x500Of } },
    sources: ['legacyAddress'],
  },
  /** The tenant that refuses is the admin's own. */
  'edge-blocking-own': {
    steps: {
      meaning: {},
      type: {
        command: (names) => `Get-AcceptedDomain ${names.recipientDomain ?? 'YOUR_DOMAIN'} | Format-List DomainType`,
      },
      relay: {
        command: (names) =>
          `Set-AcceptedDomain -Identity ${names.recipientDomain ?? 'YOUR_DOMAIN'} -DomainType InternalRelay`,
      },
      connector: {},
      synchronise: {},
    },
    sources: ['exchangeOnlineNdr'],
  },
  'exchange-back-pressure': {
    steps: {
      theirs: {},
      disk: {
        command: () =>
          'Get-PSDrive -PSProvider FileSystem\nGet-WinEvent -FilterHashtable @{LogName="Application"; ProviderName="MSExchangeTransport"; Level=2,3} -MaxEvents 10 | Format-List TimeCreated,Message',
      },
      free: {},
      again: {},
    },
    sources: ['backPressure', 'exchangeServerNdr'],
  },
  'mailbox-full': {
    steps: { tell: {}, later: {} },
    request: true,
    sources: ['gmailCodes', 'exchangeServerNdr'],
  },
  'mailbox-disabled': {
    steps: { ask: {}, remove: {} },
    request: true,
    sources: ['gmailCodes', 'sisimai'],
  },
  'smaller-message': {
    steps: { link: {}, smaller: {}, encoded: {}, limit: {} },
    sources: ['gmailCodes', 'exchangeServerNdr'],
  },
  'smaller-header': {
    steps: { which: {}, recipients: {}, thread: {} },
    sources: ['gmailCodes'],
  },
  'ask-recipient-admin': {
    steps: {
      theirs: {},
      ask: {},
      'over-ipv6': { when: (names) => isIpv6(names) && isMicrosoftMail(names.ptrName ?? '') },
      microsoft: { when: (names) => names.receiver === 'exchange-online' },
    },
    request: true,
    sources: ['exchangeOnlineNdr', 'gmailCodes', 'sisimai', 'microsoft365OutboundIpv6'],
  },
  'own-block-list': {
    steps: {
      why: {},
      remove: {
        command: (names) =>
          [
            'Get-TenantAllowBlockListItems -ListType Sender -Block',
            `Remove-TenantAllowBlockListItems -ListType Sender -Entries ${names.recipientDomain ?? 'RECIPIENT_DOMAIN'}`,
          ].join('\n'),
      },
      address: {},
    },
    sources: ['tenantBlockList'],
  },
  'own-organisation-rule': {
    steps: { rule: {}, group: {} },
    sources: ['exchangeOnlineNdr'],
  },
  'recipient-server-fault': {
    steps: { wait: {}, tell: {} },
    request: true,
    sources: ['rfc5321Retries', 'exchangeServerNdr'],
  },
  'sender-address': {
    steps: { valid: {}, exists: {}, mx: { command: (names) => `dig +short MX ${fromDomainOr(names)} @9.9.9.9` } },
    sources: ['gmailCodes', 'rfc5321'],
  },
  'recipient-syntax': {
    steps: { write: {}, source: {} },
    sources: ['rfc5321', 'gmailCodes'],
  },
  'domain-not-local': {
    steps: {
      why: {},
      postfix: {
        when: perhapsPostfix,
        command: () => 'postconf mydestination virtual_mailbox_domains virtual_alias_domains relay_domains',
      },
      accept: {},
      elsewhere: {},
    },
    sources: ['postfixDestination'],
  },
  'break-loop': {
    steps: {
      chain: {},
      microsoft: {
        command: () =>
          'Get-AcceptedDomain | Format-Table DomainName,DomainType\nGet-OutboundConnector | Format-Table Name,RecipientDomains,SmartHosts',
      },
      hybrid: { command: () => 'Get-RemoteMailbox USER_NAME | Format-List RemoteRoutingAddress' },
      forwarding: {},
    },
    request: true,
    sources: ['exchangeOnlineNdr', 'exchangeServerNdr', 'gmailCodes'],
  },
  'relay-permission': {
    steps: {
      authenticate: {},
      moved: { when: isNotItsMx },
      server: {},
      mx: { when: (names) => !isNotItsMx(names) },
    },
    sources: ['exchangeOnlineNdr', 'exchangeServerNdr'],
  },
  'journal-mailbox': {
    steps: { address: {}, undelivered: {} },
    sources: ['exchangeOnlineNdr'],
  },
} as const satisfies Record<string, RemedyRow>;
