import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';

/** Brand Indicators for Message Identification (draft-brand-indicators-for-message-identification): the sender's logo. */
export interface BimiFindings {
  BIMI_NONE: { domain: string };
  BIMI_OK: { domain: string; logo: string; certificate: string | null };
  /** `l=` empty: the domain says that it takes no part. */
  BIMI_DECLINED: { domain: string };
  BIMI_INVALID: { domain: string; record: string };
  BIMI_TEMPERROR: { domain: string; failure: DnsFailure };
}

const SECTION = 'draft-brand-indicators-for-message-identification section 4.2';

export const BIMI_WEIGHTS = {
  BIMI_NONE: { severity: 'info', result: 'none', section: SECTION },
  BIMI_OK: { severity: 'good', result: 'pass', section: SECTION },
  BIMI_DECLINED: { severity: 'info', result: null, section: SECTION },
  BIMI_INVALID: { severity: 'warning', result: 'permerror', section: SECTION },
  BIMI_TEMPERROR: { severity: 'unknown', result: 'temperror', section: SECTION },
} as const satisfies Record<keyof BimiFindings, WeightOfFinding>;
