// The bot under load: `npm run bench:load [SECONDS] [EVENTS A SECOND]`. Two replicas on one Redis, each event a case with
// checks and an answer; then two bare Bolt processes that only acknowledge, under the same load. Exit status 1 when an event
// was not acknowledged within a second, memory grew, or fewer than 0.7 of what bare Bolt does were acknowledged.
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { provideProgram } from '../support/provide-program.ts';
import { startRedis } from '../support/redis.ts';
import { cpuMs, residentMb, startBareBolts, startBots } from './support/bots.ts';
import { machine, percentile, table } from './support/machine.ts';
import { type Acknowledged, asFastAsTaken, atPace, mention, startWebApi } from './support/slack-side.ts';

const SLOWEST_MS = 1_000;
const LEAST_SHARE = 0.7;
/** Of the memory after the first third of the load. */
const MOST_GROWTH = 1.25;

const [seconds = 60, perSecond = 100] = process.argv.slice(2).map(Number);
const redis = await startRedis(provideProgram({ command: 'redis-server', debianPackage: 'redis-server' }));
const api = await startWebApi();
const bots = await startBots(2, redis.url, api.url);
process.stdout.write(`${machine()}\n\n`);

await atPace(bots.urls, 3, perSecond, mention); // warm
const memory: number[] = [];
const look = setInterval(() => memory.push(bots.replicas.reduce((sum, one) => sum + residentMb(one), 0)), 500);
const before = api.posted();
const cpuBefore = cpuOfBots();
const loaded = await atPace(bots.urls, seconds, perSecond, mention);
const left = await drained();
clearInterval(look);
const cpuEach = (cpuOfBots() - cpuBefore) / (seconds * perSecond);
const answers = api.posted() - before;
const bareBolts = await startBareBolts(2);
await atPace(bareBolts.urls, 3, perSecond, mention);
const bare = await atPace(bareBolts.urls, seconds, perSecond, mention);
const most = {
  bot: await asFastAsTaken(bots.urls, 5, 20, mention),
  bare: await asFastAsTaken(bareBolts.urls, 5, 20, mention),
};
bareBolts.stop();

process.stdout.write(
  `${table(
    [`${perSecond} events a second for ${seconds} s`, 'acknowledged', 'failed', 'p50 ms', 'p99 ms', 'max ms'],
    [rowOf('Bounce Doctor, two replicas on Redis', loaded), rowOf('bare Bolt, two processes', bare)],
  )}\n\n`,
);
const third = Math.max(1, Math.floor(memory.length / 3));
const settled = Math.max(...memory.slice(third, 2 * third));
const end = Math.max(...memory.slice(-third));
process.stdout.write(
  `${answers} messages posted or updated; ${left === 0 ? 'all work done' : `${left} events left`} at the end; memory of both ${settled.toFixed(0)} MB in the second third, ${end.toFixed(0)} MB in the last\n`,
);
process.stdout.write(`${cpuEach.toFixed(1)} ms of CPU an event, checks and answer included\n`);
process.stdout.write(
  `as fast as they are taken, 20 at a time for 5 s: ${most.bot.perSecond.toFixed(0)} acknowledged a second (the work waits in line), bare Bolt ${most.bare.perSecond.toFixed(0)}\n`,
);
const share = loaded.times.length / Math.max(1, bare.times.length);
const verdicts = [
  verdict(
    `every event acknowledged within ${SLOWEST_MS} ms`,
    loaded.failed === 0 && Math.max(...loaded.times) < SLOWEST_MS,
  ),
  verdict(`acknowledged under the same load: ${share.toFixed(2)} of bare Bolt's`, share >= LEAST_SHARE),
  verdict('memory flat', end < settled * MOST_GROWTH),
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
await bots.stop();
await api.stop();
await redis.stop();
process.exit(verdicts.every(Boolean) ? 0 : 1);

function cpuOfBots(): number {
  return bots.replicas.reduce((sum, replica) => sum + cpuMs(replica), 0);
}

function rowOf(name: string, { times, failed }: Acknowledged): string[] {
  const at = (share: number): string => percentile(times, share).toFixed(1);
  return [name, String(times.length), String(failed), at(0.5), at(0.99), at(1)];
}

function verdict(name: string, holds: boolean): boolean {
  process.stdout.write(`${holds ? 'yes' : 'NO '}  ${name}\n`);
  return holds;
}

/** Waits until all that was delivered has been worked on. @returns how many are left after 20 s */
async function drained(): Promise<number> {
  const client = new Redis(redis.url);
  let count = 0;
  for (let tries = 0; tries < 200; tries += 1) {
    // One field of the inbox is its counter.
    count = (await client.hlen(`${bots.prefix}:{inbox}:entries`)) - 1;
    if (count <= 0) break;
    await sleep(100);
  }
  client.disconnect();
  return Math.max(0, count);
}
