// Time and resident memory of `classify --jsonl`, and of `--summary`, on a long feed. Run: node test/bench/bulk-memory.ts [LINES]
import { bulkMemory } from './bulk-cost.ts';
import { feed } from './bulk-feed.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const { name, lines } = feed();
console.log(`${count} lines: ${name}`);
await bulkMemory(lines, count);
await bulkMemory(lines, count, ['--summary']);
