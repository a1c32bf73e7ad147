// Reads every file of a folder with the reader and prints: files, bounces, milliseconds of CPU, resident megabytes.
import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { outcomeOfMessage } from '../../src/bounce/read.ts';

// As `classify --jsonl` runs.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--no-parallel-scavenge');

const folder = process.argv[2] ?? '.';
const names = readdirSync(folder);
const before = process.cpuUsage();
let bounces = 0;
for (const name of names) bounces += outcomeOfMessage(readFileSync(`${folder}/${name}`)).bounces.length;
const { user, system } = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS / 1024;
console.log(`${names.length} ${bounces} ${((user + system) / 1000).toFixed(0)} ${peak.toFixed(0)}`);
