import type { LeftOut, ReadingNote } from '../bounce/bounce.ts';
import type { Finding } from '../checks/finding.ts';
import type { CheckRequest } from '../checks/request.ts';
import type { Case } from '../diagnosis/case.ts';
import type { CodeMeaning } from '../diagnosis/code.ts';
import type { Changes } from '../diagnosis/changes.ts';
import type { Advice } from '../diagnosis/diagnose.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import type { Kind } from '../knowledge/vocabulary.ts';
import type { Profile, ProfileProblem } from '../diagnosis/profile.ts';
import type { CredentialKind } from '../messages/talk-texts.ts';
import type { Seen } from '../session/workspace-store.ts';

/** What is to be said, as meaning; the words come from the catalog of the reader's language. */
export type View =
  | { readonly view: 'help' }
  /** Not a bounce: what it is instead, and anything to say of the input itself. */
  | {
      readonly view: 'not_a_bounce';
      readonly kind: Kind;
      readonly notes: readonly ReadingNote[];
      readonly leftOut?: LeftOut | null;
    }
  /** Checks are under way, one line each. */
  | { readonly view: 'checking'; readonly checks: readonly CheckState[]; readonly again: boolean }
  | {
      readonly view: 'question';
      readonly question: AskedQuestion;
      readonly run: number;
      /** What was read and found so far, as far as it has not been shown yet. */
      readonly intro: Intro | null;
      readonly misunderstood: boolean;
      /** There is an earlier question to go back to. */
      readonly back?: boolean;
    }
  /** A question after its answer: its buttons are gone. */
  | {
      readonly view: 'answered';
      readonly question: AskedQuestion;
      readonly answer: string | null;
      /** What else the answer told. */
      readonly also?: readonly { readonly question: AskedQuestion; readonly answer: string | null }[];
    }
  | AdviceView
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
  | { readonly view: 'why'; readonly question: AskedQuestion; readonly run: number }
  | { readonly view: 'nothing_to_explain' }
  /** Why, where the advice rests on the text alone. */
  | { readonly view: 'nothing_looked_up' }
  | { readonly view: 'nothing_before' }
  | { readonly view: 'no_next' }
  | { readonly view: 'closed'; readonly run: number }
  | { readonly view: 'nothing_to_close' }
  | { readonly view: 'nothing_to_reopen' }
  /** The address that the refusing server saw is not the admin's. */
  | { readonly view: 'disputed'; readonly ip: string }
  | { readonly view: 'credential'; readonly kinds: readonly CredentialKind[] }
  | WatchView
  | {
      readonly view: 'watched';
      /** `partly`: some of it is live, and the watch goes on. `over`: the time is up. */
      readonly outcome: 'live' | 'partly' | 'over';
      readonly changes: Changes;
      readonly run: number;
    }
  | TicketView
  | { readonly view: 'nothing_to_hand_over' }
  | { readonly view: 'rated'; readonly right: boolean }
  | { readonly view: 'nothing_to_rate' }
  | { readonly view: 'forgotten' }
  | { readonly view: 'thanks' }
  | { readonly view: 'profile'; readonly profile: Profile; readonly run: number }
  | {
      readonly view: 'profile_choices';
      readonly field: 'provider' | 'subscription' | 'language';
      readonly run: number;
    }
  | { readonly view: 'profile_problem'; readonly problem: ProfileProblem }
  | { readonly view: 'store_down' }
  | { readonly view: 'busy'; readonly why: Busy }
  /** Whether the last answer arrived is not known; it can be shown again. */
  | { readonly view: 'interrupted'; readonly run: number }
  | { readonly view: 'internal_error' };

export interface AdviceView {
  readonly view: 'advice';
  readonly case: Case;
  readonly advice: readonly Advice[];
  readonly run: number;
  /** After "check again": what is different from the look before. */
  readonly changes: Changes | null;
  /** A watch has seen the changes. */
  readonly live?: true;
  /** Earlier cases like this one in the workspace. */
  readonly seen?: Seen | null;
  /** Which cause is shown where there are too many for one message. */
  readonly page?: number;
  /** Only what was behind "Show more"; `room` is how much room the part before it had. */
  readonly rest?: true;
  readonly room?: number;
}

/** Who asked for too much: everybody together, or one of them. */
export type Busy = 'all' | 'workspace' | 'user';

export type WatchView =
  | {
      readonly view: 'watch';
      readonly outcome: 'set';
      readonly watch: number;
      readonly run: number;
      /** Whether it outlives the process. */
      readonly lasting: boolean;
      readonly hours: number;
    }
  | {
      readonly view: 'watch';
      readonly outcome: 'nothing' | 'already' | 'full' | 'no_place' | 'none' | 'stopped';
    };

export interface TicketView {
  readonly view: 'ticket';
  readonly case: Case;
  readonly format: 'markdown' | 'plain';
  readonly run: number;
}

/** A check that was begun, and whether it has ended. */
export interface CheckState {
  readonly request: CheckRequest;
  readonly done: boolean;
}

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
  | { readonly problem: 'bad_code'; readonly text: string }
  | { readonly problem: 'bad_name'; readonly text: string };
