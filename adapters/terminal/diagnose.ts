import { readFile as readFromDisk } from 'node:fs/promises';
import type { Reading } from '../../src/bounce/bounce.ts';
import { joined, readFile } from '../../src/bounce/read-file.ts';
import type { Investigate } from '../../src/conversation/handle.ts';
import { readAnswer } from '../../src/conversation/answer.ts';
import { masked } from '../../src/conversation/masked.ts';
import { type Case, openCase, withFact, withFindings } from '../../src/diagnosis/case.ts';
import { type Advice, nextStep } from '../../src/diagnosis/diagnose.ts';
import type { AskedQuestion } from '../../src/knowledge/questions.ts';
import { SOURCES } from '../../src/knowledge/remedies/sources.ts';
import { remedyRow } from '../../src/knowledge/remedies/remedies.ts';
import type { Actor, Cause } from '../../src/knowledge/vocabulary.ts';
import type { Catalog } from '../../src/messages/catalog.ts';
import { loadCatalog } from '../../src/messages/load-catalog.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { remedyOf } from '../../src/reply/remedy.ts';
import { choiceLabel } from '../../src/reply/question-card.ts';
import { cardMarkdown } from '../../src/reply/markdown.ts';
import { cardText } from '../../src/reply/text.ts';
import { ticketContent } from '../../src/reply/ticket-card.ts';
import { questionRow } from '../../src/knowledge/questions.ts';
import { aside, asideNoResolver } from './aside.ts';
import { columnsFor } from './columns.ts';
import { answering, Unusable } from './exit.ts';
import { readInput } from './input.ts';
import { findingsJson } from './json.ts';
import { investigateOption } from './investigate-option.ts';
import { COMMON, parseOptions } from './options.ts';

const OPTIONS = {
  ...COMMON,
  answers: { type: 'string' },
  checks: { type: 'string' },
  markdown: { type: 'boolean' },
} as const;

/** `diagnose [FILE | -]`: reads a bounce, runs the checks, takes answers from a file, prints the advice. */
export function run(args: string[]): Promise<number> {
  return answering(args, async (language) => {
    const { values, positionals } = parseOptions(args, OPTIONS);
    if (positionals.length > 1) throw new Unusable(({ oneFile }) => oneFile);
    const scope = scopeOption(values.checks);
    const answers = await readAnswers(values.answers);
    let queries = 0;
    const investigate = investigateOption(values, (count) => {
      queries += count;
    });
    const bytes = await readInput(positionals[0], language);
    const start = performance.now();
    const reading = joined(await readFile(bytes));
    const parsed = performance.now();
    // A ticket goes to others: it holds what a conversation would store.
    const opened = openCase(values.markdown ? masked(reading) : reading);
    const answerLanguage = values.lang === undefined && reading.language === 'nl' ? 'nl' : language;
    const done = await diagnose({ ...opened, scope }, answers, async (requests, again) => {
      await aside(async () => (await loadCatalog(answerLanguage)).chat.checking(requests.length));
      return investigate(requests, again);
    });
    await asideNoResolver(done.theCase.findings, answerLanguage);
    const timing = { parseMs: round(parsed - start), dnsMs: round(done.dnsMs), queries };
    const catalog = await loadCatalog(answerLanguage);
    const text = values.markdown
      ? ticketOf(reading, done, catalog)
      : textOf(reading, done, catalog, columnsFor(values));
    process.stdout.write(values.json ? `${JSON.stringify(json(reading, done, catalog, timing, text))}\n` : `${text}\n`);
  });
}

/** @throws Unusable */
function scopeOption(text = 'needed'): 'needed' | 'all' {
  if (text === 'needed' || text === 'all') return text;
  throw new Unusable(({ badChecks }) => badChecks(text));
}

