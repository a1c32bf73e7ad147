import { meaningOfCode } from '../diagnosis/code.ts';
import { openCase, withFact, withFindings } from '../diagnosis/case.ts';
import { changesBetween, type Changes } from '../diagnosis/changes.ts';
import { complaintOf } from '../diagnosis/complaint.ts';
import { correctedBy, withStatements } from '../diagnosis/correction.ts';
import { nextStep } from '../diagnosis/diagnose.ts';
import { outputFacts } from '../diagnosis/outputs.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import type { Press } from '../reply/card.ts';
import type { View } from '../reply/view.ts';
import { type Answer, readAnswer } from './answer.ts';
import { type Command, readCommand } from './command.ts';
import type { Event } from './event.ts';
import { masked } from './masked.ts';
import type { Effect, State } from './state.ts';

/** A step: the new state, and what is to be done. */
export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Moves a conversation. Pure: the same state and event give the same step. */
export function transition(state: State, event: Event): Step {
  switch (event.type) {
    case 'text':
      return onText(state, event);
    case 'no_file':
      return event.addressed || state.case !== null
        ? say(state, { view: 'no_file', why: event.why })
        : { state, effects: [] };
    case 'press':
      return onPress(state, event.press);
    case 'checked':
      return onChecked(state, event);
  }
}

function onText(state: State, event: Extract<Event, { type: 'text' }>): Step {
  // People talk to each other in a thread: without a case, only what is said to the bot counts.
  if (!event.addressed && state.case === null) return { state, effects: [] };
  const command = readCommand(event.text);
  if (command) return onCommand(state, command);
  if (state.question !== null && isAnswer(state.question, event)) return onAnswer(state, state.question, event);
  if (event.reading.bounces.length > 0) return onPaste(withLanguage(state, event), event);
  const complaint = event.addressed ? complaintOf(event.reading) : undefined;
  if (complaint?.evident) return onPaste(withLanguage(state, event), event);
  if (state.question !== null) return onAnswer(state, state.question, event);
  const corrected = state.case && correctedBy(state.case, event.text);
  if (corrected) return proceed({ ...state, case: corrected, run: state.run + 1 }, []);
  if (complaint) return onPaste(withLanguage(state, event), event);
  if (!event.addressed) return { state, effects: [] };
  const { kind, notes } = event.reading;
  return say(withLanguage(state, event), { view: 'not_a_bounce', kind, notes });
}

const NOTHING: State['shown'] = { reading: false, findings: 0 };

/** Dutch when the platform or the text says so: admins with an English screen write Dutch all the same. */
function withLanguage(state: State, event: Extract<Event, { type: 'text' }>): State {
  const dutch = event.language === 'nl' || event.reading.language === 'nl';
  return { ...state, language: dutch ? 'nl' : 'en' };
}

function onCommand(state: State, command: Command): Step {
  switch (command.command) {
    case 'help':
      return say(state, { view: 'help' });
    case 'restart':
      return restart(state);
    case 'recheck':
      return recheck(state);
    case 'code':
      return say(state, { view: 'code', meaning: meaningOfCode(command.code) });
    case 'look_up':
      return { state, effects: [{ type: 'look_up', requests: command.requests, ...reportOf(command) }] };
    case 'problem':
      return say(state, { view: 'usage', problem: command.problem });
  }
}

function onPaste(state: State, event: Extract<Event, { type: 'text' }>): Step {
  const opened = openCase(masked(event.reading));
  return proceed({ ...state, case: opened, question: null, shown: NOTHING, run: state.run + 1, live: null }, []);
}

