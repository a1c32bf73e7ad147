import type { CheckRequest } from '../../src/checks/request.ts';
import { readCommand } from '../../src/conversation/command.ts';
import type { Catalog } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { cardText } from '../../src/reply/text.ts';
import { createInvestigate } from '../investigate.ts';
import { answering, Unusable } from './exit.ts';
import { findingsJson } from './json.ts';
import { COMMON, dnsOption, languageOption, parseOptions, timeoutOption } from './options.ts';

/** Runs one look-up as it is typed in the chat: its checks, then the findings as text or, with `--json`, as one object. */
export function runLookUp(word: string, args: string[], example: string): Promise<number> {
  return answering(async () => {
    const { values, positionals } = parseOptions(args, COMMON);
    const catalog = catalogOf(languageOption(values.lang) ?? 'en');
    const requests = requestsFor([word, ...positionals].join(' '), example, catalog);
    const investigate = createInvestigate(dnsOption(values.dns), timeoutOption(values['dns-timeout']));
    const { findings } = await investigate(requests, false);
    const text = cardText(cardOf({ view: 'findings', findings }, catalog));
    const output = values.json ? JSON.stringify({ version: 1, findings: findingsJson(findings, catalog), text }) : text;
    process.stdout.write(`${output}\n`);
  });
}

/** @throws Unusable for what the chat would answer with a hint */
function requestsFor(line: string, example: string, catalog: Catalog): readonly CheckRequest[] {
  const command = readCommand(line);
  if (command?.command === 'look_up') return command.requests;
  const problem = command?.command === 'problem' ? command.problem : ({ problem: 'usage', usage: example } as const);
  throw new Unusable(cardText(cardOf({ view: 'usage', problem }, catalog)));
}
