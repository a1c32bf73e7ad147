import { readCommand } from '../../src/conversation/command.ts';
import { meaningOfCode } from '../../src/diagnosis/code.ts';
import { loadCodeTexts } from '../../src/messages/load-catalog.ts';
import { codeCard } from '../../src/reply/code-card.ts';
import { problemCard } from '../../src/reply/plain-card.ts';
import { cardText } from '../../src/reply/text.ts';
import { columnsFor } from './columns.ts';
import { answering, Unusable } from './exit.ts';
import { COMMON, parseOptions } from './options.ts';

/** `code 5.7.25`: what a reply code or enhanced status code means, and at which receivers it means something else. */
export function run(args: string[]): Promise<number> {
  return answering(args, async (language) => {
    const { values, positionals } = parseOptions(args, COMMON);
    const texts = await loadCodeTexts(language);
    const command = readCommand(`code ${positionals.join(' ')}`.trim());
    if (command?.command === 'problem') {
      const problem = cardText(problemCard(command.problem, texts));
      throw new Unusable(() => problem);
    }
    const meaning = meaningOfCode(positionals.join(' '));
    const text = cardText(codeCard(meaning, texts), columnsFor(values));
    const output = values.json ? JSON.stringify({ version: 1, ...meaning, text }) : text;
    process.stdout.write(`${output}\n`);
  });
}
