import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';

/** RFC 5321 sections 2.3.5, 4.1.1.1 and 4.1.4: the name a server greets with. */
export interface HeloFindings {
  /** A public name with an address. */
  HELO_RESOLVES: { helo: string; addresses: readonly string[] };
  /** One label, a private ending, or no host name at all. */
  HELO_NOT_PUBLIC: { helo: string };
  /** `[203.0.113.7]`: allowed, and refused by many. */
  HELO_LITERAL: { helo: string };
  HELO_UNRESOLVED: { helo: string };
  HELO_TEMPERROR: { helo: string; failure: DnsFailure };
  /** The name has addresses, and the sending one is not among them. */
  HELO_OTHER_ADDRESS: { helo: string; ip: string; addresses: readonly string[] };
  HELO_IS_PTR: { helo: string; ip: string };
  /** No failure by itself (RFC 5321 section 4.1.4). */
  HELO_NOT_PTR: { helo: string; ip: string; ptr: string };
  HELO_IS_MX: { helo: string; domain: string };
  /** Neither HELO nor PTR is a mail exchanger of the sender's domain; no failure by itself. */
  HELO_NOT_MX: { helo: string; ptr: string | null; domain: string; exchanges: readonly string[] };
}

export const HELO_WEIGHTS = {
  HELO_RESOLVES: { severity: 'good', result: 'pass', section: 'RFC 5321 section 2.3.5' },
  HELO_NOT_PUBLIC: { severity: 'bad', result: 'fail', section: 'RFC 5321 section 2.3.5' },
  HELO_LITERAL: { severity: 'warning', result: null, section: 'RFC 5321 section 4.1.3' },
  HELO_UNRESOLVED: { severity: 'bad', result: 'fail', section: 'RFC 5321 section 2.3.5' },
  HELO_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 5321 section 2.3.5' },
  HELO_OTHER_ADDRESS: { severity: 'info', result: null, section: 'RFC 5321 section 4.1.4' },
  HELO_IS_PTR: { severity: 'good', result: null, section: 'RFC 5321 section 4.1.4' },
  HELO_NOT_PTR: { severity: 'info', result: null, section: 'RFC 5321 section 4.1.4' },
  HELO_IS_MX: { severity: 'good', result: null, section: 'RFC 5321 section 5.1' },
  HELO_NOT_MX: { severity: 'info', result: null, section: 'RFC 5321 section 5.1' },
} as const satisfies Record<keyof HeloFindings, WeightOfFinding>;
