import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';

/** RFC 1035 section 3.4.1, RFC 3596 section 2.1: where a host name leads. */
export interface HostFindings {
  HOST_RESOLVES: { host: string; addresses: readonly string[]; alias: string | null };
  HOST_UNRESOLVED: { host: string };
  HOST_TEMPERROR: { host: string; failure: DnsFailure };
}

export const HOST_WEIGHTS = {
  HOST_RESOLVES: { severity: 'info', result: null, section: 'RFC 1035 section 3.4.1' },
  HOST_UNRESOLVED: { severity: 'bad', result: null, section: 'RFC 1035 section 3.4.1' },
  HOST_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 1035 section 3.4.1' },
} as const satisfies Record<keyof HostFindings, WeightOfFinding>;
