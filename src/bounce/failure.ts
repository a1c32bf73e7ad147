import type { IssuedBy } from './bounce.ts';
import type { Mta } from './remote-mta.ts';

/** One recipient's failure as one source tells it (a notice, a log line, a report), before sources are brought together. */
export interface Failure {
  readonly recipient: string | null;
  readonly sender: string | null;
  /** The refusal on one line; empty when the source gives no words. */
  readonly text: string;
  readonly code: string | null;
  readonly status: string | null;
  readonly command: string | null;
  readonly remote: Mta;
  readonly issuedBy: IssuedBy;
  /** Where the refusing server quotes the client's address outside of the reply itself (its own log). */
  readonly clientIp: string | null;
  readonly helo: string | null;
  readonly queueId: string | null;
  readonly temporary: boolean | null;
  /** The sending server's own opinion of it (knowledge/bounce-categories.ts). */
  readonly category: string | null;
  /** How sure the text is a refusal: 3 a reply in a known place, 2 very likely, 1 words that also occur in chat, 0 no reply. */
  readonly strength: 0 | 1 | 2 | 3;
}

/** What one source tells of. */
export interface Told {
  readonly failures: readonly Failure[];
  /** Failed recipients beyond these. */
  readonly leftOut: number;
}

export const NO_FAILURE: Failure = {
  recipient: null,
  sender: null,
  text: '',
  code: null,
  status: null,
  command: null,
  remote: { name: null, ip: null },
  issuedBy: 'remote',
  clientIp: null,
  helo: null,
  queueId: null,
  temporary: null,
  category: null,
  strength: 0,
};
