import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';
import type { AlignmentMode, DmarcTagProblem, Policy } from './record.ts';

/** What was authenticated: the domain of SPF, or a DKIM signature's `d=`. */
export interface Identifier {
  readonly method: 'spf' | 'dkim';
  readonly identifier: string;
  readonly mode: AlignmentMode;
}

/** RFC 9989. `domain` is the author domain, `at` the one whose `_dmarc` holds the record. */
export interface DmarcFindings {
  DMARC_RECORD: {
    domain: string;
    at: string;
    record: string;
    policy: Policy;
    tag: 'p' | 'sp' | 'np';
    testing: boolean;
    adkim: AlignmentMode;
    aspf: AlignmentMode;
  };
  DMARC_NONE: { domain: string; looked: readonly string[] };
  /** Several records count as none. */
  DMARC_SEVERAL: { domain: string; at: string; records: readonly string[] };
  /** Something stands there that receivers do not take for a record. */
  DMARC_INVALID: { domain: string; at: string; record: string; why: 'version' | 'repeated' | 'no_policy' };
  /** The policy tags are wrong; since reports are asked for, it counts as `p=none`. */
  DMARC_REPORTS_ONLY: { domain: string; at: string; record: string };
  DMARC_TAG_PROBLEM: { domain: string; at: string } & DmarcTagProblem;
  DMARC_REMOVED_TAGS: { domain: string; at: string; tags: readonly string[] };
  DMARC_TEMPERROR: { domain: string; name: string; failure: DnsFailure };
  DMARC_ALIGNED: { domain: string } & Identifier;
  DMARC_NOT_ALIGNED: { domain: string; organization: string } & Identifier;
  /** None of the domains that can be authenticated is aligned, so DMARC cannot pass. */
  DMARC_NO_ALIGNMENT: { domain: string; policy: Policy; identifiers: readonly Identifier[] };
  DMARC_REPORTS_ACCEPTED: { domain: string; at: string; destination: string };
  DMARC_REPORTS_REFUSED: { domain: string; at: string; destination: string; name: string };
  DMARC_NO_REPORTS: { domain: string; at: string };
  DMARC_SUGGESTED_RECORD: { domain: string; name: string; record: string };
}

export const DMARC_WEIGHTS = {
  DMARC_RECORD: { severity: 'good', result: null, section: 'RFC 9989 section 4.7' },
  DMARC_NONE: { severity: 'warning', result: 'none', section: 'RFC 9989 section 4.10' },
  DMARC_SEVERAL: { severity: 'bad', result: 'none', section: 'RFC 9989 section 4.10' },
  DMARC_INVALID: { severity: 'bad', result: 'none', section: 'RFC 9989 section 4.7' },
  DMARC_REPORTS_ONLY: { severity: 'warning', result: null, section: 'RFC 9989 section 4.10.1' },
  DMARC_TAG_PROBLEM: { severity: 'warning', result: null, section: 'RFC 9989 section 4.7' },
  DMARC_REMOVED_TAGS: { severity: 'info', result: null, section: 'RFC 9989 appendix A' },
  DMARC_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 9989 section 4.10' },
  DMARC_ALIGNED: { severity: 'good', result: null, section: 'RFC 9989 section 4.4' },
  DMARC_NOT_ALIGNED: { severity: 'info', result: null, section: 'RFC 9989 section 4.4' },
  DMARC_NO_ALIGNMENT: { severity: 'bad', result: 'fail', section: 'RFC 9989 section 4.4' },
  DMARC_REPORTS_ACCEPTED: { severity: 'good', result: null, section: 'RFC 9990 section 4' },
  DMARC_REPORTS_REFUSED: { severity: 'warning', result: null, section: 'RFC 9990 section 4' },
  DMARC_NO_REPORTS: { severity: 'info', result: null, section: 'RFC 9989 section 4.7' },
  DMARC_SUGGESTED_RECORD: { severity: 'info', result: null, section: 'RFC 9989 section 4.7' },
} as const satisfies Record<keyof DmarcFindings, WeightOfFinding>;
