// The human part of a bounce: blocks that each speak of one recipient, the refusal inside a block, and who said it.
import { type FoundAddress, findAddresses, startsBlock } from './addresses.ts';
import { withoutBoilerplate } from './boilerplate.ts';
import { commandName, findCommand } from './command.ts';
import { type Failure, NO_FAILURE, type Told } from './failure.ts';
import { MAX_BOUNCES } from './left-out.ts';
import { BLANK_LINE } from './one-line.ts';
import { asReply } from './phpmailer.ts';
import { type Reply, findReplies, foldReply, hasFailureWords } from './reply.ts';
import { exchangeRemote, findRemoteMta } from './remote-mta.ts';
import { type TranscriptReply, readTranscript } from './transcript.ts';
import { undoReplyEscapes } from './unescape.ts';

const MAX_REFUSAL = 1500;

interface Block {
  readonly recipient: FoundAddress | null;
  readonly text: string;
}

/** Reads the failures that a notice, or a few lines of one, tells of: of the first 1,000 recipients. */
export function readNotice(notice: string): Told {
  const text = asReply(undoReplyEscapes(notice));
  const addresses = findAddresses(text);
  const sender = addresses.find((each) => each.role === 'sender')?.address ?? null;
  const transcript = readTranscript(text);
  const all = blocksOf(text, addresses).filter((block, _i, { length }) => length === 1 || !wasTaken(block.text));
  const blocks = all.slice(0, MAX_BOUNCES);
  const prologue = blocks.length > 1 ? text.slice(0, blocks[0]?.recipient?.start ?? 0) : text;
  const read = blocks.map((block) => ({ ...readBlock(block, prologue), sender }));
  const failures = blocks[0]?.text === text ? read : withRefusalAbove(read, text);
  const told = withTranscript(failures, transcript, text);
  return { failures: merge(told), leftOut: recipientsOf(all).size - recipientsOf(blocks).size };
}

function recipientsOf(blocks: readonly Block[]): ReadonlySet<string | undefined> {
  return new Set(blocks.map(({ recipient }) => recipient?.address.toLowerCase()));
}

/** The server took the mail for this recipient. */
function wasTaken(block: string): boolean {
  return /^[^\n]{0,200}\bsaid:\s{1,8}2\d\d[ -]/.test(block);
}

/** Some notices give the refusal first and the recipients after it. */
function withRefusalAbove(failures: Failure[], text: string): Failure[] {
  if (failures.some((each) => each.strength > 0)) return failures;
  const above = readBlock({ recipient: null, text }, text);
  if (above.strength < 2) return failures;
  return failures.map((each) => ({ ...above, recipient: each.recipient, sender: each.sender }));
}

function blocksOf(text: string, addresses: readonly FoundAddress[]): Block[] {
  const starts = addresses.filter((each) => each.role === 'recipient' && startsBlock(text, each.start, each.end));
  const first = starts[0];
  if (!first) {
    const lines = transcriptLines(text, addresses);
    return lines.length > 0 ? lines : [{ recipient: bestRecipient(text, addresses), text }];
  }
  return starts.map((recipient, i) => ({
    recipient,
    text: text.slice(recipient.end, endBefore(text, starts[i + 1])),
  }));
}

// Sendmail's own words on a recipient, below the session: "554 <a@b.example>... Remote protocol error".
const OWN_LINE = /[45]\d\d (?:[45]\.\d{1,3}\.\d{1,3} )?<?$/;

/** Recipients that only a transcript names. */
function transcriptLines(text: string, addresses: readonly FoundAddress[]): Block[] {
  if (!text.includes('<<<')) return [];
  const own = addresses.flatMap((recipient) => {
    const line = OWN_LINE.exec(text.slice(Math.max(0, recipient.start - 20), recipient.start));
    const start = recipient.start - (line?.[0].length ?? 0);
    const theirs = /<<<\s{0,3}$/.test(text.slice(Math.max(0, start - 6), start));
    return line && !theirs && text.startsWith('>...', recipient.end) ? [{ recipient, start }] : [];
  });
  return own.map(({ recipient, start }) => ({ recipient, text: text.slice(start).split('\n', 1)[0] ?? '' }));
}

