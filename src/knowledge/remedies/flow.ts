import { type Names, perhapsPostfix } from './names.ts';
import type { RemedyRow } from './row.ts';

/** Exchange bounds its connections per server, for all domains alike. */
const exchangeConnections = (most: number) => ({
  when: ({ mta }: Names): boolean => mta === 'exchange',
  command: () => `Set-TransportService $env:COMPUTERNAME -MaxPerDomainOutboundConnections ${most}`,
});

/** Mail that comes later, slower or in smaller portions. */
export const FLOW_REMEDIES = {
  'wait-for-retry': {
    steps: { wait: {}, persists: {} },
    sources: ['rfc5321Retries', 'microsoft365MailFlow'],
  },
  'greylisting-never-ends': {
    steps: { why: {}, tell: {}, again: {} },
    request: true,
    sources: ['rfc6647', 'microsoft365MailFlow'],
  },
  'slow-down': {
    steps: {
      pace: {},
      postfix: {
        when: perhapsPostfix,
        command: () =>
          "postconf -e 'smtp_destination_rate_delay = 1s' 'smtp_destination_concurrency_limit = 2'\npostfix reload",
      },
      exchange: exchangeConnections(2),
      why: {},
    },
    sources: ['gmailCodes', 'postfixRate', 'exchangeConnections', 'fieldManual'],
  },
  'gmail-slow-down': {
    steps: {
      pause: {},
      postfix: {
        when: perhapsPostfix,
        command: () =>
          "postconf -e 'smtp_destination_rate_delay = 1s' 'smtp_destination_concurrency_limit = 1'\npostfix reload",
      },
      exchange: exchangeConnections(1),
      source: {},
    },
    sources: ['gmailCodes', 'gmailGuidelines', 'postfixRate', 'exchangeConnections'],
  },
  'recipient-receives-too-much': {
    steps: { wait: {}, yours: {} },
    sources: ['gmailCodes', 'exchangeOnlineNdr'],
  },
  /** Exchange Online counts what comes from a whole range of IPv6 addresses. */
  'ipv6-range-limit': {
    steps: { what: {}, slow: {}, ipv4: {} },
    sources: ['exchangeOnlineNdr'],
  },
  'fewer-connections': {
    steps: {
      limit: {},
      postfix: {
        when: perhapsPostfix,
        command: () => "postconf -e 'smtp_destination_concurrency_limit = 2'\npostfix reload",
      },
      exchange: exchangeConnections(2),
      hosts: {},
    },
    sources: ['outlookPostmaster', 'sisimai', 'postfixRate', 'exchangeConnections'],
  },
  'split-recipients': {
    steps: { split: {}, service: {}, unusual: {} },
    sources: ['gmailCodes', 'exchangeOnlineNdr'],
  },
  'quota-wait': {
    steps: { wait: {}, unusual: {}, service: {} },
    sources: ['gmailCodes', 'exchangeOnlineNdr'],
  },
  /** Exchange Online's daily limit of recipients outside the tenant. */
  'tenant-recipient-limit': {
    steps: { wait: {}, look: { command: () => 'Get-LimitsEnforcementStatus' }, unusual: {}, more: {} },
    sources: ['exchangeOnlineNdr2026', 'tenantRecipientLimit', 'tenantLimitScript'],
  },
  'google-relay-settings': {
    steps: { register: {}, or: {} },
    sources: ['gmailCodes'],
  },
  'last-error': {
    steps: {
      last: {},
      find: { command: () => "grep -h 'status=deferred' /var/log/mail.log* | tail -n 20" },
      exchange: {
        command: () => 'Get-Queue | Format-Table Identity,Status,MessageCount,NextHopDomain,LastError -Wrap',
      },
      usual: {},
    },
    sources: ['exchangeOnlineNdr', 'exchangeServerNdr', 'rfc5321Retries'],
  },
} as const satisfies Record<string, RemedyRow>;
