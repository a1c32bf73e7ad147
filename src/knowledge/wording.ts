// Folding of wire texts and the phrases that are looked for in them. A phrase is written as the document prints it; `…` stands for
// anything up to a dozen words, `*` at the end of a part for any ending. Phrases are compared as whole words after the same folding as the text,
// so letter case, white space, punctuation, accents, "can't" and "cannot" make no difference.

/** Longer texts carry no more of a refusal; the limit keeps the work bounded. */
const LONGEST = 6000;
/** Characters that a `…` spans at most. */
const GAP = 90;

/** Folds `text` to lower-case words with one space before, between and after them. */
export function fold(text: string): string {
  const lower = withoutAddresses(text.slice(0, LONGEST).toLowerCase());
  // eslint-disable-next-line no-control-regex -- everything outside ASCII takes the slower way
  const plain = /[^\u0000-\u007f]/.test(lower) ? foldLetters(lower) : lower;
  const words = plain
    .replaceAll("n't", ' not')
    .replaceAll('cannot', 'can not')
    .replace(/[^a-z0-9@.\u0080-\uffff]+|\.(?!\d)|(?<!\d)\./g, ' ');
  return ` ${words.trim()} `.replace(/ {2,}/g, ' ');
}

/** An address names a person and a host, not a cause: `mailbox-full@example.org` is not a full mailbox. */
function withoutAddresses(text: string): string {
  if (!text.includes('@')) return text;
  const bare = (word: string): string => {
    const at = word.lastIndexOf('@');
    return at < 0 ? word : word.slice(at + 1).replace(/^[\w.-]*/, '@ ');
  };
  return text.split(/\s/).map(bare).join(' ');
}

/** Accents off, typographic marks to ASCII, a space around each character of scripts that write none. */
function foldLetters(text: string): string {
  return text
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u00a0\u2000-\u206f\u3000-\u303f\uff01-\uff0f]/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u3040-\u30ff\u4e00-\u9fff]/g, ' $& ');
}

/** A phrase ready to be looked for: parts that follow each other, and the word to index it by. */
export interface Phrase {
  readonly parts: readonly string[];
  readonly key: string;
}

/** Takes a phrase as written in a rule. Its key is its longest whole word, empty when it has none. */
export function phrase(written: string): Phrase {
  const parts = written.split('…').map((part) => {
    const open = part.trimEnd().endsWith('*');
    const folded = fold(part);
    return open ? folded.trimEnd() : folded;
  });
  const whole = parts.flatMap((part) => part.slice(1, part.lastIndexOf(' ')).split(' '));
  const key = whole.reduce((best, word) => (word.length > best.length ? word : best), '');
  return { parts, key };
}

/** Whether the folded text `words` holds the phrase. */
export function holds(words: string, { parts }: Phrase): boolean {
  const [first = '', ...rest] = parts;
  for (let at = words.indexOf(first); at >= 0; at = words.indexOf(first, at + 1)) {
    if (follows(words, at + first.length - 1, rest)) return true;
  }
  return false;
}

function follows(words: string, from: number, parts: readonly string[]): boolean {
  let at = from;
  for (const part of parts) {
    const found = words.slice(at, at + GAP + part.length).indexOf(part);
    if (found < 0) return false;
    at += found + part.length - 1;
  }
  return true;
}
