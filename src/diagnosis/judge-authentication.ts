import type { Bounce } from '../bounce/bounce.ts';
import type { FindingCode } from '../checks/finding.ts';
import { organizationalDomain } from '../dns/names.ts';
import type { Cause } from '../knowledge/vocabulary.ts';
import type { Case } from './case.ts';
import { isProblem } from './changes.ts';
import type { Judgement } from './judgement.ts';
import { listRole } from './list-sender.ts';
import { aboutDomain, hasKey } from './mail-names.ts';
import { authorDomainOf, envelopeDomainOf, forwardedFrom } from './said.ts';

/** Causes that a look at SPF, DKIM and DMARC decides. */
const AUTHENTICATION = [
  'auth_missing',
  'auth_all_failed',
  'auth_bulk_required',
  'dmarc_alignment',
  'dmarc_missing',
  'spf_fail',
  'spf_multiple',
  'spf_too_many_lookups',
  'spf_permerror',
  'dkim_invalid',
  'dkim_key_missing',
  'dkim_key_revoked',
] as const satisfies readonly Cause[];
type Guess = (typeof AUTHENTICATION)[number];

const SPF_GUESSES: readonly Guess[] = ['spf_fail', 'spf_multiple', 'spf_too_many_lookups', 'spf_permerror'];
const BOTH_FAILED: readonly Guess[] = ['auth_missing', 'auth_all_failed'];

const proven = (cause: Cause): Judgement => ({ cause, confidence: 'proven' });
const likely = (cause: Cause): Judgement => ({ cause, confidence: 'likely' });

export function isAuthentication(cause: Cause): cause is Guess {
  return (AUTHENTICATION as readonly Cause[]).includes(cause);
}

/** Gmail lists both results one after the other: `DKIM = did not pass SPF [example.com] with ip: [192.0.2.1] = did not pass`. */
const NEITHER_PASSES = [/\bdkim\b[^.;]{1,20}did not pass/i, /\bspf\b[^;]{1,120}did not pass/i];

/** What SPF, DKIM and DMARC in DNS make of a refusal for authentication; without records, its own words. */
export function judgeAuthentication(bounce: Bounce, read: Guess, theCase: Case): Judgement {
  const neither = NEITHER_PASSES.every((words) => words.test(bounce.diagnosticText ?? ''));
  const guess = neither ? 'auth_missing' : read;
  const domain = envelopeDomainOf(bounce, theCase);
  const author = authorDomainOf(bounce, theCase);
  const found = (code: FindingCode): boolean =>
    aboutDomain(theCase, code, code.startsWith('DMARC') ? author : domain) !== undefined;
  const mended = theCase.before?.some((finding) => isProblem(finding) && isAboutMail(finding.check)) ?? false;
  if (mended && !theCase.findings.some((finding) => isProblem(finding) && isAboutMail(finding.check))) {
    return proven('verified_ok');
  }
  return (
    fromSpfRecord(guess, found) ??
    fromPaste(guess, theCase, found) ??
    fromFailure(guess, theCase, domain) ??
    (KEY_WAS_FOUND.test(bounce.diagnosticText ?? '') ? undefined : fromKey(guess, bounce, theCase)) ??
    fromPath(guess, bounce, theCase, found) ??
    fromWords(guess, bounce.diagnosticText ?? '', (code) => found(code) || hasKey(code, bounce, theCase)) ??
    fromHeader(guess, theCase) ??
    fromAlignment(guess, found) ??
    rightByNow(guess, bounce, found) ??
    fromResult(guess, found)
  );
}

/** DMARC needs one of the two to pass (RFC 9989 section 4.4); the receiver's own header says that neither did. */
function fromHeader(guess: Guess, { said }: Case): Judgement | undefined {
  const { spf, dkim } = said.results;
  if (guess !== 'dmarc_alignment' || spf === null || dkim === null) return undefined;
  return spf !== 'pass' && dkim !== 'pass' ? likely('auth_all_failed') : undefined;
}

/** SPF passes, for another domain than the author's: then it is DMARC that failed (RFC 9989 section 4.4). */
function fromAlignment(guess: Guess, found: (code: FindingCode) => boolean): Judgement | undefined {
  const passes = found('SPF_PASS') && found('DMARC_NO_ALIGNMENT');
  return passes && BOTH_FAILED.includes(guess) ? proven('dmarc_alignment') : undefined;
}

