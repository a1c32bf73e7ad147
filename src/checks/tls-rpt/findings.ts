import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';

/** RFC 8460, reports of failed TLS. */
export interface TlsRptFindings {
  TLS_RPT_NONE: { domain: string };
  TLS_RPT_OK: { domain: string; rua: readonly string[] };
  TLS_RPT_INVALID: { domain: string; record: string };
  TLS_RPT_SEVERAL: { domain: string; count: number };
  TLS_RPT_TEMPERROR: { domain: string; failure: DnsFailure };
}

export const TLS_RPT_WEIGHTS = {
  TLS_RPT_NONE: { severity: 'info', result: 'none', section: 'RFC 8460 section 3' },
  TLS_RPT_OK: { severity: 'good', result: 'pass', section: 'RFC 8460 section 3' },
  TLS_RPT_INVALID: { severity: 'warning', result: 'permerror', section: 'RFC 8460 section 3' },
  TLS_RPT_SEVERAL: { severity: 'warning', result: 'permerror', section: 'RFC 8460 section 3' },
  TLS_RPT_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 8460 section 3' },
} as const satisfies Record<keyof TlsRptFindings, WeightOfFinding>;
