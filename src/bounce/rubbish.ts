// Input that is neither text nor mail: told by its first bytes, or by the control characters that no text has.

const LOOKED_AT = 4000;
/** Random bytes have a tenth; text in any charset has none, save a stray one from a broken paste. */
const MAX_SHARE = 0.02;

// eslint-disable-next-line no-control-regex -- these are looked for; ESC is left out, for ISO-2022-JP lives on it
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]/g;

/** True for decoded bytes that mean nothing as text. */
export function isRubbish(text: string): boolean {
  const piece = text.slice(0, LOOKED_AT);
  return (piece.match(CONTROL)?.length ?? 0) > piece.length * MAX_SHARE;
}

const IMAGES: readonly string[] = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM', 'II*\0', 'MM\0*'];

/** True for the bytes of a picture: PNG, JPEG, GIF, BMP, TIFF, WebP, HEIC. */
export function isImage(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  // "BM" also begins words: a bitmap's header has zeros.
  if (head.startsWith('BM')) return head.includes('\0');
  return (
    IMAGES.some((mark) => head.startsWith(mark)) ||
    (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) ||
    /^ftyp(?:hei|mif|avif)/.test(head.slice(4))
  );
}
