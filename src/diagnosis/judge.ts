import type { Bounce } from '../bounce/bounce.ts';
import { looksGeneric } from '../checks/reverse/generic-name.ts';
import type { Cause } from '../knowledge/vocabulary.ts';
import { sendingAddress } from './address.ts';
import type { Case } from './case.ts';
import { isProblem } from './changes.ts';
import { findingOf } from './evidence.ts';

/** `proven`: records show it. `likely`: they fit it. `possible`: only the text says so. */
export type Confidence = 'proven' | 'likely' | 'possible';

/** What the evidence makes of a refusal. */
export interface Judgement {
  readonly cause: Cause;
  readonly confidence: Confidence;
}

/** Causes that a look at reverse DNS decides. */
export const REVERSE_CAUSES = [
  'rdns_missing',
  'rdns_missing_ipv6',
  'rdns_fwd_missing',
  'rdns_fwd_mismatch',
  'rdns_generic',
  'rdns_temperror',
] as const satisfies readonly Cause[];
export type ReverseCause = (typeof REVERSE_CAUSES)[number];

export function isReverseCause(cause: Cause): cause is ReverseCause {
  return (REVERSE_CAUSES as readonly Cause[]).includes(cause);
}

/** The cause of one refusal in the light of what DNS said; without evidence, the reader's guess. */
export function judge(bounce: Bounce, theCase: Case): Judgement {
  return isReverseCause(bounce.cause)
    ? judgeReverse(bounce, bounce.cause, theCase)
    : { cause: bounce.cause, confidence: 'possible' };
}

function judgeReverse(bounce: Bounce, guess: ReverseCause, theCase: Case): Judgement {
  const ip = sendingAddress(bounce, theCase);
  if (ip === null) return { cause: guess, confidence: 'possible' };
  if (findingOf(theCase, 'IPREV_TEMPERROR', ip)) return { cause: 'rdns_temperror', confidence: 'proven' };
  if (findingOf(theCase, 'IPREV_PERMERROR', ip)) return missing(ip, theCase);
  if (findingOf(theCase, 'IPREV_FAIL_NO_FORWARD', ip)) return { cause: 'rdns_fwd_missing', confidence: 'proven' };
  if (findingOf(theCase, 'IPREV_FAIL_MISMATCH', ip)) return { cause: 'rdns_fwd_mismatch', confidence: 'proven' };
  if (findingOf(theCase, 'IPREV_PASS', ip)) return passes(ip, guess, theCase);
  return { cause: guess, confidence: 'possible' };
}

function missing(ip: string, theCase: Case): Judgement {
  if (ip.includes(':')) return { cause: 'rdns_missing_ipv6', confidence: 'proven' };
  // The admin names another address, and that one is in order: then mail leaves from where nobody looked.
  const other = theCase.mentions.addresses.some(
    (address) => address !== ip && findingOf(theCase, 'IPREV_PASS', address) !== undefined,
  );
  const ours = theCase.facts.sending_path?.value !== 'smart_host';
  return { cause: other && ours ? 'rdns_missing_wrong_egress_ip' : 'rdns_missing', confidence: 'proven' };
}

/**
 * All is right today. After a look that found it wrong that is the fix; else the refusal rests on something else: a name
 * that looks generated, or an answer that was older.
 */
function passes(ip: string, guess: ReverseCause, theCase: Case): Judgement {
  if (theCase.before?.some((finding) => finding.check === 'reverse' && finding.subject === ip && isProblem(finding))) {
    return { cause: 'verified_ok', confidence: 'proven' };
  }
  const name = findingOf(theCase, 'IPREV_PASS', ip)?.args.name ?? '';
  if (guess === 'rdns_generic' || looksGeneric(name, ip)) return { cause: 'rdns_generic', confidence: 'likely' };
  return { cause: 'rdns_propagation', confidence: 'likely' };
}
