import type { Bounce } from '../bounce/bounce.ts';
import type { FindingCode } from '../checks/finding.ts';
import type { Cause } from '../knowledge/vocabulary.ts';
import type { Case } from './case.ts';
import type { Judgement } from './judgement.ts';
import { aboutDomain, isSenderNullMx } from './mail-names.ts';
import { envelopeDomainOf, recipientDomainOf } from './said.ts';

/** No server was found to talk to: that the domain is missing, or takes no mail, can be the reason. */
const UNROUTED: readonly Cause[] = ['recipient_domain_unknown', 'no_mx', 'dns_failure'];
/** Refusals in which an alias or a dead host in the MX can be the reason. */
const MISROUTED: readonly Cause[] = [...UNROUTED, 'mx_cname', 'mx_wrong_or_domain_not_accepted', 'message_expired'];

/** No connection came about: an MX that leads nowhere explains it, however long a server tries. */
const UNREACHED: readonly Cause[] = [...UNROUTED, 'connection_timeout', 'connection_refused', 'message_expired'];

const proven = (cause: Cause): Judgement => ({ cause, confidence: 'proven' });

/** What the MX records of the recipient's domain make of a refusal, or undefined when they say nothing of it. */
export function judgeMx(bounce: Bounce, theCase: Case): Judgement | undefined {
  const { cause, diagnosticText } = bounce;
  // The envelope sender's domain may be what does not exist or takes no mail.
  if (bounce.rule?.startsWith('gmail.sender') === true || isSenderNullMx(bounce)) return undefined;
  const domain = recipientDomainOf(bounce, theCase.said);
  const found = (code: FindingCode): boolean => aboutDomain(theCase, code, domain) !== undefined;
  if (/\bmx\b[^\n]{1,80}\b(?:is|to|are) an? (?:CNAME|alias)\b/i.test(diagnosticText ?? '')) {
    // The MX leads to a host itself today: it was mended since.
    if (found('MX_RESOLVES') && !found('MX_CNAME')) return { cause: 'verified_ok', confidence: 'likely' };
    return { cause: 'mx_cname', confidence: found('MX_CNAME') ? 'proven' : 'possible' };
  }
  if (UNROUTED.includes(cause)) {
    if (found('MX_DOMAIN_MISSING')) return proven('recipient_domain_unknown');
    if (found('MX_NULL')) return proven('null_mx');
    if (found('MX_NONE')) return proven('no_mx');
  }
  // Without an MX, mail goes to the domain's own address (RFC 5321 section 5.1), and nothing there takes it.
  if (cause === 'connection_refused' && found('MX_IMPLICIT') && bounce.remoteMta.name?.toLowerCase() === domain) {
    return { cause: 'no_mx', confidence: 'likely' };
  }
  if (MISROUTED.includes(cause) && !found('MX_RESOLVES') && DEAD.some(found)) {
    return proven('mx_wrong_or_domain_not_accepted');
  }
  if (UNREACHED.includes(cause) && found('MX_PRIVATE') && !found('MX_RESOLVES')) {
    return proven('mx_wrong_or_domain_not_accepted');
  }
  if (UNROUTED.includes(cause) && found('MX_CNAME')) return proven('mx_cname');
  if (BORNE_OUT[cause]?.some(found) === true) return proven(cause);
  return cause === 'relaying_denied' ? refusedByOwnMx(bounce, theCase, domain) : undefined;
}

const DEAD: readonly FindingCode[] = ['MX_DANGLING', 'MX_IS_ADDRESS', 'MX_PRIVATE'];
const BORNE_OUT: Readonly<Partial<Record<Cause, readonly FindingCode[]>>> = {
  null_mx: ['MX_NULL'],
  mx_cname: ['MX_CNAME'],
};

/** A host in the domain's own MX records that will not relay for it does not know the domain. */
function refusedByOwnMx({ remoteMta }: Bounce, theCase: Case, domain: string | null): Judgement | undefined {
  const hosts = aboutDomain(theCase, 'MX_RESOLVES', domain)?.args.hosts ?? [];
  const own = remoteMta.name !== null && hosts.includes(remoteMta.name.toLowerCase());
  return own ? { cause: 'mx_wrong_or_domain_not_accepted', confidence: 'likely' } : undefined;
}

/** Whether the look-up that failed was for the sender's own domain: SPF, DKIM and DMARC are asked there. */
export function isOwnDnsFailure(bounce: Bounce, theCase: Case): boolean {
  const sender = envelopeDomainOf(bounce, theCase);
  const failed = ['DOMAIN_SERVFAIL', 'DOMAIN_TEMPERROR', 'SPF_TEMPERROR'] as const;
  if (failed.some((code) => aboutDomain(theCase, code, sender))) return true;
  return /\b(?:dmarc|spf|dkim|authenticat)/i.test(`${bounce.rule ?? ''} ${bounce.diagnosticText ?? ''}`);
}
