import type { Bounce } from '../bounce/bounce.ts';
import type { FindingCode } from '../checks/finding.ts';
import type { Cause } from '../knowledge/vocabulary.ts';
import type { Case } from './case.ts';
import type { Judgement } from './judge.ts';
import { aboutDomain } from './mail-names.ts';
import { envelopeDomainOf, recipientDomainOf } from './said.ts';

/** Causes that the recipient domain's MX records can decide. */
const ROUTING: readonly Cause[] = [
  'recipient_domain_unknown',
  'null_mx',
  'no_mx',
  'mx_cname',
  'mx_wrong_or_domain_not_accepted',
  'connection_refused',
  'connection_timeout',
  'message_expired',
  'relaying_denied',
  'dns_failure',
];
/** No connection came about, so an alias in the MX was not the trouble. */
const REACHED: readonly Cause[] = ['connection_refused', 'connection_timeout', 'message_expired', 'relaying_denied'];

const proven = (cause: Cause): Judgement => ({ cause, confidence: 'proven' });

/** What the MX records of the recipient's domain make of a refusal, or undefined when they say nothing of it. */
export function judgeMx(bounce: Bounce, theCase: Case): Judgement | undefined {
  const { cause, diagnosticText } = bounce;
  if (!ROUTING.includes(cause)) return undefined;
  const domain = recipientDomainOf(bounce, theCase.said);
  const found = (code: FindingCode): boolean => aboutDomain(theCase, code, domain) !== undefined;
  // The envelope sender's domain may be what does not exist or takes no mail.
  if (bounce.rule?.startsWith('gmail.sender') === true) return undefined;
  if (found('MX_DOMAIN_MISSING')) return proven('recipient_domain_unknown');
  if (found('MX_NULL')) return proven('null_mx');
  if (found('MX_NONE')) return proven('no_mx');
  if (/\b(?:is|to|are) an? (?:CNAME|alias)\b/i.test(diagnosticText ?? '')) {
    return { cause: 'mx_cname', confidence: found('MX_CNAME') ? 'proven' : 'possible' };
  }
  if (found('MX_CNAME') && !REACHED.includes(cause)) return proven('mx_cname');
  if (
    ['MX_DANGLING', 'MX_IS_ADDRESS', 'MX_PRIVATE'].some((code) => found(code as FindingCode)) &&
    !found('MX_RESOLVES')
  ) {
    return proven('mx_wrong_or_domain_not_accepted');
  }
  return cause === 'relaying_denied' ? refusedByOwnMx(bounce, theCase, domain) : undefined;
}

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
