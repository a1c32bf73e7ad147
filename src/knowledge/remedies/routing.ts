import { envelopeDomainOr } from './mail-names.ts';
import type { Names } from './names.ts';
import type { RemedyRow } from './row.ts';

const recipientDomainOr = (names: Names): string => names.recipientDomain ?? 'RECIPIENT_DOMAIN';
const lookMx = { command: (names: Names) => `dig +short MX ${recipientDomainOr(names)} @9.9.9.9` };
const failing = (names: Names): string => names.failingDomain ?? recipientDomainOr(names);
/** The sender's own: what is known of the recipient's domain does not stand in for it. */
export const ownFailing = (names: Names): string =>
  names.failingDomain === null || names.failingDomain === names.recipientDomain
    ? envelopeDomainOr(names)
    : names.failingDomain;

/** MX records and DNS, of the recipient's domain and of the sender's own. */
export const ROUTING_REMEDIES = {
  'domain-spelling': {
    steps: { meant: { when: (names) => names.domainMeant !== null }, spelling: {}, look: lookMx, expired: {} },
    sources: ['rfc5321', 'gmailCodes'],
  },
  'null-mx-recipient': {
    steps: { other: {}, admin: {} },
    sources: ['rfc7505'],
  },
  'null-mx-sender': {
    steps: { sender: {}, mx: {} },
    sources: ['rfc7505', 'gmailCodes'],
  },
  'mx-publish': {
    steps: {
      tell: {},
      publish: { command: (names) => `${recipientDomainOr(names)}. IN MX 10 MAIL_SERVER.` },
      verify: lookMx,
    },
    request: true,
    sources: ['rfc5321'],
  },
  'mx-not-alias': {
    steps: {
      tell: {},
      publish: {
        command: (names) => `${recipientDomainOr(names)}. IN MX 10 ${names.mxAlias?.target ?? 'MAIL_SERVER'}.`,
      },
      'or-address': {},
      verify: lookMx,
    },
    request: true,
    sources: ['rfc2181'],
  },
  'mx-left-over': {
    steps: { tell: {}, remove: {}, accept: {}, verify: lookMx },
    request: true,
    sources: ['exchangeOnlineNdr'],
  },
  'zone-broken-recipient': {
    steps: {
      trace: { command: (names) => `dig +trace MX ${failing(names)}\ndelv MX ${failing(names)}` },
      tell: {},
      wait: {},
    },
    request: true,
    sources: ['rfc5321Retries', 'sisimai'],
  },
  'zone-broken-own': {
    steps: {
      answer: { command: (names) => `dig +trace TXT ${ownFailing(names)}\ndelv TXT ${ownFailing(names)}` },
      dnssec: {},
      host: { when: (names) => !names.failingInclude },
      include: { when: (names) => names.failingInclude },
      retry: {},
    },
    sources: ['gmailCodes', 'rfc5321Retries'],
  },
  'sender-domain-in-dns': {
    steps: {
      right: {},
      records: {
        command: (names) =>
          `dig +short MX ${envelopeDomainOr(names)} @9.9.9.9\ndig +short SOA ${envelopeDomainOr(names)} @9.9.9.9`,
      },
      yahoo: { when: (names) => names.receiver === 'yahoo-aol' },
      retry: {},
    },
    sources: ['yahooCodes', 'apple', 'rfc5321'],
  },
  'host-refuses-connection': {
    steps: {
      look: { command: (names) => `nc -vz ${names.remoteHost ?? 'REMOTE_HOST'} 25` },
      tell: {},
      wait: {},
    },
    request: true,
    sources: ['exchangeOnlineNdr', 'rfc5321Retries'],
  },
} as const satisfies Record<string, RemedyRow>;