/**
 * The refusal says which address or record was wrong, and DNS has it right: it was changed since, or the receiver saw an
 * older answer. To say once more that it is missing would be false.
 */
function rightByNow(guess: Guess, bounce: Bounce, found: (code: FindingCode) => boolean): Judgement | undefined {
  if (guess === 'spf_fail' && bounce.sendingIp !== null && found('SPF_PASS')) return likely('verified_ok');
  return guess === 'dmarc_missing' && found('DMARC_RECORD') ? likely('verified_ok') : undefined;
}

function isAboutMail(check: string): boolean {
  return check === 'spf' || check === 'dkim' || check === 'dmarc';
}

/** A record that cannot be evaluated explains every failure that SPF has a part in. */
function fromSpfRecord(guess: Guess, found: (code: FindingCode) => boolean): Judgement | undefined {
  const bySpf = SPF_GUESSES.includes(guess) || BOTH_FAILED.includes(guess) || guess === 'dmarc_alignment';
  if (!bySpf) return undefined;
  const sure = SPF_GUESSES.includes(guess) ? proven : likely;
  if (found('SPF_MULTIPLE')) return sure('spf_multiple');
  if (found('SPF_TOO_MANY_LOOKUPS')) return sure('spf_too_many_lookups');
  const broken = [
    'SPF_SYNTAX',
    'SPF_INCLUDE_WITHOUT_RECORD',
    'SPF_INCLUDE_LOOP',
    'SPF_VOID_LOOKUPS',
    'SPF_PERMERROR',
  ] as const;
  if (broken.some(found)) return sure('spf_permerror');
  return undefined;
}

/** Two records in what the admin looked up, where DNS was not asked or did not answer. */
function fromPaste(guess: Guess, theCase: Case, found: (code: FindingCode) => boolean): Judgement | undefined {
  const several = theCase.said.spfRecords.length > 1 && !found('SPF_RECORD');
  return several && SPF_GUESSES.includes(guess) ? likely('spf_multiple') : undefined;
}

/** Broken name servers are broken for the receiver too; an answer that did not reach us in time says nothing of them. */
function fromFailure(guess: Guess, theCase: Case, domain: string | null): Judgement | undefined {
  if (!SPF_GUESSES.includes(guess)) return undefined;
  const failure = aboutDomain(theCase, 'SPF_TEMPERROR', domain)?.args.failure;
  return failure === 'servfail' || failure === 'bogus' ? likely('dns_failure') : undefined;
}

/** A verifier that got as far as the hash or the signature itself had a key. */
const KEY_WAS_FOUND = /\bbody hash\b|\b(?:bad|wrong|invalid) signature\b|signature (?:did not verify|mismatch)/i;

/** The key of a signature that the message bears, or that is said to fail. */
function fromKey(guess: Guess, bounce: Bounce, theCase: Case): Judgement | undefined {
  if (SPF_GUESSES.includes(guess) || guess === 'dmarc_missing') return undefined;
  const has = (code: FindingCode) => hasKey(code, bounce, theCase);
  const sure = guess.startsWith('dkim') ? proven : likely;
  if (has('DKIM_KEY_REVOKED')) return sure('dkim_key_revoked');
  if (has('DKIM_KEY_MISSING')) return guess === 'auth_bulk_required' ? proven(guess) : sure('dkim_key_missing');
  return undefined;
}

/** A server on the way that passed the message on breaks SPF, and a list that changed it breaks DKIM. */
function fromPath(
  guess: Guess,
  bounce: Bounce,
  theCase: Case,
  found: (code: FindingCode) => boolean,
): Judgement | undefined {
  const list = theCase.topics.includes('mailing_list') || isFromList(bounce);
  if (list && (guess.startsWith('dkim') || guess === 'dmarc_alignment' || BOTH_FAILED.includes(guess))) {
    return likely('mailinglist_breaks_dkim');
  }
  const bySpf = guess === 'spf_fail' || guess === 'dmarc_alignment' || BOTH_FAILED.includes(guess);
  // The receiver says that SPF passed: the forwarder did rewrite the envelope sender.
  if (!bySpf || theCase.said.results.spf === 'pass' || !wasForwarded(bounce, theCase)) return undefined;
  return found('SPF_FAIL') || found('SPF_SOFTFAIL') ? proven('forwarding_breaks_spf') : likely('forwarding_breaks_spf');
}

