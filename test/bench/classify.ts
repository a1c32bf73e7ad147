// Prints what reading costs: milliseconds of CPU per input and resident memory, beside Perl's Sisimai where that is installed, and
// how time grows on hostile text. Run: npm run bench:classify. The feed is a file of {"id","text"|"base64"} lines (FEED=path), else the development
// data beside the project, else the project's own fixtures.
import { existsSync, readFileSync } from 'node:fs';
import { readMessage, readText } from '../../src/bounce/read.ts';
import { FIXTURES, fixture } from '../bounce/support/fixture.ts';
import { besideSisimai } from './beside-sisimai.ts';
import { SHAPES } from '../bounce/support/chat-shapes.ts';

type Input = { readonly text: string } | { readonly bytes: Buffer };

const DATA = new URL('../../../shared/data/bounces.jsonl', import.meta.url);

function feed(): { readonly name: string; readonly inputs: Input[] } {
  const file = process.env['FEED'];
  if (file !== undefined) return { name: file, inputs: lines(readFileSync(file, 'utf8')) };
  if (existsSync(DATA)) return { name: 'development data', inputs: lines(readFileSync(DATA, 'utf8')) };
  const texts = FIXTURES.map(fixture);
  return {
    name: 'own fixtures',
    inputs: texts.flatMap((text) => Object.values(SHAPES).map((shape) => ({ text: shape(text) }))),
  };
}

function lines(jsonl: string): Input[] {
  return jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row: unknown = JSON.parse(line);
      if (typeof row === 'object' && row !== null && 'base64' in row)
        return { bytes: Buffer.from(String(row.base64), 'base64') };
      return { text: typeof row === 'object' && row !== null && 'text' in row ? String(row.text) : line };
    });
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function readAll(inputs: readonly Input[]): void {
  for (const input of inputs) {
    if ('text' in input) readText(input.text);
    else readMessage(input.bytes);
  }
}

const { name, inputs } = feed();
console.log(`${inputs.length} inputs of ${name}`);
for (const pass of ['first pass', 'second pass', 'third pass']) {
  console.log(`${pass}: ${(cpuMs(() => readAll(inputs)) / inputs.length).toFixed(3)} ms each`);
}
console.log(`resident: ${Math.round(process.memoryUsage.rss() / 1e6)} MB`);

besideSisimai();

console.log('\nhostile text');
const HOSTILE: Readonly<Record<string, string>> = {
  'one long word': 'a',
  'nested quotes': '> > > > x\n',
  addresses: '<a@b.example>: ',
  'reply codes': '550 5.1.1 x\n',
  'hosts that say nothing': 'host mx.b.example said ',
  'deep MIME': 'Content-Type: multipart/mixed; boundary=b\n\n--b\n',
  'status fields': 'Final-Recipient: rfc822; a@b.example\n',
  'open brackets': 'a@b.example (',
  'unclosed links': '<mailto:',
  links: 'Name<mailto:a@b.example> ',
  'log lines': '4ABCDEF12: to=<u@b.example>, relay=none, dsn=5.4.4, status=bounced (Host not found)\n',
  notices: 'Your message to a@b.example was not delivered\n',
};
for (const [what, piece] of Object.entries(HOSTILE)) {
  const times = [1, 2, 4, 8].map((mb) => {
    const text = piece.repeat(Math.ceil((mb * 1e6) / piece.length));
    return Math.round(cpuMs(() => readText(text)));
  });
  console.log(`${what.padEnd(24)} 1, 2, 4, 8 MB: ${times.join(', ')} ms`);
}
