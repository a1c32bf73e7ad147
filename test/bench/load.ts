// The bot under load, beside bare Bolt: `npm run bench:load [SECONDS] [EVENTS A SECOND]`. Two replicas on one Redis get pastes
// only, each a case with checks and an answer. Then they and two bare Bolt processes, which only acknowledge, get the same
// requests in turns, as fast as they acknowledge them: the mix that a bot in busy channels gets (support/slack-mix.ts), and
// pastes only, which is the worst. Exit status 1 when an event was not acknowledged within a second, or one in a hundred
// not within 300 ms, memory grew, something was logged as an error, or the bot acknowledges less than 0.7 of what bare Bolt
// does of the mix.
import { startRedis } from '../support/redis.ts';
import { provideProgram } from '../support/provide-program.ts';
import { besideBareBolt, LEAST_SHARE, SHARE_HEAD, shareRow } from './support/beside-bare-bolt.ts';
import { cpuMs, residentMb, startBareBolts, startBots } from './support/bots.ts';
import { machine, percentile, table } from './support/machine.ts';
import { mixed, paste } from './support/slack-mix.ts';
import { type Acknowledged, atPace, startWebApi } from './support/slack-side.ts';
import { noErrors, verdict } from './support/verdict.ts';

/** Slack waits 3 s. */
const SLOWEST_MS = 1_000;
const USUALLY_MS = 300;
/** Of the memory in the second third of the load. */
const MOST_GROWTH = 1.25;

const [seconds = 60, perSecond = 100] = process.argv.slice(2).map(Number);
const redis = await startRedis(provideProgram({ command: 'redis-server', debianPackage: 'redis-server' }));
const api = await startWebApi();
const bots = await startBots(2, redis.url, api.url);
const atStart = memoryOfBots();
const bareBolts = await startBareBolts(2);
process.stdout.write(`${machine()}\n\n`);

await atPace(bots.urls, 3, perSecond, paste); // warm
const memory: number[] = [];
const look = setInterval(() => memory.push(memoryOfBots()), 500);
const before = api.posted();
const cpuBefore = cpuOfBots();
const loaded = await atPace(bots.urls, seconds, perSecond, paste);
const left = await bots.drained(20);
clearInterval(look);
const cpuEach = (cpuOfBots() - cpuBefore) / (seconds * perSecond);
const answers = api.posted() - before;
const bare = await atPace(bareBolts.urls, seconds / 4, perSecond, paste);

process.stdout.write(
  `${table(
    [`${perSecond} pastes a second`, 's', 'acknowledged', 'failed', 'p50 ms', 'p99 ms', 'max ms'],
    [
      rowOf('Bounce Doctor, two replicas on Redis', seconds, loaded),
      rowOf('bare Bolt, two processes', seconds / 4, bare),
    ],
  )}\n\n`,
);
const third = Math.max(1, Math.floor(memory.length / 3));
const settled = Math.max(...memory.slice(third, 2 * third));
const end = Math.max(...memory.slice(-third));
process.stdout.write(
  `${answers} messages posted or updated; ${left === 0 ? 'all work done' : `${left} events left`} at the end; memory of both ${atStart.toFixed(0)} MB at the start, ${settled.toFixed(0)} MB in the second third, ${end.toFixed(0)} MB in the last\n`,
);
process.stdout.write(`${cpuEach.toFixed(1)} ms of CPU an event, checks and answer included\n\n`);
const beside = await besideBareBolt(bots, bareBolts, () => mixed(`${api.url}respond`));
const onPastes = await besideBareBolt(bots, bareBolts, paste);
bareBolts.stop();
process.stdout.write(`${table(SHARE_HEAD, [shareRow('the mix', beside), shareRow('pastes only', onPastes)])}\n\n`);
const verdicts = [
  verdict(
    `every event acknowledged within ${SLOWEST_MS} ms`,
    loaded.failed === 0 && Math.max(...loaded.times) < SLOWEST_MS,
  ),
  verdict(`99 of 100 within ${USUALLY_MS} ms`, percentile(loaded.times, 0.99) < USUALLY_MS),
  verdict(
    `of the mix, as fast as it is taken, ${beside.share.toFixed(2)} of what bare Bolt acknowledges (the bar: ${LEAST_SHARE})`,
    beside.share >= LEAST_SHARE && beside.failed === 0,
  ),
  verdict('memory flat', end < settled * MOST_GROWTH),
  noErrors(bots.replicas),
];
await bots.stop();
await api.stop();
await redis.stop();
process.exit(verdicts.every(Boolean) ? 0 : 1);

function cpuOfBots(): number {
  return bots.replicas.reduce((sum, replica) => sum + cpuMs(replica), 0);
}

function memoryOfBots(): number {
  return bots.replicas.reduce((sum, replica) => sum + residentMb(replica), 0);
}

function rowOf(name: string, lasted: number, { times, failed }: Acknowledged): string[] {
  const at = (share: number): string => percentile(times, share).toFixed(1);
  return [name, lasted.toFixed(0), String(times.length), String(failed), at(0.5), at(0.99), at(1)];
}