/** Diagnoses one input to its end, with answers given beforehand. */
async function diagnose(opened: Case, answers: Answers, investigate: Investigate): Promise<Done> {
  let theCase = opened;
  let dnsMs = 0;
  for (;;) {
    const next = nextStep(theCase);
    switch (next.step) {
      case 'check': {
        const start = performance.now();
        const { findings } = await investigate(next.requests, false);
        dnsMs += performance.now() - start;
        theCase = withFindings(theCase, next.requests, findings);
        break;
      }
      case 'ask': {
        const { question } = next;
        const text = answers[question] ?? '';
        const value = readAnswer(question, text) ?? null;
        theCase = withFact({ ...theCase, asked: [...theCase.asked, question] }, question, { value, from: 'answer' });
        break;
      }
      case 'advise':
        return { theCase, advice: next.advice, dnsMs };
    }
  }
}

interface Done {
  readonly theCase: Case;
  readonly advice: readonly Advice[];
  readonly dnsMs: number;
}
type Answers = Readonly<Partial<Record<string, string>>>;

async function readAnswers(path: string | undefined): Promise<Answers> {
  if (path === undefined) return {};
  const text = await readFromDisk(path, 'utf8').catch(() => {
    throw new Unusable(({ unreadAnswers }) => unreadAnswers(path));
  });
  const unusable = new Unusable(({ answersShape }) => answersShape(path));
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw unusable;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw unusable;
  return Object.fromEntries(Object.entries(parsed).map(([id, answer]) => [id, String(answer)]));
}

/** The summary for a ticket, as in the chat. */
function ticketOf(reading: Reading, { theCase, advice }: Done, catalog: Catalog): string {
  const card = advice.length === 0 ? cardOf(notABounce(reading), catalog) : ticketContent(theCase, catalog);
  return cardMarkdown(card).trimEnd();
}

function notABounce({ kind, notes, leftOut }: Reading) {
  return { view: 'not_a_bounce', kind, notes, leftOut } as const;
}

function textOf(reading: Reading, { theCase, advice }: Done, catalog: Catalog, columns: number): string {
  const view =
    advice.length === 0
      ? notABounce(reading)
      : ({ view: 'advice', case: theCase, advice, run: 0, changes: null } as const);
  return cardText(cardOf(view, catalog, { whole: true, printed: true }), columns);
}

function json(
  reading: Reading,
  { theCase, advice }: Done,
  catalog: Catalog,
  timing: { parseMs: number; dnsMs: number; queries: number },
  text: string,
) {
  return {
    version: 1,
    kind: reading.kind,
    bounces: reading.bounces,
    leftOut: reading.leftOut,
    notes: reading.notes,
    findings: findingsJson(theCase.findings, catalog),
    verdict: verdictOf(advice, catalog),
    questions: theCase.asked.map((question) => questionJson(question, theCase, catalog)),
    remedies: advice.flatMap((one) => one.remedies.map((id) => remedyJson(id, one, catalog))),
    timing,
    text,
  };
}

function verdictOf(advice: readonly Advice[], catalog: Catalog) {
  const [first] = advice;
  if (!first)
    return { cause: 'not_a_bounce' satisfies Cause, actor: 'none' satisfies Actor, confidence: 'likely', text: '' };
  const several = new Set(advice.map((one) => one.cause)).size > 1;
  const cause: Cause = several ? 'multiple_causes' : first.cause;
  return { cause, actor: first.actor, confidence: first.confidence, text: catalog.causes[cause](first.names) };
}

function questionJson(question: AskedQuestion, theCase: Case, catalog: Catalog) {
  const row = questionRow(question);
  const choices = row.takes === 'choice' ? row.choices.map((choice) => choiceLabel(question, choice.id, catalog)) : [];
  const value = theCase.facts[question]?.value ?? null;
  return {
    id: question,
    text: catalog.questions[question].ask,
    choices,
    answer: value === null ? catalog.chat.dontKnow : choiceLabel(question, value, catalog),
  };
}

function remedyJson(id: Advice['remedies'][number], { names }: Advice, catalog: Catalog) {
  return { ...remedyOf(id, names, catalog), sources: remedyRow(id).sources.map((source) => SOURCES[source]) };
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
