import { type Command, readCommand } from '../../src/conversation/command.ts';
import type { Catalog } from '../../src/messages/catalog.ts';
import { loadCatalog } from '../../src/messages/load-catalog.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { healthOf } from '../../src/reply/health-card.ts';
import { cardMarkdown } from '../../src/reply/markdown.ts';
import { cardText } from '../../src/reply/text.ts';
import type { View } from '../../src/reply/view.ts';
import { aside, asideNoResolver } from './aside.ts';
import { columnsFor } from './columns.ts';
import { answering, Unusable } from './exit.ts';
import { investigateOption } from './investigate-option.ts';
import { findingsJson } from './json.ts';
import { COMMON, parseOptions } from './options.ts';

type LookUp = Extract<Command, { command: 'look_up' }>;

const OPTIONS = { ...COMMON, markdown: { type: 'boolean' } } as const;

/**
 * Runs one look-up as it is typed in the chat: its checks, then what they found as text, with `--json` as one object, with
 * `--markdown` for a ticket.
 */
export function runLookUp(word: string, args: string[], example: string): Promise<number> {
  return answering(args, async (language) => {
    const { values, positionals } = parseOptions(args, OPTIONS);
    const catalog = await loadCatalog(language);
    const lookUp = lookUpFor([word, ...positionals].join(' '), example, catalog);
    const { requests, report } = lookUp;
    const investigate = investigateOption(values);
    await aside(() => Promise.resolve(catalog.chat.checking(requests.length)));
    const { findings } = await investigate(requests, false);
    await asideNoResolver(findings, language);
    const view: View =
      report === undefined ? { view: 'findings', findings } : { view: 'health', subject: report, requests, findings };
    const card = cardOf(view, catalog);
    const text = values.markdown ? cardMarkdown(card) : `${cardText(card, columnsFor(values))}\n`;
    const json = { version: 1, ...healthJson(view), findings: findingsJson(findings, catalog), text: text.trimEnd() };
    process.stdout.write(values.json ? `${JSON.stringify(json)}\n` : text);
  });
}

/** A report's line for each check, the worst first. */
function healthJson(view: View) {
  if (view.view !== 'health') return {};
  const checks = healthOf(view).map(({ check, severity, findings }) => ({
    check,
    severity,
    codes: findings.map((finding) => finding.code),
  }));
  return { subject: view.subject, checks };
}

/** @throws Unusable for what the chat would answer with a hint */
function lookUpFor(line: string, example: string, catalog: Catalog): LookUp {
  const command = readCommand(line.trim());
  if (command?.command === 'look_up') return command;
  const problem = command?.command === 'problem' ? command.problem : ({ problem: 'usage', usage: example } as const);
  throw new Unusable(() => cardText(cardOf({ view: 'usage', problem }, catalog)));
}
