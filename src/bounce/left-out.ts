// How much of an input is taken at once, and what that leaves out: nothing is dropped without being counted.
import type { LeftOut, Outcome } from './bounce.ts';

/** Failed recipients of one input. */
export const MAX_BOUNCES = 1000;

/** Outcomes of several messages as one: their bounces one after another up to the limit, and the count of the rest. */
export function together(
  outcomes: readonly Outcome[],
  messages = 0,
): { readonly bounces: Outcome['bounces']; readonly leftOut: LeftOut | null } {
  const all = outcomes.flatMap((each) => each.bounces);
  const bounces = all.slice(0, MAX_BOUNCES);
  const uncounted = outcomes.map((each) => each.leftOut);
  const recipients = all.length - bounces.length + sum(uncounted.map((each) => each?.recipients ?? 0));
  const unopened = messages + sum(uncounted.map((each) => each?.messages ?? 0));
  return { bounces, leftOut: leftOut(recipients, unopened) };
}

/** Null where nothing is left out. */
export function leftOut(recipients: number, messages: number): LeftOut | null {
  return recipients === 0 && messages === 0 ? null : { recipients, messages };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
