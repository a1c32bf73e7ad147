import type { DnsFailure } from '../../dns/answer.ts';
import type { WeightOfFinding } from '../weight.ts';

/** Whether a domain is in DNS at all and can be mailed: what receivers ask of a sender's domain before anything else. */
export interface DomainFindings {
  DOMAIN_RESOLVES: { domain: string; servers: readonly string[] };
  /** NXDOMAIN: nobody holds the name. */
  DOMAIN_MISSING: { domain: string };
  /** There, but with neither MX nor address: no answer can reach a sender there. */
  DOMAIN_NO_MAIL: { domain: string };
  /** The resolver got no valid answer: the servers are broken (RFC 1912 section 2.8, lame delegation), or DNSSEC (`bogus`). */
  DOMAIN_SERVFAIL: { domain: string; types: readonly string[]; failure: 'servfail' | 'bogus' };
  DOMAIN_TEMPERROR: { domain: string; types: readonly string[]; failure: DnsFailure };
  /** Name servers without an address. */
  DOMAIN_NS_DANGLING: { domain: string; servers: readonly string[] };
  DOMAIN_NS_SINGLE: { domain: string; server: string };
}

export const DOMAIN_WEIGHTS = {
  DOMAIN_RESOLVES: { severity: 'good', result: 'pass', section: 'RFC 1035 section 3.3' },
  DOMAIN_MISSING: { severity: 'bad', result: 'fail', section: 'RFC 8020 section 2' },
  DOMAIN_NO_MAIL: { severity: 'bad', result: 'fail', section: 'RFC 5321 section 5.1' },
  DOMAIN_SERVFAIL: { severity: 'bad', result: 'temperror', section: 'RFC 1035 section 4.1.1' },
  DOMAIN_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 1035 section 4.1.1' },
  DOMAIN_NS_DANGLING: { severity: 'warning', result: null, section: 'RFC 1912 section 2.8' },
  DOMAIN_NS_SINGLE: { severity: 'info', result: null, section: 'RFC 2182 section 5' },
} as const satisfies Record<keyof DomainFindings, WeightOfFinding>;
