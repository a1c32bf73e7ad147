// Log lines of mail servers: Postfix (bounced, deferred, rejected), sendmail and Exim ("**", "=="), and listings of the queue (mailq).
import { domainOf } from './addresses.ts';
import { commandName, findCommand } from './command.ts';
import { type Failure, NO_FAILURE, type Told } from './failure.ts';
import { MAX_BOUNCES } from './left-out.ts';
import { findReplies, foldReply, hasFailureWords } from './reply.ts';
import { findRemoteMta } from './remote-mta.ts';

// Chats and mail programs wrap log lines, inside a value too where it is long.
const POSTFIX =
  /\b(?:([\dA-F]{6,16}|[\dA-Za-z]{10,16}): )?to=<("[^"<>\n]{1,64}"@[^<>\s]{1,255}|[^<>\s]{0,320})>,(?:\s(?:orig_to|relay|conn_use|delay|delays|dsn)=[^\s,]{1,400}(?:\n[^\s,=]{1,100})?,){1,8}\s{1,4}status=(bounced|deferred|expired|undeliverable|sent|SOFTBOUNCE)\s{1,4}\(/g;
const SENDMAIL =
  /\bto=<?([^<>\s,]{1,320})>?,(?:(?!\bto=)[^\n]|\n(?!\n|[A-Z][a-z]{2} [ \d]\d |\d{4}-)){1,600}\bdsn=([245]\.\d{1,3}\.\d{1,3}),\sstat=([^\n]{1,500})/g;
const REJECT =
  /(?:NOQUEUE|[\dA-F]{6,16}|[\dA-Za-z]{10,16}): (?:milter-)?reject: [A-Z-]{4,14}(?: [a-z]{1,10})? from [\w.-]{1,255}\[([\da-fA-F.:]{3,45})\](?::\d{1,5})?: /g;
