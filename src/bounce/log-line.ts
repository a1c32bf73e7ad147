// Log lines of mail servers: Postfix (bounced, deferred, rejected) and Exim ("**", "==").
import { domainOf } from './addresses.ts';
import { findCommand } from './command.ts';
import { type Failure, NO_FAILURE, type Told } from './failure.ts';
import { MAX_BOUNCES } from './left-out.ts';
import { findReplies, foldReply } from './reply.ts';
import { findRemoteMta } from './remote-mta.ts';

const POSTFIX =
  /\b(?:([\dA-F]{6,16}|[\dA-Za-z]{10,16}): )?to=<([^<>\s]{0,320})>,(?:\s(?:orig_to|relay|conn_use|delay|delays|dsn)=\S{1,400},){1,8}\s{1,4}status=(bounced|deferred|expired|undeliverable|sent)\s{1,4}\(/g;
const SENDMAIL =
  /\bto=<?([^<>\s,]{1,320})>?,(?:(?!\bto=)[^\n]){1,600}\bdsn=([245]\.\d{1,3}\.\d{1,3}), stat=([^\n]{1,500})/g;
const REJECT =
  /(?:NOQUEUE|[\dA-F]{6,16}|[\dA-Za-z]{10,16}): (?:milter-)?reject: [A-Z-]{4,12}(?: [a-z]{1,10})? from [\w.-]{1,255}\[([\da-fA-F.:]{3,45})\](?::\d{1,5})?: /g;
const EXIM = /\s(\*\*|==) ([^\s<>]{1,128}@[\w.-]{1,255})(?: <[^<>\s]{1,320}>)?(?= [A-Z]=|[ :])/g;

/** True when a text may hold such lines. */
export function hasLogLines(text: string): boolean {
  return /status=(?:bounced|deferred|expired|undeliverable|sent)|\bstat=|reject: [A-Z]|\s(?:\*\*|==) [^\s@]{1,128}@/.test(
    text,
  );
}

/**
 * The last word on each recipient: a later line replaces an earlier one. Recipients that got their mail are not told of;
 * of the others the first 1,000 are.
 */
export function readLog(text: string): Told {
  const last = new Map<string, () => Failure>();
  for (const lines of [postfixLines(text), sendmailLines(text), rejectLines(text), eximLines(text)]) {
    for (const [recipient, failure] of lines) {
      last.delete(recipient);
      if (failure !== null) last.set(recipient, failure);
    }
  }
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
      return { ...failure, status: failure.status ?? dsn, queueId, temporary: outcome === 'deferred' };
    };
    yield [recipient.toLowerCase(), outcome === 'sent' ? null : read];
  }
}

function* sendmailLines(text: string): Generator<Line> {
  if (!text.includes('stat=')) return;
  for (const [all, recipient = '', status = '', words = ''] of text.matchAll(SENDMAIL)) {
    const read = (): Failure => ({
      ...refusal(words, recipient, all),
      status,
      temporary: /^deferred/i.test(words),
    });
    yield [recipient.toLowerCase(), status.startsWith('2') ? null : read];
  }
}

/** The receiving server's own log: it is the remote, the client in brackets is who sends. */
function* rejectLines(text: string): Generator<Line> {
  for (const match of text.matchAll(REJECT)) {
    const from = match.index + match[0].length;
    const words = text.slice(from, from + 2000).split(/\n(?=\S)/, 1)[0] ?? '';
    const recipient = /\bto=<([^<>\s]{1,320})>/.exec(words)?.[1] ?? null;
    const read = (): Failure => ({
      ...refusal(words.split(/; (?:from|proto|helo)=/, 1)[0] ?? words, recipient, match[0]),
      command: findCommand(match[0]),
      clientIp: match[1]?.toLowerCase() ?? null,
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
      return { ...refusal(words, recipient, words), temporary: match[1] === '==' };
    };
    yield [recipient.toLowerCase(), read];
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
