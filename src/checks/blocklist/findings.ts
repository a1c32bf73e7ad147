import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';
import type { Meaning } from './lists.ts';

/** An entry on a list. */
export interface Listing {
  readonly list: string;
  readonly code: string;
  readonly meaning: Meaning;
  /** Where to see why, and how to get off. */
  readonly page: string;
}

/** Why a list could not be asked, or its answer is none. */
export type NotChecked =
  | DnsFailure
  /** Our resolver is open to everybody: the list is not asked through it, or said that it does not answer it. */
  | 'public_resolver'
  | 'too_many_queries'
  /** The list says that its zone was misspelt. */
  | 'wrong_zone'
  /** An address outside 127.0.0.0/8: somebody on the way invents answers. */
  | 'rewritten'
  /** A return code that the list does not document. */
  | 'unexpected'
  /** The list does not hold its own test entry: it is closed, or does not answer us (RFC 5782 section 5). */
  | 'dead'
  /** The list also holds what no list may hold. */
  | 'lists_everything'
  /** As many third parties as one run may ask have been asked. */
  | 'limit';

interface Unchecked {
  readonly list: string;
  readonly why: NotChecked;
}

/** RFC 5782, DNS blocklists and allowlists. */
export interface BlocklistFindings {
  BLOCKLIST_LISTED: { ip: string; listings: readonly Listing[] };
  /** Listed as an address of end users, which should send through a relay. */
  BLOCKLIST_PBL: { ip: string; list: string; page: string };
  BLOCKLIST_CLEAN: { ip: string; lists: readonly string[] };
  /** `resolver`: the one that is open to everybody, where that is why. */
  BLOCKLIST_UNKNOWN: { ip: string; lists: readonly Unchecked[]; resolver: string | null };
  /** `trust` 0 to 3: none, low, medium, high. */
  ALLOWLIST_LISTED: { ip: string; list: string; trust: number };
  DOMAIN_LISTED: { domain: string; listings: readonly Listing[] };
  DOMAIN_NOT_LISTED: { domain: string; lists: readonly string[] };
  DOMAIN_LIST_UNKNOWN: { domain: string; lists: readonly Unchecked[]; resolver: string | null };
}

export const BLOCKLIST_WEIGHTS = {
  BLOCKLIST_LISTED: { severity: 'bad', result: 'fail', section: 'RFC 5782 section 2.1' },
  BLOCKLIST_PBL: { severity: 'bad', result: 'policy', section: 'RFC 5782 section 2.1' },
  BLOCKLIST_CLEAN: { severity: 'good', result: 'pass', section: 'RFC 5782 section 2.1' },
  BLOCKLIST_UNKNOWN: { severity: 'unknown', result: 'skipped', section: 'RFC 5782 section 5' },
  ALLOWLIST_LISTED: { severity: 'good', result: null, section: 'RFC 5782 section 2.1' },
  DOMAIN_LISTED: { severity: 'bad', result: 'fail', section: 'RFC 5782 section 2.3' },
  DOMAIN_NOT_LISTED: { severity: 'good', result: 'pass', section: 'RFC 5782 section 2.3' },
  DOMAIN_LIST_UNKNOWN: { severity: 'unknown', result: 'skipped', section: 'RFC 5782 section 5' },
} as const satisfies Record<keyof BlocklistFindings, WeightOfFinding>;
