import { type ReceiverId, receiverOfDomain, receiverOfHost, receiverOfText } from '../knowledge/receivers.ts';
import { RuleIndex } from '../knowledge/rule-index.ts';
import type { Rule } from '../knowledge/rule.ts';
import { REPLY_RULES, VAGUE_STATUS_RULES } from '../knowledge/rules/general/codes.ts';
import { RULES } from '../knowledge/rules/index.ts';
import type { Cause, Reason } from '../knowledge/vocabulary.ts';
import type { RuleInput } from './rule-input.ts';

/** Characters that are read: no server says no in more. The limit keeps the work bounded. */
const LONGEST = 6000;

/** What the rules say of one refusal. */
export interface Classification {
  readonly reason: Reason;
  readonly cause: Cause;
  /** Id of the receiver whose words these are (knowledge/receivers.ts), or null. */
  readonly receiver: string | null;
  /** Id of the row that decided, or null when none did. */
  readonly rule: string | null;
  /** What decided: words, a code that names one cause, or one that leaves it open and that words elsewhere outweigh. Null: nothing. */
  readonly basis: 'words' | 'code' | 'vague_code' | null;
  /** True: no retry can help. False: the sender's server tries again. Null: the text does not tell. */
  readonly permanent: boolean | null;
}

const VAGUE: ReadonlySet<Rule> = new Set([...VAGUE_STATUS_RULES, ...REPLY_RULES]);

let built: RuleIndex | undefined;
/** Made at the first refusal: whoever only imports this pays nothing. */
const index = (): RuleIndex => (built ??= new RuleIndex(RULES));

// A queue that bounces says the same many times over: the last refusals, by their text, and what they came to.
const recent = new Map<string, { readonly input: RuleInput; readonly found: Classification }>();
const MAX_RECENT = 500;

/**
 * Reads one refusal by the rules: the refusing receiver's own first, then the general wordings, then the registered meaning of the codes.
 * A text that shows no cause gets the reason "undefined", the cause "unknown" and no rule.
 */
export function classify(input: RuleInput): Classification {
  const short = input.text.length > LONGEST ? { ...input, text: input.text.slice(0, LONGEST) } : input;
  const known = recent.get(short.text);
  if (known && hasSameFacts(known.input, short)) return known.found;
  if (recent.size >= MAX_RECENT) recent.clear();
  const found = decide(short);
  recent.set(short.text, { input: short, found });
  return found;
}

function hasSameFacts(a: RuleInput, b: RuleInput): boolean {
  return (
    a.replyCode === b.replyCode &&
    a.enhancedStatusCode === b.enhancedStatusCode &&
    a.smtpCommand === b.smtpCommand &&
    a.issuedBy === b.issuedBy &&
    a.remoteMta === b.remoteMta &&
    a.reportingMta === b.reportingMta &&
    a.recipientDomain === b.recipientDomain
  );
}

function decide(input: RuleInput): Classification {
  const receiver = recognise(input);
  const rule = index().find({ ...input, text: withoutHosts(input.text), receiver });
  return {
    reason: rule?.reason ?? 'undefined',
    cause: rule?.cause ?? 'unknown',
    receiver: receiver ?? rule?.receiver ?? null,
    rule: rule?.id ?? null,
    basis: rule === null ? null : rule.says ? 'words' : VAGUE.has(rule) ? 'vague_code' : 'code',
    permanent: rule?.permanent ?? permanence(input),
  };
}

/** Postfix calls a client without a name unknown[192.0.2.1]. */
const HOST_BEFORE_ADDRESS = /(?<![\w.-])(?:(?:[\w-]{1,63}\.){1,10}[\w-]{1,63}|unknown)(?=\[)/g;

/**
 * The name of a server before its address in brackets is no word of the refusal: spamfilter.example.org[192.0.2.1]. Nor is the own name
 * that some servers begin with: "553 dialup.example.org config error: mail loops back to me".
 */
function withoutHosts(given: string): string {
  const text = given.replace(/^(\d{3}[ -])(?:[\w-]{1,63}\.){1,10}[a-z]{2,24} \b/i, '$1');
  return text.includes('[') ? text.replace(HOST_BEFORE_ADDRESS, ' ') : text;
}

/**
 * Who refuses. A host name is proof, so it comes before the marks in the text (a gateway quotes another's words); the recipient's domain
 * counts only where no host is known, because a relay may have refused. What the own server wrote is known by the own server's name.
 */
function recognise({ text, issuedBy, remoteMta, reportingMta, recipientDomain }: RuleInput): ReceiverId | null {
  const host = issuedBy === 'local' ? reportingMta : remoteMta;
  const byHost = host === null ? null : receiverOfHost(host);
  if (byHost) return byHost;
  const byText = receiverOfText(text);
  if (byText || issuedBy !== 'remote' || remoteMta !== null || recipientDomain === null) return byText;
  return receiverOfDomain(recipientDomain);
}

/** RFC 5321 section 4.2.1 and RFC 3463 section 2: 4 is transient, 5 permanent. The reply code is the server's own word. */
function permanence({ replyCode, enhancedStatusCode }: RuleInput): boolean | null {
  const first = (replyCode ?? enhancedStatusCode ?? '').charAt(0);
  if (first === '5') return true;
  return first === '4' ? false : null;
}
