import type { CheckRequest } from '../checks/request.ts';
import type { Case } from '../diagnosis/case.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import type { Language } from '../messages/catalog.ts';
import type { View } from '../reply/view.ts';

/** Grows with every change of shape; an older state is migrated, an unknown one counts as none. */
export const STATE_VERSION = 1;

/** What is kept of a conversation. Plain data; addresses in it are masked. */
export interface State {
  readonly version: typeof STATE_VERSION;
  readonly language: Language;
  /** Counts the moves of the case. Buttons and checks carry it: what belongs to an earlier run changes nothing. */
  readonly run: number;
  readonly case: Case | null;
  /** The question that waits for an answer. */
  readonly question: AskedQuestion | null;
  /** Checks are under way. */
  readonly checking: boolean;
  /** What was read, and how many findings, have been shown: the next question does not repeat them. */
  readonly shown: { readonly reading: boolean; readonly findings: number };
  /** The platform's reference of the message that the next step replaces. */
  readonly live: string | null;
  /** Effects that have been decided and not yet carried out, by the event that caused them. */
  readonly outbox: Readonly<Record<string, readonly Effect[]>>;
}

/** What is to be done after a step; plain data, so that it survives a crash. */
export type Effect =
  /** `live` takes the place of the live message; `new` is posted below and becomes the live one; `aside` does neither. */
  | { readonly type: 'show'; readonly at: 'live' | 'new' | 'aside'; readonly view: View }
  | {
      readonly type: 'check';
      readonly run: number;
      readonly requests: readonly CheckRequest[];
      readonly again: boolean;
    }
  /** A look-up on the side: it shows its findings and leaves the case alone. */
  | { readonly type: 'look_up'; readonly requests: readonly CheckRequest[]; readonly report?: string };

export function newState(language: Language): State {
  return {
    version: STATE_VERSION,
    language,
    run: 0,
    case: null,
    question: null,
    checking: false,
    shown: { reading: false, findings: 0 },
    live: null,
    outbox: {},
  };
}

/** Reads a stored state. @returns undefined for anything that is not one of this version. */
export function parseState(raw: unknown): State | undefined {
  const isState = typeof raw === 'object' && raw !== null && 'version' in raw && raw.version === STATE_VERSION;
  return isState ? (raw as State) : undefined;
}
