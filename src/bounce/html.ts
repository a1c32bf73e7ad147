// HTML to the text a reader sees. Linear: one look at each character, no nested patterns.
import { oneLine } from './one-line.ts';
import { unescapeEntities } from './unchat.ts';

const BREAKS = /^\/?(?:br|p|div|tr|h[1-6]|li|ul|ol|table|pre|blockquote|hr)\b/i;
const SILENT = /^(?:script|style|head|title)\b/i;
/** In any letter case: a look for each spelling would begin at the same place again and again. */
const ENDS: Readonly<Record<string, RegExp>> = {
  script: /<\/script/gi,
  style: /<\/style/gi,
  head: /<\/head/gi,
  title: /<\/title/gi,
};

/** Pages that are made of a notice leave its addresses as they are. */
const ADDRESS = /^[^\s<>"=]{1,128}@[^\s<>"=]{1,190}>/;

/** The visible text, with line breaks where blocks end. Unclosed tags and comments end at the end of the text. */
export function htmlToText(html: string): string {
  let out = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    out += html.slice(at, open);
    const next = html.slice(open + 1, open + 16);
    if (!/^[a-z!/?]/i.test(next) || ADDRESS.test(html.slice(open + 1, open + 320))) {
      out += '<';
      at = open + 1;
      continue;
    }
    if (BREAKS.test(next)) out += '\n';
    at = tagEnd(html, open, next);
    // In a page's source the line often ends behind it too.
    if (/^br\b/i.test(next) && html[at] === '\n') at += 1;
  }
  return tidy(unescapeEntities(out + html.slice(at)));
}

/** Where the text goes on after the tag at `open`. */
function tagEnd(html: string, open: number, next: string): number {
  if (next.startsWith('!--')) return after(html, '-->', open);
  const silent = SILENT.exec(next)?.[0].toLowerCase();
  const end = silent === undefined ? undefined : ENDS[silent];
  if (!end) return after(html, '>', open);
  end.lastIndex = open;
  const close = end.exec(html);
  // Unclosed, it hides the rest, as in a browser.
  return close ? after(html, '>', close.index) : html.length;
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

/** Runs of blanks and of empty lines shortened. */
function tidy(text: string): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  for (const line of lines) {
    const trimmed = oneLine(line);
    if (trimmed !== '' || kept.at(-1) !== '') kept.push(trimmed);
  }
  return kept.join('\n').trim();
}

/** A text that is HTML although nothing says so. */
export function looksLikeHtml(text: string): boolean {
  return (
    /<(?:html|body|table|div|p|br)\b[^<>]{0,200}>/i.test(text.slice(0, 4000)) &&
    /<\/(?:html|body|table|div|p|a|span)>|<br/i.test(text.slice(0, 20_000))
  );
}
