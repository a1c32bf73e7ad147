import type { Case } from '../diagnosis/case.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import type { Press } from '../reply/card.ts';
import { ending } from './checking.ts';
import type { Effect } from './effect.ts';
import { adviceOf, adviceView, ask, proceed } from './proceed.ts';
import { newState, NO_CASE, type State } from './state.ts';
import { nothing, say, type Step } from './step.ts';
import type { Talk } from './talk-words.ts';
import { unwatch, watch } from './watching.ts';

/** What can be said of a case that is closed. */
const ALSO_CLOSED: ReadonlySet<Talk> = new Set(['reopen', 'ticket', 'unwatch', 'forget', 'thanks']);

/** What the admin said of the talk itself. */
export function onTalk(state: State, talk: Talk): Step {
  if (state.closed && !ALSO_CLOSED.has(talk)) return say(state, closedView(state));
  switch (talk) {
    case 'why':
      return why(state);
    case 'back':
      return back(state);
    case 'close':
      return close(state);
    case 'reopen':
      return reopen(state);
    case 'watch':
      return watch(state);
    case 'unwatch':
      return unwatch(state);
    case 'ticket':
      return ticket(state, 'markdown');
    case 'more':
      return more(state);
    case 'next':
      return page(state, state.page + 1);
    case 'forget':
      return forget(state);
    case 'right':
    case 'wrong':
      return rate(state, talk === 'right');
    case 'thanks':
      return say(state, { view: 'thanks' });
  }
}

/** Says it first: what is deleted then is all that is known of this talk. */
function forget(state: State): Step {
  const unwatched = state.watches.map(({ number }): Effect => ({ type: 'unwatch', watch: number }));
  const told: Effect = { type: 'show', at: 'aside', view: { view: 'forgotten' } };
  return {
    state: { ...newState(state.language), run: state.run + 1 },
    effects: [...unwatched, told, { type: 'forget' }],
  };
}

/** Why the question that waits is asked, or what the advice rests on. */
function why(state: State): Step {
  const { question, case: theCase, run } = state;
  if (question !== null) return say(state, { view: 'why', question, run });
  if (theCase !== null && theCase.findings.length > 0)
    return say(state, { view: 'findings', findings: theCase.findings });
  return say(state, { view: adviceOf(state) === undefined ? 'nothing_to_explain' : 'nothing_looked_up' });
}

/** Back to the question before; its answer, and what else it told, is withdrawn. */
function back(state: State): Step {
  const turn = state.turns.at(-1);
  if (state.case === null || turn === undefined) return say(state, { view: 'nothing_before' });
  const before = withoutFacts(state.case, turn.facts);
  const asked = before.asked.filter((question) => question !== state.question);
  const theCase = { ...before, asked };
  const there = { ...state, run: state.run + 1, turns: state.turns.slice(0, -1), checking: false, page: 0, live: null };
  const step = proceed({ ...there, case: theCase, question: null });
  // What was asked beside the ladder is asked so again.
  const same = step.state.question === turn.question || step.state.checking;
  return same ? step : ask({ ...there, case: theCase }, theCase, turn.question, []);
}

function withoutFacts(theCase: Case, questions: readonly AskedQuestion[]): Case {
  const left = Object.entries(theCase.facts).filter(([question]) => !questions.some((one) => one === question));
  return { ...theCase, facts: Object.fromEntries(left) };
}

function close(state: State): Step {
  if (state.case === null) return say(state, { view: 'nothing_to_close' });
  const closed = { ...state, closed: true, checking: false, run: state.run + 1, live: null };
  return say(closed, closedView(closed));
}

export function closedView(state: State) {
  return { view: 'closed', run: state.run } as const;
}

/** The case as it was left: its question or its advice once more. */
function reopen(state: State): Step {
  if (state.case === null) return say(state, { view: 'nothing_to_reopen' });
  if (!state.closed) return nothing(state);
  return proceed({ ...state, closed: false, question: null, run: state.run + 1, live: null });
}

/** A summary for those who take the case over. */
function ticket(state: State, format: 'markdown' | 'plain'): Step {
  if (state.case === null) return say(state, { view: 'nothing_to_hand_over' });
  const step = say(state, { view: 'ticket', case: state.case, format, run: state.run });
  return { ...step, effects: [...step.effects, ...ending(state, 'handed_over')] };
}

/** The rest of what was cut for its length. */
function more(state: State, room?: number): Step {
  const advice = adviceOf(state);
  if (state.case === null) return say(state, { view: 'nothing_to_explain' });
  if (advice === undefined) return say(state, { view: 'findings', findings: state.case.findings });
  const view = adviceView(state, state.case, advice);
  return say(state, { ...view, page: state.page, rest: true, ...(room === undefined ? {} : { room }) });
}

/** The advice for another cause, where there are too many for one message. */
function page(state: State, wanted: number): Step {
  const advice = adviceOf(state);
  if (state.case === null || advice === undefined || wanted < 0 || wanted >= advice.length) {
    return say(state, { view: 'no_next' });
  }
  const view = { ...adviceView(state, state.case, advice), page: wanted };
  return { state: { ...state, page: wanted, live: null }, effects: [{ type: 'show', at: 'live', view }] };
}

/** What may not have arrived, in the place of the words that said so. */
function again({ unsaid, ...state }: State): Step {
  if (unsaid === undefined) return say(state, { view: 'old_button' });
  return { state, effects: [{ type: 'show', at: 'live', view: unsaid }] };
}

/** Counts whether the advice was right, once a case. */
function rate(state: State, right: boolean): Step {
  const [advice] = adviceOf(state) ?? [];
  if (advice === undefined) return say(state, { view: 'nothing_to_rate' });
  const rule = advice.bounces[0]?.rule ?? advice.cause;
  const counted: Effect[] = state.rated === null ? [{ type: 'rate', rule, caseKey: state.caseKey, right }] : [];
  const step = say({ ...state, rated: state.rated ?? right }, { view: 'rated', right: state.rated ?? right });
  return { ...step, effects: [...counted, ...step.effects] };
}

/** The case is dropped; what is watched stays watched. */
export function restart(state: State): Step {
  return say({ ...state, ...NO_CASE, setting: false, run: state.run + 1 }, { view: 'restarted' });
}

/** The buttons that stand for words, with what they carry; undefined for those that stand for something else. */
export function onTalkPress(state: State, press: Press): Step | undefined {
  switch (press.action) {
    case 'watch':
    case 'back':
    case 'close':
    case 'reopen':
    case 'why':
    case 'right':
    case 'wrong':
      return onTalk(state, press.action);
    case 'again':
      return again(state);
    case 'unwatch':
      return unwatch(state, numberIn(press.choice));
    case 'ticket':
      return ticket(state, press.choice === 'plain' ? 'plain' : 'markdown');
    case 'details':
      return more(state, numberIn(press.choice));
    case 'next':
      return page(state, numberIn(press.choice) ?? state.page + 1);
    default:
      return undefined;
  }
}

function numberIn(choice: string | undefined): number | undefined {
  return choice !== undefined && /^\d{1,6}$/.test(choice) ? Number(choice) : undefined;
}
