import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';
import type { KeyFault } from './key-record.ts';
import type { ArcFault, SignatureFault } from './verification.ts';

interface Key {
  readonly domain: string;
  readonly selector: string;
  /** Where the key stands. */
  readonly name: string;
}
interface Signature {
  readonly domain: string;
  readonly selector: string;
}

/** RFC 6376, 8301, 8463 (keys and signatures) and 8617 (ARC). */
export interface DkimFindings {
  DKIM_KEY_OK: Key & { readonly type: 'rsa' | 'ed25519'; readonly bits: number };
  /** `alias`: where a CNAME leads that has no key at its end. */
  DKIM_KEY_MISSING: Key & { readonly alias: string | null };
  DKIM_KEY_REVOKED: Key;
  DKIM_KEY_BROKEN: Key & { readonly fault: KeyFault; readonly record: string };
  /** Verifiers must not accept it. */
  DKIM_KEY_TOO_SHORT: Key & { readonly bits: number };
  /** Accepted, but shorter than signers should use. */
  DKIM_KEY_SHORT: Key & { readonly bits: number };
  DKIM_KEY_SEVERAL: Key & { readonly count: number };
  DKIM_KEY_TESTING: Key;
  /** The key is kept by somebody else, behind a CNAME. */
  DKIM_KEY_ALIAS: Key & { readonly alias: string };
  DKIM_KEY_TEMPERROR: Key & { readonly failure: DnsFailure };

  DKIM_NOT_SIGNED: { domain: string };
  DKIM_PASS: Signature & { readonly algorithm: string; readonly bits: number | null };
  DKIM_FAIL: Signature & { readonly fault: SignatureFault };
  /** Receivers that read the standard to the letter refuse it, others accept it. */
  DKIM_PASS_LENIENT: Signature & { readonly fault: SignatureFault };
  DKIM_TEMPERROR: Signature;
  /** `l=`: this many bytes at the end are not signed. */
  DKIM_PARTIAL_BODY: Signature & { readonly unsigned: number };
  ARC_PASS: { domain: string; sets: number; sealer: string | null };
  ARC_FAIL: { domain: string; fault: ArcFault };
}

export const DKIM_WEIGHTS = {
  DKIM_KEY_OK: { severity: 'good', result: null, section: 'RFC 6376 section 3.6.1' },
  DKIM_KEY_MISSING: { severity: 'bad', result: 'permerror', section: 'RFC 6376 section 6.1.2' },
  DKIM_KEY_REVOKED: { severity: 'bad', result: 'permerror', section: 'RFC 6376 section 3.6.1' },
  DKIM_KEY_BROKEN: { severity: 'bad', result: 'permerror', section: 'RFC 6376 section 3.6.1' },
  DKIM_KEY_TOO_SHORT: { severity: 'bad', result: 'policy', section: 'RFC 8301 section 3.2' },
  DKIM_KEY_SHORT: { severity: 'info', result: null, section: 'RFC 8301 section 3.2' },
  DKIM_KEY_SEVERAL: { severity: 'bad', result: null, section: 'RFC 6376 section 3.6.2.2' },
  DKIM_KEY_TESTING: { severity: 'warning', result: null, section: 'RFC 6376 section 3.6.1' },
  DKIM_KEY_ALIAS: { severity: 'info', result: null, section: 'RFC 6376 section 3.6.2' },
  DKIM_KEY_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 6376 section 6.1.2' },
  DKIM_NOT_SIGNED: { severity: 'warning', result: 'none', section: 'RFC 8601 section 2.7.1' },
  DKIM_PASS: { severity: 'good', result: 'pass', section: 'RFC 6376 section 6.1.3' },
  DKIM_FAIL: { severity: 'bad', result: 'fail', section: 'RFC 6376 section 6.1.3' },
  DKIM_PASS_LENIENT: { severity: 'warning', result: null, section: 'RFC 6376 section 6.1' },
  DKIM_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 6376 section 6.1.2' },
  DKIM_PARTIAL_BODY: { severity: 'warning', result: null, section: 'RFC 6376 section 8.2' },
  ARC_PASS: { severity: 'good', result: 'pass', section: 'RFC 8617 section 5.2' },
  ARC_FAIL: { severity: 'warning', result: 'fail', section: 'RFC 8617 section 5.2' },
} as const satisfies Record<keyof DkimFindings, WeightOfFinding>;
