// A tolerant walk over a message's parts (RFC 2045, 2046, 6522). Bounces are often broken MIME, and pastes always are:
// whatever cannot be read as a part is read as text. Works on a string of bytes or on pasted text alike.
import { decodeBytes, decodeLatin1 } from './charset.ts';
import { type Field, type HeaderBlock, field, parameter, readHeaders } from './headers.ts';
import { looksLikeHtml, htmlToText } from './html.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts';

/** What a part is for. `returned` is the original message or its head, as the bouncing server gives it back. */
export type Role = 'notice' | 'status' | 'returned' | 'feedback' | 'disposition' | 'image' | 'other';

export interface Part {
  readonly role: Role;
  /** Media type in lower case. */
  readonly type: string;
  readonly fields: readonly Field[];
  /** Decoded text; empty where a part holds none. */
  readonly text: string;
  /** The whole message of a message/rfc822 part, to be read where it is itself the bounce: people forward them. */
  readonly nested: Nested | null;
}

/** A message inside another, not walked yet. */
export interface Nested {
  readonly source: string;
  readonly kind: Source;
  /** It is longer than is read. */
  readonly cut: boolean;
}

/** How the characters of the source stand for bytes: one each (`bytes`), or they are text already (`text`). */
export type Source = 'bytes' | 'text';

export interface Message {
  readonly fields: readonly Field[];
  readonly parts: readonly Part[];
  /** It has more parts, or longer ones, than are read. */
  readonly cut: boolean;
}

const MAX_DEPTH = 12;
const MAX_PARTS = 400;
/** Longer texts are cut: no notice is that long, and what follows is the returned message. */
const MAX_TEXT = 1_000_000;

/** Walks a message whose head begins at `start`. */
export function readMime(source: string, kind: Source, start = 0): Message {
  const head = readHeaders(source, start);
  const found: Found = { parts: [], cut: false };
  walk({ body: source.slice(head.end), kind, found, fields: head.fields, depth: 0 });
  return { fields: head.fields, ...found };
}

/** Reads parts of a message whose own head is missing; null when the text has no delimiter lines with part heads. */
export function readParts(source: string, kind: Source): Message | null {
  if (!/\nContent-(?:Type|Description):/i.test(source)) return null;
  const found: Found = { parts: [], cut: false };
  const entity = { body: source, kind, found, fields: [], depth: 0 };
  return walkMultipart(entity, '') ? { fields: [], ...found } : null;
}

interface Found {
  readonly parts: Part[];
  cut: boolean;
}

interface Entity {
  readonly fields: readonly Field[];
  readonly body: string;
  readonly kind: Source;
  readonly depth: number;
  /** Where the parts that are found go. */
  readonly found: Found;
}

function walk(entity: Entity): void {
  const { parts } = entity.found;
  if (parts.length >= MAX_PARTS) {
    entity.found.cut = true;
    return;
  }
  const contentType = field(entity.fields, 'content-type') ?? 'text/plain';
  const type = mediaType(contentType);
  if (type.startsWith('multipart/') && entity.depth < MAX_DEPTH && walkMultipart(entity, contentType)) return;
  if (isMessage(type)) walkReturned(entity, type);
  else parts.push(leaf(entity, contentType, type));
}

