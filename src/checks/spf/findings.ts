import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';
import type { SpfSyntaxProblem } from './record.ts';
import type { Step } from './trace.ts';
import type { SpfResult } from './verdict.ts';

/** A record and those it includes, for display. */
export interface SpfTree {
  readonly domain: string;
  readonly records: readonly string[];
  readonly includes: readonly SpfTree[];
}

/** What an evaluation for an address came to. */
interface Evaluated {
  readonly domain: string;
  readonly ip: string;
  /** The terms that led there, from the domain's own record down to the one that matched; empty when none did. */
  readonly path: readonly Step[];
  readonly lookups: number;
}

/** RFC 7208. `domain` is the one whose SPF was asked for, `at` the one whose record is meant. */
export interface SpfFindings {
  SPF_PASS: Evaluated;
  SPF_FAIL: Evaluated & { readonly explanation: string | null };
  SPF_SOFTFAIL: Evaluated;
  SPF_NEUTRAL: Evaluated;
  SPF_NONE: { domain: string };
  /** A text that was meant to be a record, and is none: it does not begin as one. */
  SPF_MISTAKEN: { domain: string; record: string };
  /** More than one SPF record. */
  SPF_MULTIPLE: { domain: string; at: string; records: readonly string[] };
  /** `count` look-ups of all terms; `from` is the one that is over the limit. */
  SPF_TOO_MANY_LOOKUPS: { domain: string; count: number; limit: number; from: Step | null };
  /** The record is over the limit, but this message was decided before it. */
  SPF_LOOKUPS_OVER_LIMIT: { domain: string; count: number; limit: number; from: Step | null };
  SPF_SYNTAX: { domain: string; at: string; term: string; why: SpfSyntaxProblem['why'] };
  SPF_INCLUDE_WITHOUT_RECORD: { domain: string; at: string; term: string; target: string };
  SPF_INCLUDE_LOOP: { domain: string; at: string };
  /** A permanent error of another kind. */
  SPF_PERMERROR: { domain: string };
  SPF_TEMPERROR: { domain: string; name: string; failure: DnsFailure };
  /** More terms than allowed have no record for an answer: a permanent error. `dead`: those that are of no use to anybody. */
  SPF_VOID_LOOKUPS: { domain: string; names: readonly string[]; dead: readonly string[]; limit: number };
  /** Terms without effect: what they name has no such record. */
  SPF_DEAD_TERMS: { domain: string; names: readonly string[] };
  SPF_PLUS_ALL: { domain: string; at: string; term: string };
  /** The message came over IPv6, and nothing in the record allows an IPv6 address. */
  SPF_MISSING_IP6: { domain: string; ip: string };
  /** `ptr` "SHOULD NOT be published". */
  SPF_PTR: { domain: string; at: string; term: string };
  /** Neither `all` nor `redirect`: who is not named is neutral. */
  SPF_NO_ALL: { domain: string };
  /** Terms after `all`, which are never looked at. */
  SPF_AFTER_ALL: { domain: string; terms: readonly string[] };
  /** The record as it stands, with all it includes; `lookups` null where not all of that could be read. */
  SPF_RECORD: { domain: string; record: string; lookups: number | null; limit: number; tree: SpfTree };
  /** The record alone: one, without errors, and with no more look-ups than allowed. */
  SPF_VALID: { domain: string; lookups: number; limit: number };
  /** The record as it should be; `add` is what was added to it. */
  SPF_SUGGESTED_RECORD: { domain: string; record: string; add: string | null; why: SuggestionReason };
  /** SPF of the HELO name (RFC 7208 section 2.3), which counts when the envelope sender is empty. */
  SPF_HELO_PASS: { domain: string; ip: string };
  SPF_HELO_NONE: { domain: string };
  SPF_HELO_NOT_PASS: { domain: string; ip: string; result: SpfResult };
}

/** `first`: there was none; `merge`: there were several; `allow`: the address was not in it; `close`: it ended in +all. */
export type SuggestionReason = 'first' | 'merge' | 'allow' | 'close';

export const SPF_WEIGHTS = {
  SPF_PASS: { severity: 'good', result: 'pass', section: 'RFC 7208 section 8.3' },
  SPF_FAIL: { severity: 'bad', result: 'fail', section: 'RFC 7208 section 8.4' },
  SPF_SOFTFAIL: { severity: 'bad', result: 'softfail', section: 'RFC 7208 section 8.5' },
  SPF_NEUTRAL: { severity: 'warning', result: 'neutral', section: 'RFC 7208 section 8.2' },
  SPF_NONE: { severity: 'bad', result: 'none', section: 'RFC 7208 section 8.1' },
  SPF_MISTAKEN: { severity: 'warning', result: null, section: 'RFC 7208 section 4.5' },
  SPF_MULTIPLE: { severity: 'bad', result: 'permerror', section: 'RFC 7208 section 4.5' },
  SPF_TOO_MANY_LOOKUPS: { severity: 'bad', result: 'permerror', section: 'RFC 7208 section 4.6.4' },
  SPF_LOOKUPS_OVER_LIMIT: { severity: 'warning', result: null, section: 'RFC 7208 section 4.6.4' },
  SPF_SYNTAX: { severity: 'bad', result: 'permerror', section: 'RFC 7208 section 4.6' },
  SPF_INCLUDE_WITHOUT_RECORD: { severity: 'bad', result: 'permerror', section: 'RFC 7208 section 5.2' },
  SPF_INCLUDE_LOOP: { severity: 'bad', result: 'permerror', section: 'RFC 7208 section 4.6.4' },
  SPF_PERMERROR: { severity: 'bad', result: 'permerror', section: 'RFC 7208 section 8.7' },
  SPF_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 7208 section 8.6' },
  SPF_VOID_LOOKUPS: { severity: 'bad', result: 'permerror', section: 'RFC 7208 section 4.6.4' },
  SPF_DEAD_TERMS: { severity: 'warning', result: null, section: 'RFC 7208 section 4.6.4' },
  SPF_PLUS_ALL: { severity: 'bad', result: null, section: 'RFC 7208 section 5.1' },
  SPF_MISSING_IP6: { severity: 'warning', result: null, section: 'RFC 7208 section 5.6' },
  SPF_PTR: { severity: 'warning', result: null, section: 'RFC 7208 section 5.5' },
  SPF_NO_ALL: { severity: 'warning', result: null, section: 'RFC 7208 section 4.7' },
  SPF_AFTER_ALL: { severity: 'warning', result: null, section: 'RFC 7208 section 5.1' },
  SPF_RECORD: { severity: 'info', result: null, section: 'RFC 7208 section 3' },
  SPF_VALID: { severity: 'good', result: null, section: 'RFC 7208 section 4.6' },
  SPF_SUGGESTED_RECORD: { severity: 'info', result: null, section: 'RFC 7208 section 3' },
  SPF_HELO_PASS: { severity: 'good', result: 'pass', section: 'RFC 7208 section 2.3' },
  SPF_HELO_NONE: { severity: 'info', result: 'none', section: 'RFC 7208 section 2.3' },
  SPF_HELO_NOT_PASS: { severity: 'warning', result: null, section: 'RFC 7208 section 2.3' },
} as const satisfies Record<keyof SpfFindings, WeightOfFinding>;
