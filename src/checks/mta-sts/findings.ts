import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';
import type { FetchFailure } from './fetch.ts';
import type { PolicyProblem } from './policy.ts';

/** RFC 8461, SMTP MTA Strict Transport Security. */
export interface MtaStsFindings {
  MTA_STS_NONE: { domain: string };
  MTA_STS_POLICY: { domain: string; mode: 'enforce' | 'testing' | 'none'; mx: readonly string[]; maxAge: number };
  /** Senders must not deliver to these hosts under the policy. */
  MTA_STS_MX_MISMATCH: { domain: string; mode: 'enforce' | 'testing'; hosts: readonly string[]; mx: readonly string[] };
  MTA_STS_RECORD_INVALID: { domain: string; record: string };
  MTA_STS_SEVERAL: { domain: string; count: number };
  MTA_STS_POLICY_INVALID: { domain: string; problem: PolicyProblem };
  /** The policy host has no address. */
  MTA_STS_HOST_MISSING: { domain: string; host: string };
  /** The host answers, and not as the standard asks: senders have no policy. */
  MTA_STS_FETCH_FAILED: { domain: string; host: string; failure: FetchFailure; detail: string | null };
  /** The host could not be asked from here; that says nothing about the policy. */
  MTA_STS_FETCH_UNKNOWN: { domain: string; host: string; failure: FetchFailure | DnsFailure };
  MTA_STS_TEMPERROR: { domain: string; failure: DnsFailure };
}

export const MTA_STS_WEIGHTS = {
  MTA_STS_NONE: { severity: 'info', result: 'none', section: 'RFC 8461 section 3.1' },
  MTA_STS_POLICY: { severity: 'good', result: 'pass', section: 'RFC 8461 section 3.2' },
  MTA_STS_MX_MISMATCH: { severity: 'bad', result: 'fail', section: 'RFC 8461 section 4.1' },
  MTA_STS_RECORD_INVALID: { severity: 'bad', result: 'permerror', section: 'RFC 8461 section 3.1' },
  MTA_STS_SEVERAL: { severity: 'bad', result: 'permerror', section: 'RFC 8461 section 3.1' },
  MTA_STS_POLICY_INVALID: { severity: 'bad', result: 'permerror', section: 'RFC 8461 section 3.2' },
  MTA_STS_HOST_MISSING: { severity: 'bad', result: 'permerror', section: 'RFC 8461 section 3.3' },
  MTA_STS_FETCH_FAILED: { severity: 'bad', result: 'permerror', section: 'RFC 8461 section 3.3' },
  MTA_STS_FETCH_UNKNOWN: { severity: 'unknown', result: 'temperror', section: 'RFC 8461 section 3.3' },
  MTA_STS_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 8461 section 3.1' },
} as const satisfies Record<keyof MtaStsFindings, WeightOfFinding>;
