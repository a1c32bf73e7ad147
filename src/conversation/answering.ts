import { type Case, withFact } from '../diagnosis/case.ts';
import { correctedBy, withStatements } from '../diagnosis/correction.ts';
import type { Fact } from '../diagnosis/facts.ts';
import { nextStep } from '../diagnosis/diagnose.ts';
import { outputFacts } from '../diagnosis/outputs.ts';
import { type AskedQuestion, isAskedQuestion, questionRow } from '../knowledge/questions.ts';
import type { View } from '../reply/view.ts';
import { type Answer, readAnswer } from './answer.ts';
import { impersonal, otherClauses } from './clauses.ts';
import type { TextEvent } from './event.ts';
import { proceed } from './proceed.ts';
import { correctionIn, dispute } from './correcting.ts';
import type { State, Turn } from './state.ts';
import { nothing, type Step } from './step.ts';

/** A text while a question waits: its answer, a correction, an answer to another question, or nothing of these. */
export function onAnswer(state: State, question: AskedQuestion, event: TextEvent): Step {
  // Who has no bounce is asked for the address instead.
  const address = question === 'full_bounce' ? readAnswer('nat_rule', event.text) : undefined;
  if (typeof address === 'string') return answered(state, 'nat_rule', address, event);
  const corrected = correctionIn(state, event) ?? dispute(state, event);
  if (corrected) return corrected;
  const answer = answerIn(question, event.text);
  if (answer !== undefined) return answered(state, question, answer, event);
  // Not an answer to this question, but perhaps to another one: people answer in any order.
  const remarked = onRemark(state, event);
  if (remarked) return remarked;
  if (!event.addressed) return nothing(state);
  const view: View = { view: 'question', question, run: state.run, intro: null, misunderstood: true };
  return { state: { ...state, live: null }, effects: [{ type: 'show', at: 'live', view }] };
}

/** The step that a remark about the set-up leads to, or undefined when it says nothing new. */
export function onRemark(state: State, event: TextEvent): Step | undefined {
  const remarked = state.case && correctedBy(state.case, event.text);
  if (!state.case || !remarked) return undefined;
  const theCase = signed(state.case, remarked, event.by);
  // Below the remark: what stands above it has been read.
  return proceed({ ...state, case: theCase, run: state.run + 1, question: null, live: null });
}

/** An answer in words, or what pasted command output shows. */
function answerIn(question: AskedQuestion, text: string): Answer {
  const shown = outputFacts(text)[question];
  return shown === undefined ? readAnswer(question, text) : shown.value;
}

/**
 * Does a text that reads as a refusal answer the question after all? "connect to ...:25: Connection timed out" does when the
 * question was for a port test. A refusal with a code is a new paste.
 */
export function isAnswer(question: AskedQuestion, { reading, text }: TextEvent): boolean {
  const coded = reading.bounces.some((bounce) => bounce.replyCode !== null || bounce.enhancedStatusCode !== null);
  return reading.bounces.length > 0 && !coded && answerIn(question, text) !== undefined;
}

/** Takes an answer in, with whatever else its words tell, and goes on. */
export function answered(
  state: State,
  question: AskedQuestion,
  answer: Exclude<Answer, undefined>,
  said: { readonly text: string; readonly by: string | undefined },
): Step {
  if (state.case === null) return nothing(state);
  const more = said.text === '' ? state.case : withStatements(state.case, said.text);
  const fact: Fact = { value: answer, from: 'answer' };
  const one = withAddress(withFact(more, question, fact), question, answer);
  const all = answer === null ? one : answeredBesides(one, question, said.text);
  const theCase = signed(state.case, all, said.by);
  const facts = newFacts(state.case, theCase);
  const turn: Turn = { question, facts: facts.includes(question) ? facts : [question, ...facts] };
  const also = turn.facts.filter((other) => other !== question);
  const view: View = {
    view: 'answered',
    question,
    answer,
    ...(also.length === 0
      ? {}
      : { also: also.map((other) => ({ question: other, answer: theCase.facts[other]?.value ?? null })) }),
  };
  return proceed(
    { ...state, case: theCase, question: null, run: state.run + 1, turns: [...state.turns, turn].slice(-MOST_TURNS) },
    [{ type: 'show', at: 'last', view }],
  );
}

/** More than anybody goes back. */
const MOST_TURNS = 40;

/** "EA, and the VM was restarted": what is left of the sentence may answer what would be asked next. */
function answeredBesides(theCase: Case, question: AskedQuestion, text: string): Case {
  let rest = otherClauses(text, (clause) => typeof readAnswer(question, clause) === 'string');
  let known = theCase;
  while (rest.length > 0) {
    const next = nextStep(known);
    if (next.step !== 'ask' || questionRow(next.question).takes === 'paste') return known;
    const answers = rest.map((clause) => readAnswer(next.question, impersonal(clause)));
    const at = answers.findIndex((answer) => typeof answer === 'string');
    const value = answers[at];
    if (typeof value !== 'string') return known;
    known = withAddress(withFact(known, next.question, { value, from: 'answer' }), next.question, value);
    rest = rest.filter((_, index) => index !== at);
  }
  return known;
}

/** An address that the admin names is the admin's: it is looked at too. */
function withAddress(theCase: Case, question: AskedQuestion, answer: string | null): Case {
  const { addresses } = theCase.mentions;
  if (answer === null || questionRow(question).takes !== 'address' || addresses.includes(answer)) return theCase;
  return { ...theCase, mentions: { ...theCase.mentions, addresses: [...addresses, answer] } };
}

function newFacts(before: Case, after: Case): AskedQuestion[] {
  return Object.keys(after.facts)
    .filter(isAskedQuestion)
    .filter((question) => after.facts[question]?.value !== before.facts[question]?.value);
}

/** The case with who said it on each fact that is new. */
export function signed(before: Case, after: Case, by: string | undefined): Case {
  if (by === undefined) return after;
  const facts = { ...after.facts };
  for (const question of Object.keys(facts).filter(isAskedQuestion)) {
    const fact = facts[question];
    if (fact && fact !== before.facts[question]) facts[question] = { ...fact, by };
  }
  return { ...after, facts };
}