/** The next recipient's block begins with its bracket. */
function endBefore(text: string, next: FoundAddress | undefined): number {
  if (!next) return text.length;
  return text[next.start - 1] === '<' ? next.start - 1 : next.start;
}

/** Whom a text without blocks speaks of: "to X", "RCPT TO:<X>", else the address that the refusal repeats. */
function bestRecipient(text: string, addresses: readonly FoundAddress[]): FoundAddress | null {
  const named = addresses.find((each) => each.role === 'recipient');
  if (named) return named;
  const echo = addresses.find((each) => each.role === 'echo' && !aboutSender(text, each));
  if (echo) return echo;
  const plain = addresses.filter((each) => each.role === 'plain' && !aboutSender(text, each));
  return plain[0] ?? null;
}

function aboutSender(text: string, { end }: FoundAddress): boolean {
  const after = text.slice(end, end + 80);
  return /^>?["')\]]{0,2}[\s:.,]{0,5}(?:sender|domain of sender|(?:is )?not allowed to send|not authori[sz]ed to send)/i.test(
    after,
  );
}

function readBlock(block: Block, around: string): Failure {
  const replies = findReplies(block.text);
  const reply = bestReply(replies, block.text);
  const remote = remoteOf(block.text, reply, around);
  const recipient = block.recipient?.address ?? null;
  if (reply) {
    const text = besideWords(block.text, reply) ? codelessRefusal(block) : refusalText(block.text, reply);
    const command = findCommand(block.text);
    const { code, strength } = reply;
    const status = reply.status ?? statusBeside(replies, code);
    return {
      ...NO_FAILURE,
      recipient,
      text,
      code,
      status,
      command,
      remote,
      issuedBy: issuerOf(block.text, reply, remote.name),
      strength,
    };
  }
  const words = codelessRefusal(block);
  const strength = CONNECT_FAILURE.test(block.text) ? 2 : 0;
  return {
    ...NO_FAILURE,
    recipient,
    text: words,
    command: findCommand(block.text),
    remote,
    issuedBy: 'local',
    strength,
  };
}

/** Sendmail repeats the reply in its own words, with the status that the reply lacks. */
function statusBeside(replies: readonly Reply[], code: string | null): string | null {
  return replies.find((each) => each.code === code && each.status !== null)?.status ?? null;
}

// What programs say that could not even connect.
const CONNECT_FAILURE =
  /(?:connect(?:ing)? to|dial tcp|connection (?:to|with)|telnet)\s\S{1,200}(?::| port | )(?:25|465|587)\b[^\n]{1,80}(?:timed? ?out|refused|unreachable|no route)|connection (?:timed out|refused) (?:to|by) \S{1,200}:(?:25|465|587)\b|connect E[A-Z]{6,12} \S{1,100}:(?:25|465|587)\b|dial tcp: lookup (?:smtp|mail|mx)\S{1,200} on /i;

