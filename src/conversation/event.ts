import type { Reading } from '../bounce/bounce.ts';
import type { Finding } from '../checks/finding.ts';
import type { CheckRequest } from '../checks/request.ts';
import type { Basis } from '../diagnosis/changes.ts';
import type { Language } from '../messages/catalog.ts';
import type { Press } from '../reply/card.ts';

/** What moves a conversation. */
export type Event =
  | {
      readonly type: 'text';
      /** With the chat undone. */
      readonly text: string;
      readonly reading: Reading;
      /** The bot was spoken to; in a thread people also talk to each other. */
      readonly addressed: boolean;
      /** The user's language as the platform tells it. */
      readonly language: Language | undefined;
    }
  /** A file that the platform had for us and that could not be had. */
  | { readonly type: 'no_file'; readonly why: 'too-large' | 'unavailable'; readonly addressed: boolean }
  | { readonly type: 'press'; readonly press: Press }
  | {
      readonly type: 'checked';
      readonly run: number;
      readonly requests: readonly CheckRequest[];
      readonly findings: readonly Finding[];
      readonly again: boolean;
      readonly basis: Basis;
      readonly disagreed: readonly string[];
    };
