// What a chat does to pasted text, undone: entities, auto-links, markdown links, quotes, hard wraps, typographic quotes.
// Every step runs in one pass over the text and is skipped when its tell-tale characters are absent.
import { undoEscapes } from './unescape.ts';
import { unframe } from './unframe.ts';
import { unquote } from './unquote.ts';
import { unwrap } from './unwrap.ts';

/**
 * Gives the text that was pasted, as far as it can be restored, with `\n` line ends. Ordinary text comes back unchanged.
 * Slack: https://docs.slack.dev/messaging/formatting-message-text ("&", "<", ">" escaped, `<url|label>` links); Teams and
 * Outlook: markdown links and no-break spaces.
 */
export function unchat(text: string): string {
  const plain = plainCharacters(text);
  const linked = unlink(plain);
  const once = chatEscaped(plain) ? unescapeEntities(linked) : linked;
  const unescaped = once !== linked && ESCAPED_TWICE.test(once) ? unescapeEntities(once) : once;
  const bare = withoutCode(unescaped);
  return unwrap(unquote(bare.length > LONGEST_COPY ? bare : unframe(undoEscapes(bare))));
}

/** Nobody copies more from a screen; a longer text is a file. */
const LONGEST_COPY = 1_000_000;

/** Copied from a page's source, then escaped by the chat: an address in its brackets. */
const ESCAPED_TWICE = /&lt;[^\s&<>]{1,300}&gt;/;

// eslint-disable-next-line no-control-regex -- NUL and its kin reach us from binary files
const ODD = /[\0-\x08\x0b-\x1f\x7f\u00a0\u00ad\u2000-\u200f\u2010-\u201f\u2026\u2028-\u202f\u2060\ufeff\ufffc]/;

const ODD_ALL = new RegExp(String.raw`\r\n?|${ODD.source}`, 'g');

/** Typographic characters as their ASCII origin, invisible ones removed. */
function plainCharacters(text: string): string {
  return ODD.test(text) ? text.replace(ODD_ALL, plainCharacter) : text;
}

function plainCharacter(found: string): string {
  const code = found.charCodeAt(0);
  if (code === 0x0d || code === 0x2028 || code === 0x2029) return '\n';
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x0b || code === 0x0c)
    return ' ';
  if (code === 0x2018 || code === 0x2019 || code === 0x201a || code === 0x201b) return "'";
  if (code === 0x201c || code === 0x201d || code === 0x201e || code === 0x201f) return '"';
  if (code === 0x2026) return '...';
  if (code >= 0x2010 && code <= 0x2013) return '-';
  if (code === 0x2014 || code === 0x2015) return '--';
  if (code === 0x1b) return found; // iso-2022-jp lives on it
  return '';
}

const LINK_START = /<(?=mailto:|https?:|ftp:|tel:|[@#!][A-Z])/gi;
const LINK = /[^<>\n]{0,2048}/y;

/** Slack's `<target|label>` and `<target>`, Outlook's `label<mailto:target>`, markdown's `[label](target)`. */
function unlink(text: string): string {
  let out = text;
  if (out.includes('<')) out = unlinkAngles(out);
  if (out.includes(']('))
    out = out.replace(
      /\[([^\][\n]{1,500})\]\((mailto:|https?:\/\/)([^()\s]{1,500}(?:\n[^()\s]{1,100})?)\)/g,
      markdownLabel,
    );
  return out;
}

function markdownLabel(_all: string, label: string, scheme: string, target: string): string {
  return scheme === 'mailto:' && !label.includes('@') ? target : label;
}

function unlinkAngles(text: string): string {
  // Pieces, not one growing string: looking at the end of that would copy it for each link.
  const pieces: string[] = [];
  let done = 0;
  LINK_START.lastIndex = 0;
  for (let start = LINK_START.exec(text); start; start = LINK_START.exec(text)) {
    const from = start.index + 1;
    LINK.lastIndex = from;
    const inside = LINK.exec(text)?.[0] ?? '';
    if (text[from + inside.length] !== '>') continue;
    const before = done < start.index ? text.slice(done, start.index) : (pieces.at(-1) ?? '');
    if (done < start.index) pieces.push(before);
    const words = label(inside, before);
    // "Name<mailto:address>": the name is not part of the address.
    const named = /[\w.]/.test(before.slice(-1)) && !inside.includes('|');
    pieces.push(words !== '' && named ? ` <${words}>` : words);
    done = from + inside.length + 1;
    LINK_START.lastIndex = done;
  }
  return done === 0 ? text : pieces.join('') + text.slice(done);
}

/** What a reader saw of one link; nothing when the same words stand right before it. */
function label(inside: string, before: string): string {
  const bar = inside.indexOf('|');
  const target = (bar < 0 ? inside : inside.slice(0, bar)).replace(/^(?:mailto|tel):/i, '');
  if (bar >= 0) {
    const words = inside.slice(bar + 1);
    return words === '' ? target : words;
  }
  if (/^[@#!]/.test(target)) return '';
  if (inside.length > target.length && before.slice(-target.length).toLowerCase() === target.toLowerCase()) return '';
  return target;
}

/** True when entities come from the chat: Slack leaves no bare "<" but that of its links. Else they belong to pasted HTML. */
function chatEscaped(text: string): boolean {
  if (!text.includes('&')) return false;
  const bare = /<(?!mailto:|https?:|ftp:|tel:|[@#!][A-Z])/i;
  return !bare.test(text);
}

const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The entities a chat or a mail client makes of ASCII characters, each replaced once. */
export function unescapeEntities(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, (entity) => character(entity.slice(1, -1).toLowerCase())) : text;
}

function character(name: string): string {
  const known = NAMED[name];
  if (known !== undefined) return known;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** Code fences and back-ticks. */
function withoutCode(text: string): string {
  return text.includes('`') ? text.replaceAll('```', '\n').replaceAll('`', '') : text;
}
