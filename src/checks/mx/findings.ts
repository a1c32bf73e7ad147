import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';

/** RFC 5321 section 5.1 (finding the mail server), RFC 7505 (null MX), RFC 2181 section 10.3 (no alias). */
export interface MxFindings {
  /** Hosts with addresses on the public internet. */
  MX_RESOLVES: { domain: string; hosts: readonly string[] };
  /** The domain says that it takes no mail. */
  MX_NULL: { domain: string };
  /** A null MX beside others means nothing (RFC 7505 section 3). */
  MX_NULL_MIXED: { domain: string; hosts: readonly string[] };
  /** No MX: mail goes to the domain's own address. */
  MX_IMPLICIT: { domain: string; addresses: readonly string[] };
  /** Neither MX nor address. */
  MX_NONE: { domain: string };
  MX_DOMAIN_MISSING: { domain: string };
  MX_TEMPERROR: { domain: string; failure: DnsFailure };
  MX_CNAME: { domain: string; hosts: readonly { host: string; target: string }[] };
  /** Hosts without an address. */
  MX_DANGLING: { domain: string; hosts: readonly string[] };
  /** An address stands where a host name belongs. */
  MX_IS_ADDRESS: { domain: string; hosts: readonly string[] };
  /** Hosts with nothing but private addresses. */
  MX_PRIVATE: { domain: string; hosts: readonly { host: string; addresses: readonly string[] }[] };
  MX_HOST_TEMPERROR: { domain: string; hosts: readonly string[]; failure: DnsFailure };
  /** Addresses of mail exchangers without a PTR. */
  MX_NO_REVERSE: { domain: string; hosts: readonly { host: string; ip: string }[] };
  /** A mail service recognised by its host names. */
  MX_SERVICE: { domain: string; service: string };
  /** Hosts of a mail service beside hosts that are not its: often one of them is left over from a move. */
  MX_MIXED: { domain: string; service: string; hosts: readonly string[]; others: readonly string[] };
}

export const MX_WEIGHTS = {
  MX_RESOLVES: { severity: 'good', result: 'pass', section: 'RFC 5321 section 5.1' },
  MX_NULL: { severity: 'bad', result: 'fail', section: 'RFC 7505 section 3' },
  MX_NULL_MIXED: { severity: 'bad', result: 'permerror', section: 'RFC 7505 section 3' },
  MX_IMPLICIT: { severity: 'warning', result: null, section: 'RFC 5321 section 5.1' },
  MX_NONE: { severity: 'bad', result: 'fail', section: 'RFC 5321 section 5.1' },
  MX_DOMAIN_MISSING: { severity: 'bad', result: 'fail', section: 'RFC 5321 section 5.1' },
  MX_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 5321 section 5.1' },
  MX_CNAME: { severity: 'warning', result: null, section: 'RFC 2181 section 10.3' },
  MX_DANGLING: { severity: 'bad', result: 'fail', section: 'RFC 5321 section 5.1' },
  MX_IS_ADDRESS: { severity: 'bad', result: 'permerror', section: 'RFC 5321 section 5.1' },
  MX_PRIVATE: { severity: 'bad', result: 'fail', section: 'RFC 5321 section 5.1' },
  MX_HOST_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 5321 section 5.1' },
  MX_NO_REVERSE: { severity: 'info', result: null, section: 'RFC 1912 section 2.1' },
  MX_SERVICE: { severity: 'info', result: null, section: 'RFC 5321 section 5.1' },
  MX_MIXED: { severity: 'warning', result: null, section: 'RFC 5321 section 5.1' },
} as const satisfies Record<keyof MxFindings, WeightOfFinding>;
