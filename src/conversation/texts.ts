import { openCase } from '../diagnosis/case.ts';
import { complaintOf } from '../diagnosis/complaint.ts';
import { meaningOfCode } from '../diagnosis/code.ts';
import { withProfile } from '../diagnosis/profile.ts';
import { isAnswer, onAnswer, onRemark, signed } from './answering.ts';
import { recheck } from './checking.ts';
import { type Command, readCommand } from './command.ts';
import { correctionIn, dispute } from './correcting.ts';
import { credentialKinds } from './credentials.ts';
import type { TextEvent } from './event.ts';
import { masked } from './masked.ts';
import { proceed } from './proceed.ts';
import { readProfileWords } from './profile-words.ts';
import { onSetup } from './setting-up.ts';
import { isListening, NO_CASE, type State } from './state.ts';
import { first, nothing, say, type Step } from './step.ts';
import { readTalk } from './talk-words.ts';
import { closedView, onTalk, restart } from './talking.ts';

/** What somebody wrote. A credential in it is named, whatever else it is. */
export function onText(state: State, event: TextEvent): Step {
  if (!event.addressed && !isListening(state)) return nothing(state);
  const step = onWords(state, event);
  if (!event.reading.notes.includes('credential')) return step;
  const kinds = credentialKinds(event.reading.text);
  return first({ type: 'show', at: 'aside', view: { view: 'credential', kinds } }, step);
}

function onWords(state: State, event: TextEvent): Step {
  const command = readCommand(event.text);
  if (command && (event.addressed || state.case !== null)) return onCommand(state, command);
  const setup = readProfileWords(event.text, state.setting);
  if (setup && (event.addressed || state.setting)) return onSetup(state, setup);
  const talk = readTalk(event.text);
  // A colleague may be meant by "why?" and the like, unless the bot has asked something.
  if (talk && (event.addressed || state.question !== null || !BRIEF.has(talk))) return onTalk(state, talk);
  return onCase(state, event);
}

const BRIEF: ReadonlySet<string> = new Set(['why', 'back', 'unwatch', 'more', 'next', 'right', 'wrong', 'thanks']);

function onCase(state: State, event: TextEvent): Step {
  const { question, closed } = state;
  if (question !== null && !closed && isAnswer(question, event)) return onAnswer(state, question, event);
  if (event.reading.bounces.length > 0) return onPaste(withLanguage(state, event), event);
  const complaint = event.addressed ? complaintOf(event.reading) : undefined;
  if (complaint?.evident) return onPaste(withLanguage(state, event), event);
  if (closed) return event.addressed ? say(state, closedView(state)) : nothing(state);
  if (question !== null) return onAnswer(state, question, event);
  const step = correctionIn(state, event) ?? dispute(state, event) ?? onRemark(state, event);
  if (step) return step;
  if (complaint) return onPaste(withLanguage(state, event), event);
  if (!event.addressed) return nothing(state);
  const { kind, notes, leftOut } = event.reading;
  return say(withLanguage(state, event), { view: 'not_a_bounce', kind, notes: notes.filter(isForCard), leftOut });
}

/** A credential gets a message of its own. */
function isForCard(note: string): boolean {
  return note !== 'credential';
}

/** Dutch when the platform or the text says so: admins with an English screen write Dutch all the same. */
function withLanguage(state: State, event: TextEvent): State {
  const dutch = event.language === 'nl' || event.reading.language === 'nl';
  return { ...state, language: event.profile.language ?? (dutch ? 'nl' : 'en') };
}

function onPaste(state: State, event: TextEvent): Step {
  const reading = masked(event.reading);
  const read = openCase({ ...reading, notes: reading.notes.filter(isForCard) });
  const theCase = withProfile(signed({ ...read, facts: {} }, read, event.by), event.profile);
  const opened: State = { ...state, ...NO_CASE, setting: false, case: theCase, caseKey: event.id, run: state.run + 1 };
  return proceed(opened);
}

function onCommand(state: State, command: Command): Step {
  switch (command.command) {
    case 'help':
      return say(state, { view: 'help' });
    case 'restart':
      return restart(state);
    case 'recheck':
      return state.closed ? say(state, closedView(state)) : recheck(state);
    case 'code':
      return say(state, { view: 'code', meaning: meaningOfCode(command.code) });
    case 'look_up':
      return { state, effects: [{ type: 'look_up', requests: command.requests, ...reportOf(command) }] };
    case 'problem':
      return say(state, { view: 'usage', problem: command.problem });
  }
}

function reportOf({ report }: Extract<Command, { command: 'look_up' }>): { report?: string } {
  return report === undefined ? {} : { report };
}
