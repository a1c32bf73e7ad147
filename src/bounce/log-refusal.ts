import { findCommand } from './command.ts';
import { type Failure, NO_FAILURE } from './failure.ts';
import { findRemoteMta } from './remote-mta.ts';
import { findReplies, foldReply } from './reply.ts';

/** A line is read when it is known to be the last word; null for mail that arrived. */
export type LogLine = [recipient: string, failure: (() => Failure) | null];

/** What the words of a line say of one recipient; "around" is where the remote server is named. */
export function refusal(words: string, recipient: string | null, around: string): Failure {
  const [reply] = findReplies(words);
  const text = foldReply(reply ? (words.slice(reply.start).split(/\(in\sreply\sto/, 1)[0] ?? words) : words).slice(
    0,
    1500,
  );
  const remote = findRemoteMta(around);
  return {
    ...NO_FAILURE,
    recipient: recipient === '' ? null : recipient,
    text,
    code: reply?.code ?? null,
    status: reply?.status ?? null,
    command: findCommand(words),
    remote,
    issuedBy: reply ? 'remote' : 'local',
    strength: 3,
  };
}
