import type { ProfileField } from '../diagnosis/profile.ts';
import type { Press } from '../reply/card.ts';
import type { Event } from './event.ts';
import { type ProfileWords, valueOf } from './profile-words.ts';
import type { State } from './state.ts';
import { say, type Step } from './step.ts';

/** Words about the workspace's profile. */
export function onSetup(state: State, words: ProfileWords): Step {
  switch (words.words) {
    case 'show':
      return { state, effects: [{ type: 'profile', change: null }] };
    case 'change':
      return { state, effects: [{ type: 'profile', change: words.change }] };
    case 'problem':
      return say(state, { view: 'profile_problem', problem: words.problem });
  }
}

/** The profile as it now is. */
export function onProfile(state: State, event: Extract<Event, { type: 'profile' }>): Step {
  const language = event.profile.language ?? state.language;
  return say({ ...state, language, setting: true }, { view: 'profile', profile: event.profile, run: state.run });
}

const GUIDED = ['provider', 'subscription', 'language'] as const satisfies readonly ProfileField[];

/** A button of the guided way: a field alone shows its choices, with a choice it is set. */
export function onSetupPress(state: State, press: Press): Step {
  const field = GUIDED.find((one) => one === press.question);
  if (field === undefined) return onSetup(state, { words: 'show' });
  if (press.choice === undefined) return say(state, { view: 'profile_choices', field, run: state.run });
  return onSetup(state, valueOf(field, press.choice));
}
