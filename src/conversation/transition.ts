import type { Press } from '../reply/card.ts';
import { readAnswer } from './answer.ts';
import { answered } from './answering.ts';
import { onChecked, recheck } from './checking.ts';
import type { Event } from './event.ts';
import { onRecalled } from './proceed.ts';
import { onProfile, onSetupPress } from './setting-up.ts';
import type { State } from './state.ts';
import { nothing, say, type Step } from './step.ts';
import { onTalkPress, restart } from './talking.ts';
import { onText } from './texts.ts';
import { onLooked, onWatchDue, onWatchSet } from './watching.ts';

/** Moves a conversation. Pure: the same state and event give the same step. */
export function transition(state: State, event: Event): Step {
  switch (event.type) {
    case 'text':
      return onText(state, event);
    case 'no_file':
      return event.addressed || state.case !== null ? say(state, { view: 'no_file', why: event.why }) : nothing(state);
    case 'press':
      return onPress(state, event.press, event.by);
    case 'checked':
      return onChecked(state, event);
    case 'recalled':
      return onRecalled(state, event);
    case 'watch_set':
      return onWatchSet(state, event);
    case 'watch_due':
      return onWatchDue(state, event);
    case 'looked':
      return onLooked(state, event);
    case 'profile':
      return onProfile(state, event);
  }
}

/** Buttons that mean the same at any time. */
const TIMELESS: ReadonlySet<Press['action']> = new Set(['restart', 'setup', 'unwatch']);

function onPress(state: State, press: Press, by: string | undefined): Step {
  if (press.run !== state.run && !TIMELESS.has(press.action)) return say(state, { view: 'old_button' });
  switch (press.action) {
    case 'restart':
      return restart(state);
    case 'setup':
      return onSetupPress(state, press);
    case 'recheck':
      return recheck(state);
    case 'answer':
      return onChoice(state, press, by);
    default:
      return onTalkPress(state, press) ?? say(state, { view: 'old_button' });
  }
}

function onChoice(state: State, press: Press, by: string | undefined): Step {
  const { question } = state;
  if (question === null || press.question !== question) return say(state, { view: 'old_button' });
  const answer = press.choice === undefined ? null : readAnswer(question, press.choice);
  if (answer === undefined) return say(state, { view: 'old_button' });
  return answered(state, question, answer, { text: '', by });
}
