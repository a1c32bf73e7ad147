// Content-Transfer-Encoding (RFC 2045 section 6), tolerant of what a paste does to it.

/** Quoted-printable to a string of bytes. Soft line breaks are joined, broken sequences stay as they are. */
export function decodeQuotedPrintable(text: string): string {
  if (!text.includes('=')) return text;
  return text.replace(/=(?:([\dA-F]{2})|[ \t]{0,4}\r?\n)/gi, (_all, hex: string | undefined) =>
    hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Base64 to bytes; what is no base64 character is skipped. */
export function decodeBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
