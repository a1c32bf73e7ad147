// Files as people share them: a message, an Outlook item, text or a log, an archive of these.
import type { Reading, ReadingNote } from './bounce.ts';
import { splitMbox } from './mbox.ts';
import { isMsg, readMsg } from './msg.ts';
import { readMessage, readText } from './read.ts';
import { type ZipProblem, isZip, readZip } from './zip.ts';

/** What a file held. `problem` says why not all of it was read. */
export interface FileReading {
  readonly readings: readonly Reading[];
  readonly problem: ZipProblem | 'unreadable' | null;
}

const LIMITS = { entries: 1000, entryBytes: 10_000_000, totalBytes: 50_000_000 };
/** An archive inside an archive is read, one inside that is not. */
const MAX_DEPTH = 1;

/** Bounces of one answer. Whoever has more counts them with `classify --summary`. */
const MAX_JOINED = 20;

/**
 * All of a file as one reading, for one answer: the first reading with a bounce leads, the bounces of the others follow, at most
 * 20 together, and a note tells that there were more. A file of which nothing can be read gets the note "binary".
 */
export function joined({ readings, problem }: FileReading): Reading {
  const [only] = readings;
  if (!only) return { ...readText(''), notes: ['binary'] };
  const lead = readings.find((each) => each.bounces.length > 0) ?? only;
  const bounces = readings.length === 1 ? lead.bounces : readings.flatMap((each) => each.bounces);
  const notes = new Set<ReadingNote>(
    readings.flatMap((each) => (each === lead || each.bounces.length > 0 ? each.notes : [])),
  );
  if (problem !== null) notes.add('truncated');
  if (readings.length > 1 && bounces.length > MAX_JOINED) notes.add('more_bounces');
  return { ...lead, bounces: readings.length === 1 ? bounces : bounces.slice(0, MAX_JOINED), notes: [...notes] };
}

/** Reads a file by its content; the name decides nothing. An archive or an mbox gives one reading for each message. */
export async function readFile(bytes: Uint8Array): Promise<FileReading> {
  return readNested(bytes, 0);
}

async function readNested(bytes: Uint8Array, depth: number): Promise<FileReading> {
  if (isZip(bytes)) return depth > MAX_DEPTH ? { readings: [], problem: 'too_large' } : readArchive(bytes, depth);
  if (isMsg(bytes)) {
    const text = await readMsg(bytes);
    return text === null ? { readings: [], problem: 'unreadable' } : { readings: [readText(text)], problem: null };
  }
  return { readings: readPlain(bytes), problem: null };
}

async function readArchive(bytes: Uint8Array, depth: number): Promise<FileReading> {
  const { entries, problem } = readZip(bytes, LIMITS);
  const readings: Reading[] = [];
  let worst: FileReading['problem'] = problem;
  for (const entry of entries) {
    const inner = await readNested(entry.bytes, depth + 1);
    readings.push(...inner.readings.slice(0, LIMITS.entries - readings.length));
    worst ??= inner.problem;
  }
  return { readings, problem: worst };
}

function readPlain(bytes: Uint8Array): Reading[] {
  if (bytes[0] !== 0x46) return [readMessage(bytes)]; // "F" of "From "
  const messages = splitMbox(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
    LIMITS.entries,
  );
  return messages.length === 1
    ? [readMessage(bytes)]
    : messages.map((message) => readMessage(Buffer.from(message, 'latin1')));
}
