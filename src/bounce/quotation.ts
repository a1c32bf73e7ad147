// What a server said, quoted in a sentence of a person's own: 'I get the error "User unknown"', in a paragraph of its own, or a line of
// English in a text that is not English.
import { languageOf } from './language.ts';
import { matchesOf } from './matches.ts';
import { BLANK_LINE } from './one-line.ts';

/** Longer texts are notices, which tell by themselves. */
const MAX_TEXT = 2000;
const MAX_CANDIDATES = 12;
/** Of a paragraph, in characters: a server says no in more. */
const SHORTEST = 30;

const QUOTED = /["“”„«]([^"“”„«»\n]{8,600})["“”»]/g;
/** Words for an error right before the quotation. */
const ERROR_BEFORE =
  /(?:errors?|bounces?|ndr|fehler|fehlermeldung|fout|foutmelding|erreur|errore|erro|błąd|błędem|chyba|chybou|felmeddelande|hata|ошибка|ошибку|エラー|오류|错误|錯誤)[^\p{L}\n]?[^\n"“”„«»]{0,60}$/iu;
/** "I get this error in the log:" and behind it, or on the next line, what the program wrote. */
const ANNOUNCED =
  /\b(?:errors?|says?|said|response|fout(?:melding)?|fehler(?:meldung)?)\b(?:[^:?!]{0,59}[^:?!\s])?:\s{1,6}([^\n"]{12,400})/gi;
/** Letters of scripts in which no server refuses; between them stands what a server wrote. */
const OTHER_SCRIPT = /[\u0370-\u1fff\u3000-\ud7ff\uff00-\uffef]+/;

/** Three words, or two of which the first is one that servers begin with in English. */
const LIKE_A_REFUSAL =
  /^\W{0,8}(?:\w\S*\s+\S+\s+\S|(?:user|mailbox|recipient|address|host|domain|relay\w*|unrout\w+|spam|message|sender|client|connection|retry|access|unknown|no)\s)/i;

/** Pieces of a text that may be a server's words, in their order; none in a text that holds no quotation. */
export function quotationsIn(text: string): string[] {
  if (text.length > MAX_TEXT) return [];
  const quoted = [...matchesOf(QUOTED, text)]
    .filter((match) => isBesideOther(text, match[1] ?? '') || ERROR_BEFORE.test(text.slice(0, match.index)))
    .map((match) => match[1] ?? '');
  const announced = matchesOf(ANNOUNCED, text).map((match) => match[1] ?? '');
  const paragraphs = text.split(BLANK_LINE).filter((each, _i, { length }) => length > 1 && each.length >= SHORTEST);
  const pieces = text
    .split(/\n|\s\|\s/)
    .flatMap((line) => line.split(OTHER_SCRIPT))
    .map((piece) => piece.trim())
    .filter((piece) => piece.length < text.length && LIKE_A_REFUSAL.test(piece) && isBesideOther(text, piece));
  return [...quoted, ...announced, ...paragraphs, ...pieces].slice(0, MAX_CANDIDATES);
}

/** English, or too short to tell, beside words of another language. */
function isBesideOther(text: string, piece: string): boolean {
  const own = languageOf(piece);
  return (own === null || own === 'en') && isForeign(text.replace(piece, ' '));
}

/** True for a text in a language that is known and not English. */
export function isForeign(text: string): boolean {
  const language = languageOf(text);
  return language !== null && language !== 'en';
}
