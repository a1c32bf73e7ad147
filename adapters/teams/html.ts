// The HTML that Teams makes of a paste, to the lines that were pasted. It differs from HTML in mail: each pasted line is a
// paragraph of its own, an empty line is `<p>&nbsp;</p>`, and no-break spaces keep the indentation that folded headers need.
import { unescapeEntities } from '../../src/bounce/unchat.ts';

const BLOCKS = new Set('p div li ul ol tr table thead tbody pre codeblock blockquote hr h1 h2 h3 h4 h5 h6'.split(' '));
const VERBATIM = new Set(['pre', 'codeblock']);
const UNSEEN = new Set(['script', 'style', 'head', 'title']);

/** Pieces instead of one string: looking at the end of a growing string would copy it each time. */
interface Writer {
  readonly pieces: string[];
  /** Written before the next visible text: what divides it from the text so far. */
  pending: '' | '\t' | '\n';
  /** The cells of the row so far. */
  cells: number;
  /** How many elements are open whose white space counts. */
  verbatim: number;
}

/** The visible text: one line per block, cells divided by tabs, entities decoded. Looks at each character once. */
export function htmlToLines(html: string): string {
  const writer: Writer = { pieces: [], pending: '', cells: 0, verbatim: 0 };
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    writeText(writer, html.slice(at, open));
    at = takeTag(writer, html, open);
  }
  writeText(writer, html.slice(at));
  const lines = unescapeEntities(writer.pieces.join('')).replaceAll('\u00a0', ' ').split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

function writeText(writer: Writer, text: string): void {
  if (writer.verbatim > 0) {
    write(writer, text.replaceAll('\r', ''));
    return;
  }
  const collapsed = text.replace(/[ \t\r\n]+/g, ' ');
  const atStart = writer.pending !== '' || (writer.pieces.at(-1) ?? '\n') === '\n';
  write(writer, atStart && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed);
}

function write(writer: Writer, text: string): void {
  if (text === '') return;
  if (writer.pending !== '') writer.pieces.push(writer.pending);
  writer.pending = '';
  writer.pieces.push(text);
}

/** Writes what the tag at `open` means and gives where the text goes on. What is no tag (`<a@b.c>`) is text. */
function takeTag(writer: Writer, html: string, open: number): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open);
  const [, slash, name] = /^<(\/?)([a-z][a-z0-9:-]{0,30})(?=[\s/>])/i.exec(html.slice(open, open + 40)) ?? [];
  if (slash === undefined || name === undefined) {
    write(writer, '<');
    return open + 1;
  }
  const closing = slash === '/';
  const end = after(html, '>', open);
  if (!closing && UNSEEN.has(name.toLowerCase())) {
    const close = html.indexOf(`</${name}`, end);
    return close < 0 ? end : after(html, '>', close);
  }
  obey(writer, name.toLowerCase(), closing, html.slice(open, end));
  return end;
}

function obey(writer: Writer, name: string, closing: boolean, tag: string): void {
  if (name === 'br') write(writer, '\n');
  if (name === 'img') write(writer, alternativeText(tag));
  if (BLOCKS.has(name)) endLine(writer);
  if (name === 'tr') writer.cells = 0;
  if ((name === 'td' || name === 'th') && !closing) {
    if (writer.cells > 0) writer.pending = '\t';
    writer.cells += 1;
  }
  if (VERBATIM.has(name)) writer.verbatim = Math.max(0, writer.verbatim + (closing ? -1 : 1));
}

function endLine(writer: Writer): void {
  const last = writer.pieces.at(-1);
  if (writer.pending !== '\t' && last !== undefined && last !== '\n') writer.pending = '\n';
}

/** Teams sends an emoji as a picture. */
function alternativeText(tag: string): string {
  return /\salt="([^"]{1,40})"/i.exec(tag)?.[1] ?? '';
}

/** Where the text goes on after `mark`; the end of the text when it does not come. */
function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}
