import type { Bounce } from '../bounce/bounce.ts';
import type { Cause } from '../knowledge/vocabulary.ts';
import { sendingAddress } from './address.ts';
import type { Case } from './case.ts';
import { findingOf } from './evidence.ts';
import type { Judgement } from './judgement.ts';

const LISTED: readonly Cause[] = ['ip_blocklist', 'dnsbl_pbl', 'ip_reputation', 'dnsbl_resolver_error'];
/** The end-user list of Spamhaus, in the words of those who refuse by it. */
const PBL = /\bpbl\b|127\.0\.0\.1[01]\b|policy block ?list/i;

/** Who lets in only what stands on a list of their own lists nobody as bad. */
const NOT_ALLOWED =
  /\bnot (?:on|in) (?:our|the|my|your|this) (?:\w{1,12} )?(?:allow|white|safe|accept)[- ]?list|\bnot (?:allow|white|safe)[- ]?listed\b/i;

/** What blocklists say of the address makes of a refusal, or undefined where they do not decide. */
export function judgeBlocklist(bounce: Bounce, theCase: Case): Judgement | undefined {
  const { cause } = bounce;
  const ip = sendingAddress(bounce, theCase);
  if (!LISTED.includes(cause)) return undefined;
  if (cause === 'dnsbl_resolver_error') return resolverError(ip, theCase);
  if (NOT_ALLOWED.test(bounce.diagnosticText ?? '')) return { cause: 'recipient_policy', confidence: 'likely' };
  const listed = ip !== null && findingOf(theCase, 'BLOCKLIST_LISTED', ip) !== undefined;
  const endUser = ip !== null && findingOf(theCase, 'BLOCKLIST_PBL', ip) !== undefined;
  // A machine on the end-user list that sends spam as well has to be cleaned up first.
  if (listed) return { cause: 'ip_blocklist', confidence: cause === 'ip_reputation' ? 'likely' : 'proven' };
  if (endUser) return { cause: 'dnsbl_pbl', confidence: cause === 'ip_reputation' ? 'likely' : 'proven' };
  return cause === 'ip_blocklist' && PBL.test(bounce.diagnosticText ?? '')
    ? { cause: 'dnsbl_pbl', confidence: 'possible' }
    : undefined;
}

/** That the address is on no list bears out that the recipient misreads an error. */
function resolverError(ip: string | null, theCase: Case): Judgement {
  const clean = ip !== null && findingOf(theCase, 'BLOCKLIST_CLEAN', ip) !== undefined;
  return { cause: 'dnsbl_resolver_error', confidence: clean ? 'proven' : 'likely' };
}
