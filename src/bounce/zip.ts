// ZIP archives (PKWARE APPNOTE 6.3.10), the few parts of them that hold mail: stored and deflated entries. Everything an
// archive claims of itself is checked against hard caps before a byte is inflated.
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why an archive was not read, or not to its end. */
export type ZipProblem = 'no_archive' | 'too_many' | 'too_large' | 'encrypted' | 'damaged';

export interface ZipContents {
  readonly entries: readonly ZipEntry[];
  readonly problem: ZipProblem | null;
  /** Entries that the directory counts beyond those read. */
  readonly unread: number;
}

export interface ZipLimits {
  readonly entries: number;
  /** Bytes of one entry and of all entries together, inflated. */
  readonly entryBytes: number;
  readonly totalBytes: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/** True when bytes begin as an archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** Reads the entries that the central directory lists, up to the limits. Never throws: damage ends the reading. */
export function readZip(bytes: Uint8Array, limits: ZipLimits): ZipContents {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(archive);
  if (!directory) return { entries: [], problem: 'no_archive', unread: 1 };
  const entries: ZipEntry[] = [];
  let total = 0;
  let at = directory.offset;
  for (let i = 0; i < directory.count; i += 1) {
    const stopped = (problem: ZipProblem): ZipContents => ({ entries, problem, unread: directory.count - i });
    if (entries.length >= limits.entries) return stopped('too_many');
    const header = readDirectoryEntry(archive, at);
    if (!header) return stopped('damaged');
    at = header.next;
    if (header.name.endsWith('/')) continue;
    if (header.encrypted) return stopped('encrypted');
    const room = Math.min(limits.entryBytes, limits.totalBytes - total);
    const content = contentOf(archive, header, room);
    if (typeof content === 'string') return stopped(content);
    total += content.length;
    entries.push({ name: header.name, bytes: content });
  }
  return { entries, problem: null, unread: 0 };
}

interface Directory {
  readonly offset: number;
  readonly count: number;
}

/** Section 4.3.16: the record stands at the end, before a comment of at most 65,535 bytes. */
function findDirectory(archive: Buffer): Directory | null {
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - 65_535); at -= 1) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) {
      return { count: archive.readUInt16LE(at + 10), offset: archive.readUInt32LE(at + 16) };
    }
  }
  return null;
}

interface EntryHeader {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly compressed: number;
  readonly local: number;
  readonly next: number;
}

/** Section 4.3.12. */
function readDirectoryEntry(archive: Buffer, at: number): EntryHeader | null {
  if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
  const nameLength = archive.readUInt16LE(at + 28);
  const extra = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  return {
    name: archive.toString('utf8', at + 46, Math.min(at + 46 + nameLength, archive.length)),
    encrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
    method: archive.readUInt16LE(at + 10),
    compressed: archive.readUInt32LE(at + 20),
    local: archive.readUInt32LE(at + 42),
    next: at + 46 + nameLength + extra,
  };
}

/** Section 4.3.7: the local header's own name and extra field lengths tell where the data begins. */
function contentOf(archive: Buffer, { local, compressed, method }: EntryHeader, room: number): Buffer | ZipProblem {
  if (local + 30 > archive.length || archive.readUInt32LE(local) !== LOCAL_HEADER) return 'damaged';
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = archive.subarray(from, from + compressed);
  if (method === 0) return data.length > room ? 'too_large' : data;
  if (method !== 8) return 'damaged';
  try {
    return room <= 0 ? 'too_large' : inflateRawSync(data, { maxOutputLength: room });
  } catch (error) {
    return error instanceof RangeError ? 'too_large' : 'damaged';
  }
}
