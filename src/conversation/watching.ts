import { withFindings } from '../diagnosis/case.ts';
import { type Changes, changesBetween } from '../diagnosis/changes.ts';
import { findingsOf, watchable } from '../diagnosis/watchable.ts';
import type { View } from '../reply/view.ts';
import { isFailing } from './checking.ts';
import type { Effect } from './effect.ts';
import type { Event, LookedEvent } from './event.ts';
import { fingerprintOf } from './fingerprint.ts';
import { proceed } from './proceed.ts';
import type { State, Watch } from './state.ts';
import { nothing, say, type Step } from './step.ts';
import { WATCHES_PER_CONVERSATION } from './watches.ts';

/** Begins to watch what fails in the case. */
export function watch(state: State): Step {
  const { case: theCase, caseKey } = state;
  const requests = theCase === null ? [] : watchable(theCase);
  if (theCase === null || requests.length === 0) return say(state, { view: 'watch', outcome: 'nothing' });
  if (state.watches.some((one) => one.caseKey === caseKey)) return say(state, { view: 'watch', outcome: 'already' });
  if (state.watches.length >= WATCHES_PER_CONVERSATION) return say(state, { view: 'watch', outcome: 'full' });
  const number = state.watched + 1;
  const findings = requests.flatMap((request) => findingsOf(request, theCase.findings));
  const begun: Watch = { number, caseKey, fingerprint: fingerprintOf(theCase), requests, findings, look: 0 };
  return {
    state: { ...state, watched: number, watches: [...state.watches, begun] },
    effects: [{ type: 'watch', watch: number, look: 0 }],
  };
}

/** What became of the wish to watch. */
export function onWatchSet(state: State, event: Extract<Event, { type: 'watch_set' }>): Step {
  if (!state.watches.some((one) => one.number === event.watch)) return nothing(state);
  const { watch: number, outcome, lasting, hours } = event;
  if (outcome === 'set') return say(state, { view: 'watch', outcome, watch: number, run: state.run, lasting, hours });
  return say(without(state, number), { view: 'watch', outcome });
}

/** Ends a watch, or all of the conversation's. */
export function unwatch(state: State, number?: number): Step {
  const ended = state.watches.filter((one) => number === undefined || one.number === number);
  if (ended.length === 0) return say(state, { view: 'watch', outcome: 'none' });
  const stopped: Effect[] = ended.map((one) => ({ type: 'unwatch', watch: one.number }));
  const step = say(
    ended.reduce((before, one) => without(before, one.number), state),
    { view: 'watch', outcome: 'stopped' },
  );
  return { ...step, effects: [...stopped, ...step.effects] };
}

/** A look is due. One that is not expected (the watch was stopped, or the look was taken) changes nothing. */
export function onWatchDue(state: State, event: Extract<Event, { type: 'watch_due' }>): Step {
  const one = expected(state, event);
  if (!one) return nothing(state);
  return { state, effects: [{ type: 'look', watch: one.number, look: one.look, requests: one.requests }] };
}

/** What a look found: it is live, or partly, or the watch goes on, or it gives up. */
export function onLooked(state: State, event: LookedEvent): Step {
  const one = expected(state, event);
  if (!one) return nothing(state);
  const changes = changesBetween(one.findings, event.findings, event.basis, event.disagreed);
  const open = event.findings.some(isFailing) || event.disagreed.length > 0;
  if (!open) return live(state, one, event, changes);
  // An answer that could not be had, or that not all servers give yet, is no news.
  const certain = event.disagreed.length === 0 && changes.fresh.length === 0;
  const news = certain && changes.fixed.length > 0;
  if (event.last) {
    const over: View = { view: 'watched', outcome: 'over', changes, run: state.run };
    return { state: without(state, one.number), effects: [{ type: 'unwatch', watch: one.number }, aside(over)] };
  }
  const next: Watch = { ...one, look: one.look + 1, findings: news ? event.findings : one.findings };
  const again: Effect = { type: 'watch', watch: one.number, look: next.look };
  const told: Effect[] = news ? [aside({ view: 'watched', outcome: 'partly', changes, run: state.run })] : [];
  const watches = state.watches.map((other) => (other.number === one.number ? next : other));
  return { state: { ...state, watches }, effects: [again, ...told] };
}

function live(state: State, one: Watch, event: LookedEvent, changes: Changes): Step {
  const ended: Effect[] = [
    { type: 'unwatch', watch: one.number },
    ...(one.fingerprint === null
      ? []
      : [{ type: 'remember', fingerprint: one.fingerprint, caseKey: one.caseKey, ending: 'fixed' } as const]),
  ];
  const rest = without(state, one.number);
  if (rest.case === null || rest.caseKey !== one.caseKey) {
    return { state: rest, effects: [...ended, aside({ view: 'watched', outcome: 'live', changes, run: rest.run })] };
  }
  const theCase = { ...withFindings(rest.case, one.requests, event.findings), before: rest.case.findings };
  // In the midst of something else the case only takes it in.
  if (rest.question !== null || rest.checking || rest.closed) {
    const told = aside({ view: 'watched', outcome: 'live', changes, run: rest.run });
    return { state: { ...rest, case: theCase }, effects: [...ended, told] };
  }
  return proceed({ ...rest, case: theCase, run: rest.run + 1, live: null }, ended, { changes, live: true });
}

function expected(state: State, event: { readonly watch: number; readonly look: number }): Watch | undefined {
  return state.watches.find((one) => one.number === event.watch && one.look === event.look);
}

function without(state: State, number: number): State {
  return { ...state, watches: state.watches.filter((one) => one.number !== number) };
}

function aside(view: View): Effect {
  return { type: 'show', at: 'aside', view };
}