function onAnswer(state: State, question: AskedQuestion, event: Extract<Event, { type: 'text' }>): Step {
  const answer = answerIn(question, event.text);
  if (answer !== undefined) return answered(state, question, answer, event.text);
  // Not an answer to this question, but perhaps to another one: people answer in any order.
  const corrected = state.case && correctedBy(state.case, event.text);
  if (corrected) return proceed({ ...state, case: corrected, run: state.run + 1, question: null }, []);
  if (!event.addressed) return { state, effects: [] };
  const view: View = { view: 'question', question, run: state.run, intro: null, misunderstood: true };
  return { state, effects: [{ type: 'show', at: 'new', view }] };
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
function isAnswer(question: AskedQuestion, { reading, text }: Extract<Event, { type: 'text' }>): boolean {
  const coded = reading.bounces.some((bounce) => bounce.replyCode !== null || bounce.enhancedStatusCode !== null);
  return reading.bounces.length > 0 && !coded && answerIn(question, text) !== undefined;
}

function onPress(state: State, press: Press): Step {
  if (press.action === 'restart') return restart(state);
  if (press.run !== state.run) return say(state, { view: 'old_button' });
  if (press.action === 'recheck') return recheck(state);
  const { question } = press;
  if (press.action !== 'answer' || question === undefined || question !== state.question) {
    return say(state, { view: 'old_button' });
  }
  const answer = press.choice === undefined ? null : readAnswer(state.question, press.choice);
  return answer === undefined ? say(state, { view: 'old_button' }) : answered(state, state.question, answer);
}

/** @param text the answer's words: they may tell more than was asked */
function answered(state: State, question: AskedQuestion, answer: Exclude<Answer, undefined>, text = ''): Step {
  if (state.case === null) return { state, effects: [] };
  const theCase = withFact(withStatements(state.case, text), question, { value: answer, from: 'answer' });
  const view: View = { view: 'answered', question, answer };
  return proceed({ ...state, case: theCase, question: null, run: state.run + 1 }, [{ type: 'show', at: 'live', view }]);
}

function onChecked(state: State, event: Extract<Event, { type: 'checked' }>): Step {
  if (event.run !== state.run || state.case === null) return { state, effects: [] };
  const before = state.case.findings;
  const found = withFindings(state.case, event.requests, event.findings);
  if (!event.again) return proceed({ ...state, case: found, checking: false }, []);
  const changes = changesBetween(before, event.findings, event.basis, event.disagreed);
  const theCase = changes.fixed.length > 0 ? { ...found, before } : found;
  return proceed({ ...state, case: theCase, checking: false }, [], changes);
}

/** Takes the case as far as it goes: to checks, a question or the advice. */
function proceed(state: State, first: readonly Effect[], changes: Changes | null = null): Step {
  if (state.case === null) return { state, effects: first };
  const at = first.length === 0 ? 'live' : 'new';
  const next = nextStep(state.case);
  switch (next.step) {
    case 'check': {
      const view: View = { view: 'checking', count: next.requests.length, again: false };
      const check: Effect = { type: 'check', run: state.run, requests: next.requests, again: false };
      return { state: { ...state, checking: true }, effects: [...first, { type: 'show', at, view }, check] };
    }
    case 'ask': {
      const { question } = next;
      const theCase = { ...state.case, asked: [...new Set([...state.case.asked, question])] };
      const intro = {
        case: theCase,
        reading: !state.shown.reading,
        findings: theCase.findings.length > state.shown.findings,
      };
      const view: View = { view: 'question', question, run: state.run, intro, misunderstood: false };
      return {
        state: { ...state, case: theCase, question, shown: { reading: true, findings: theCase.findings.length } },
        effects: [...first, { type: 'show', at, view }],
      };
    }
    case 'advise': {
      const view: View = { view: 'advice', case: state.case, advice: next.advice, run: state.run, changes };
      return { state, effects: [...first, { type: 'show', at, view }] };
    }
  }
}

function recheck(state: State): Step {
  if (state.case === null || state.case.checked.length === 0) return say(state, { view: 'nothing_to_recheck' });
  const run = state.run + 1;
  // Where an address lives does not change with a fix.
  const requests = state.case.checked.filter(({ check }) => check !== 'origin' && check !== 'port25');
  return {
    state: { ...state, run, checking: true },
    effects: [
      { type: 'show', at: 'new', view: { view: 'checking', count: requests.length, again: true } },
      { type: 'check', run, requests, again: true },
    ],
  };
}

function restart(state: State): Step {
  return say(
    { ...state, case: null, question: null, shown: NOTHING, checking: false, run: state.run + 1, live: null },
    { view: 'restarted' },
  );
}

function say(state: State, view: View): Step {
  return { state, effects: [{ type: 'show', at: 'aside', view }] };
}

function reportOf({ report }: Extract<Command, { command: 'look_up' }>): { report?: string } {
  return report === undefined ? {} : { report };
}
