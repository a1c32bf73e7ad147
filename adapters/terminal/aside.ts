import type { Finding } from '../../src/checks/finding.ts';
import type { Language } from '../../src/messages/catalog.ts';
import { loadTerminalTexts } from '../../src/messages/load-catalog.ts';

/** Says something to a person at the terminal while the answer is on its way: on standard error, and to no program. */
export async function aside(text: () => Promise<string>): Promise<void> {
  if (process.stderr.isTTY) process.stderr.write(`${await text()}\n`);
}

/** Tells where no question at all got an answer: that is no matter of the name that was asked for. */
export async function asideNoResolver(findings: readonly Finding[], language: Language): Promise<void> {
  const answers = findings.flatMap(({ proof }) => proof);
  const none = answers.every((answer) => answer.status === 'failed' && answer.failure === 'timeout');
  if (answers.length > 0 && none) await aside(async () => (await loadTerminalTexts(language)).noResolver);
}
