// Encoded words in header fields (RFC 2047): =?charset?B?...?= and =?charset?Q?...?=
import { decodeBytes, decodeLatin1 } from './charset.ts';

const WORD = /=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([BQ])\?([^?\s]{0,2000})\?=(?:[ \t]{1,4}(?==\?))?/gi;

/** Decodes the encoded words of a field's value; anything else stays as it is. */
export function decodeWords(value: string): string {
  return value.includes('=?') ? value.replace(WORD, decodeWord) : value;
}

function decodeWord(_all: string, charset: string, encoding: string, text: string): string {
  if (encoding === 'B' || encoding === 'b') return decodeBytes(Buffer.from(text, 'base64'), charset);
  const bytes = text
    .replaceAll('_', ' ')
    .replace(/=([\da-f]{2})/gi, (_hex, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return decodeLatin1(bytes, charset);
}
