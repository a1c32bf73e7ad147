import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';
import type { Source } from '../../knowledge/rule.ts';
import type { Port25Policy } from './port25-policies.ts';

/** Team Cymru's IP to ASN zones. */
export interface OriginFindings {
  /** `operator`: how the AS is called; null where only its number is known. */
  ORIGIN_AS: { ip: string; asn: number; prefix: string; operator: string | null; provider: string | null };
  ORIGIN_UNKNOWN: { ip: string; failure: DnsFailure };
  ORIGIN_NOT_ANNOUNCED: { ip: string };
  /** `provider` as it is called; `source`: who says so, and when that was read. */
  PROVIDER_PORT25: { ip: string; provider: string; policy: Port25Policy; source: Source };
}

export const ORIGIN_WEIGHTS = {
  ORIGIN_AS: { severity: 'info', result: null, section: 'RFC 1930' },
  ORIGIN_UNKNOWN: { severity: 'unknown', result: null, section: 'RFC 1930' },
  ORIGIN_NOT_ANNOUNCED: { severity: 'info', result: null, section: 'RFC 1930' },
  PROVIDER_PORT25: { severity: 'info', result: null, section: 'RFC 5068 section 5' },
} as const satisfies Record<keyof OriginFindings, WeightOfFinding>;
