import type { CheckRequest } from '../../src/checks/request.ts';
import { readCommand } from '../../src/conversation/command.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { cardText } from '../../src/reply/text.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import { createInvestigate } from '../investigate.ts';
import { answering, Unusable } from './exit.ts';
import { findingsJson } from './json.ts';
import { COMMON, dnsOption, languageOption, parseOptions, timeoutOption } from './options.ts';

/** `ptr ADDRESS`: reverse DNS and origin of an address. */
export function run(args: string[]): Promise<number> {
  return answering(async () => {
    const { values, positionals } = parseOptions(args, COMMON);
    const catalog = catalogOf(languageOption(values.lang) ?? 'en');
    const requests = requestsFor(`ptr ${positionals.join(' ')}`.trim(), (problem) =>
      cardText(cardOf(problem, catalog)),
    );
    const investigate = createInvestigate(dnsOption(values.dns), timeoutOption(values['dns-timeout']));
    const { findings } = await investigate(requests, false);
    const text = cardText(cardOf({ view: 'findings', findings }, catalog));
    const output = values.json ? JSON.stringify({ version: 1, findings: findingsJson(findings, catalog), text }) : text;
    process.stdout.write(`${output}\n`);
  });
}

function requestsFor(line: string, say: (view: Parameters<typeof cardOf>[0]) => string): readonly CheckRequest[] {
  const command = readCommand(line);
  if (command?.command === 'look_up') return command.requests;
  if (command?.command === 'problem') throw new Unusable(say({ view: 'usage', problem: command.problem }));
  throw new Unusable(say({ view: 'usage', problem: { problem: 'usage', usage: 'ptr 203.0.113.7' } }));
}
