// Header fields (RFC 5322 section 2.2), also of messages that lost their folding on the way through a chat.
import { decodeWords } from './encoded-words.ts';

export interface Field {
  /** In lower case. */
  readonly name: string;
  /** Unfolded, still encoded. */
  readonly value: string;
}

export interface HeaderBlock {
  readonly fields: readonly Field[];
  /** Where the body starts. */
  readonly end: number;
}

const FIELD = /^([A-Z][\w.+-]{0,75})[ \t]{0,2}:/i;
const MAX_FIELDS = 1000;
const MAX_VALUE = 20_000;

/**
 * Reads fields from `start` up to the first empty line, or to where the body begins without one: chats drop empty lines. Any other
 * line that is neither a field nor indented is the rest of the line before: chats cut long lines, and drop what they begin with.
 */
export function readHeaders(text: string, start = 0): HeaderBlock {
  const fields: { name: string; value: string }[] = [];
  let at = start;
  while (at < text.length && fields.length < MAX_FIELDS) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const line = text.slice(at, text.charCodeAt(end - 1) === 0x0d ? end - 1 : end);
    if (isBody(text, at, line, fields.at(-1))) break;
    at = end + 1;
    if (line.length === 0 || (line.length < 80 && line.trim() === '')) break;
    addLine(fields, line);
  }
  return { fields, end: Math.min(at, text.length) };
}

/** A chat cuts no line before this column. */
const SHORTEST_CUT = 60;
/** Fields that go on over many lines, which a chat leaves without their indentation. */
const LONG_FIELD = /^(?:(?:x-)?received|dkim-|arc-|authentication-|references|x-ms-|x-forefront)/;
const LONGEST_FIELD = 12;

/** The line at `at` belongs to the body: a delimiter, or a line behind a whole field that no field follows. */
function isBody(text: string, at: number, line: string, last: Field | undefined): boolean {
  if (last === undefined || line === '' || /^[ \t(]/.test(line) || FIELD.test(line)) return false;
  if (/^--[^\s-]/.test(line)) return true;
  const before = text.slice(text.lastIndexOf('\n', at - 2) + 1, at - 1).trimEnd();
  if (last.value === '' || before.length >= SHORTEST_CUT || /[;,=]$/.test(before)) return false;
  const ahead = LONG_FIELD.test(last.name) ? LONGEST_FIELD : 1;
  const next = text.slice(at, at + 1200).split('\n', ahead + 1);
  return !next.some((each) => each.trim() === '' || MESSAGE_FIELD.test(each));
}

function addLine(fields: { name: string; value: string }[], line: string): void {
  const last = fields.at(-1);
  const folded = line.startsWith(' ') || line.startsWith('\t');
  const match = folded ? null : FIELD.exec(line);
  if (match?.[1]) fields.push({ name: match[1].toLowerCase(), value: line.slice(match[0].length, MAX_VALUE).trim() });
  else if (last && last.value.length < MAX_VALUE) {
    const more = line.slice(0, MAX_VALUE).trim();
    last.value += last.value === '' || more === '' ? more : ` ${more}`;
  }
}

/** The first field of that name (lower case), or undefined. */
export function field(fields: readonly Field[], name: string): string | undefined {
  return fields.find((each) => each.name === name)?.value;
}

/** All fields of that name, in their order. */
export function fieldsNamed(fields: readonly Field[], name: string): string[] {
  return fields.filter((each) => each.name === name).map((each) => each.value);
}

/** The first field of that name with its encoded words decoded. */
export function decodedField(fields: readonly Field[], name: string): string | undefined {
  const value = field(fields, name);
  return value === undefined ? undefined : decodeWords(value);
}

/** A parameter of a structured field such as Content-Type (RFC 2045 section 5.1), unquoted, or undefined. */
export function parameter(value: string, name: string): string | undefined {
  const lower = value.toLowerCase();
  let at = lower.indexOf(name);
  for (; at >= 0; at = lower.indexOf(name, at + 1)) {
    const before = lower.charCodeAt(at - 1);
    const equals = /^[ \t]{0,4}=[ \t]{0,4}/.exec(lower.slice(at + name.length, at + name.length + 10));
    if (!equals || !(before === 0x3b || before <= 0x20)) continue;
    const rest = value.slice(at + name.length + equals[0].length, at + name.length + 300);
    const quoted = /^"([^"]{0,256})"?/.exec(rest);
    return quoted ? quoted[1] : /^[^\s;]{0,256}/.exec(rest)?.[0];
  }
  return undefined;
}

// Names that start a message or a report. Words with a colon in ordinary sentences are none of these.
const MESSAGE_FIELD =
  /^(?:received|return-path|delivered-to|from|to|cc|subject|date|message-id|mime-version|content-type|x-[a-z][\w-]{1,60}|dkim-signature|authentication-results|received-spf|arc-[a-z-]{4,40}|auto-submitted|reply-to|sender|thread-topic|content-transfer-encoding|precedence|in-reply-to|references|list-[a-z]{2,20}|user-agent)[ \t]?:/i;

/**
 * Where a message with header fields begins in a paste: two field lines in a row, within the first lines.
 * @returns the index, or -1 when the text does not hold a message's head near its start.
 */
export function findMessageStart(text: string): number {
  let at = 0;
  for (let line = 0; line < 12 && at < text.length; line += 1) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const head = text.slice(at, at + 80);
    // A delivery-status block is no message's head, although it has X- fields.
    if (
      /^(?:Reporting-MTA|Final-Recipient|Original-Recipient|Content-Type:\s{1,4}message\/delivery-status)\b/i.test(head)
    )
      return -1;
    if (MESSAGE_FIELD.test(head) && nextIsField(text, end + 1)) return unusualFieldsBefore(text, at) ? 0 : at;
    at = end + 1;
  }
  return -1;
}

/** Fields that few messages have may come first; a sentence with a colon is none. */
function unusualFieldsBefore(text: string, at: number): boolean {
  const lines = text.slice(0, at).split('\n').slice(0, -1);
  return lines.length > 0 && lines.every((line) => /^(?:[A-Z][\w-]{1,60}:|[ \t]\s{0,20}\S)/i.test(line));
}

/** The following line, past a few folded ones, is a field too. */
function nextIsField(text: string, start: number): boolean {
  let at = start;
  for (let line = 0; line < 8 && at < text.length; line += 1) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const head = text.slice(at, Math.min(end, at + 80));
    if (head.trim() === '') return false;
    if (MESSAGE_FIELD.test(head)) return true;
    at = end + 1;
  }
  return false;
}
