// The receiving server's own log of what it refused (Postfix, sendmail, Exim): it is the remote, and the client in brackets is who sends.
import { commandName, findCommand } from './command.ts';
import type { Failure } from './failure.ts';
import { type LogLine, refusal } from './log-refusal.ts';

const REJECT =
  /(?:NOQUEUE|[\dA-F]{6,16}|[\dA-Za-z]{10,16}): (?:milter-)?reject: [A-Z-]{4,14}(?: [a-z]{1,10})? from [\w.-]{1,255}\[([\da-fA-F.:]{3,45})\](?::\d{1,5})?: /g;
/** Sendmail's own refusals: the argument is what the command gave, "relay" who called (sendmail, 3rd edition, "reject="). */
const SENDMAIL_REJECT =
  /\bruleset=check_(\w{1,20}), arg1=<?([^<>\s,]{0,320})>?, (?:arg2=[^\s,]{1,100}, )?relay=[^\n,[]{0,255}\[([\da-fA-F.:]{3,45})\][^\n,]{0,40}, reject=([^\n]{1,1000})/g;
/** Exim's own refusals (its specification, "Log files"): who called, and further on the line what was rejected. */
const EXIM_CALLER = /\sH=[^\n[\]]{0,300}\[([\da-fA-F.:]{3,45})\]/g;
const EXIM_REJECTED =
  /\s(temporarily )?rejected (RCPT|MAIL|DATA|after DATA|EHLO or HELO|connection)(?: <([^<>\s]{0,320})>)?[^\n:]{0,80}(?:: |$)/;
/** A line of a log begins with a date, or with the id of the message where people cut the date off. */
const NEXT_LINE = /\n(?=\n|[A-Z][a-z]{2} [ \d]\d |\d{4}-|NOQUEUE: |[\dA-F]{6,16}: |[\dA-Za-z]{10,16}: )/;

/** The refusals of such logs. */
export function* refusedLines(text: string): Generator<LogLine> {
  yield* postfixRefusals(text);
  yield* sendmailRefusals(text);
  yield* eximRefusals(text);
}

function* postfixRefusals(text: string): Generator<LogLine> {
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

function* sendmailRefusals(text: string): Generator<LogLine> {
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

function* eximRefusals(text: string): Generator<LogLine> {
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

/** A program on the same machine has no address that others see. */
function callerOf(ip: string): string | null {
  return /^(?:127\.|::1$)/.test(ip) ? null : ip.toLowerCase();
}
