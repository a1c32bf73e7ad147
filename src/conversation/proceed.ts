import type { Case } from '../diagnosis/case.ts';
import type { Changes } from '../diagnosis/changes.ts';
import { type Advice, nextStep } from '../diagnosis/diagnose.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import type { AdviceView, View } from '../reply/view.ts';
import type { Effect } from './effect.ts';
import type { CheckedEvent, Event } from './event.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { State } from './state.ts';
import type { Step } from './step.ts';

/** What led to this point, where the advice should say so. */
export interface News {
  readonly changes: Changes;
  /** A watch saw it. */
  readonly live: boolean;
}

/** Takes the case as far as it goes: to checks, a question or the advice. */
export function proceed(state: State, before: readonly Effect[] = [], news: News | null = null): Step {
  if (state.case === null) return { state, effects: before };
  const next = nextStep(state.case);
  switch (next.step) {
    case 'check': {
      const check: Effect = { type: 'check', run: state.run, requests: next.requests, again: false };
      return { state: { ...state, checking: true }, effects: [...before, check] };
    }
    case 'ask':
      return ask(state, state.case, next.question, before);
    case 'advise':
      return advise(state, state.case, next.advice, before, news);
  }
}

/** Asks a question; before it stands what has not been shown yet. */
export function ask(state: State, theCase: Case, question: AskedQuestion, before: readonly Effect[]): Step {
  const asked: Case = { ...theCase, asked: [...new Set([...theCase.asked, question])] };
  const intro = {
    case: asked,
    reading: !state.shown.reading,
    findings: asked.findings.length > state.shown.findings,
  };
  const back = state.turns.length > 0;
  const view: View = { view: 'question', question, run: state.run, intro, misunderstood: false, back };
  return {
    state: { ...state, case: asked, question, shown: { reading: true, findings: asked.findings.length } },
    effects: [...before, { type: 'show', at: 'live', view }],
  };
}

function advise(
  state: State,
  theCase: Case,
  advice: readonly Advice[],
  before: readonly Effect[],
  news: News | null,
): Step {
  const fingerprint = fingerprintOf(theCase);
  const { run, caseKey } = state;
  // The workspace is asked once a case, before the first advice.
  if (fingerprint !== null && state.seen?.fingerprint !== fingerprint && news === null) {
    return { state, effects: [...before, { type: 'recall', run, fingerprint, caseKey }] };
  }
  const show: Effect = { type: 'show', at: 'live', view: adviceView(state, theCase, advice, news) };
  const remember: Effect[] =
    fingerprint === null ? [] : [{ type: 'remember', fingerprint, caseKey, ending: 'unknown' }];
  return { state: { ...state, page: 0 }, effects: [...before, show, ...remember] };
}

/** The advice as it stands. */
export function adviceView(
  state: State,
  theCase: Case,
  advice: readonly Advice[],
  news: News | null = null,
): AdviceView {
  return {
    view: 'advice',
    case: theCase,
    advice,
    run: state.run,
    changes: news?.changes ?? null,
    ...(news?.live ? { live: true as const } : {}),
    seen: state.seen?.seen ?? null,
  };
}

/** The advice of a case that is at its end, or undefined while something is still open. */
export function adviceOf(state: State): readonly Advice[] | undefined {
  if (state.case === null || state.checking) return undefined;
  const next = nextStep(state.case);
  return next.step === 'advise' ? next.advice : undefined;
}

export function onRecalled(state: State, event: Extract<Event, { type: 'recalled' }>): Step {
  if (event.run !== state.run) return { state, effects: [] };
  return proceed({ ...state, seen: { fingerprint: event.fingerprint, seen: event.seen } });
}

/** What a look at DNS for the case's own run has to do with it; a late one has nothing. */
export function isOfRun(state: State, event: CheckedEvent): state is State & { readonly case: Case } {
  return event.run === state.run && state.case !== null;
}
