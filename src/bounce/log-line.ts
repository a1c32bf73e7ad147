// Log lines of mail servers: Postfix (bounced, deferred, rejected) and Exim ("**", "==").
import { domainOf } from './addresses.ts';
import { findCommand } from './command.ts';
import { type Failure, NO_FAILURE } from './failure.ts';
import { findReplies, foldReply } from './reply.ts';
import { findRemoteMta } from './remote-mta.ts';

const POSTFIX =
  /\b(?:([\dA-F]{6,16}|[\dA-Za-z]{10,16}): )?to=<([^<>\s]{0,320})>,(?:\s(?:orig_to|relay|conn_use|delay|delays|dsn)=\S{1,400},){1,8}\s{1,4}status=(bounced|deferred|expired|undeliverable|sent)\s{1,4}\(/g;
const SENDMAIL =
  /\bto=<?([^<>\s,]{1,320})>?,(?:(?!\bto=)[^\n]){1,600}\bdsn=([245]\.\d{1,3}\.\d{1,3}), stat=([^\n]{1,500})/g;
const REJECT =
  /(?:NOQUEUE|[\dA-F]{6,16}|[\dA-Za-z]{10,16}): (?:milter-)?reject: [A-Z-]{4,12}(?: [a-z]{1,10})? from [\w.-]{1,255}\[([\da-fA-F.:]{3,45})\](?::\d{1,5})?: /g;
const EXIM = /\s(\*\*|==) ([^\s<>]{1,128}@[\w.-]{1,255})(?: <[^<>\s]{1,320}>)?(?= [A-Z]=|[ :])/g;
/** Lines that tell of a failure, of one kind of log; whoever has more is told so. */
const MAX_FAILURES = 2000;

/** True when a text may hold such lines. */
export function hasLogLines(text: string): boolean {
  return /status=(?:bounced|deferred|expired|undeliverable|sent)|\bstat=|reject: [A-Z]|\s(?:\*\*|==) [^\s@]{1,128}@/.test(
    text,
  );
}

export interface LogReading {
  readonly failures: readonly Failure[];
  /** There were more lines of failures than are read. */
  readonly cut: boolean;
}

/** The last word on each recipient: a later line replaces an earlier one. Recipients that got their mail are left out. */
export function readLog(text: string): LogReading {
  const failures = new Map<string, Failure>();
  let cut = false;
  for (const lines of [postfixLines(text), sendmailLines(text), rejectLines(text), eximLines(text)]) {
    let read = 0;
    for (const [recipient, failure] of lines) {
      failures.delete(recipient);
      if (failure === null) continue;
      cut = read === MAX_FAILURES;
      if (cut) break;
      read += 1;
      failures.set(recipient, failure);
    }
    if (cut) break;
  }
  return { failures: [...failures.values()], cut };
}

type Line = [recipient: string, failure: Failure | null];

function* postfixLines(text: string): Generator<Line> {
  for (const match of text.matchAll(POSTFIX)) {
    const [all, queueId, recipient = '', outcome] = match;
    const words = parenthesised(text, match.index + all.length);
    const key = recipient.toLowerCase();
    if (outcome === 'sent') yield [key, null];
    else {
      const failure = refusal(words, recipient, `${all} ${words}`);
      const dsn = /\bdsn=([45]\.\d{1,3}\.\d{1,3})/.exec(all)?.[1] ?? null;
      yield [
        key,
        { ...failure, status: failure.status ?? dsn, queueId: queueId ?? null, temporary: outcome === 'deferred' },
      ];
    }
  }
}

function* sendmailLines(text: string): Generator<Line> {
  if (!text.includes('stat=')) return;
  for (const [all, recipient = '', status = '', words = ''] of text.matchAll(SENDMAIL)) {
    const key = recipient.toLowerCase();
    if (status.startsWith('2')) yield [key, null];
    else yield [key, { ...refusal(words, recipient, all), status, temporary: /^deferred/i.test(words) }];
  }
}

/** The receiving server's own log: it is the remote, the client in brackets is who sends. */
function* rejectLines(text: string): Generator<Line> {
  for (const match of text.matchAll(REJECT)) {
    const from = match.index + match[0].length;
    const words = text.slice(from, from + 2000).split(/\n(?=\S)/, 1)[0] ?? '';
    const recipient = /\bto=<([^<>\s]{1,320})>/.exec(words)?.[1] ?? null;
    const failure = refusal(words.split(/; (?:from|proto|helo)=/, 1)[0] ?? words, recipient, match[0]);
    yield [
      (recipient ?? `?${match.index}`).toLowerCase(),
      {
        ...failure,
        command: findCommand(match[0]),
        clientIp: match[1]?.toLowerCase() ?? null,
        helo: /\bhelo=<([^<>\s]{1,255})>/.exec(words)?.[1] ?? null,
        sender: /\bfrom=<([^<>\s]{1,320})>/.exec(words)?.[1] ?? null,
        remote: { name: null, ip: null },
      },
    ];
  }
}

function* eximLines(text: string): Generator<Line> {
  for (const match of text.matchAll(EXIM)) {
    const recipient = match[2] ?? '';
    if (domainOf(recipient) === null) continue;
    const from = match.index + match[0].length;
    const words = text.slice(from, from + 2000).split(/\n(?=\d{4}-\d\d-\d\d |\s{0,12}\d{1,8}\s)/, 1)[0] ?? '';
    yield [recipient.toLowerCase(), { ...refusal(words, recipient, words), temporary: match[1] === '==' }];
  }
}

function refusal(words: string, recipient: string | null, around: string): Failure {
  const [reply] = findReplies(words);
  const text = foldReply(reply ? (words.slice(reply.start).split('(in reply to', 1)[0] ?? words) : words).slice(
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

/** From after an opening parenthesis to the one that closes it, at most 2,000 characters. */
function parenthesised(text: string, from: number): string {
  let depth = 1;
  const end = Math.min(text.length, from + 2000);
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x28) depth += 1;
    else if (code === 0x29) depth -= 1;
    if (depth === 0) return text.slice(from, at);
  }
  return text.slice(from, end);
}
