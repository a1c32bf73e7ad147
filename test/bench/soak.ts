// The bot for a longer time: `npm run bench:soak [SECONDS] [CONVERSATIONS]`. Two replicas on one Redis talk in so many
// conversations, whose keys live for a short time only. The heap is measured after a full collection, ten times. Exit status
// 1 when it grew, a key outlived its time or an error was logged.
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { provideProgram } from '../support/provide-program.ts';
import { startRedis } from '../support/redis.ts';
import { residentMb, startBots } from './support/bots.ts';
import { COLLECTS, heldMb } from './support/heap.ts';
import { keysByKind, lasting } from './support/keys-left.ts';
import { machine, table } from './support/machine.ts';
import { paste } from './support/slack-mix.ts';
import { atPace, startWebApi } from './support/slack-side.ts';
import { noErrors, verdict } from './support/verdict.ts';

const TTL_SECONDS = 5;
const ROWS = 10;
/** The heap at the end beside that after the first third, when caches are full. */
const MOST_GROWTH = 1.15;

const [seconds = 300, conversations = 5_000] = process.argv.slice(2).map(Number);
const perSecond = Math.min(40, Math.ceil((conversations * 2) / seconds));
const redis = await startRedis(provideProgram({ command: 'redis-server', debianPackage: 'redis-server' }));
const client = new Redis(redis.url);
const api = await startWebApi();
const bots = await startBots(2, redis.url, api.url, {
  BOUNCE_DOCTOR_KEEP_DAYS: String(TTL_SECONDS / 86_400),
  // Claims are kept for as long as a process may hold one.
  BOUNCE_DOCTOR_LEASE_SECONDS: '3',
  ...COLLECTS,
});
process.stdout.write(`${machine()}\n${conversations} conversations, ${perSecond} events a second for ${seconds} s\n\n`);

const rows: { readonly at: number; readonly heap: number; readonly resident: number; readonly keys: number }[] = [];
const begun = Date.now();
let failed = 0;
for (let row = 0; row < ROWS; row += 1) {
  failed += (await atPace(bots.urls, seconds / ROWS, perSecond, () => paste(conversations))).failed;
  rows.push({
    at: (Date.now() - begun) / 1000,
    heap: await heapOfBots(),
    resident: bots.replicas.reduce((sum, replica) => sum + residentMb(replica), 0),
    keys: await client.dbsize(),
  });
}
const unfinished = await bots.drained(30);
await sleep((TTL_SECONDS + 2) * 1000);
const kinds = await keysByKind(client);

process.stdout.write(
  `${table(
    ['after s', 'heap of both, MB', 'resident, MB', 'keys in Redis'],
    rows.map(({ at, heap, resident, keys }) => [at.toFixed(0), heap.toFixed(1), resident.toFixed(0), String(keys)]),
  )}\n\n`,
);
process.stdout.write(
  `Keys ${TTL_SECONDS + 2} s after the last event:\n\n${table(
    ['kind', 'keys', 'for good', 'longest, s'],
    kinds.map(({ kind, keys, forGood, longestSeconds }) => [
      kind,
      String(keys),
      String(forGood),
      longestSeconds.toFixed(0),
    ]),
  )}\n\n`,
);
const settled = Math.max(...rows.slice(ROWS / 2 - 2, ROWS / 2).map(({ heap }) => heap));
const end = Math.max(...rows.slice(-2).map(({ heap }) => heap));
const left = lasting(kinds);
const verdicts = [
  verdict('every event acknowledged and worked on', failed === 0 && unfinished === 0),
  verdict(
    `heap flat: ${settled.toFixed(1)} MB before the middle, ${end.toFixed(1)} MB at the end`,
    end < settled * MOST_GROWTH,
  ),
  verdict(
    `keys of conversations gone after their ${TTL_SECONDS} s (${left.join(' ') || 'none left'})`,
    left.length === 0,
  ),
  noErrors(bots.replicas),
];
client.disconnect();
await bots.stop();
await api.stop();
await redis.stop();
process.exit(verdicts.every(Boolean) ? 0 : 1);

async function heapOfBots(): Promise<number> {
  const sizes = await Promise.all(bots.replicas.map(heldMb));
  return sizes.reduce((sum, one) => sum + one, 0);
}
