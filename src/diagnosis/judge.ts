import type { Bounce } from '../bounce/bounce.ts';
import { looksGeneric } from '../checks/reverse/generic-name.ts';
import { isPublicFqdn } from '../dns/names.ts';
import { isMicrosoftMail } from '../knowledge/microsoft-mail.ts';
import type { Cause } from '../knowledge/vocabulary.ts';
import { sendingAddress } from './address.ts';
import type { Case } from './case.ts';
import { isProblem } from './changes.ts';
import { findingOf } from './evidence.ts';
import { judgeBlocklist } from './judge-blocklist.ts';
import { judgeMail } from './judge-mail.ts';
import type { Judgement } from './judgement.ts';
import { namesLeadingTo } from './server-names.ts';
import { isToldTrouble } from './told-trouble.ts';

/** Causes that a look at reverse DNS decides. */
const REVERSE_CAUSES = [
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
  const { cause } = bounce;
  if (isReverseCause(cause) || cause === 'verified_ok') return judgeReverse(bounce, cause, theCase);
  if (cause === 'helo_invalid') return judgeHelo(bounce, theCase);
  if (isToldTrouble(bounce, theCase)) return judgeAddress(bounce, theCase);
  return judgeMail(bounce, theCase) ?? { cause, confidence: 'possible' };
}

/** Trouble that is told and not shown: a listing of the address, or what is wrong with its reverse DNS, explains it. */
function judgeAddress(bounce: Bounce, theCase: Case): Judgement {
  const listed = judgeBlocklist({ ...bounce, cause: 'ip_blocklist' }, theCase);
  const { cause } = listed ?? judgeReverse(bounce, 'verified_ok', theCase);
  const explains = listed !== undefined || isReverseCause(cause);
  return explains ? { cause, confidence: 'likely' } : { cause: 'insufficient_info', confidence: 'possible' };
}

const MISMATCH =
  /\b(?:not|n['’]t|mis-?)\s?(?:match|equal|agree|correspond|the same|identical)|\bmismatch|\bdiffer|\bmust (?:match|equal|be the same)|\bniet overeen/i;

/**
 * A greeting that is no public name is at fault itself. One that is, and is refused for not being the PTR or the MX, breaks
 * no standard (RFC 5321 section 4.1.4): the sender can align the names, and where it cannot the receiver has to give way.
 */
function judgeHelo(bounce: Bounce, theCase: Case): Judgement {
  const helo = bounce.heloDomain;
  const guess: Judgement = { cause: 'helo_invalid', confidence: 'possible' };
  if (helo === null) return guess;
  const mismatch = isPublicFqdn(helo) && MISMATCH.test(bounce.diagnosticText ?? '');
  const ip = sendingAddress(bounce, theCase);
  const ptr = ip === null ? undefined : findingOf(theCase, 'IPREV_PASS', ip)?.args.name;
  const service = [helo, ptr ?? ''].some(isMicrosoftMail);
  if (mismatch && (service || theCase.facts.mta?.value === 'exchange_online')) {
    return { cause: 'recipient_policy_helo_ptr', confidence: 'likely' };
  }
  // "HELO does not match reverse DNS", and there is none to match.
  if (mismatch && ip !== null && findingOf(theCase, 'IPREV_PERMERROR', ip)) return missing(ip, theCase);
  const wrong = (['HELO_NOT_PUBLIC', 'HELO_LITERAL', 'HELO_UNRESOLVED'] as const).some((code) =>
    findingOf(theCase, code, helo),
  );
  if (wrong) return { cause: 'helo_invalid', confidence: 'proven' };
  return mismatch ? { cause: 'helo_banner_mismatch_mx', confidence: 'likely' } : guess;
}

function judgeReverse(bounce: Bounce, guess: ReverseCause | 'verified_ok', theCase: Case): Judgement {
  const ip = sendingAddress(bounce, theCase);
  const open: Judgement = { cause: guess === 'verified_ok' ? 'insufficient_info' : guess, confidence: 'possible' };
  if (ip === null) return open;
  const failed = findingOf(theCase, 'IPREV_TEMPERROR', ip);
  if (failed) {
    // When nobody at all answers, it is our own resolver that is away; and what was not waited for tells nothing.
    const silent = [failed, findingOf(theCase, 'ORIGIN_UNKNOWN', ip)].every((one) => one?.args.failure === 'timeout');
    const isOurs = silent || failed.args.failure === 'cancelled';
    return isOurs ? open : { cause: 'rdns_temperror', confidence: 'proven' };
  }
  if (findingOf(theCase, 'IPREV_PERMERROR', ip)) return missing(ip, theCase);
  if (findingOf(theCase, 'IPREV_FAIL_NO_FORWARD', ip)) return { cause: 'rdns_fwd_missing', confidence: 'proven' };
  if (findingOf(theCase, 'IPREV_FAIL_MISMATCH', ip)) return { cause: 'rdns_fwd_mismatch', confidence: 'proven' };
  if (findingOf(theCase, 'IPREV_PASS', ip)) return passes(bounce, ip, guess, theCase);
  return { cause: guess, confidence: 'possible' };
}

function missing(ip: string, theCase: Case): Judgement {
  if (ip.includes(':')) return { cause: 'rdns_missing_ipv6', confidence: 'proven' };
  // A partner's mail that our server refused leaves from the partner's address, whatever ours is.
  if (theCase.facts.direction?.value === 'receiving') return { cause: 'rdns_missing', confidence: 'proven' };
  // The admin names another address, and that one is in order: then mail leaves from where nobody looked.
  const other = theCase.mentions.addresses.some(
    (address) => address !== ip && findingOf(theCase, 'IPREV_PASS', address) !== undefined,
  );
  const relayed = theCase.facts.sending_path?.value === 'smart_host';
  const named = theCase.ownNames.addresses.includes(ip) || namesLeadingTo(ip, theCase).length > 0;
  const cause = other && !relayed && !named ? 'rdns_missing_wrong_egress_ip' : 'rdns_missing';
  return { cause, confidence: 'proven' };
}

/**
 * All is right today. After a look that found it wrong that is the fix; else the refusal rests on something else: a name
 * that looks generated, or an answer that was older.
 */
function passes(bounce: Bounce, ip: string, guess: ReverseCause | 'verified_ok', theCase: Case): Judgement {
  // "HELO must match reverse DNS": reverse DNS is right, and the greeting is what was refused. "helo=<...>" only reports it.
  if (/\b(?:helo|ehlo)\b(?!=)/i.test(bounce.diagnosticText ?? '')) return judgeHelo(bounce, theCase);
  if (guess === 'verified_ok' || theCase.unrefused) return { cause: 'verified_ok', confidence: 'proven' };
  if (theCase.before?.some((finding) => finding.check === 'reverse' && finding.subject === ip && isProblem(finding))) {
    return { cause: 'verified_ok', confidence: 'proven' };
  }
  const name = findingOf(theCase, 'IPREV_PASS', ip)?.args.name ?? '';
  const text = bounce.diagnosticText ?? '';
  // The refusal quotes the PTR that is there: it was no older answer, the receiver wants another name.
  if (guess !== 'rdns_generic' && MISMATCH.test(text) && text.toLowerCase().includes(name)) {
    return { cause: 'recipient_policy', confidence: 'likely' };
  }
  if (guess === 'rdns_generic' || looksGeneric(name, ip)) return { cause: 'rdns_generic', confidence: 'likely' };
  return { cause: 'rdns_propagation', confidence: 'likely' };
}