/** Sendmail's own refusals: the argument is what the command gave, "relay" who called (sendmail, 3rd edition, "reject="). */
const SENDMAIL_REJECT =
  /\bruleset=check_(\w{1,20}), arg1=<?([^<>\s,]{0,320})>?, (?:arg2=[^\s,]{1,100}, )?relay=[^\n,[]{0,255}\[([\da-fA-F.:]{3,45})\][^\n,]{0,40}, reject=([^\n]{1,1000})/g;
const EXIM = /\s(\*\*|==) ([^\s<>]{1,128}@[\w.-]{1,255})(?: <[^<>\s]{1,320}>)?(?=\s[A-Z]=|[ :])/g;
/** Exim's own refusals (its specification, "Log files"): who called, and further on the line what was rejected. */
const EXIM_CALLER = /\sH=[^\n[\]]{0,300}\[([\da-fA-F.:]{3,45})\]/g;
const EXIM_REJECTED =
  /\s(temporarily )?rejected (RCPT|MAIL|DATA|after DATA|EHLO or HELO|connection)(?: <([^<>\s]{0,320})>)?[^\n:]{0,80}(?:: |$)/;
/** A line of a log begins with a date, or with the id of the message where people cut the date off. */
const NEXT_LINE = /\n(?=\n|[A-Z][a-z]{2} [ \d]\d |\d{4}-|NOQUEUE: |[\dA-F]{6,16}: |[\dA-Za-z]{10,16}: )/;
// mailq: id, size, arrival and sender of a message; then a reason in parentheses before the recipients that it holds for.
const QUEUED =
  /\b([\dA-Za-z]{6,20})[*!#]?\s{1,12}\d{1,12}\s{1,4}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2}\s{1,2}\d{1,2} \d\d:\d\d(?::\d\d)?\s{1,4}<?([^\s<>()]{1,320})>?\s{1,40}(?=\()/;

/** A quick look for the time in such a line. */
const ARRIVAL = /\d\s{1,4}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2}\s/;

/** True when a text may hold such lines. */
export function hasLogLines(text: string): boolean {
  return (
    /\srejected (?:RCPT|MAIL|DATA|after DATA|EHLO or HELO|connection)\b|status=(?:bounced|deferred|expired|undeliverable|sent|SOFTBOUNCE)|\bstat=|reject: [A-Z]|, reject=|\s(?:\*\*|==) [^\s@]{1,128}@/.test(
      text,
    ) ||
    (ARRIVAL.test(text) && QUEUED.test(text))
  );
}

/**
 * The last word on each recipient: a later line replaces an earlier one. Recipients that got their mail are not told of;
 * of the others the first 1,000 are. Null where no line is one of these.
 */
export function readLog(text: string): Told | null {
  const last = new Map<string, () => Failure>();
  let lines = 0;
  const kinds = [postfixLines, sendmailLines, rejectLines, sendmailRejectLines, eximLines, eximRejectLines, queueLines];
  for (const read of kinds) {
    for (const [recipient, failure] of read(text)) {
      lines += 1;
      last.delete(recipient);
      if (failure !== null) last.set(recipient, failure);
    }
  }
  if (lines === 0) return null;
  const failures = [...last.values()].slice(0, MAX_BOUNCES).map((failure) => failure());
  return { failures, leftOut: last.size - failures.length };
}

/** A line is read when it is known to be the last word; null for mail that arrived. */
type Line = [recipient: string, failure: (() => Failure) | null];

function* postfixLines(text: string): Generator<Line> {
  for (const match of text.matchAll(POSTFIX)) {
    const [all, queueId = null, recipient = '', outcome] = match;
    const read = (): Failure => {
      const words = parenthesised(text, match.index + all.length);
      const failure = refusal(words, recipient, `${all} ${words}`);
      const dsn = /\bdsn=([45]\.\d{1,3}\.\d{1,3})/.exec(all)?.[1] ?? null;
      return {
        ...failure,
        status: failure.status ?? dsn,
        queueId,
        temporary: outcome === 'deferred' || outcome === 'SOFTBOUNCE',
      };
    };
    yield [recipient.toLowerCase(), outcome === 'sent' ? null : read];
  }
}

function* sendmailLines(text: string): Generator<Line> {
  if (!text.includes('stat=')) return;
  for (const [all, recipient = '', status = '', words = ''] of text.matchAll(SENDMAIL)) {
    const read = (): Failure => {
      const failure = refusal(words, recipient, all);
      return { ...failure, status: failure.status ?? status, temporary: /^deferred/i.test(words) };
    };
    yield [recipient.toLowerCase(), status.startsWith('2') ? null : read];
  }
}

/** The receiving server's own log: it is the remote, the client in brackets is who sends. */
function* rejectLines(text: string): Generator<Line> {
  for (const match of text.matchAll(REJECT)) {
    const from = match.index + match[0].length;
    const words = text.slice(from, from + 2000).split(NEXT_LINE, 1)[0] ?? '';
    // A log that was cut at the edge of a screen still has the recipient in the refusal.
    const recipient =
      /\bto=<([^<>\s@]{1,128}@[^<>\s]{1,255})>/.exec(words)?.[1] ??
      /^[\d. ]{3,16}<([^<>\s@]{1,128}@[^<>\s]{1,255})>: (?:Recipient|Relay) /.exec(words)?.[1] ??
      null;
    const read = (): Failure => ({
      ...refusal(words.split(/;\s(?:from|proto|helo)=/, 1)[0] ?? words, recipient, match[0]),
      command: findCommand(match[0]),
      clientIp: callerOf(match[1] ?? ''),
      helo: /\bhelo=<([^<>\s]{1,255})>/.exec(words)?.[1] ?? null,
      sender: /\bfrom=<([^<>\s]{1,320})>/.exec(words)?.[1] ?? null,
      remote: { name: null, ip: null },
    });
    yield [(recipient ?? `?${match.index}`).toLowerCase(), read];
  }
}

function* eximLines(text: string): Generator<Line> {
  for (const match of text.matchAll(EXIM)) {
    const recipient = match[2] ?? '';
    if (domainOf(recipient) === null) continue;
    const from = match.index + match[0].length;
    const read = (): Failure => {
      const words = text.slice(from, from + 2000).split(/\n(?=\d{4}-\d\d-\d\d |\s{0,12}\d{1,8}\s)/, 1)[0] ?? '';
      // Exim writes the line ends of a reply as "\n".
      const reply = words.replace(/\\n(?=[245]\d\d[ -])/g, '\n');
      return { ...refusal(reply, recipient, words), temporary: match[1] === '==' };
    };
    yield [recipient.toLowerCase(), read];
  }
}

/** The receiving server's own log, as that of rejectLines. */
function* sendmailRejectLines(text: string): Generator<Line> {
  for (const match of text.matchAll(SENDMAIL_REJECT)) {
    const [, ruleset = '', argument = '', ip = '', words = ''] = match;
    const address = argument.includes('@') ? argument : null;
    const recipient = ruleset === 'rcpt' ? address : null;
    const read = (): Failure => ({
      ...refusal(words, recipient, ''),
      command: commandName(ruleset === 'relay' ? 'CONNECT' : ruleset),
      clientIp: callerOf(ip),
      sender: ruleset === 'mail' ? address : null,
    });
    yield [(recipient ?? `?${match.index}`).toLowerCase(), read];
  }
}

/** The receiving server's own log, as that of rejectLines. */
function* eximRejectLines(text: string): Generator<Line> {
  for (const match of text.matchAll(EXIM_CALLER)) {
    const words = text.slice(match.index, match.index + 2000).split(NEXT_LINE, 1)[0] ?? '';
    const rejected = EXIM_REJECTED.exec(words);
    if (!rejected || isDelivery(text, match.index)) continue;
    const recipient = rejected[2] === 'RCPT' ? (rejected[3] ?? null) : null;
    const reason = words.slice(rejected.index + rejected[0].length);
    const read = (): Failure => ({
      ...refusal(reason === '' ? rejected[0].trim() : reason, recipient, ''),
      command: commandName(rejected[2] ?? ''),
      clientIp: callerOf(match[1] ?? ''),
      helo: /\(([\w.-]{1,255})\)/.exec(match[0])?.[1] ?? null,
      sender: /\sF=<([^<>\s]{1,320})>/.exec(words)?.[1] ?? null,
      issuedBy: 'remote',
      temporary: rejected[1] !== undefined,
    });
    yield [(recipient ?? `?${match.index}`).toLowerCase(), read];
  }
}

/** The line tells of mail that this server sent on: "=>", "**". */
function isDelivery(text: string, at: number): boolean {
  return /\s(?:[=*-][=*>]|>>)\s[^\n]{0,600}$/.test(text.slice(Math.max(0, at - 700), at));
}

/** What waits in the queue is tried again. */
function* queueLines(text: string): Generator<Line> {
  for (const match of text.matchAll(new RegExp(QUEUED, 'g'))) {
    const [all, queueId = null, from = ''] = match;
    const sender = from.includes('@') ? from : null;
    for (let at = match.index + all.length; text[at] === '('; ) {
      const words = parenthesised(text, at + 1);
      const after = /^\)(?:\s{1,60}<?[^\s<>()]{1,128}@[\w.-]{1,255}>?){1,100}\s{0,60}/.exec(
        text.slice(at + 1 + words.length),
      );
      if (!after || !hasFailureWords(words)) break;
      for (const [recipient] of after[0].matchAll(/[^\s<>()]{1,128}@[\w.-]{1,255}/g)) {
        const read = (): Failure => ({ ...refusal(words, recipient, words), queueId, sender, temporary: true });
        yield [recipient.toLowerCase(), read];
      }
      at += 1 + words.length + after[0].length;
    }
  }
}

function refusal(words: string, recipient: string | null, around: string): Failure {
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

/** A program on the same machine has no address that others see. */
function callerOf(ip: string): string | null {
  return /^(?:127\.|::1$)/.test(ip) ? null : ip.toLowerCase();
}

/** From after an opening parenthesis to the one that closes it, at most 2,000 characters. */
function parenthesised(text: string, from: number): string {
  const piece = text.slice(from, from + 2000);
  let depth = 1;
  for (const { 0: parenthesis, index } of piece.matchAll(/[()]/g)) {
    depth += parenthesis === '(' ? 1 : -1;
    if (depth === 0) return piece.slice(0, index);
  }
  return piece;
}
