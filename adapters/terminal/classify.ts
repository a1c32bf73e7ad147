// `classify --jsonl`: one JSON object a line in, one a line out, in constant memory.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Reading } from '../../src/bounce/bounce.ts';
import { readMessage, readText } from '../../src/bounce/read.ts';

/** Answers each line of standard input. `--summary` prints a table of reasons instead. */
export async function run(args: string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--jsonl' && arg !== '--summary');
  if (unknown !== undefined || args.length === 0) {
    process.stderr.write(
      unknown === undefined ? 'classify needs --jsonl or --summary.\n' : `classify does not know "${unknown}".\n`,
    );
    return 2;
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    if (!process.stdout.write(`${JSON.stringify(answer(line))}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

type Answer =
  | { readonly id: unknown; readonly kind: string; readonly bounces: Reading['bounces'] }
  | { readonly id?: unknown; readonly error: string };

function answer(line: string): Answer {
  const input: unknown = JSON.parse(line);
  if (typeof input !== 'object' || input === null) return { error: 'The line is no JSON object.' };
  const id = 'id' in input ? input.id : undefined;
  if ('text' in input && typeof input.text === 'string') return { id, ...told(readText(input.text)) };
  if ('base64' in input && typeof input.base64 === 'string')
    return { id, ...told(readMessage(Buffer.from(input.base64, 'base64'))) };
  return { id, error: 'The object has neither "text" nor "base64".' };
}

function told({ kind, bounces }: Reading): Pick<Reading, 'kind' | 'bounces'> {
  return { kind, bounces };
}
