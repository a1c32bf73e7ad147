// The bot for a longer time: `npm run bench:soak [SECONDS] [CONVERSATIONS]`. Two replicas on one Redis talk in so many
// conversations, whose keys live for a short time only. Exit status 1 when the heap grew or a key outlived its time.
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { provideProgram } from '../support/provide-program.ts';
import { startRedis } from '../support/redis.ts';
import { residentMb, startBots } from './support/bots.ts';
import { machine, table } from './support/machine.ts';
import { atPace, mention, startWebApi } from './support/slack-side.ts';

const TTL_SECONDS = 5;
/** Of the heap after the first half. */
const MOST_GROWTH = 1.25;
const ROWS = 10;

const [seconds = 300, conversations = 5_000] = process.argv.slice(2).map(Number);
const perSecond = Math.min(40, Math.ceil((conversations * 2) / seconds));
const redis = await startRedis(provideProgram({ command: 'redis-server', debianPackage: 'redis-server' }));
const client = new Redis(redis.url);
const api = await startWebApi();
const bots = await startBots(2, redis.url, api.url, {
  BOUNCE_DOCTOR_KEEP_DAYS: String(TTL_SECONDS / 86_400),
  // Claims are kept for as long as a process may hold one.
  BOUNCE_DOCTOR_LEASE_SECONDS: '3',
});
process.stdout.write(`${machine()}\n${conversations} conversations, ${perSecond} events a second for ${seconds} s\n\n`);

const rows: { readonly at: number; readonly heap: number; readonly resident: number; readonly keys: number }[] = [];
const begun = Date.now();
let failed = 0;
for (let row = 0; row < ROWS; row += 1) {
  failed += (await atPace(bots.urls, seconds / ROWS, perSecond, () => mention(conversations))).failed;
  rows.push({
    at: (Date.now() - begun) / 1000,
    heap: await heapMb(),
    resident: bots.replicas.reduce((sum, replica) => sum + residentMb(replica), 0),
    keys: await client.dbsize(),
  });
}
await sleep((TTL_SECONDS + 2) * 1000);
const left = await keysLeft();

process.stdout.write(
  `${table(
    ['after s', 'heap of both, MB', 'resident, MB', 'keys in Redis'],
    rows.map(({ at, heap, resident, keys }) => [at.toFixed(0), heap.toFixed(0), resident.toFixed(0), String(keys)]),
  )}\n\n`,
);
const half = rows.slice(Math.floor(ROWS / 2), -1).map(({ heap }) => heap);
const flat = (rows.at(-1)?.heap ?? 0) < Math.max(...half) * MOST_GROWTH;
const verdicts = [
  verdict('every event acknowledged', failed === 0),
  verdict('heap flat', flat),
  verdict(
    `keys of conversations gone after their ${TTL_SECONDS} s (${left.join(' ') || 'none left'})`,
    left.length === 0,
  ),
  verdict(
    'no error in the log',
    bots.replicas.every(({ errors }) => errors.length === 0),
  ),
];
for (const { errors } of bots.replicas)
  process.stderr.write(
    errors
      .slice(0, 3)
      .map((line) => `${line}\n`)
      .join(''),
  );
client.disconnect();
await bots.stop();
await api.stop();
await redis.stop();
process.exit(verdicts.every(Boolean) ? 0 : 1);

function verdict(name: string, holds: boolean): boolean {
  process.stdout.write(`${holds ? 'yes' : 'NO '}  ${name}\n`);
  return holds;
}

/** As the processes themselves say. */
async function heapMb(): Promise<number> {
  const sizes = bots.urls.map(async (url) => {
    const response = await fetch(`${url}/metrics`);
    const [, bytes = 'NaN'] = /nodejs_heap_size_used_bytes ([\d.e+]+)/.exec(await response.text()) ?? [];
    return Number(bytes) / 2 ** 20;
  });
  return (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
}

/** What is still there of conversations. What has no time to live at all is worse and counts too; the queue's own keys stay. */
async function keysLeft(): Promise<string[]> {
  const keys = z.array(z.string()).parse(await client.keys('*'));
  const ours = keys.filter((key) => !key.includes(':jobs}'));
  const kept = await Promise.all(ours.map(async (key) => ((await client.pttl(key)) < 0 ? [`${key} for good`] : [])));
  return [...keys.filter((key) => /:(?:state|claims)$/.test(key)), ...kept.flat()].slice(0, 5);
}