/** A status in parentheses or as a log's "dsn=" follows the words that it belongs to. */
function besideWords(block: string, reply: Reply): boolean {
  return (
    reply.code === null &&
    /(?:\(#?|dsn=|[^<\s]\s?#)$/.test(
      block.slice(Math.max(0, reply.start - 6), reply.start + (block[reply.start] === '#' ? 1 : 0)),
    )
  );
}

/** The block's own server when it has none: a notice names it once for several recipients. */
function remoteOf(block: string, reply: Reply | null, around: string): Failure['remote'] {
  const own = findRemoteMta(block);
  if (own.name !== null || own.ip !== null) return own;
  const returned = /Remote Server returned|#[45<]/i.exec(block);
  const exchange = returned && reply ? exchangeRemote(block.slice(0, returned.index)) : null;
  if (exchange !== null) return { name: exchange, ip: null };
  return around === block ? own : findRemoteMta(around);
}

/** The reply that carries the cause: the surest one, the first among equals, past "503 need RCPT" that only follows it. */
function bestReply(replies: readonly Reply[], text: string): Reply | null {
  let best: Reply | null = null;
  for (const reply of replies) {
    if (best === null || rank(reply, text) > rank(best, text)) best = reply;
  }
  return best;
}

function rank(reply: Reply, text: string): number {
  const follows =
    reply.code === '503' &&
    /^503.{0,12}(?:need|valid|rcpt|no |all rcpt|error: need|must)/i.test(text.slice(reply.start, reply.start + 60));
  // Postfix hangs up after it has refused more than once (smtpd_hard_error_limit).
  const hangsUp = /^421 [\d.]{5,8} \S{1,255} Error: too many err/.test(text.slice(reply.start, reply.start + 300));
  // An expired message quotes the last refusal inside: "554 4.4.7 Message expired ... <421 4.4.2 Connection timed out>".
  const inner = text[reply.start - 1] === '<' && reply.strength === 3;
  // "Status code: 550 5.1.10" and Symfony's 'got code "550", with message "550 ..."' are summaries; the reply stands elsewhere.
  const wordless =
    /^\d{3}(?: #?[\d.]{5,11}[ \t]{0,8}(?:\n|$)|", with message ")/.test(text.slice(reply.start, reply.start + 40)) ||
    isCorrected(reply, text);
  // The last word of several tries is the permanent one.
  const permanent = reply.code?.startsWith('5') ?? false;
  return (
    (follows || hangsUp ? 0 : reply.strength * 10) +
    (reply.code === null ? 0 : 15) +
    (inner ? 8 : 0) +
    (permanent ? 2 : 0) -
    (wordless ? 5 : 0) -
    (isSlip(reply, text) ? 3 : 0)
  );
}

/**
 * RFC 3463 section 3.6: a command that the server did not understand, which who typed it gave again; RFC 4954 section 4: a
 * mechanism that it does not have, so another is tried. Postfix refuses a name given in HELO with the same code.
 */
function isSlip({ code, status, start }: Reply, text: string): boolean {
  if (!/^50[0-4]$/.test(code ?? '') || !/^5\.(?:5\.\d|7\.4$)/.test(status ?? '')) return false;
  return !/^[\d. ]{10}<[^<>\s]{1,255}>: Helo command rejected/.test(text.slice(start, start + 300));
}

/** "550 5.7.1, no, I mean 550 5.1.1 User unknown": a code, nothing of a refusal, and another code on the same line. */
function isCorrected(reply: Reply, text: string): boolean {
  const after = /^\d{3}[ -]([45]\.\d{1,3}\.\d{1,3})([^\n\d.][^\n\d]{2,60})\d{3}[ -]([45]\.\d{1,3}\.\d{1,3}) /.exec(
    text.slice(reply.start, reply.start + 100),
  );
  return after !== null && after[1] !== after[3] && !hasFailureWords(after[2] ?? '');
}

function issuerOf(block: string, reply: Reply, remote: string | null): Failure['issuedBy'] {
  const before = block.slice(Math.max(0, reply.start - 200), reply.start);
  if (/said:|<<<|returned|refused|remote|server|responded|response|smtp;/i.test(before)) return 'remote';
  return remote === null && /^#/.test(block.slice(Math.max(0, reply.start - 1))) ? 'local' : 'remote';
}

const REFUSAL_END =
  /\n[ \t]{0,20}\n(?!\s{0,8}(?:[245]\d\d[- ]|[^\n]{0,80}\s[245]\d\d-[245]\.\d))|\(in reply to|\s(?:Giving up on|I'm not going to try again|-{3,}|={5,})|\n(?:Reporting-MTA|Final-Recipient|Original-Recipient|Action|Status|Remote-MTA|Diagnostic-Code|Last-Attempt-Date|X-[A-Z][\w-]{2,40}|Received|Content-Type):|\s(?:The message subject was:|Please do not reply|Technical details|DSN generated by:|Message rejected by:|Remote server:|Remote system:|Reporting-MTA:|Final-Recipient:|Last-Attempt-Date:)|\n\s?\[(?:DEBUG|INFO|NOTICE|WARN|ERROR|CRIT|PROTOCOL)\]|\n(?:t|ts|time|level|lvl)=|\s(?:>>>|<<<)|"\}|"\],|",\s?"|\};\s?\{[A-Z]{2,5}=|\sin "(?:MAIL FROM|RCPT TO):|\s\[-- (?:Attachment|Type)|>\s?#SMTP#|\s##(?:\s|$)/;

/** The reply's words up to where the notice goes on. */
function refusalText(block: string, reply: Reply): string {
  const piece = block.slice(reply.start, reply.start + MAX_REFUSAL * 2);
  const end = Math.min(
    REFUSAL_END.exec(piece.slice(4))?.index ?? piece.length,
    closingQuote(block, reply.start, piece.slice(4)),
  );
  const words = piece.slice(0, end + 4);
  return tidyEnd(foldReply(words)).slice(0, MAX_REFUSAL);
}

/** A reply in quotes ends with its quote: Exchange's "Remote Server returned '550 ...'", and what people quote. */
function closingQuote(block: string, start: number, rest: string): number {
  // Python's (550, b'5.1.1 User unknown').
  const python = block[start + 3] === ',' ? endOfPython(rest) : null;
  if (python !== null) return python;
  const quote = block[start - 1];
  if (quote !== "'" && quote !== '"') return rest.length;
  const outer = rest.replace(/(?<=\s)'[\w.@-]{1,255}'/g, (name) => ' '.repeat(name.length));
  const close = quote === "'" ? /'(?=[\s.,;:!?)\]]|$)/.exec(outer) : /"(?=[\s.,;:!?)\]}]|$)/.exec(rest);
  return close?.index ?? rest.length;
}

/** The words of Python's (550, b'5.1.1 User unknown') behind its code; null for others. */
function endOfPython(rest: string): number | null {
  const opening = /^ ?b?(['"])/.exec(rest);
  if (!opening) return null;
  const from = opening[0].length;
  const close = (opening[1] === "'" ? /'(?=[),])/ : /"(?=[),])/).exec(rest.slice(from));
  return close ? from + close.index : rest.length;
}

/** What the notice put around the reply: a closing quote, bracket or "##". */
function tidyEnd(text: string): string {
  let out = text.replace(/(?:##|\)\s\(in|(?:\\{1,2}[rn]){1,4}["'\s]{0,4})$/, '').trim();
  if (out.endsWith(')') && count(out, '(') < count(out, ')')) out = out.slice(0, -1);
  if (/['"]$/.test(out) && !/['"]/.test(out.slice(0, -1))) out = out.slice(0, -1);
  return out.replace(/^#/, '').trim();
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

// What stands between a recipient and the words about it: "(expanded from <root>):".
const BLOCK_HEAD =
  /^(?:<[^<>\n]{0,200}>)?>?["']?\s{0,12}(?:\((?:expanded|generated|ultimately)[^()]{0,300}\))?[\s:.,]{0,12}/;
const RESPONSE_MARK =
  /(?:The response (?:from the remote server )?was:|error that the other server returned was:|Technical details of (?:permanent|temporary) failure:)\s{0,12}/i;

/** Words without a reply: what stands beside the recipient, or the whole text without the sentences that all notices have. */
function codelessRefusal({ recipient, text }: Block): string {
  const response = RESPONSE_MARK.exec(text);
  if (response) return fold(text.slice(response.index + response[0].length).split(BLANK_LINE, 1)[0] ?? '');
  if (recipient === null) return fold(text);
  const own = text.replace(BLOCK_HEAD, '');
  const paragraphs = own
    .split(BLANK_LINE, 6)
    .map(fold)
    .filter((each) => each.length >= 8);
  const [first = '', second = ''] = paragraphs;
  const said = hasFailureWords(first) || !hasFailureWords(second) ? first || fold(own) : `${first} ${second}`;
  // A heading first, "Address not found", and then what is the matter with whom.
  const { address } = recipient;
  const naming = said.includes(address)
    ? undefined
    : paragraphs.find((each) => each.includes(address) && hasFailureWords(each));
  return (naming === undefined ? said : `${said} ${naming}`).slice(0, MAX_REFUSAL);
}

function fold(text: string): string {
  return withoutBoilerplate(text.slice(0, MAX_REFUSAL * 4)).slice(0, MAX_REFUSAL);
}

/** A transcript has every line of the reply and the command; the notice above it often has the first line alone. */
function withTranscript(failures: Failure[], transcript: readonly TranscriptReply[], text: string): Failure[] {
  if (transcript.length === 0) return failures;
  const ownStatus = sendmailStatus(text);
  const real = transcript.filter((reply) => reply.code !== '503');
  const byRecipient = Map.groupBy(real, (reply) => reply.recipient?.toLowerCase());
  return failures.map((failure) => {
    const of = failure.recipient?.toLowerCase();
    const known = of === undefined ? real : (byRecipient.get(of) ?? byRecipient.get(undefined) ?? []);
    const found = known.find((reply) => reply.code === failure.code) ?? known[0];
    if (!found) return failure;
    const text = tidyEnd(foldReply(found.text)).slice(0, MAX_REFUSAL);
    const [reply] = findReplies(found.text);
    const same = failure.code === null || failure.code === found.code || isOwnSummary(failure.text);
    if (!same) return failure;
    return {
      ...failure,
      text: text.length >= failure.text.length || failure.code === null ? text : failure.text,
      code: found.code,
      status: reply?.status ?? failure.status ?? ownStatus,
      command: commandName(found.command ?? '') ?? failure.command,
      recipient: failure.recipient ?? found.recipient,
      remote:
        failure.remote.name === null || found.host !== null
          ? { name: found.host, ip: failure.remote.ip }
          : failure.remote,
      issuedBy: 'remote' as const,
      strength: 3 as const,
    };
  });
}

/**
 * Sendmail's name for what went wrong (its sysexits), which stands below the words that tell why: "554 <a@b.example>... Service
 * unavailable".
 */
export function isOwnSummary(text: string): boolean {
  return /\.\.\. (?:Service unavailable|Remote protocol error|Data format error|Unknown mailer error \d{1,3})$/i.test(
    text,
  );
}

/** The line that sendmail adds below the transcript: its own status for a reply that had none. */
function sendmailStatus(text: string): string | null {
  return /\s[45]\d\d ([45]\.\d{1,3}\.\d{1,3}) (?:<[^<>\s]{1,256}>\.\.\.|Service unavailable)/.exec(text)?.[1] ?? null;
}

/** The same recipient told of twice (a summary above, details below): the fuller telling counts. */
function merge(failures: readonly Failure[]): Failure[] {
  if (failures.length === 1) return [...failures];
  const byRecipient = new Map<string, Failure>();
  for (const failure of failures) {
    const key = failure.recipient?.toLowerCase() ?? '';
    const known = byRecipient.get(key);
    if (!known || weight(failure) > weight(known)) byRecipient.set(key, failure);
  }
  const merged = [...byRecipient.values()];
  const told = merged.filter((each) => each.text !== '');
  const last = told.at(-1);
  // A list of recipients with one explanation below it.
  return last ? merged.map((each) => (each.text === '' ? { ...last, recipient: each.recipient } : each)) : merged;
}

function weight(failure: Failure): number {
  return (failure.code === null ? 0 : 4) + (failure.status === null ? 0 : 2) + (hasFailureWords(failure.text) ? 1 : 0);
}
