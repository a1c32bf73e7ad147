// Outlook's .msg files (MS-OXMSG). The library is loaded only when such a file comes.

import { decodeBytes } from './charset.ts';
import { isSound } from './compound-file.ts';
import { decompressRtf } from './rtf-compression.ts';
import { rtfToText } from './rtf.ts';

/** True when bytes begin as a compound file does (MS-CFB section 2.2). */
export function isMsg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/**
 * The text of a .msg as a message with header fields, or null when the file cannot be read.
 * A non-delivery report has its words in the body and its status in the transport headers or in the report text.
 */
export async function readMsg(bytes: Uint8Array): Promise<string | null> {
  if (!isSound(bytes)) return null;
  const { default: library } = await import('@kenjiuno/msgreader');
  // Node hands over what the module exports, a test runner the class that is its default.
  const Reader = 'default' in library ? library.default : library;
  try {
    const copy = new Uint8Array(bytes);
    const data = new Reader(copy.buffer).getFileData();
    return data.error === undefined ? textOf(data) : null;
  } catch {
    // Damaged or hostile: the library throws what it likes.
    return null;
  }
}

interface MsgFields {
  readonly headers?: string;
  readonly subject?: string;
  readonly body?: string;
  readonly bodyHtml?: string;
  readonly html?: Uint8Array;
  readonly compressedRtf?: Uint8Array;
  readonly senderEmail?: string;
}

function textOf({ headers, subject, senderEmail, ...bodies }: MsgFields): string {
  const head = headers?.trim()
    ? plainHead(headers)
    : [`Subject: ${subject ?? ''}`, `From: ${senderEmail ?? ''}`].join('\n');
  return `${head}\n\n${wordsOf(bodies)}`;
}

/** Outlook keeps the text beside the body's own form; what other programs save may have HTML or RTF alone. */
function wordsOf({ body, bodyHtml, html, compressedRtf }: MsgFields): string {
  if (body?.trim()) return body;
  const page = bodyHtml ?? (html ? decodeBytes(html, undefined) : '');
  if (page.trim() !== '') return page;
  const rtf = compressedRtf ? decompressRtf(compressedRtf) : null;
  return rtf === null ? '' : rtfToText(rtf);
}

/** The transport headers describe a MIME body that is not there any more. */
function plainHead(headers: string): string {
  return headers
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !/^(?:content-|mime-version)/i.test(line))
    .join('\n');
}
