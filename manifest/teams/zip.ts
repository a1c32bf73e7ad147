// A zip archive of a few files in memory. PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.4.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** At the top of the archive; ASCII. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const VERSION = 20;
const DEFLATED = 8;
/** 1 January 1980, the first day there is: the same files give the same archive. */
const DATE = 0x21;

/** Packs the files in their order. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const data = deflateRawSync(bytes);
    const about = aboutFile(name, bytes, data);
    const local = Buffer.concat([signature('PK\u0003\u0004'), about, Buffer.from(name), data]);
    const attributes = Buffer.alloc(14); // no comment, first disk, no attributes; then where the file begins
    attributes.writeUInt32LE(offset, 10);
    const version = Buffer.from([VERSION, 0]);
    directory.push(Buffer.concat([signature('PK\u0001\u0002'), version, about, attributes, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  return Buffer.concat([...locals, ...directory, endOf(directory, offset)]);
}

/** What both headers say of a file, 26 bytes: section 4.3.7 from "version needed" on. */
function aboutFile(name: string, bytes: Uint8Array, data: Uint8Array): Buffer {
  const about = Buffer.alloc(26);
  about.writeUInt16LE(VERSION, 0);
  about.writeUInt16LE(DEFLATED, 4);
  about.writeUInt16LE(DATE, 8);
  about.writeUInt32LE(crc32(bytes), 10);
  about.writeUInt32LE(data.length, 14);
  about.writeUInt32LE(bytes.length, 18);
  about.writeUInt16LE(name.length, 22);
  return about;
}

/** Section 4.3.16. */
function endOf(directory: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature('PK\u0005\u0006'), end]);
}

function signature(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
