import type { Reading } from '../bounce/bounce.ts';
import type { Finding } from '../checks/finding.ts';
import type { CheckRequest } from '../checks/request.ts';
import type { Basis } from '../diagnosis/changes.ts';
import type { Profile, ProfileProblem } from '../diagnosis/profile.ts';
import type { Language } from '../messages/catalog.ts';
import type { Press } from '../reply/card.ts';
import type { Seen } from '../session/workspace-store.ts';

/** What moves a conversation. */
export type Event =
  | TextEvent
  /** A file that the platform had for us and that could not be had. */
  | { readonly type: 'no_file'; readonly why: 'too-large' | 'unavailable'; readonly addressed: boolean }
  | { readonly type: 'press'; readonly press: Press; readonly by: string | undefined }
  | CheckedEvent
  /** What the workspace remembers of such cases. */
  | { readonly type: 'recalled'; readonly run: number; readonly fingerprint: string; readonly seen: Seen | null }
  | {
      readonly type: 'watch_set';
      readonly watch: number;
      readonly outcome: 'set' | 'full' | 'no_place';
      /** Whether it outlives the process. */
      readonly lasting: boolean;
      /** How long it looks at most, in hours. */
      readonly hours: number;
    }
  /** A watch is to look again. */
  | { readonly type: 'watch_due'; readonly watch: number; readonly look: number }
  | LookedEvent
  | { readonly type: 'profile'; readonly profile: Profile; readonly problem: ProfileProblem | null };

export interface TextEvent {
  readonly type: 'text';
  /** The event's id; it names the case that the text opens. */
  readonly id: string;
  /** With the chat undone. */
  readonly text: string;
  readonly reading: Reading;
  /** The bot was spoken to; in a thread people also talk to each other. */
  readonly addressed: boolean;
  /** The user's language as the platform tells it. */
  readonly language: Language | undefined;
  /** The platform's id of who wrote it. */
  readonly by: string | undefined;
  readonly profile: Profile;
}

/** What a look at DNS came to. */
interface Look {
  readonly findings: readonly Finding[];
  readonly basis: Basis;
  readonly disagreed: readonly string[];
}

export interface CheckedEvent extends Look {
  readonly type: 'checked';
  readonly run: number;
  readonly requests: readonly CheckRequest[];
  readonly again: boolean;
}

export interface LookedEvent extends Look {
  readonly type: 'looked';
  readonly watch: number;
  readonly look: number;
  /** There is no look after this one. */
  readonly last: boolean;
}
