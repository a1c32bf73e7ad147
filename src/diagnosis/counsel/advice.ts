import type { AskedQuestion } from '../../knowledge/questions.ts';
import type { RemedyId } from '../../knowledge/remedies/remedies.ts';
import type { Actor, Cause } from '../../knowledge/vocabulary.ts';

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
    };

export function ask(question: AskedQuestion): Counsel {
  return { status: 'ask', question };
}

export function advise(cause: Cause, actor: Actor, remedies: readonly RemedyId[]): Counsel {
  return { status: 'advise', cause, actor, remedies };
}
