import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';

/** What is wrong with a TLSA record for SMTP (RFC 7672 section 3.1). */
export type TlsaProblem = 'usage' | 'selector' | 'matching_type' | 'length';

/** RFC 7672, SMTP security via DANE. */
export interface DaneFindings {
  DANE_NONE: { domain: string };
  /** Usable TLSA records in validated answers: senders that know DANE hold these hosts to them. */
  DANE_SECURE: { domain: string; hosts: readonly string[] };
  /** TLSA records that no validated answer carries: senders take them for none. */
  DANE_NOT_VALIDATED: { domain: string; hosts: readonly string[] };
  DANE_UNUSABLE: { domain: string; hosts: readonly { host: string; record: string; problem: TlsaProblem }[] };
  /** Some hosts are protected, these are not: an attacker leads mail to them. */
  DANE_PARTIAL: { domain: string; hosts: readonly string[] };
  /** RFC 7672 section 2.1.1: senders that know DANE do not deliver to a host whose TLSA answer fails. */
  DANE_TEMPERROR: { domain: string; hosts: readonly string[]; failure: DnsFailure };
}

export const DANE_WEIGHTS = {
  DANE_NONE: { severity: 'info', result: 'none', section: 'RFC 7672 section 2.2' },
  DANE_SECURE: { severity: 'good', result: 'pass', section: 'RFC 7672 section 2.2' },
  DANE_NOT_VALIDATED: { severity: 'warning', result: 'none', section: 'RFC 7672 section 2.1.1' },
  DANE_UNUSABLE: { severity: 'bad', result: 'permerror', section: 'RFC 7672 section 3.1' },
  DANE_PARTIAL: { severity: 'warning', result: null, section: 'RFC 7672 section 2.2' },
  DANE_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 7672 section 2.1.1' },
} as const satisfies Record<keyof DaneFindings, WeightOfFinding>;
