// `classify --jsonl`: one JSON object a line in, one a line out, in constant memory. `--summary`: a table instead.
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import type { Outcome } from '../../src/bounce/bounce.ts';
import { RecentOutcomes } from '../../src/bounce/recent-outcomes.ts';
import { outcomeOfMessage, outcomeOfText } from '../../src/bounce/read.ts';
import { FAMILY_OF } from '../../src/knowledge/families.ts';
import { loadTerminalTexts } from '../../src/messages/load-catalog.ts';
import type { TerminalTexts } from '../../src/messages/terminal-texts.ts';
import { answering, Unusable } from './exit.ts';
import { readLines } from './lines.ts';
import { LANG, parseOptions } from './options.ts';
import { Progress } from './progress.ts';

const OPTIONS = { ...LANG, jsonl: { type: 'boolean' }, summary: { type: 'boolean' } } as const;

/** Answers each line of standard input. @returns the exit status; 2 for arguments it does not know */
export function run(args: string[]): Promise<number> {
  return answering(args, async (language) => {
    const { values, positionals } = parseOptions(args, OPTIONS);
    const asked = values.jsonl === true || values.summary === true;
    if (!asked || positionals.length > 0) throw new Unusable(({ classifyUsage }) => classifyUsage);
    const summed = values.summary === true;
    // A start without words to say does not load them.
    await classify(summed, summed || process.stderr.isTTY ? await loadTerminalTexts(language) : null);
  });
}

async function classify(summed: boolean, texts: TerminalTexts | null): Promise<void> {
  // Lines live shortly: a young generation that does not grow keeps a million of them in 150 MB instead of 250.
  setFlagsFromString('--semi-space-growth-factor=1');
  // There is little to collect at a time: helpers in other threads cost more than they do.
  setFlagsFromString('--no-parallel-scavenge');
  const summary = summed && texts ? new Summary(texts.summary) : null;
  const recent = new RecentOutcomes();
  const progress = texts && new Progress(process.stderr, texts.progress);
  for await (const lines of readLines(process.stdin)) {
    const answers = lines.filter((line) => line.trim() !== '').map((line) => answer(line, recent));
    progress?.add(answers.length);
    if (summary) answers.forEach((each) => summary.add(each));
    else await write(answers);
  }
  progress?.end();
  if (summary) process.stdout.write(summary.text());
}

type Answer = ({ readonly id: unknown } & Outcome) | { readonly id?: unknown; readonly error: string };

/** Waits while the reader of our output is slower than we are. */
async function write(answers: readonly Answer[]): Promise<void> {
  if (answers.length === 0) return;
  const text = answers.map((each) => `${JSON.stringify(each)}\n`).join('');
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function answer(line: string, recent: RecentOutcomes): Answer {
  const input = parse(line);
  if (input === null) return { error: 'The line is no JSON object.' };
  const id = 'id' in input ? input.id : undefined;
  if ('text' in input && typeof input.text === 'string') return { id, ...outcomeOfText(input.text, recent) };
  if ('base64' in input && typeof input.base64 === 'string') {
    return { id, ...outcomeOfMessage(Buffer.from(input.base64, 'base64')) };
  }
  return { id, error: 'The object has neither "text" nor "base64".' };
}

function parse(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** Counts by kind, reason, receiver and family, and what was left out. */
class Summary {
  readonly #texts: TerminalTexts['summary'];
  readonly #tables = new Map<string, Map<string, number>>();

  constructor(texts: TerminalTexts['summary']) {
    this.#texts = texts;
  }

  add(each: Answer): void {
    const texts = this.#texts;
    if ('error' in each) {
      this.#count(texts.input, texts.unreadable);
      return;
    }
    this.#count(texts.input, each.kind);
    if (each.notes.includes('truncated')) this.#count(texts.leftOut, texts.inPart);
    if (each.leftOut) this.#count(texts.leftOut, texts.recipients, each.leftOut.recipients);
    for (const { reason, receiver } of each.bounces) {
      this.#count(texts.reason, reason);
      this.#count(texts.receiver, receiver ?? texts.notKnown);
      this.#count(texts.family, FAMILY_OF[reason] ?? texts.none);
    }
  }

  #count(table: string, word: string, more = 1): void {
    const counts = this.#tables.get(table) ?? new Map<string, number>();
    this.#tables.set(table, counts.set(word, (counts.get(word) ?? 0) + more));
  }

  /** One table after another, the most frequent first. */
  text(): string {
    return [...this.#tables].map(([name, counts]) => table(name, counts)).join('\n');
  }
}

function table(name: string, counts: ReadonlyMap<string, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
  const lines = rows.map(([word, count]) => {
    return `  ${word.padEnd(24)}${String(count).padStart(10)}${((100 * count) / total).toFixed(1).padStart(8)} %`;
  });
  return `${name.padEnd(26)}${String(total).padStart(10)}\n${lines.join('\n')}\n`;
}
