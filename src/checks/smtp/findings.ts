import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';
import type { ProbeFailure } from './probe.ts';

/** What a mail server says at port 25: greeting (RFC 5321), STARTTLS (RFC 3207) and its certificate. */
export interface SmtpFindings {
  /** Nothing could be heard. It may be our own network: many block port 25. */
  SMTP_UNREACHABLE: { host: string; ip: string | null; failure: ProbeFailure | DnsFailure };
  SMTP_NO_ADDRESS: { host: string };
  /** Nothing but private addresses: not probed. */
  SMTP_PRIVATE: { host: string; addresses: readonly string[] };
  /** It answers, and not with a welcome. */
  SMTP_REFUSES: { host: string; ip: string; reply: string };
  SMTP_GREETS: { host: string; ip: string; banner: string };
  /** RFC 5321 section 4.3.1: the greeting begins with the server's full name. */
  BANNER_NOT_FQDN: { host: string; name: string };
  BANNER_IS_PTR: { host: string; ip: string; name: string };
  /** No failure by itself. */
  BANNER_NOT_PTR: { host: string; ip: string; name: string; ptr: string | null };
  STARTTLS_OK: { host: string; protocol: string; cipher: string };
  STARTTLS_MISSING: { host: string };
  STARTTLS_FAILED: { host: string; reason: string };
  /** The conversation ended before TLS could be tried: that says nothing about it. */
  STARTTLS_UNKNOWN: { host: string; failure: ProbeFailure };
  CERTIFICATE_OK: { host: string; names: readonly string[]; issuer: string; validTo: string };
  CERTIFICATE_EXPIRED: { host: string; validTo: string };
  CERTIFICATE_OTHER_NAME: { host: string; names: readonly string[] };
  CERTIFICATE_UNTRUSTED: { host: string; reason: string; issuer: string };
  TLSA_MATCHES: { host: string };
  /** Senders that know DANE do not deliver here. */
  TLSA_MISMATCH: { host: string; validated: boolean };
}

export const SMTP_WEIGHTS = {
  SMTP_UNREACHABLE: { severity: 'unknown', result: 'temperror', section: 'RFC 5321 section 3.1' },
  SMTP_NO_ADDRESS: { severity: 'bad', result: 'fail', section: 'RFC 5321 section 5.1' },
  SMTP_PRIVATE: { severity: 'bad', result: 'fail', section: 'RFC 5321 section 5.1' },
  SMTP_REFUSES: { severity: 'bad', result: 'fail', section: 'RFC 5321 section 3.1' },
  SMTP_GREETS: { severity: 'good', result: 'pass', section: 'RFC 5321 section 3.1' },
  BANNER_NOT_FQDN: { severity: 'warning', result: null, section: 'RFC 5321 section 4.3.1' },
  BANNER_IS_PTR: { severity: 'good', result: null, section: 'RFC 5321 section 4.3.1' },
  BANNER_NOT_PTR: { severity: 'info', result: null, section: 'RFC 5321 section 4.3.1' },
  STARTTLS_OK: { severity: 'good', result: 'pass', section: 'RFC 3207 section 4' },
  STARTTLS_MISSING: { severity: 'warning', result: 'none', section: 'RFC 3207 section 4' },
  STARTTLS_FAILED: { severity: 'bad', result: 'fail', section: 'RFC 3207 section 4' },
  STARTTLS_UNKNOWN: { severity: 'unknown', result: 'temperror', section: 'RFC 3207 section 4' },
  CERTIFICATE_OK: { severity: 'good', result: 'pass', section: 'RFC 6125 section 6' },
  CERTIFICATE_EXPIRED: { severity: 'bad', result: 'fail', section: 'RFC 5280 section 4.1.2.5' },
  CERTIFICATE_OTHER_NAME: { severity: 'warning', result: 'fail', section: 'RFC 6125 section 6' },
  CERTIFICATE_UNTRUSTED: { severity: 'warning', result: 'fail', section: 'RFC 5280 section 6' },
  TLSA_MATCHES: { severity: 'good', result: 'pass', section: 'RFC 7672 section 3' },
  TLSA_MISMATCH: { severity: 'bad', result: 'fail', section: 'RFC 7672 section 3' },
} as const satisfies Record<keyof SmtpFindings, WeightOfFinding>;
