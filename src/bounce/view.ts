// One input laid out: the notice, the status fields, the returned message's head, the report's own head.
import { statusFieldsStart } from './delivery-status.ts';
import { type Field, fieldsNamed, findMessageStart, readHeaders } from './headers.ts';
import { htmlToText, looksLikeHtml } from './html.ts';
import { type Message, type Nested, type Part, readMime, readParts } from './mime.ts';
import { isDmarcXml } from './report-kind.ts';
import { splitReturned } from './returned.ts';

export interface View {
  /** What the admin wrote before a pasted message. */
  readonly context: string;
  /** Header fields of the report itself; empty for a bare text. */
  readonly head: readonly Field[];
  readonly parts: readonly Part[];
  /** The human part, without the returned message and without status fields. */
  readonly notice: string;
  /** Text with delivery-status fields; empty when there are none. */
  readonly status: string;
  /** Header fields of the returned message. */
  readonly returned: readonly Field[];
  /** There was more than is read. */
  readonly cut: boolean;
}

/** Lays out a bare text or, where a message's head begins near its start, a message. */
export function viewText(text: string): View {
  const start = findMessageStart(text);
  if (start < 0) {
    const parts = readParts(text, 'text');
    return parts ? viewMessage(parts, '') : viewPlain(text);
  }
  // "Original message follows." and the like: the head is the returned message's, what stands before it is the notice.
  if (start > 20 && !text.startsWith('From ') && splitReturned(text).notice.length < start) return viewPlain(text);
  // A session in which somebody typed a message: the refusal of it follows.
  if (AFTER_DATA.test(text.slice(0, start))) return viewPlain(text);
  return viewMessage(readMime(text, 'text', start), text.slice(0, start).trim());
}

/** RFC 5321 section 4.1.1.4: the answer to DATA. */
const AFTER_DATA = /\b354[ -][^\n]{1,200}\n$/;

/** Lays out the raw bytes of a message, one character a byte. */
export function viewBytes(latin1: string): View {
  return viewNested({ source: latin1, kind: 'bytes', cut: false });
}

/** Lays out a message that was found inside another. */
export function viewNested({ source, kind, cut }: Nested): View {
  const view = viewMessage(readMime(source, kind), '');
  return cut ? { ...view, cut } : view;
}

function viewPlain(text: string): View {
  // Elements of a DMARC report have names of HTML, such as <p>, and no text that would tell what they are.
  const plain = looksLikeHtml(text) && !isDmarcXml(text) ? htmlToText(text) : text;
  return { context: '', head: [], parts: [], cut: false, ...layOut(plain, '', []) };
}

function viewMessage({ fields, parts, cut }: Message, context: string): View {
  const returned = parts.find((part) => part.role === 'returned' && part.fields.length > 0)?.fields ?? [];
  const status = textsOf(parts, 'status');
  const notice = noticeOf(parts);
  return { context, head: fields, parts, cut, ...layOut(notice, status, returned) };
}

function layOut(
  text: string,
  status: string,
  returned: readonly Field[],
): Pick<View, 'notice' | 'status' | 'returned'> {
  const split = splitReturned(text);
  const head = returned.length > 0 || split.returned === '' ? returned : readHeaders(split.returned).fields;
  if (status !== '') return { notice: split.notice, status, returned: head };
  const at = statusFieldsStart(text);
  if (at < 0) return { notice: split.notice, status: '', returned: head };
  const notice = split.notice.length > at ? split.notice.slice(0, at) : split.notice;
  return { notice, status: text.slice(at), returned: head };
}

/** The plain text where there is one that says something, else the HTML as text. */
function noticeOf(parts: readonly Part[]): string {
  const plain = parts.filter((part) => part.role === 'notice' && part.type !== 'text/html').map((part) => part.text);
  const text = plain.join('\n\n').trim();
  return text === ''
    ? parts
        .filter((part) => part.role === 'notice')
        .map((part) => part.text)
        .join('\n\n')
        .trim()
    : text;
}

function textsOf(parts: readonly Part[], role: Part['role']): string {
  return parts
    .filter((part) => part.role === role)
    .map((part) => part.text)
    .join('\n\n');
}

/** Values of a field in the report's head and in the returned message, the latter first. */
export function valuesOf(view: View, name: string): string[] {
  return [...fieldsNamed(view.returned, name), ...fieldsNamed(view.head, name)];
}
