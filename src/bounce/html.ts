// HTML to the text a reader sees. Linear: one look at each character, no nested patterns.
import { unescapeEntities } from './unchat.ts';

const BREAKS = /^\/?(?:br|p|div|tr|h[1-6]|li|ul|ol|table|pre|blockquote|hr)\b/i;
const SILENT = /^(?:script|style|head|title)\b/i;

/** The visible text, with line breaks where blocks end. Unclosed tags and comments end at the end of the text. */
export function htmlToText(html: string): string {
  let out = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    out += html.slice(at, open);
    const next = html.slice(open + 1, open + 16);
    if (!/^[a-z!/?]/i.test(next)) {
      out += '<';
      at = open + 1;
      continue;
    }
    if (BREAKS.test(next)) out += '\n';
    at = tagEnd(html, open, next);
  }
  return tidy(unescapeEntities(out + html.slice(at)));
}

/** Where the text goes on after the tag at `open`. */
function tagEnd(html: string, open: number, next: string): number {
  if (next.startsWith('!--')) return after(html, '-->', open);
  const silent = SILENT.exec(next)?.[0].toLowerCase();
  if (silent === undefined) return after(html, '>', open);
  const close = indexOfTag(html, `</${silent}`, open);
  // Unclosed, it hides the rest, as in a browser.
  return close < 0 ? html.length : after(html, '>', close);
}

function indexOfTag(html: string, tag: string, from: number): number {
  const lower = html.indexOf(tag, from);
  return lower >= 0 ? lower : html.indexOf(tag.toUpperCase(), from);
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
    const trimmed = line.replace(/\s+/g, ' ').trim();
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
