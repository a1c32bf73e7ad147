import { checkSignatures } from '../../src/checks/dkim/message.ts';
import { loadCatalog } from '../../src/messages/load-catalog.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { cardText } from '../../src/reply/text.ts';
import { CHECKS_MS } from '../investigate.ts';
import { columnsFor } from './columns.ts';
import { answering } from './exit.ts';
import { readInput } from './input.ts';
import { findingsJson } from './json.ts';
import { runLookUp } from './look-up.ts';
import { dnsOption, timeoutOption } from './dns-options.ts';
import { COMMON, parseOptions } from './options.ts';

const OPTIONS = { ...COMMON, message: { type: 'string' } } as const;

/** `dkim SELECTOR DOMAIN`: a key. `dkim --message FILE`: every signature of a whole message, and its ARC chain. */
export function run(args: string[]): Promise<number> {
  const isMessage = args.some((arg) => arg === '--message' || arg.startsWith('--message='));
  return isMessage ? runMessage(args) : runLookUp('dkim', args, 'dkim selector1 example.com');
}

function runMessage(args: string[]): Promise<number> {
  return answering(args, async (language) => {
    const { values } = parseOptions(args, OPTIONS);
    const catalog = await loadCatalog(language);
    const signal = AbortSignal.timeout(timeoutOption(values['dns-timeout']) ?? CHECKS_MS);
    const { resolver } = dnsOption(values).resolverFor({ signal });
    const message = await readInput(values.message, language);
    const findings = await checkSignatures(message, new Date(), { resolver, signal });
    const text = cardText(cardOf({ view: 'findings', findings }, catalog), columnsFor(values));
    const output = values.json ? JSON.stringify({ version: 1, findings: findingsJson(findings, catalog), text }) : text;
    process.stdout.write(`${output}\n`);
  });
}
