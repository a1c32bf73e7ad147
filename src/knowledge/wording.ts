// Folding of wire texts and the phrases that are looked for in them. A phrase is written as the document prints it; `…` stands for
// anything up to a dozen words, `*` at the end of a part for any ending. Phrases are compared as whole words after the same folding as the text,
// so letter case, white space, punctuation, accents, "can't" and "cannot" make no difference.

/** Characters that a `…` spans at most. */
const GAP = 90;

/** What folding leaves as it is: most phrases of the rules are written so. */
const FOLDED = /^[a-z\d]+(?: [a-z\d]+)*$/;

/** Folds `text` to lower-case words with one space before, between and after them. */
export function fold(text: string): string {
  if (FOLDED.test(text) && !text.includes('cannot')) return ` ${text} `;
  const lower = withoutAddresses(text.toLowerCase());
  // eslint-disable-next-line no-control-regex -- everything outside ASCII takes the slower way
  const plain = /[^\u0000-\u007f]/.test(lower) ? foldLetters(lower) : lower;
  const words = plain.replaceAll("can't", 'can not').replaceAll("n't", ' not').replaceAll('cannot', 'can not');
  return ` ${words.match(WORD)?.join(' ') ?? ''} `;
}

/** A word, or a number with its dots. */
const WORD = /[a-z0-9@\u0080-\uffff]+(?:(?<=\d)\.(?=\d)[a-z0-9@\u0080-\uffff]+)*/g;

/** An address names a person and a host, not a cause: `mailbox-full@example.org` is not a full mailbox. */
function withoutAddresses(text: string): string {
  let at = text.indexOf('@');
  if (at < 0) return text;
  let out = '';
  let done = 0;
  while (at >= 0) {
    let start = at;
    while (start > done && !isSpace(text.charCodeAt(start - 1))) start -= 1;
    let end = at;
    while (end < text.length && !isSpace(text.charCodeAt(end))) end += 1;
    const word = text.slice(start, end);
    out += text.slice(done, start) + word.slice(word.lastIndexOf('@') + 1).replace(/^[\w.-]*/, '@ ');
    done = end;
    at = text.indexOf('@', end);
  }
  return out + text.slice(done);
}

/** Control characters end a word too. */
function isSpace(code: number): boolean {
  return code <= 0x20 || (code > 0x7f && /\s/.test(String.fromCharCode(code)));
}

/** Letters that are no letter with an accent to Unicode. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Accents off, typographic marks to ASCII, a space around each character of scripts that write none. */
function foldLetters(text: string): string {
  return text
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u00a0\u2000-\u206f\u3000-\u303f\uff01-\uff0f]/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[łøđıßæœ]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .replace(/[\u3040-\u30ff\u4e00-\u9fff]/g, ' $& ');
}

/** Phrases of every `first` with every `second`, and up to a dozen words between: `mailbox … full`, `user … unknown`. */
export function pairs(first: readonly string[], second: readonly string[]): string[] {
  return first.flatMap((a) => second.map((b) => `${a} … ${b}`));
}

/** A phrase ready to be looked for: the parts in their order, and the words that it is found by. */
export interface Phrase {
  readonly firstWord: string;
  /** The whole word right after it; empty without. */
  readonly nextWord: string;
  /** The first whole word after a gap; empty without. */
  readonly laterWord: string;
  readonly parts: readonly string[];
}

/** Takes a phrase as written in a rule. Its first word must be whole: rows are found by it. */
export function phrase(written: string): Phrase {
  const parts = written.split('…').map((part) => {
    const open = part.trimEnd().endsWith('*');
    const folded = fold(part.trim());
    return open ? folded.trimEnd() : folded;
  });
  const [first = '', ...later] = parts;
  const firstWord = wholeWordAt(first, 0);
  if (firstWord === '') throw new TypeError(`a phrase begins with a whole word: ${written}`);
  const laterWord = later.map((part) => wholeWordAt(part, 0)).find((word) => word !== '') ?? '';
  return { firstWord, nextWord: wholeWordAt(first, firstWord.length + 1), laterWord, parts };
}

/** The first word of a phrase as folding leaves it, without the work that the rest of it costs. */
export function firstWordOf(written: string): string {
  const plain = /^[a-z\d]+(?= |$)/.exec(written)?.[0];
  return plain === undefined || plain === 'cannot' ? phrase(written).firstWord : plain;
}

/** The word after the space at `at` of a folded part; empty without one that a space ends: the last of an open part may go on. */
function wholeWordAt(part: string, at: number): string {
  const end = part.indexOf(' ', at + 1);
  return end < 0 ? '' : part.slice(at + 1, end);
}

/** Whether the phrase stands in the folded text `words` at `at`, the place of the space before its first word. */
export function standsAt(words: string, at: number, { parts }: Phrase): boolean {
  const first = parts[0] ?? '';
  return words.startsWith(first, at) && (parts.length === 1 || follows(words, at + first.length - 1, parts));
}

/** Whether the folded text `words` holds the phrase anywhere. */
export function holds(words: string, wanted: Phrase): boolean {
  const first = wanted.parts[0] ?? '';
  for (let at = words.indexOf(first); at >= 0; at = words.indexOf(first, at + 1)) {
    if (standsAt(words, at, wanted)) return true;
  }
  return false;
}

function follows(words: string, from: number, parts: readonly string[]): boolean {
  let at = from;
  for (const part of parts.slice(1)) {
    const found = words.slice(at, at + GAP + part.length).indexOf(part);
    if (found < 0) return false;
    at += found + part.length - 1;
  }
  return true;
}
