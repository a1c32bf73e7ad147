import type { CheckRequest } from '../checks/request.ts';
import type { View } from '../reply/view.ts';
import type { Ending } from '../session/workspace-store.ts';
import type { ProfileChange } from './profile-change.ts';

/** What is to be done after a step; plain data, so that it survives a crash. */
export type Effect =
  /**
   * `live` takes the place of the live message, or is posted below and becomes it; `last` does so too, and what follows is
   * a new message; `aside` is posted below and leaves the live message alone.
   */
  | { readonly type: 'show'; readonly at: 'live' | 'last' | 'aside'; readonly view: View }
  | {
      readonly type: 'check';
      readonly run: number;
      readonly requests: readonly CheckRequest[];
      readonly again: boolean;
    }
  /** A look-up on the side: it shows its findings and leaves the case alone. */
  | { readonly type: 'look_up'; readonly requests: readonly CheckRequest[]; readonly report?: string }
  /** Asks what the workspace remembers of such cases. */
  | { readonly type: 'recall'; readonly run: number; readonly fingerprint: string; readonly caseKey: string }
  /** Has the workspace remember how the case stands. */
  | {
      readonly type: 'remember';
      readonly fingerprint: string;
      readonly caseKey: string;
      readonly ending: Ending;
    }
  | { readonly type: 'rate'; readonly rule: string; readonly caseKey: string; readonly right: boolean }
  /** Has the next look of a watch taken later. */
  | { readonly type: 'watch'; readonly watch: number; readonly look: number }
  | { readonly type: 'unwatch'; readonly watch: number }
  /** Takes the look of a watch. */
  | {
      readonly type: 'look';
      readonly watch: number;
      readonly look: number;
      readonly requests: readonly CheckRequest[];
    }
  /** Loads the workspace's profile, changed first where there is a change. */
  | { readonly type: 'profile'; readonly change: ProfileChange | null }
  /** Deletes all that is kept of the conversation. Nothing comes after it. */
  | { readonly type: 'forget' };
