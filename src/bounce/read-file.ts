// Files as people share them: a message, an Outlook item, text or a log, an archive of these.
import type { Reading, ReadingNote } from './bounce.ts';
import { MAX_BOUNCES, together } from './left-out.ts';
import { splitMbox } from './mbox.ts';
import { isMsg, readMsg } from './msg.ts';
import { readMessage, readText } from './read.ts';
import { type ZipProblem, isZip, readZip } from './zip.ts';

/** What a file held. `problem` says why not all of it was read. */
export interface FileReading {
  readonly readings: readonly Reading[];
  readonly problem: ZipProblem | 'unreadable' | null;
  /** Messages that were not read: too many, too large, damaged or encrypted. */
  readonly unread: number;
}

/** An archive inside an archive is read, one inside that is not. */
const MAX_DEPTH = 1;

/**
 * All of a file as one reading, for one answer: the first reading with a bounce leads, the bounces of the others follow.
 * What is more than is taken at once is counted. A file of which nothing can be read gets the note "binary".
 */
export function joined({ readings, unread }: FileReading): Reading {
  const [only] = readings;
  if (!only) return { ...readText(''), notes: ['binary'] };
  const lead = readings.find((each) => each.bounces.length > 0) ?? only;
  const telling = readings.filter((each) => each === lead || each.bounces.length > 0);
  const notes = new Set<ReadingNote>(telling.flatMap((each) => each.notes));
  return { ...lead, ...together(telling, unread), notes: [...notes] };
}

/** Reads a file by its content; the name decides nothing. An archive or an mbox gives one reading for each message. */
export async function readFile(bytes: Uint8Array): Promise<FileReading> {
  return readNested(bytes, 0, { messages: 1000, bounces: MAX_BOUNCES, bytes: 20_000_000 });
}

const MAX_ENTRY = 10_000_000;

/** What may still be read of one file, archives inside it together: it shrinks. */
interface Room {
  messages: number;
  bounces: number;
  /** Inflated. */
  bytes: number;
}

async function readNested(bytes: Uint8Array, depth: number, room: Room): Promise<FileReading> {
  if (isZip(bytes)) return depth > MAX_DEPTH ? unreadable('too_large') : readArchive(bytes, depth, room);
  if (!isMsg(bytes)) {
    return readEach(
      messagesOf(bytes).map((message) => () => readMessage(message)),
      room,
    );
  }
  const text = await readMsg(bytes);
  return text === null ? unreadable('unreadable') : readEach([() => readText(text)], room);
}

function unreadable(problem: FileReading['problem']): FileReading {
  return { readings: [], problem, unread: 1 };
}

async function readArchive(bytes: Uint8Array, depth: number, room: Room): Promise<FileReading> {
  const archive = readZip(bytes, { entries: room.messages, entryBytes: MAX_ENTRY, totalBytes: room.bytes });
  for (const entry of archive.entries) room.bytes -= entry.bytes.length;
  // What was too large was inflated in vain: an archive of such archives must not cost that again and again.
  if (archive.problem === 'too_large') room.bytes -= MAX_ENTRY;
  const readings: Reading[] = [];
  let { problem, unread }: Omit<FileReading, 'readings'> = archive;
  for (const entry of archive.entries) {
    const inner = await readNested(entry.bytes, depth + 1, room);
    readings.push(...inner.readings);
    problem ??= inner.problem;
    unread += inner.unread;
  }
  return { readings, problem, unread };
}

/** Reads messages while there is room for them, and lets others have a turn after each: a large archive takes seconds. */
async function readEach(messages: readonly (() => Reading)[], room: Room): Promise<FileReading> {
  const readings: Reading[] = [];
  for (const read of messages) {
    if (room.messages <= 0 || room.bounces <= 0) break;
    const reading = read();
    readings.push(reading);
    room.messages -= 1;
    room.bounces -= reading.bounces.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const unread = messages.length - readings.length;
  return { readings, problem: unread > 0 ? 'too_many' : null, unread };
}

function messagesOf(bytes: Uint8Array): Uint8Array[] {
  if (bytes[0] !== 0x46) return [bytes]; // "F" of "From "
  const messages = splitMbox(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  return messages.length === 1 ? [bytes] : messages.map((message) => Buffer.from(message, 'latin1'));
}
