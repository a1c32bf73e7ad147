import type { Card, Press } from '../reply/card.ts';

/** What a platform delivered, in no platform's words. */
export interface Incoming {
  /** One thread of talk. Made by the adapter so that it is unique across platforms and workspaces, e.g. `slack:T1:C1:170.1`. */
  readonly conversation: string;
  /** Who works together: `slack:T1`, `teams:<tenant>`, `terminal`. A profile and what was seen before belong to it. */
  readonly workspace: string;
  /** The adapter's own way back to this place, for speaking later. Absent where it cannot speak later. */
  readonly address?: string;
  /** The same for every delivery of the same event. */
  readonly eventId: string;
  /** IETF language tag of the user, when the platform tells. */
  readonly locale?: string;
  /** The platform's id of who did it. */
  readonly user?: string;
  readonly event: UserEvent;
  /** The bot was addressed (mention, direct message, command): ordinary chat gets an answer too. */
  readonly addressed: boolean;
}

export type UserEvent =
  /** A paste, an answer in free text, a look-up's words, as the platform delivered them (markup and all). */
  | { readonly type: 'text'; readonly text: string }
  /** `missing` says why there are no bytes: the platform had a file for us, but it could not be had. */
  | {
      readonly type: 'file';
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly missing?: 'too-large' | 'unavailable';
    }
  /** A button. `press` comes from a client: it has been parsed, its content is not trusted. */
  | { readonly type: 'press'; readonly press: Press };

/** The look of a watch is due. Comes from what wakes watches up, never from a platform. */
export interface WatchDue {
  readonly type: 'watch_due';
  readonly watch: number;
  readonly look: number;
}

/** What the core handles: what a platform delivered, or a look. */
export interface Arrival extends Omit<Incoming, 'event'> {
  readonly event: UserEvent | WatchDue;
}

/**
 * Where answers go, made by the adapter for one conversation.
 * `show` posts a card and resolves to the platform's reference of the message; with `replace` it updates that message in
 * place. It rejects with `OutletFailed` when the platform does not take it.
 */
export interface Outlet {
  /** What it shows is read like paper, as in a terminal: cards come whole, nothing goes on behind a button. */
  readonly whole?: boolean;
  /** It takes few messages: how checks go is not told there. */
  readonly sparing?: boolean;
  /** It can find out whether a message has been posted. */
  readonly canLook?: boolean;
  show(card: Card, replace?: string, posting?: Posting): Promise<string>;
}

/** Tells a message from all others, so that it is posted once. */
export interface Posting {
  readonly id: string;
  /** It may have been posted already, by a process that died before it noted so. */
  readonly unsure: boolean;
}

/** What is known of a message that a platform did not take. */
export interface Failure {
  /** It may take it later. */
  readonly passing?: boolean;
  /** It may have taken it: no answer came. */
  readonly unsure?: boolean;
}

/** The platform did not take a message. `retryAfterMs` where it told when to come back. */
export class OutletFailed extends Error {
  override readonly name = 'OutletFailed';
  readonly retryAfterMs: number | undefined;
  readonly passing: boolean;
  readonly unsure: boolean;
  constructor(message: string, retryAfterMs?: number, { passing = false, unsure = true }: Failure = {}) {
    super(message);
    this.retryAfterMs = retryAfterMs;
    this.passing = passing;
    this.unsure = unsure;
  }
}

/** An event that is to be handled again later: the store or the platform could not be reached, or another works on it. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  readonly afterMs: number | undefined;
  constructor(message: string, afterMs?: number) {
    super(message);
    this.afterMs = afterMs;
  }
}

/**
 * Makes the outlet of an address that the adapter once gave. It has been stored, so it is parsed anew and never trusted:
 * undefined for what is no address of this adapter.
 */
export type OutletFor = (address: string) => Outlet | undefined;

/**
 * The core as adapters see it: handles one event to its end, and says so to the user where it cannot. Rejects with `NotYet`
 * alone.
 */
export type Handle = (incoming: Incoming, outlet: Outlet) => Promise<void>;
