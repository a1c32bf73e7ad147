import type { Bounce } from '../bounce/bounce.ts';
import type { FindingCode } from '../checks/finding.ts';
import type { Cause } from '../knowledge/vocabulary.ts';
import type { Case } from './case.ts';
import { isProblem } from './changes.ts';
import type { Judgement } from './judgement.ts';
import { isAuthentication, judgeAuthentication } from './judge-authentication.ts';
import { judgeBlocklist } from './judge-blocklist.ts';
import { judgeMx } from './judge-mx.ts';
import { aboutDomain } from './mail-names.ts';
import { envelopeDomainOf, recipientDomainOf } from './said.ts';

/** Refusals of too much mail concern mail that an abused account sent; to disown it would hide that. */
const ABUSE: readonly Cause[] = [
  'sender_compromised',
  'sending_quota',
  'too_many_recipients',
  'open_relay',
  'ip_blocklist',
];

/** What passes, or shows itself in the final notice. A server that answers nobody, or a closed port, is no greylisting: it may last. */
const PASSING: readonly Cause[] = ['message_expired', 'unknown'];

/** What DNS and the admin's words make of a refusal of mail itself; undefined where the reader's guess stands. */
export function judgeMail(bounce: Bounce, theCase: Case): Judgement | undefined {
  const { cause } = bounce;
  if (theCase.facts.sent_it?.value === 'no' && !ABUSE.includes(cause))
    return { cause: 'backscatter', confidence: 'likely' };
  const mx = isAuthentication(cause) ? undefined : judgeMx(bounce, theCase);
  // Waiting does not mend an MX that leads nowhere.
  if (mx?.confidence !== 'proven' && isOnlyDelayed(cause, theCase))
    return { cause: 'greylist_delayed', confidence: 'likely' };
  if (isAuthentication(cause)) return judgeAuthentication(bounce, cause, theCase);
  return judgeBlocklist(bounce, theCase) ?? mx ?? borneOut(bounce, theCase);
}

/** The sending system itself has no route over IPv6: every retry ends the same. */
export function isWithoutWay({ diagnosticText, remoteMta }: Bounce): boolean {
  return /\bnetwork is unreachable\b/i.test(diagnosticText ?? '') && (remoteMta.ip?.includes(':') ?? false);
}

/** A notice that the server still tries is no failure, unless the admin tells of more than this one message. */
function isOnlyDelayed(cause: Cause, { kind, facts, complaint, said }: Case): boolean {
  const told = facts.hosting_provider ?? facts.port_test ?? facts.azure_subscription_type;
  // RFC 3464 section 2.3.9: only a notice of delay says until when the server tries.
  return (
    (kind === 'delay' || said.retryUntil !== null) &&
    told === undefined &&
    complaint === null &&
    PASSING.includes(cause)
  );
}

/** Findings that prove the reader's guess: about the sender's domain, or about the recipient's. */
const SENDER_PROOF: Readonly<Partial<Record<Cause, readonly FindingCode[]>>> = {
  dns_failure: ['DOMAIN_SERVFAIL'],
  ipv6_auth: ['SPF_FAIL', 'SPF_SOFTFAIL', 'SPF_NEUTRAL', 'SPF_NONE'],
  sender_domain_unresolvable: ['DOMAIN_MISSING', 'DOMAIN_NO_MAIL', 'DOMAIN_SERVFAIL'],
  domain_blocklist: ['DOMAIN_LISTED'],
  domain_reputation: ['DOMAIN_LISTED'],
};
const RECIPIENT_PROOF: Readonly<Partial<Record<Cause, readonly FindingCode[]>>> = {
  mx_wrong_or_domain_not_accepted: ['MX_MIXED'],
  tls_mta_sts: ['MTA_STS_MX_MISMATCH', 'MTA_STS_POLICY_INVALID', 'MTA_STS_FETCH_FAILED', 'MTA_STS_HOST_MISSING'],
  tls_dane: ['DANE_UNUSABLE'],
};

/** A timeout of our own look-up proves nothing; SERVFAIL, for whatever reason, is what the sender met too. */
function recipientServfail(bounce: Bounce, theCase: Case): boolean {
  const found = aboutDomain(theCase, 'MX_TEMPERROR', recipientDomainOf(bounce, theCase.said));
  return found?.args.failure === 'servfail' || found?.args.failure === 'bogus';
}

function borneOut(bounce: Bounce, theCase: Case): Judgement | undefined {
  const { cause } = bounce;
  const has = (codes: readonly FindingCode[] | undefined, domain: string | null): boolean =>
    (codes ?? []).some((code) => aboutDomain(theCase, code, domain) !== undefined);
  const proven =
    has(SENDER_PROOF[cause], envelopeDomainOf(bounce, theCase)) ||
    has(RECIPIENT_PROOF[cause], recipientDomainOf(bounce, theCase.said)) ||
    (cause === 'dns_failure' && recipientServfail(bounce, theCase));
  if (proven) return { cause, confidence: 'proven' };
  return cause === 'sender_domain_unresolvable' ? resolvesByNow(bounce, theCase) : undefined;
}

/** The sender's domain is found, and nothing about it is wrong: it was mended since, or another answer was cached. */
function resolvesByNow(bounce: Bounce, theCase: Case): Judgement | undefined {
  const domain = envelopeDomainOf(bounce, theCase);
  const wrong = theCase.findings.some((one) => one.check === 'domain' && one.subject === domain && isProblem(one));
  const found = aboutDomain(theCase, 'DOMAIN_RESOLVES', domain) !== undefined;
  return found && !wrong ? { cause: 'verified_ok', confidence: 'likely' } : undefined;
}