function mediaType(contentType: string): string {
  const match = /^\s{0,10}([\w!#$&^.+-]{1,60}\/[\w!#$&^.+-]{1,60})/.exec(contentType);
  return (match?.[1] ?? 'text/plain').toLowerCase();
}

/** RFC 2046 section 5.1.1. False when no delimiter line is found. */
function walkMultipart(entity: Entity, contentType: string): boolean {
  const { body } = entity;
  const delimiter = delimiterOf(body, parameter(contentType, 'boundary')?.trim());
  if (delimiter === null) return false;
  let at = delimiterAt(body, delimiter, 0);
  pushPreamble(entity, at);
  while (at >= 0 && !isFull(entity.found)) {
    const lineEnd = body.indexOf('\n', at);
    if (lineEnd < 0) break;
    const next = delimiterAt(body, delimiter, lineEnd);
    const closing = body.startsWith('--', at + delimiter.length);
    // A closing delimiter with more parts after it comes from a nested message with the same boundary.
    if (!closing || next >= 0) walkPart(entity, body.slice(lineEnd + 1, next < 0 ? body.length : next));
    at = next;
  }
  return true;
}

/** There are no more parts to be had, and there was one more. */
function isFull({ parts, cut }: Found): boolean {
  return cut && parts.length >= MAX_PARTS;
}

/** The delimiter line that the field announces; where it is missing or garbled, the first line that looks like one. */
function delimiterOf(body: string, boundary: string | undefined): string | null {
  if (boundary && delimiterAt(body, `--${boundary}`, 0) >= 0) return `--${boundary}`;
  return /(?:^|\n)(--\S[^\n]{0,200})\n(?:Content-[A-Z]|\n)/i.exec(body.slice(0, 100_000))?.[1]?.trimEnd() ?? null;
}

/** Some servers write the notice before the first delimiter. */
function pushPreamble(entity: Entity, to: number): void {
  const text = entity.body.slice(0, Math.min(to, MAX_TEXT)).trim();
  if (text.length > 60 && !/^This is a (?:multi-?part|MIME)[^\n]{0,200}$/i.test(text)) {
    entity.found.parts.push({ role: 'notice', type: 'text/plain', fields: [], text, nested: null });
  }
}

function delimiterAt(body: string, delimiter: string, from: number): number {
  if (from === 0 && body.startsWith(delimiter)) return 0;
  let at = body.indexOf(`\n${delimiter}`, from);
  // A longer delimiter may begin alike.
  while (at >= 0 && !/^(?:\s|--|$)/.test(body.slice(at + 1 + delimiter.length, at + 3 + delimiter.length))) {
    at = body.indexOf(`\n${delimiter}`, at + 1);
  }
  return at < 0 ? -1 : at + 1;
}

function walkPart(entity: Entity, part: string): void {
  const head = readHeaders(part);
  const body = part.slice(bodyStart(part, head));
  walk({ ...entity, fields: head.fields, body, depth: entity.depth + 1 });
}

/** Without a single field a part is all body. Where the empty line is lost, the fields in a body of fields follow those of its part. */
function bodyStart(part: string, { fields, end }: HeaderBlock): number {
  if (fields.length === 0) return 0;
  const isOfFields = holdsFields(mediaType(field(fields, 'content-type') ?? ''));
  if (!isOfFields || part.slice(end).trim() !== '') return end;
  const own = /^(?:Content-[A-Z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)+/i.exec(part.trimStart())?.[0].length ?? 0;
  return own === 0 ? end : part.length - part.trimStart().length + own;
}

function holdsFields(type: string): boolean {
  const role = roleOf(type);
  return isMessage(type) || role === 'status' || role === 'returned';
}

function isMessage(type: string): boolean {
  return type === 'message/rfc822' || type === 'message/global';
}

/** A returned message: its head is kept. */
function walkReturned(entity: Entity, type: string): void {
  const nested = nestedMessage(entity);
  const { fields } = readHeaders(nested.source);
  entity.found.parts.push({ role: 'returned', type, fields, text: '', nested });
}

function nestedMessage({ fields, body, kind }: Entity): Nested {
  const raw = body.slice(0, MAX_TEXT);
  const cut = body.length > MAX_TEXT;
  switch (encodingOf(fields)) {
    case 'base64': {
      const bytes = decodeBase64(raw);
      const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
      return { source: source.replaceAll('\r\n', '\n'), kind: 'bytes', cut };
    }
    case 'quoted-printable': {
      const source = decodeQuotedPrintable(raw);
      return { source, kind: holdsWideLetters(source) ? 'text' : 'bytes', cut };
    }
    default:
      return { source: raw, kind, cut };
  }
}

function leaf(entity: Entity, contentType: string, type: string): Part {
  const role = roleOf(type);
  const text = role === 'other' || role === 'image' ? '' : decodedText(entity, type, parameter(contentType, 'charset'));
  if (text !== '' && role !== 'returned' && entity.body.length > MAX_TEXT) entity.found.cut = true;
  const fields = role === 'returned' ? readHeaders(text.trimStart()).fields : entity.fields;
  return { role, type, fields, text, nested: null };
}

function roleOf(type: string): Role {
  switch (type) {
    case 'text/plain':
    case 'text/html':
    case 'application/json':
      return 'notice';
    case 'message/delivery-status':
    case 'message/global-delivery-status':
      return 'status';
    case 'text/rfc822-headers':
    case 'text/rfc822':
    case 'message/partial':
    case 'message/global-headers':
      return 'returned';
    case 'message/feedback-report':
      return 'feedback';
    case 'message/disposition-notification':
      return 'disposition';
    default:
      // A multipart that could not be taken apart is read as text.
      if (type.startsWith('multipart/')) return 'notice';
      return type.startsWith('image/') ? 'image' : type.startsWith('text/') ? 'notice' : 'other';
  }
}

function decodedText(entity: Entity, type: string, charset: string | undefined): string {
  const text = transferDecoded(entity.body.slice(0, MAX_TEXT), encodingOf(entity.fields), entity.kind, charset);
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return type === 'text/html' || (type === 'text/plain' && looksLikeHtml(lines)) ? htmlToText(lines) : lines;
}

function encodingOf(fields: readonly Field[]): string {
  return (field(fields, 'content-transfer-encoding') ?? '').trim().toLowerCase();
}

function transferDecoded(raw: string, encoding: string, kind: Source, charset: string | undefined): string {
  if (encoding === 'base64') return decodeBytes(decodeBase64(raw), charset);
  if (encoding === 'quoted-printable') {
    const decoded = decodeQuotedPrintable(raw);
    // Pasted text may hold letters that the encoding cannot have made: then they are text already.
    return kind === 'text' && holdsWideLetters(decoded) ? decoded : decodeLatin1(decoded, charset);
  }
  // ISO-2022-JP is all ASCII, so it is undecoded in text too.
  return kind === 'bytes' || raw.includes('\x1b$') ? decodeLatin1(raw, charset) : raw;
}

function holdsWideLetters(text: string): boolean {
  return /[\u0100-\uffff]/.test(text);
}
