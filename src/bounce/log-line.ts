// Log lines of mail servers (Postfix, sendmail, Exim), and listings of the queue (mailq).
import { domainOf } from './addresses.ts';
import type { Failure, Told } from './failure.ts';
import { MAX_BOUNCES } from './left-out.ts';
import { type LogLine, refusal } from './log-refusal.ts';
import { refusedLines } from './refused-lines.ts';
import { hasFailureWords } from './reply.ts';

// Chats and mail programs wrap log lines, inside a value too where it is long.
const POSTFIX =
  /\b(?:([\dA-F]{6,16}|[\dA-Za-z]{10,16}): )?to=<("[^"<>\n]{1,64}"@[^<>\s]{1,255}|[^<>\s]{0,320})>,(?:\s(?:orig_to|relay|conn_use|delay|delays|dsn)=[^\s,]{1,400}(?:\n[^\s,=]{1,100})?,){1,8}\s{1,4}status=(bounced|deferred|expired|undeliverable|sent|SOFTBOUNCE)\s{1,4}\(/g;
const SENDMAIL =
  /\bto=<?([^<>\s,]{1,320})>?,(?:(?!\bto=)[^\n]|\n(?!\n|[A-Z][a-z]{2} [ \d]\d |\d{4}-)){1,600}\bdsn=([245]\.\d{1,3}\.\d{1,3}),\sstat=([^\n]{1,500})/g;
const EXIM = /\s(\*\*|==) ([^\s<>]{1,128}@[\w.-]{1,255})(?: <[^<>\s]{1,320}>)?(?=\s[A-Z]=|[ :])/g;
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
  const kinds = [postfixLines, sendmailLines, refusedLines, eximLines, queueLines];
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

function* postfixLines(text: string): Generator<LogLine> {
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

function* sendmailLines(text: string): Generator<LogLine> {
  if (!text.includes('stat=')) return;
  for (const [all, recipient = '', status = '', words = ''] of text.matchAll(SENDMAIL)) {
    const read = (): Failure => {
      const failure = refusal(words, recipient, all);
      return { ...failure, status: failure.status ?? status, temporary: /^deferred/i.test(words) };
    };
    yield [recipient.toLowerCase(), status.startsWith('2') ? null : read];
  }
}

function* eximLines(text: string): Generator<LogLine> {
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

/** What waits in the queue is tried again. */
function* queueLines(text: string): Generator<LogLine> {
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

/** From after an opening parenthesis to the one that closes it, at most 2,000 characters. */
function parenthesised(text: string, from: number): string {
  const piece = text.slice(from, from + 2000);
  let open = piece.indexOf('(');
  let depth = 1;
  for (let close = piece.indexOf(')'); close >= 0; close = piece.indexOf(')', close + 1)) {
    for (; open >= 0 && open < close; open = piece.indexOf('(', open + 1)) depth += 1;
    depth -= 1;
    if (depth === 0) return piece.slice(0, close);
  }
  return piece;
}
