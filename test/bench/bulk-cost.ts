// What `classify --jsonl` costs beyond its start, and its memory on a long feed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

const HERE = new URL('.', import.meta.url).pathname;

interface Cost {
  readonly ms: number;
  readonly megabytes: number;
}

/** Milliseconds of CPU an input beyond the start: of the feed as it is, and where no two texts are the same. */
export async function bulkCost(lines: readonly string[]): Promise<void> {
  const start = await costOf(lines.slice(0, 1));
  const each = async (feed: Iterable<string>): Promise<string> =>
    (((await costOf(feed)).ms - start.ms) / Math.max(1, lines.length - 1)).toFixed(3);
  console.log(`classify --jsonl, milliseconds of CPU an input beyond the start, which takes ${start.ms} ms:`);
  console.log(
    `  the feed as it is ${await each(lines)}, with addresses of its own in each ${await each(numbered(lines, lines.length))}`,
  );
}

/** Resident memory on `count` lines, each with addresses of its own, answered one by one or summed up. */
export async function bulkMemory(
  lines: readonly string[],
  count: number,
  options: readonly string[] = [],
): Promise<void> {
  const start = performance.now();
  const { ms, megabytes } = await costOf(numbered(lines, count), options);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${['classify --jsonl', ...options].join(' ')}: ${count} lines in ${(ms / 1000).toFixed(0)} s of CPU (${seconds} s on the clock), ${megabytes} MB resident at the most`,
  );
}

function* numbered(lines: readonly string[], count: number): Generator<string> {
  for (let i = 0; i < count; i += 1) yield (lines[i % lines.length] ?? '').replaceAll('@', `.${i}@`);
}

async function costOf(lines: Iterable<string>, options: readonly string[] = []): Promise<Cost> {
  const child = spawn(process.execPath, [join(HERE, 'bulk.ts'), ...options], { stdio: ['pipe', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  const ended = once(child, 'close');
  await feed(child.stdin, lines);
  await ended;
  const [, ms = 'NaN', megabytes = 'NaN'] = /cost ([\d.]+) (\d+)/.exec(told) ?? [];
  return { ms: Number(ms), megabytes: Number(megabytes) };
}

async function feed(stdin: Writable, lines: Iterable<string>): Promise<void> {
  for (const line of lines) if (!stdin.write(`${line}\n`)) await once(stdin, 'drain');
  stdin.end();
}
