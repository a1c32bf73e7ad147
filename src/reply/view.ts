import type { ReadingNote } from '../bounce/bounce.ts';
import type { Finding } from '../checks/finding.ts';
import type { CheckRequest } from '../checks/request.ts';
import type { Case } from '../diagnosis/case.ts';
import type { CodeMeaning } from '../diagnosis/code.ts';
import type { Changes } from '../diagnosis/changes.ts';
import type { Advice } from '../diagnosis/diagnose.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import type { Kind } from '../knowledge/vocabulary.ts';

/** What is to be said, as meaning; the words come from the catalog of the reader's language. */
export type View =
  | { readonly view: 'help' }
  /** Not a bounce: what it is instead, and anything to say of the input itself. */
  | { readonly view: 'not_a_bounce'; readonly kind: Kind; readonly notes: readonly ReadingNote[] }
  | { readonly view: 'checking'; readonly count: number; readonly again: boolean }
  | {
      readonly view: 'question';
      readonly question: AskedQuestion;
      readonly run: number;
      /** What was read and found so far, as far as it has not been shown yet. */
      readonly intro: Intro | null;
      readonly misunderstood: boolean;
    }
  /** A question after its answer: its buttons are gone. */
  | { readonly view: 'answered'; readonly question: AskedQuestion; readonly answer: string | null }
  | {
      readonly view: 'advice';
      readonly case: Case;
      readonly advice: readonly Advice[];
      readonly run: number;
      /** After "check again": what is different from the look before. */
      readonly changes: Changes | null;
    }
  | { readonly view: 'findings'; readonly findings: readonly Finding[] }
  /** The report on everything there is to check of a domain or an address. */
  | {
      readonly view: 'health';
      readonly subject: string;
      readonly requests: readonly CheckRequest[];
      readonly findings: readonly Finding[];
    }
  | { readonly view: 'code'; readonly meaning: CodeMeaning }
  | { readonly view: 'usage'; readonly problem: LookUpProblem }
  | { readonly view: 'no_file'; readonly why: 'too-large' | 'unavailable' }
  | { readonly view: 'restarted' }
  | { readonly view: 'old_button' }
  | { readonly view: 'nothing_to_recheck' }
  | { readonly view: 'store_down' }
  | { readonly view: 'internal_error' };

/** What stands before a question. */
export interface Intro {
  readonly case: Case;
  readonly reading: boolean;
  readonly findings: boolean;
}

/** What is wrong with a look-up's words. */
export type LookUpProblem =
  | { readonly problem: 'usage'; readonly usage: string }
  | { readonly problem: 'bad_address'; readonly text: string }
  | { readonly problem: 'private_address'; readonly text: string }
  | { readonly problem: 'bad_code'; readonly text: string };