/** List managers send from an address of the list's own, such as Mailman's LIST-bounces, for an author elsewhere. */
function isFromList({ sender, mailFromDomain, authorDomain }: Bounce): boolean {
  const [list, author] = [mailFromDomain, authorDomain].map((name) => organizationalDomain(name ?? ''));
  return listRole(sender) !== null && author !== undefined && list !== author;
}

/** By the admin's word, else by the path: an address of another domain than the sender's passed the message on. */
function wasForwarded(bounce: Bounce, theCase: Case): boolean {
  const told = theCase.facts.forwarder?.value;
  return told === 'yes' || (told !== 'no' && forwardedFrom(bounce, theCase) !== null);
}

/** Receivers that quote the checker's own result. */
const WORDS: readonly (readonly [RegExp, Cause])[] = [
  [
    /\b(?:multiple|more than one|two|several|duplicate) (?:\w{1,12} )?(?:spf|v=spf1|txt)?\s?records?\b/i,
    'spf_multiple',
  ],
  [
    /\btoo many (?:included |dns |mechanism ?)?look-?ups?\b|\b(?:exceed\w*|maximum|limit|more than) [^.]{0,40}\b(?:10|ten)?\b[^.]{0,20}look-?ups?\b|\blook-?up limit\b/i,
    'spf_too_many_lookups',
  ],
  // RFC 7208 section 2.6.6: the look-ups did not succeed; the record itself may be right.
  [/\btemp(?:orary )?error\b|\bDNS (?:error|failure|time-?out)\b/i, 'dns_failure'],
];
const KEY_WORDS: readonly (readonly [RegExp, Cause])[] = [
  [/\bkey (?:was |is |has been )?revoked|revoked key\b|\bp= (?:is )?empty/i, 'dkim_key_revoked'],
  [
    /\bno (?:public )?key (?:for signature|found|record)?|\bkey (?:record )?(?:not found|missing|unavailable|does not exist)|\bcannot (?:find|retrieve|get) (?:the )?(?:public )?key\b/i,
    'dkim_key_missing',
  ],
];

/** What shows that a fault of which the words speak is mended. */
const MENDED: Readonly<Partial<Record<Cause, FindingCode>>> = {
  spf_multiple: 'SPF_RECORD',
  dkim_key_missing: 'DKIM_KEY_OK',
  dkim_key_revoked: 'DKIM_KEY_OK',
};

function fromWords(guess: Guess, text: string, found: (code: FindingCode) => boolean): Judgement | undefined {
  const rows = SPF_GUESSES.includes(guess) ? WORDS : guess.startsWith('dkim') ? KEY_WORDS : [];
  const cause = rows.find(([words]) => words.test(text))?.[1];
  if (cause === undefined) return undefined;
  const mended = MENDED[cause];
  return mended !== undefined && found(mended) ? likely('verified_ok') : { cause, confidence: 'possible' };
}

/** What each guess is borne out by. */
const PROOF: Readonly<Partial<Record<Guess, readonly FindingCode[]>>> = {
  spf_fail: ['SPF_FAIL', 'SPF_SOFTFAIL', 'SPF_NEUTRAL', 'SPF_NONE'],
  spf_permerror: ['SPF_PLUS_ALL'],
  auth_missing: ['SPF_FAIL', 'SPF_SOFTFAIL', 'SPF_NEUTRAL', 'SPF_NONE'],
  auth_all_failed: ['SPF_FAIL', 'SPF_SOFTFAIL', 'SPF_NEUTRAL', 'SPF_NONE'],
  dmarc_missing: ['DMARC_NONE', 'DMARC_INVALID', 'DMARC_SEVERAL'],
  dmarc_alignment: ['DMARC_NO_ALIGNMENT'],
};

function fromResult(guess: Guess, found: (code: FindingCode) => boolean): Judgement {
  // An unauthenticated message of a domain with a DMARC policy is the same refusal under another name.
  return (PROOF[guess] ?? []).some(found) ? proven(guess) : { cause: guess, confidence: 'possible' };
}
