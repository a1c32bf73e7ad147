import { sendingAddress } from '../diagnosis/address.ts';
import { type Case, withFact } from '../diagnosis/case.ts';
import { mentionsOf } from '../diagnosis/statements.ts';
import { canonicalAddress } from '../dns/names.ts';
import { type AskedQuestion, isAskedQuestion } from '../knowledge/questions.ts';
import { readAnswer } from './answer.ts';
import type { TextEvent } from './event.ts';
import { ask, proceed } from './proceed.ts';
import type { State } from './state.ts';
import { first, type Step } from './step.ts';

/** "Wait, ...", "sorry, ...": what follows takes back something. */
const TAKES_BACK =
  /^\W*(?:no[,.]? )?(?:wait|sorry|oops|hold on|correction|i meant|i was wrong|actually|nee wacht|wacht(?: even)?|o nee|correctie|ik bedoel(?:de)?|toch|pardon|ik had het mis)\b[\s,.:;!-]*/i;

/**
 * The step that a correction of an earlier answer leads to: "wait, it is dynamic". Undefined when the text takes nothing
 * back, or nothing that was answered.
 */
export function correctionIn(state: State, event: TextEvent): Step | undefined {
  const { case: theCase } = state;
  const opening = TAKES_BACK.exec(event.text)?.[0];
  if (theCase === null || opening === undefined) return undefined;
  const words = event.text.slice(opening.length);
  for (const { question } of state.turns.toReversed()) {
    const value = readAnswer(question, words);
    if (typeof value !== 'string' || value === theCase.facts[question]?.value) continue;
    return replanned(state, withFact(theCase, question, signedFact(value, event.by)));
  }
  return undefined;
}

const NOT_OURS =
  /\b(?:not|isn['’]?t|niet|geen)\b[^.;\n]{1,24}\b(?:our|ours|my|mine|ons|onze|mijn)\b|\b(?:belongs to somebody else|van iemand anders)\b/i;
const ADDRESS = /\b(?:ip|ip-?adres|(?:ip )?address|adres)\b/i;

/**
 * "That is not our IP": the step that leads to. An address that the admin gave, or that only stood in the text, is dropped.
 * One that the refusing server saw stays what it saw; then mail leaves by another way than the admin thinks, and the
 * admin's own address is asked for, to look at both.
 */
export function dispute(state: State, event: TextEvent): Step | undefined {
  const theCase = state.case;
  const [bounce] = theCase?.bounces ?? [];
  if (!theCase || !bounce || !NOT_OURS.test(event.text) || !ADDRESS.test(event.text)) return undefined;
  const ip = sendingAddress(bounce, theCase);
  if (ip === null) return undefined;
  const quoted = mentionsOf(bounce.diagnosticText ?? '').addresses.includes(ip);
  const own = mentionsOf(event.text).addresses.find((address) => address !== ip);
  const without = quoted ? theCase : withoutAddress(theCase, ip);
  if (own !== undefined) {
    const named = withFact(without, 'nat_rule', signedFact(own, event.by));
    const addresses = [...new Set([...named.mentions.addresses, own])];
    return replanned(state, { ...named, mentions: { ...named.mentions, addresses } });
  }
  if (!quoted) return replanned(state, without);
  const moved = { ...state, run: state.run + 1, live: null };
  return first({ type: 'show', at: 'aside', view: { view: 'disputed', ip } }, ask(moved, without, 'nat_rule', []));
}

function signedFact(value: string, by: string | undefined) {
  return { value, from: 'answer', ...(by === undefined ? {} : { by }) } as const;
}

function replanned(state: State, theCase: Case): Step {
  return proceed({ ...state, case: theCase, question: null, run: state.run + 1, live: null });
}

function withoutAddress(theCase: Case, ip: string): Case {
  const facts = Object.entries(theCase.facts).filter(
    ([question, fact]) => !isAddressQuestion(question) || fact.value !== ip,
  );
  const addresses = theCase.mentions.addresses.filter((address) => address !== ip);
  const bounces = theCase.bounces.map((bounce) =>
    canonicalAddress(bounce.sendingIp ?? '') === ip ? { ...bounce, sendingIp: null } : bounce,
  );
  return { ...theCase, bounces, facts: Object.fromEntries(facts), mentions: { ...theCase.mentions, addresses } };
}

function isAddressQuestion(id: string): id is AskedQuestion {
  return isAskedQuestion(id) && (id === 'nat_rule' || id === 'azure_public_ip_address');
}
