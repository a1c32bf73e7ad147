import type { CheckRequest } from '../checks/request.ts';
import type { Finding } from '../checks/finding.ts';
import { type Case, wholeCase } from '../diagnosis/case.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import type { Language } from '../messages/catalog.ts';
import { StoreUnavailable } from '../session/store.ts';
import type { View } from '../reply/view.ts';
import type { Seen } from '../session/workspace-store.ts';
import type { Effect } from './effect.ts';

/** Grows with every change of shape; an older state is migrated, an unknown one counts as none. */
export const STATE_VERSION = 2;

/** What is kept of a conversation. Plain data; addresses in it are masked. */
export interface State {
  readonly version: typeof STATE_VERSION;
  readonly language: Language;
  /** Counts the moves of the case. Buttons and checks carry it: what belongs to an earlier run changes nothing. */
  readonly run: number;
  readonly case: Case | null;
  /** Tells the case from all others: the event that opened it. */
  readonly caseKey: string;
  /** The admin has closed the case; it can be opened again. */
  readonly closed: boolean;
  /** The question that waits for an answer. */
  readonly question: AskedQuestion | null;
  /** The answers so far, for "back": each with the facts that it brought. */
  readonly turns: readonly Turn[];
  /** Checks are under way. */
  readonly checking: boolean;
  /** What was read, and how many findings, have been shown: the next question does not repeat them. */
  readonly shown: { readonly reading: boolean; readonly findings: number };
  /** Which cause the advice shows where there are too many for one message. */
  readonly page: number;
  /** What the workspace remembered of such cases. */
  readonly seen: { readonly fingerprint: string; readonly seen: Seen | null } | null;
  /** Whether the advice was called right; null: nobody has said. */
  readonly rated: boolean | null;
  readonly watches: readonly Watch[];
  /** Counts the watches. */
  readonly watched: number;
  /** The profile was shown last: its words count without "setup" before them. */
  readonly setting: boolean;
  /** The platform's reference of the message that the next step replaces. */
  readonly live: string | null;
  /** Effects that have been decided and not yet carried out, by the event that caused them. */
  readonly outbox: Readonly<Record<string, readonly Effect[]>>;
  /** What was to be said when a process died and may not have arrived; it can be shown again. */
  readonly unsaid?: View;
  /** The last events of which all has been carried out: whoever takes over from a process that died then has nothing to do. */
  readonly handled?: readonly string[];
}

export interface Turn {
  readonly question: AskedQuestion;
  readonly facts: readonly AskedQuestion[];
}

/** A watch on what failed when it began. It stays when another case is opened. */
export interface Watch {
  readonly number: number;
  readonly caseKey: string;
  readonly fingerprint: string | null;
  readonly requests: readonly CheckRequest[];
  /** What the last look found. */
  readonly findings: readonly Finding[];
  /** The look that is expected next; any other changes nothing. */
  readonly look: number;
}

export function newState(language: Language): State {
  return { version: STATE_VERSION, language, ...NO_CASE, run: 0, watches: [], watched: 0, setting: false, outbox: {} };
}

/** Whether the bot also hears what is not said to it: people talk to each other, but here they have talked to it. */
export function isListening(state: State): boolean {
  return state.case !== null || state.setting;
}

/** Everything that belongs to a case, without one. */
export const NO_CASE = {
  case: null,
  caseKey: '',
  closed: false,
  question: null,
  turns: [],
  checking: false,
  shown: { reading: false, findings: 0 },
  page: 0,
  seen: null,
  rated: null,
  live: null,
} as const satisfies Partial<State>;

/**
 * Reads a stored state, an older one too. @returns undefined for anything else.
 * @throws StoreUnavailable for a newer one: while versions change, the process that knows it will read it
 */
export function parseState(raw: unknown): State | undefined {
  if (typeof raw !== 'object' || raw === null || !('version' in raw)) return undefined;
  if (typeof raw.version === 'number' && raw.version > STATE_VERSION) {
    throw new StoreUnavailable('The conversation was kept by a newer version.');
  }
  if (raw.version === STATE_VERSION) return whole(raw as State);
  // Version 1 knew less; what it had to do yet is in words that are no longer known.
  if (raw.version === 1) return whole({ ...newState('en'), ...raw, version: STATE_VERSION, outbox: {} });
  return undefined;
}

/** What was added to a case since is filled in; any other change of shape raises the version. */
function whole(state: State): State {
  return state.case === null ? state : { ...state, case: wholeCase(state.case) };
}
