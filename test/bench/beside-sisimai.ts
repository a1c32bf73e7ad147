// The reader and Perl's Sisimai on the same raw messages, one after the other in processes of their own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIXTURES, fixture } from '../bounce/support/fixture.ts';

const DATA = new URL('../../../shared/data/bounces.jsonl', import.meta.url);
const HERE = new URL('.', import.meta.url).pathname;

interface Cost {
  readonly messages: number;
  readonly bounces: number;
  readonly ms: number;
  readonly megabytes: number;
}

/** Times that each message is read, with other addresses each time: a queue of bounces is long, and no two are the same. */
const ROUNDS = 10;

/** Prints milliseconds of CPU a message, memory, and the ratio; without Sisimai, how to get it. */
export function besideSisimai(): void {
  const { name, messages } = rawMessages();
  compare(`${messages.length} raw messages, ${name}, each read once by a process that has just started`, messages);
  const rounds = Array.from({ length: ROUNDS }, (_, round) =>
    messages.map((message) => renamed(message, round)),
  ).flat();
  compare(`the same ${ROUNDS} times over, each time with other addresses`, rounds);
}

function compare(title: string, messages: readonly Buffer[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'bounce-bench-'));
  try {
    messages.forEach((message, i) => {
      writeFileSync(join(folder, `${String(i).padStart(5, '0')}.eml`), message);
    });
    console.log(`\n${title}`);
    const ours = run('reader', process.execPath, [join(HERE, 'messages.ts'), folder]);
    const theirs = run('Sisimai', 'perl', [join(HERE, 'sisimai.pl'), folder]);
    if (ours && theirs) {
      console.log(`ratio: ${(theirs.ms / ours.ms).toFixed(1)} times as fast, ${share(ours, theirs)} of the memory`);
    } else console.log('Sisimai is not there to compare with: apt-get install libsisimai-perl');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function renamed(message: Buffer, round: number): Buffer {
  return Buffer.from(message.toString('latin1').replaceAll('@', `.${round}@`), 'latin1');
}

function share(ours: Cost, theirs: Cost): string {
  return `${Math.round((100 * ours.megabytes) / theirs.megabytes)} %`;
}

function rawMessages(): { readonly name: string; readonly messages: readonly Buffer[] } {
  if (!existsSync(DATA)) {
    const own = FIXTURES.filter((each) => each.endsWith('.eml')).map((each) => Buffer.from(fixture(each)));
    return { name: 'own fixtures', messages: Array.from({ length: 50 }, () => own).flat() };
  }
  const rows = readFileSync(DATA, 'utf8').split('\n').filter(Boolean);
  return {
    name: 'development data',
    messages: rows.map((row) => Buffer.from(/"base64": ?"([^"]+)"/.exec(row)?.[1] ?? '', 'base64')),
  };
}

function run(name: string, command: string, args: readonly string[]): Cost | null {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  const [messages = 0, bounces = 0, ms = 0, megabytes = 0] = status === 0 ? stdout.trim().split(' ').map(Number) : [];
  if (messages === 0) return null;
  console.log(
    `${name.padEnd(10)}${messages} messages, ${bounces} recipients, ${(ms / messages).toFixed(3)} ms each, ${megabytes} MB`,
  );
  return { messages, bounces, ms, megabytes };
}
