// The reader's door: a paste, a message or a file in, a Reading out. Never throws; time grows linearly with the input.
import type { Reading, ReadingNote } from './bounce.ts';
import { decodeBytes } from './charset.ts';
import { interpret } from './interpret.ts';
import { hasCredential } from './mask.ts';
import { findMessageStart } from './headers.ts';
import { isImage, isRubbish } from './rubbish.ts';
import { unchat } from './unchat.ts';
import { type View, viewBytes, viewNested, viewText } from './view.ts';

/** No bounce is longer; what follows is cut off and said so. */
export const MAX_INPUT = 10_000_000;

/**
 * Reads text as it came out of a chat, markup and all. Nothing to read gives the kind "other" and the note "empty", what is
 * no text at all the note "binary".
 */
export function readText(text: string): Reading {
  return text.length > MAX_INPUT ? readPlain(text.slice(0, MAX_INPUT), ['truncated']) : readPlain(text, []);
}

function readPlain(text: string, notes: readonly ReadingNote[]): Reading {
  if (isRubbish(text)) return nothing('binary');
  const plain = unchat(text);
  if (plain.trim() === '') return nothing('empty');
  const view = viewText(plain);
  // What was written by hand; the head of a returned message is long and holds signatures, not passwords.
  const written = view.head.length === 0 ? plain : `${view.context}\n${view.notice}`;
  return orForwarded(
    view,
    interpret(view, plain, hasCredential(written.slice(0, 20_000)) ? [...notes, 'credential'] : notes),
  );
}

/** Messages inside one message, and how deep inside one another, that are read. */
const MAX_FORWARDED = 20;
const MAX_DEPTH = 3;

/** A message that shows no refusal of its own may forward bounces: then those are the reading. */
function orForwarded(view: View, outer: Reading, depth = 0): Reading {
  if (depth === MAX_DEPTH || (outer.kind !== 'other' && outer.bounces.some((each) => each.rule !== null))) return outer;
  const readings = view.parts
    .flatMap(({ nested }) => (nested ? [viewNested(nested)] : []))
    .slice(0, MAX_FORWARDED)
    .map((inner) => orForwarded(inner, interpret(inner, outer.text, outer.notes), depth + 1))
    .filter(
      ({ kind, bounces }) => kind !== 'other' && (outer.kind === 'other' || bounces.some((each) => each.rule !== null)),
    );
  const [first] = readings;
  return first ? { ...first, bounces: readings.flatMap((each) => each.bounces) } : outer;
}

function nothing(note: ReadingNote): Reading {
  return interpret(viewText(''), '', [note]);
}

/** Reads the raw bytes of a message (.eml), or of any text in any charset. A picture gets the note "image_only". */
export function readMessage(bytes: Uint8Array): Reading {
  const cut = bytes.length > MAX_INPUT ? bytes.subarray(0, MAX_INPUT) : bytes;
  const notes: ReadingNote[] = cut.length < bytes.length ? ['truncated'] : [];
  if (isImage(cut)) return nothing('image_only');
  const latin1 = Buffer.from(cut.buffer, cut.byteOffset, cut.byteLength).toString('latin1');
  const start = findMessageStart(latin1.slice(0, 20_000));
  if (start < 0 || !isFirstLine(latin1, start)) return readPlain(decodeText(cut), notes);
  const text = latin1.replaceAll('\r\n', '\n');
  const view = viewBytes(start === 0 ? text : text.slice(text.indexOf('\n') + 1));
  return orForwarded(view, interpret(view, text, notes));
}

/** At the very start, or after an mbox separator line (RFC 4155). */
function isFirstLine(text: string, start: number): boolean {
  return start === 0 || (text.startsWith('From ') && text.indexOf('\n') + 1 === start);
}

/** Text of a file: a byte order mark decides, else UTF-8 or Windows-1252. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeBytes(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeBytes(bytes, 'utf-16be');
  return decodeBytes(bytes, undefined);
}
