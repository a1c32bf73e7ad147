import type { ReceiverId } from './receivers.ts';
import type { Rule } from './rule.ts';
import { expandStatus } from './status-range.ts';
import { firstWordOf, fold, holds, type Phrase, phrase, standsAt } from './wording.ts';

/** What rows are compared with. */
export interface Refusal {
  readonly text: string;
  readonly replyCode: string | null;
  readonly enhancedStatusCode: string | null;
  readonly smtpCommand: string | null;
  readonly receiver: ReceiverId | null;
}

interface Compiled {
  readonly rule: Rule;
  readonly order: number;
  readonly status: ReadonlySet<string> | null;
}
interface Entry {
  readonly row: Compiled;
  readonly phrase: Phrase;
}
interface Written {
  readonly row: Compiled;
  readonly written: string;
}

/** Phrases that begin with one word. */
interface Starting {
  /** As written, until a text holds their first word: most never do. */
  written: Written[];
  /** By the word that follows: few of the phrases that begin with "mailbox" go on as the text does. */
  readonly byNextWord: Map<string, Entry[]>;
  /** Those that leave open what follows, by the first word after the gap ('' without). */
  readonly byLaterWord: Map<string, Entry[]>;
}

const NO_ROWS: readonly Compiled[] = [];

/** Rows made ready for looking up: by the first word of each phrase, and those without phrases by their codes. */
export class RuleIndex {
  readonly #byWord = new Map<string, Starting>();
  readonly #byStatus = new Map<string, Compiled[]>();
  readonly #byReply = new Map<string, Compiled[]>();

  constructor(rules: readonly Rule[]) {
    rules.forEach((rule, order) => {
      this.#add({ rule, order, status: rule.status ? new Set(rule.status.flatMap(expandStatus)) : null });
    });
  }

  #add(row: Compiled): void {
    if (row.rule.says) {
      for (const written of row.rule.says) this.#addPhrase({ row, written });
    } else if (row.status) for (const code of row.status) push(this.#byStatus, code, row);
    else for (const code of row.rule.reply ?? []) push(this.#byReply, code, row);
  }

  #addPhrase(each: Written): void {
    const word = firstWordOf(each.written);
    const starting = this.#byWord.get(word);
    if (starting) starting.written.push(each);
    else this.#byWord.set(word, { written: [each], byNextWord: new Map(), byLaterWord: new Map() });
  }

  /** The first row that matches: rows of the recognised receiver come before all others. Null when none does. */
  find(refusal: Refusal): Rule | null {
    const words = fold(refusal.text);
    const list = words.split(' ');
    // Folded text begins and ends with a space, so the empty string is there: it stands for phrases without a later word.
    const present = new Set(list);
    let best: Rule | null = null;
    let bestRank = Infinity;
    const offer = (row: Compiled): void => {
      if (!meets(row, refusal, words)) return;
      best = row.rule;
      bestRank = rank(row, refusal);
    };
    let at = -1;
    for (let i = 0; i < list.length; i += 1) {
      const word = list[i] ?? '';
      const before = at;
      at += word.length + 1;
      const starting = this.#byWord.get(word);
      if (!starting) continue;
      for (const entries of candidates(starting, list[i + 1] ?? '', present)) {
        for (const { row, phrase: wanted } of entries) {
          if (rank(row, refusal) < bestRank && standsAt(words, before, wanted)) offer(row);
        }
      }
    }
    for (const row of this.#byStatus.get(refusal.enhancedStatusCode ?? '') ?? NO_ROWS) {
      if (rank(row, refusal) < bestRank) offer(row);
    }
    for (const row of this.#byReply.get(refusal.replyCode ?? '') ?? NO_ROWS)
      if (rank(row, refusal) < bestRank) offer(row);
    return best;
  }
}

/** The phrases that may go on as the text does. */
function candidates(starting: Starting, next: string, present: ReadonlySet<string>): Entry[][] {
  if (starting.written.length > 0) makeReady(starting);
  const { byNextWord, byLaterWord } = starting;
  const found: Entry[][] = [];
  const adjacent = byNextWord.get(next);
  if (adjacent) found.push(adjacent);
  for (const [later, entries] of byLaterWord) if (present.has(later)) found.push(entries);
  return found;
}

function makeReady(starting: Starting): void {
  for (const { row, written } of starting.written) {
    const ready = phrase(written);
    const { nextWord, laterWord } = ready;
    if (nextWord === '') push(starting.byLaterWord, laterWord, { row, phrase: ready });
    else push(starting.byNextWord, nextWord, { row, phrase: ready });
  }
  starting.written = [];
}

/** Rows of the recognised receiver rank before the rest, each in their written order. */
function rank(row: Compiled, refusal: Refusal): number {
  return row.rule.receiver !== undefined && row.rule.receiver === refusal.receiver ? row.order - 1e6 : row.order;
}

function meets({ rule, status }: Compiled, refusal: Refusal, words: string): boolean {
  if (rule.onlyThere && rule.receiver !== refusal.receiver) return false;
  if (status && !status.has(refusal.enhancedStatusCode ?? '')) return false;
  if (rule.reply && !rule.reply.some((code) => refusal.replyCode?.startsWith(code))) return false;
  if (rule.command && !rule.command.includes(refusal.smtpCommand ?? '')) return false;
  if (rule.unless?.some((written) => holds(words, readyPhrase(written)))) return false;
  return rule.pattern?.test(refusal.text) ?? true;
}

const readyPhrases = new Map<string, Phrase>();

/** Phrases of `unless`, each made ready once. */
function readyPhrase(written: string): Phrase {
  const known = readyPhrases.get(written);
  if (known) return known;
  const ready = phrase(written);
  readyPhrases.set(written, ready);
  return ready;
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
