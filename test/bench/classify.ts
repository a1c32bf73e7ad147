// Prints what reading costs: milliseconds of CPU an input, resident memory on a million lines, beside Perl's Sisimai where that is
// installed, and how time grows on hostile text. Run: npm run bench:classify, on a machine that does nothing else.
//   FEED=path    a file of {"id","text"|"base64"} lines; else the development data beside the project, else its own fixtures
//   LINES=10000  a shorter feed for the memory
import { readText } from '../../src/bounce/read.ts';
import { HOSTILE } from '../bounce/support/hostile.ts';
import { besideSisimai } from './beside-sisimai.ts';
import { bulkCost, bulkMemory } from './bulk-cost.ts';
import { feed } from './bulk-feed.ts';

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const { name, lines } = feed();
const several =
  lines.length < 3000 ? Array.from({ length: Math.ceil(5000 / lines.length) }, () => lines).flat() : lines;
console.log(`${several.length} inputs: ${name}`);
await bulkCost(several);
const count = Number(process.env['LINES'] ?? 1_000_000);
await bulkMemory(lines, count);
await bulkMemory(lines, count, ['--summary']);

besideSisimai();

console.log('\nhostile text, milliseconds of CPU for 1, 2, 4 and 8 million characters');
for (const [what, make] of Object.entries(HOSTILE)) {
  const times = [1, 2, 4, 8].map((millions) => {
    const text = make(millions * 1e6);
    return Math.round(cpuMs(() => readText(text)));
  });
  console.log(`${what.padEnd(36)}${times.map((ms) => String(ms).padStart(7)).join('')}`);
}
