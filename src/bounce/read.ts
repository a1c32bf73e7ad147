// The reader's door: a paste, a message or a file in, a Reading out. Never throws; time grows linearly with the input.
import type { Outcome, Reading, ReadingNote } from './bounce.ts';
import { decodeBytes } from './charset.ts';
import { interpret } from './interpret.ts';
import { languageOfPaste } from './language.ts';
import { together } from './left-out.ts';
import { hasCredential } from './mask.ts';
import { holdsMoreFacts, messageFacts } from './message-facts.ts';
import { findMessageStart } from './headers.ts';
import { unqmail } from './qmail-log.ts';
import type { RecentOutcomes } from './recent-outcomes.ts';
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
  return readingOf(lay(plainOf(text)));
}

/** Reads the raw bytes of a message (.eml), or of any text in any charset. A picture gets the note "image_only". */
export function readMessage(bytes: Uint8Array): Reading {
  return readingOf(layBytes(bytes));
}

/** What happened, and no more: for bulk. */
export function outcomeOfText(text: string, recent: RecentOutcomes): Outcome {
  const plain = plainOf(text);
  const read = (): Outcome => outcomeOf(lay(plain)).outcome;
  return plain.text === '' ? read() : recent.of(plain.text, read);
}

/** What happened, and no more, from the raw bytes of a message: for bulk. */
export function outcomeOfMessage(bytes: Uint8Array): Outcome {
  return outcomeOf(layBytes(bytes)).outcome;
}

/** A text with the chat undone; empty when there is nothing to read. */
interface Plain {
  readonly text: string;
  readonly notes: readonly ReadingNote[];
}

/** An input that is laid out and not read yet. */
interface Laid extends Plain {
  readonly view: View;
}

function plainOf(text: string): Plain {
  return text.length > MAX_INPUT ? undone(text.slice(0, MAX_INPUT), ['truncated']) : undone(text, []);
}

function undone(text: string, notes: readonly ReadingNote[]): Plain {
  if (isRubbish(text)) return nothing('binary');
  const plain = unqmail(unchat(text));
  return plain.trim() === '' ? nothing('empty') : { text: plain, notes };
}

function nothing(note: ReadingNote): Plain {
  return { text: '', notes: [note] };
}

function lay(plain: Plain): Laid {
  return { ...plain, view: viewText(plain.text) };
}

function layBytes(bytes: Uint8Array): Laid {
  const cut = bytes.length > MAX_INPUT ? bytes.subarray(0, MAX_INPUT) : bytes;
  const notes: ReadingNote[] = cut.length < bytes.length ? ['truncated'] : [];
  if (isImage(cut)) return lay(nothing('image_only'));
  const latin1 = Buffer.from(cut.buffer, cut.byteOffset, cut.byteLength).toString('latin1');
  const start = findMessageStart(latin1.slice(0, 20_000));
  if (start < 0 || !isFirstLine(latin1, start)) return lay(undone(decodeText(cut), notes));
  const text = latin1.replaceAll('\r\n', '\n');
  return { view: viewBytes(start === 0 ? text : text.slice(text.indexOf('\n') + 1)), text, notes };
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

interface Told {
  readonly view: View;
  readonly outcome: Outcome;
}

/** The view that tells it goes with the outcome: it may be that of a message inside. */
function outcomeOf({ view, notes }: Laid): Told {
  return orForwarded({ view, outcome: interpret(view, notes) }, 0);
}

/** How deep inside one another messages are read. */
const MAX_DEPTH = 3;

/** A message that shows no refusal of its own may forward bounces: then those are what happened. */
function orForwarded(outer: Told, depth: number): Told {
  const { kind, notes } = outer.outcome;
  if (kind === 'autoreply' || kind === 'report' || hasCause(outer)) return outer;
  const forwarded = outer.view.parts.flatMap(({ nested }) => (nested ? [nested] : []));
  if (depth === MAX_DEPTH) return forwarded.length === 0 ? outer : truncated(outer);
  const inner = forwarded
    .map(viewNested)
    .map((view) => orForwarded({ view, outcome: interpret(view, notes) }, depth + 1));
  const telling = inner.filter((each) => each.outcome.kind !== 'other' && (kind === 'other' || hasCause(each)));
  const [first] = telling;
  const all = first
    ? { view: first.view, outcome: { ...first.outcome, ...together(telling.map((each) => each.outcome)) } }
    : outer;
  return outer.view.cut || inner.some((each) => each.outcome.notes.includes('truncated')) ? truncated(all) : all;
}

function truncated({ view, outcome }: Told): Told {
  return { view, outcome: { ...outcome, notes: [...new Set<ReadingNote>([...outcome.notes, 'truncated'])] } };
}

function hasCause({ outcome }: Told): boolean {
  return outcome.bounces.some((each) => each.rule !== null);
}

function readingOf(laid: Laid): Reading {
  const { view, outcome } = outcomeOf(laid);
  const notes = new Set(outcome.notes);
  if (holdsMoreFacts(view)) notes.add('truncated');
  if (hasCredential(writtenByHand(laid))) notes.add('credential');
  return {
    ...outcome,
    notes: [...notes],
    language: languageOfPaste(`${view.context}\n${view.notice}`.trimStart()),
    message: messageFacts(view),
    text: laid.text,
  };
}

/** The head of a returned message is long and holds signatures, not passwords. */
function writtenByHand({ view, text }: Laid): string {
  return (view.head.length === 0 ? text : `${view.context}\n${view.notice}`).slice(0, 20_000);
}
