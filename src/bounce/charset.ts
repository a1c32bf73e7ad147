// Bytes to text by the name of a charset, as mail writes those names.
import { isAscii } from 'node:buffer';

const ALIASES: Record<string, string> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'ansi_x3.4-1968': 'windows-1252',
  cp1252: 'windows-1252',
  'iso8859-1': 'windows-1252',
  'iso-8859-8-i': 'iso-8859-8',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp932: 'shift_jis',
  'windows-31j': 'shift_jis',
  'x-sjis': 'shift_jis',
  'ks_c_5601-1987': 'euc-kr',
  cp949: 'euc-kr',
  cp936: 'gbk',
  'x-gbk': 'gbk',
};

type Decoder = InstanceType<typeof TextDecoder>;
const decoders = new Map<string, Decoder | null>();

/**
 * Decodes bytes. A missing, unknown or wrong name gives UTF-8 where the bytes are valid UTF-8, else Windows-1252; Japanese
 * escape sequences are recognised without a name. Never fails: bytes that mean nothing become U+FFFD.
 */
export function decodeBytes(bytes: Uint8Array, charset: string | undefined): string {
  const name = labelOf(charset);
  if (isAscii(bytes)) {
    return decodeAscii(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), name);
  }
  const decoder = decoderOf(ALIASES[name] ?? name);
  if (decoder && decoder.encoding !== 'windows-1252') return decoder.decode(bytes);
  return decodeUnnamed(bytes);
}

/** The same for a string with one character a byte. */
export function decodeLatin1(text: string, charset: string | undefined): string {
  return /[^\0-\x7f]/.test(text)
    ? decodeBytes(Buffer.from(text, 'latin1'), charset)
    : decodeAscii(text, labelOf(charset));
}

function labelOf(charset: string | undefined): string {
  return charset === undefined
    ? ''
    : charset
        .trim()
        .toLowerCase()
        .replace(/^["']|["']$/g, '');
}

/** Charsets that write every letter in ASCII characters. */
function decodeAscii(text: string, name: string): string {
  if (text.includes('\x1b$') || text.includes('\x1b(')) {
    return decoderOf('iso-2022-jp')?.decode(Buffer.from(text, 'latin1')) ?? text;
  }
  return name === 'utf-7' || name === 'unicode-1-1-utf-7' ? decodeUtf7(text) : text;
}

function decodeUnnamed(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoderOf('windows-1252')?.decode(bytes) ?? '';
  }
}

function decoderOf(name: string): Decoder | null {
  const known = decoders.get(name);
  if (known !== undefined) return known;
  let decoder: Decoder | null = null;
  try {
    decoder = name === '' ? null : new TextDecoder(name);
  } catch {
    // A label that nobody knows, often misspelt.
  }
  if (decoders.size < 100) decoders.set(name, decoder);
  return decoder;
}

/** RFC 2152: "+" base64 of UTF-16 "-"; "+-" is a plus sign. */
function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Z0-9+/]{0,10000})-?/gi, (_all, run: string) => (run === '' ? '+' : utf16(run)));
}

function utf16(run: string): string {
  const bytes = Buffer.from(run, 'base64');
  let out = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) out += String.fromCharCode(bytes.readUInt16BE(i));
  return out;
}
