// Blocklists and allowlists that answer over DNS (RFC 5782), as typed rows.
import type { Source } from '../../knowledge/rule.ts';

/** What an entry means. */
export type Meaning =
  /** Spam sources by hand (SBL), automatically found (CSS), infected hosts (XBL), hijacked networks (DROP). */
  | 'sbl'
  | 'css'
  | 'xbl'
  | 'drop'
  /** Not an accusation: an address that should not send mail directly. */
  | 'pbl'
  /** Brute-force logins, command-and-control servers. */
  | 'authbl'
  | 'bcl'
  /** A list that has one kind of entry. */
  | 'listed'
  | 'spam_domain'
  | 'phish'
  | 'malware'
  | 'botnet'
  | 'abused';

/** One list. */
export interface List {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly kind: 'block' | 'allow';
  readonly takes: 'address' | 'domain';
  /** Whether it holds IPv6 addresses too. */
  readonly ipv6: boolean;
  /**
   * Meaning of each answer; any other is not understood, and no entry. `trust`: 127.0.CATEGORY.TRUST. `any`: 127.0.0.2 and
   * above, whatever they are to mean.
   */
  readonly codes: Readonly<Record<string, Meaning>> | 'trust' | 'any';
  /** The zone below a customer's key, for those who have one. */
  readonly keyedZone?: string;
  /** Where to see why an entry is there and how it goes. */
  readonly page: string;
  readonly source: Source;
}

const READ = '2026-11-21';
const SPAMHAUS: Source = {
  title: 'Spamhaus, available zones and their return codes',
  url: 'https://docs.spamhaus.com/datasets/docs/source/10-data-type-documentation/datasets/040-zones.html',
  read: READ,
};

export const LISTS = [
  {
    id: 'spamhaus-zen',
    name: 'Spamhaus ZEN',
    zone: 'zen.spamhaus.org',
    kind: 'block',
    takes: 'address',
    ipv6: true,
    codes: {
      '127.0.0.2': 'sbl',
      '127.0.0.3': 'css',
      '127.0.0.4': 'xbl',
      '127.0.0.5': 'xbl',
      '127.0.0.6': 'xbl',
      '127.0.0.7': 'xbl',
      '127.0.0.9': 'drop',
      '127.0.0.10': 'pbl',
      '127.0.0.11': 'pbl',
      '127.0.0.20': 'authbl',
      '127.0.0.30': 'bcl',
    },
    keyedZone: 'zen.dq.spamhaus.net',
    page: 'https://check.spamhaus.org/',
    source: SPAMHAUS,
  },
  {
    id: 'barracuda',
    name: 'Barracuda BRBL',
    zone: 'b.barracudacentral.org',
    kind: 'block',
    takes: 'address',
    ipv6: false,
    codes: { '127.0.0.2': 'listed' },
    page: 'https://www.barracudacentral.org/rbl/removal-request',
    source: { title: 'Barracuda Central, BRBL', url: 'https://www.barracudacentral.org/rbl/how-to-use', read: READ },
  },
  {
    id: 'spamcop',
    name: 'SpamCop SCBL',
    zone: 'bl.spamcop.net',
    kind: 'block',
    takes: 'address',
    ipv6: false,
    codes: { '127.0.0.2': 'listed' },
    page: 'https://www.spamcop.net/bl.shtml',
    source: { title: 'SpamCop, blocking list', url: 'https://www.spamcop.net/bl.shtml', read: READ },
  },
  {
    id: 'psbl',
    name: 'PSBL',
    zone: 'psbl.surriel.com',
    kind: 'block',
    takes: 'address',
    ipv6: false,
    codes: { '127.0.0.2': 'listed' },
    page: 'https://psbl.org/remove',
    source: { title: 'Passive Spam Block List', url: 'https://psbl.org/', read: READ },
  },
  {
    id: 'dnswl',
    name: 'DNSWL.org',
    zone: 'list.dnswl.org',
    kind: 'allow',
    takes: 'address',
    ipv6: true,
    codes: 'trust',
    page: 'https://www.dnswl.org/',
    source: { title: 'DNSWL.org, return codes', url: 'https://www.dnswl.org/?page_id=15', read: READ },
  },
  {
    id: 'spamhaus-dbl',
    name: 'Spamhaus DBL',
    zone: 'dbl.spamhaus.org',
    kind: 'block',
    takes: 'domain',
    ipv6: false,
    codes: {
      '127.0.1.2': 'spam_domain',
      '127.0.1.4': 'phish',
      '127.0.1.5': 'malware',
      '127.0.1.6': 'botnet',
      '127.0.1.102': 'abused',
      '127.0.1.103': 'abused',
      '127.0.1.104': 'abused',
      '127.0.1.105': 'abused',
      '127.0.1.106': 'abused',
    },
    keyedZone: 'dbl.dq.spamhaus.net',
    page: 'https://check.spamhaus.org/',
    source: SPAMHAUS,
  },
] as const satisfies readonly List[];
