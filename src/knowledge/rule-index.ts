import type { ReceiverId } from './receivers.ts';
import type { Rule } from './rule.ts';
import { expandStatus } from './status-range.ts';
import { fold, holds, type Phrase, phrase, standsAt } from './wording.ts';

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
  readonly unless: readonly Phrase[];
  readonly status: ReadonlySet<string> | null;
}
interface Entry {
  readonly row: Compiled;
  readonly phrase: Phrase;
}

const NONE: readonly Entry[] = [];

/** Rows made ready for looking up: by the first word of each phrase, and those without phrases by their codes. */
export class RuleIndex {
  readonly #byWord = new Map<string, Entry[]>();
  readonly #byStatus = new Map<string, Compiled[]>();
  readonly #byReply: Compiled[] = [];

  constructor(rules: readonly Rule[]) {
    rules.forEach((rule, order) => {
      this.#add({
        rule,
        order,
        unless: (rule.unless ?? []).map(phrase),
        status: rule.status ? new Set(rule.status.flatMap(expandStatus)) : null,
      });
    });
  }

  #add(row: Compiled): void {
    if (row.rule.says) {
      for (const written of row.rule.says) {
        const ready = phrase(written);
        push(this.#byWord, ready.firstWord, { row, phrase: ready });
      }
    } else if (row.status) for (const code of row.status) push(this.#byStatus, code, row);
    else this.#byReply.push(row);
  }

  /** The first row that matches: rows of the recognised receiver come before all others. Null when none does. */
  find(refusal: Refusal): Rule | null {
    const words = fold(refusal.text);
    let best: Rule | null = null;
    let bestRank = Infinity;
    const offer = (row: Compiled, at = 0, wanted?: Phrase): void => {
      const place = rank(row, refusal);
      if (place >= bestRank || (wanted && !standsAt(words, at, wanted)) || !meets(row, refusal, words)) return;
      best = row.rule;
      bestRank = place;
    };
    for (let at = 0, end = words.indexOf(' ', 1); end > 0; at = end, end = words.indexOf(' ', at + 1)) {
      for (const entry of this.#byWord.get(words.slice(at + 1, end)) ?? NONE) offer(entry.row, at, entry.phrase);
    }
    for (const row of this.#byStatus.get(refusal.enhancedStatusCode ?? '') ?? []) offer(row);
    for (const row of this.#byReply) offer(row);
    return best;
  }
}

/** Rows of the recognised receiver rank before the rest, each in their written order. */
function rank(row: Compiled, refusal: Refusal): number {
  return row.rule.receiver !== undefined && row.rule.receiver === refusal.receiver ? row.order - 1e6 : row.order;
}

function meets({ rule, unless, status }: Compiled, refusal: Refusal, words: string): boolean {
  if (rule.onlyThere && rule.receiver !== refusal.receiver) return false;
  if (status && !status.has(refusal.enhancedStatusCode ?? '')) return false;
  if (rule.reply && !rule.reply.some((code) => refusal.replyCode?.startsWith(code))) return false;
  if (rule.command && !rule.command.includes(refusal.smtpCommand ?? '')) return false;
  if (unless.some((wanted) => holds(words, wanted))) return false;
  return rule.pattern?.test(refusal.text) ?? true;
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
