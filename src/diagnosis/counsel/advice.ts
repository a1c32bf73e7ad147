import type { AskedQuestion } from '../../knowledge/questions.ts';
import type { RemedyId } from '../../knowledge/remedies/remedies.ts';
import type { Actor, Cause } from '../../knowledge/vocabulary.ts';
import type { Confidence } from '../judgement.ts';
import type { Ladder } from '../ladder.ts';

/** What counsel comes to: a question that its advice hangs on, or the advice. */
export type Counsel =
  | { readonly status: 'ask'; readonly question: AskedQuestion }
  | {
      readonly status: 'advise';
      /** The cause once all facts are in: an answer can make it finer than DNS could. */
      readonly cause: Cause;
      /** Who performs the first step. */
      readonly actor: Actor;
      /** Empty when there is no advice for the cause yet: the reply says so. */
      readonly remedies: readonly RemedyId[];
      /** Where answers decide how sure it is; else it is as sure as the judgement. */
      readonly confidence?: Confidence;
    };

/** One readable decision tree: what to do about a cause, or what must be known first. */
export type Tree = (ladder: Ladder, cause: Cause) => Counsel;
/** The trees of a family, by the cause they start from. */
export type Trees = Readonly<Partial<Record<Cause, Tree>>>;

export function ask(question: AskedQuestion): Counsel {
  return { status: 'ask', question };
}

export function advise(cause: Cause, actor: Actor, remedies: readonly RemedyId[], confidence?: Confidence): Counsel {
  return { status: 'advise', cause, actor, remedies, ...(confidence === undefined ? {} : { confidence }) };
}
