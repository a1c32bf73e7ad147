// The compression of RTF bodies (MS-OXRTFCP): a dictionary of 4,096 bytes in which each byte of the text is kept in turn.

/** Section 2.1.2.1: with this every dictionary begins. */
const FIRST_WORDS = Buffer.from(
  String.raw`{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` +
    '\r\n' +
    String.raw`\par \pard\plain\f0\fs20\b\i\u\tab\tx`,
  'latin1',
);
const SIZE = 4096;
const HEADER = 16;
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
/** No notice is longer. */
const MAX_RTF = 4_000_000;

/** The RTF as a string of bytes, at most 4 MB of it; null for what is no such body. Damage ends the text. */
export function decompressRtf(bytes: Uint8Array): string | null {
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (input.length < HEADER) return null;
  // Section 2.1.3.1.1: COMPSIZE, RAWSIZE, COMPTYPE, CRC. The sizes are claims; the checksum would only refuse damaged text.
  switch (input.readUInt32LE(8)) {
    case UNCOMPRESSED:
      return input.toString('latin1', HEADER, HEADER + MAX_RTF);
    case COMPRESSED:
      return inflate(input, Math.min(input.readUInt32LE(4), MAX_RTF)).toString('latin1');
    default:
      return null;
  }
}

/** Section 2.2.2.2: runs of eight, each led by a byte whose bits tell literals (0) from references (1). */
function inflate(input: Buffer, size: number): Buffer {
  const dictionary = Buffer.alloc(SIZE, ' ');
  FIRST_WORDS.copy(dictionary);
  const out = Buffer.alloc(size);
  let written = 0;
  let end = FIRST_WORDS.length;
  const put = (byte: number): void => {
    if (written < size) out[written] = byte;
    written += 1;
    dictionary[end] = byte;
    end = (end + 1) % SIZE;
  };
  let at = HEADER;
  while (at < input.length && written < size) {
    const control = input[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < input.length; bit += 1) {
      if ((control & (1 << bit)) === 0) {
        put(input[at] ?? 0);
        at += 1;
        continue;
      }
      const reference = ((input[at] ?? 0) << 8) | (input[at + 1] ?? 0);
      at += 2;
      const from = reference >> 4;
      // Section 2.2.2.2: a reference to where the dictionary ends is the end of the text.
      if (from === end) return out.subarray(0, written);
      const length = (reference & 0xf) + 2;
      for (let i = 0; i < length; i += 1) put(dictionary[(from + i) % SIZE] ?? 0);
    }
  }
  return out.subarray(0, Math.min(written, size));
}
