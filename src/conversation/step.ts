import type { View } from '../reply/view.ts';
import type { Effect } from './effect.ts';
import type { State } from './state.ts';

/** A step: the new state, and what is to be done. */
export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Says something and leaves the live message alone. */
export function say(state: State, view: View): Step {
  return { state, effects: [{ type: 'show', at: 'aside', view }] };
}

/** Nothing is said and nothing changes. */
export function nothing(state: State): Step {
  return { state, effects: [] };
}

/** Does something before a step's own effects. */
export function first(effect: Effect, step: Step): Step {
  return { ...step, effects: [effect, ...step.effects] };
}
