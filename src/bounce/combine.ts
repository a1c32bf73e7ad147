// Brings together what the status fields and the notice say of the same recipient.
import { NO_FAILURE, type Failure, type Told } from './failure.ts';
import type { RecipientStatus, StatusReport } from './delivery-status.ts';
import { findReplies, foldReply, replyAtStart } from './reply.ts';
import { findCommand } from './command.ts';
import { findRemoteMta } from './remote-mta.ts';

/** One failure for each recipient that the report calls failed or delayed; without a report, what the notice says. */
export function combine(report: StatusReport | null, told: Told): Told {
  const failed = (report?.recipients ?? []).filter(
    (each) => each.action === null || !/^(?:delivered|relayed|expanded)/.test(each.action),
  );
  if (!report || failed.length === 0) return told;
  const beside = new Map(told.failures.map((each) => [each.recipient?.toLowerCase(), each]));
  // Forwarded mail: the notice names the address that was written to, the status field the one it went to.
  const only = failed.length === 1 && told.failures.length === 1 ? told.failures[0] : undefined;
  const failures = failed.map((status) => {
    const notice = (status.recipient === null ? undefined : beside.get(status.recipient.toLowerCase())) ?? only;
    return {
      ...joined(fromStatus(status), notice),
      queueId: report.queueId ?? notice?.queueId ?? null,
      sender: report.sender ?? notice?.sender ?? null,
    };
  });
  return { failures, leftOut: report.leftOut };
}

/** Every recipient of the report got the mail. */
export function allDelivered(report: StatusReport | null): boolean {
  const recipients = report?.recipients ?? [];
  return (
    recipients.length > 0 &&
    recipients.every((each) => each.action !== null && /^(?:delivered|relayed|expanded)/.test(each.action))
  );
}

function fromStatus(status: RecipientStatus): Failure {
  const text = status.diagnostic ?? '';
  const first = replyAtStart(text);
  const [reply] = byRank(first ? [first, ...findReplies(text).slice(1)] : findReplies(text), text);
  const remote = findRemoteMta(text);
  const local = status.diagnosticType !== 'smtp' && !/said:|refused to talk/.test(text);
  return {
    ...NO_FAILURE,
    recipient: status.recipient,
    text:
      foldReply(reply ? (text.slice(reply.start).split('(in reply to', 1)[0] ?? text) : text) ||
      (status.statusComment ?? ''),
    code: reply?.code ?? null,
    status: statusOf(reply?.status ?? null, status.status),
    command: findCommand(text),
    remote: { name: status.remoteMta ?? remote.name, ip: remote.ip },
    issuedBy: local && status.remoteMta === null ? 'local' : 'remote',
    temporary: status.action?.startsWith('delay') ? true : null,
    category: status.category,
    strength: 3,
  };
}

function byRank<T extends { start: number; strength: number; code: string | null }>(
  replies: readonly T[],
  text: string,
): T[] {
  const weight = (reply: T): number =>
    reply.strength * 2 + (reply.code === null ? 0 : 3) + (text[reply.start - 1] === '<' ? 1 : 0);
  return replies.toSorted((a, b) => weight(b) - weight(a));
}

/**
 * The status in the reply stands before the Status field: Postfix writes "Status: 5.0.0" or "4.0.0" where the remote server
 * gave no enhanced code, and Exchange writes its own. The field is all there is where the reply has none.
 */
function statusOf(inReply: string | null, field: string | null): string | null {
  return inReply ?? field;
}

/** What the status fields lack is taken from the notice; the longer telling of the same reply is the whole reply. */
function joined(status: Failure, notice: Failure | undefined): Failure {
  if (!notice) return status;
  const wordless = status.code === null && notice.code !== null && !informative(status.text);
  const fuller =
    status.code === notice.code &&
    status.code !== null &&
    notice.text.length > status.text.length &&
    sameStart(status.text, notice.text);
  const text = status.text === '' || wordless || fuller ? notice : status;
  const emptyStatus = status.status === null || /^[45]\.0\.0$/.test(status.status);
  return {
    ...status,
    // A Diagnostic-Code alone, cut off from the other fields, names nobody.
    recipient: status.recipient ?? notice.recipient,
    text: text.text,
    code: status.code ?? (status.text === '' || wordless ? notice.code : null),
    status:
      emptyStatus && notice.status !== null && (notice.code === status.code || status.code === null)
        ? notice.status
        : status.status,
    command: status.command ?? notice.command,
    remote: { name: status.remote.name ?? notice.remote.name, ip: status.remote.ip ?? notice.remote.ip },
    issuedBy: status.code === null && status.text === '' ? notice.issuedBy : status.issuedBy,
    clientIp: notice.clientIp,
    helo: notice.helo,
  };
}

function informative(text: string): boolean {
  return text.length > 12;
}

function sameStart(short: string, long: string): boolean {
  const words = (text: string): string =>
    text
      .replace(/[^a-z\d]/gi, '')
      .slice(0, 40)
      .toLowerCase();
  return words(long).startsWith(words(short).slice(0, 30));
}
