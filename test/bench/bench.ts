// All figures in one run: `npm run bench [SECONDS OF EACH]`. Writes tables in Markdown. Exit status 1 when a bar was missed.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { RedisInbox } from '../../adapters/redis/inbox.ts';
import { RedisStore } from '../../adapters/redis/store.ts';
import { readText } from '../../src/bounce/read.ts';
import { newState, parseState, type State } from '../../src/conversation/state.ts';
import { FIXTURES, fixture } from '../bounce/support/fixture.ts';
import { BEFORE, PASTE } from '../e2e/first-light.ts';
import { serveZone } from '../support/dns-zone.ts';
import { provideProgram } from '../support/provide-program.ts';
import { startRedis } from '../support/redis.ts';
import { Talk } from '../support/talk.ts';
import { machine, percentile, table } from './support/machine.ts';

const [seconds = 10] = process.argv.slice(2).map(Number);
const redis = await startRedis(provideProgram({ command: 'redis-server', debianPackage: 'redis-server' }));
process.stdout.write(`Measured on ${machine()}.\n\n`);

section('Reading', ['what', 'ms'], reading());
section('A diagnosis in the core, DNS at 0 ms', ['what', 'p50 ms', 'p99 ms', 'a second'], [await diagnosis()]);
section('Sessions on Redis, 50 at a time', ['what', 'a second', 'p50 ms', 'p99 ms'], await sessions());
await redis.stop();
const met = { load: alone('load', seconds * 3), 'dns-rounds': alone('dns-rounds'), 'cold-start': alone('cold-start') };
const missed = Object.entries(met).flatMap(([name, isMet]) => (isMet ? [] : [name]));
process.stdout.write(missed.length === 0 ? 'All bars met.\n' : `Bars MISSED in: ${missed.join(', ')}.\n`);
process.exit(missed.length === 0 ? 0 : 1);

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  process.stdout.write(`### ${title}\n\n${table(head, rows)}\n\n`);
}

function reading(): string[][] {
  const texts = FIXTURES.map((name) => fixture(name));
  for (const text of texts) readText(text); // warm
  const before = process.cpuUsage();
  for (let round = 0; round < 20; round += 1) for (const text of texts) readText(text);
  const { user, system } = process.cpuUsage(before);
  const each = (user + system) / 1000 / texts.length / 20;
  return [[`classify one of ${texts.length} bounces, CPU`, each.toFixed(3)]];
}

async function diagnosis(): Promise<string[]> {
  const dns = await serveZone(BEFORE);
  const times: number[] = [];
  const end = performance.now() + (seconds * 1000) / 2;
  while (performance.now() < end) {
    const talk = new Talk({ dns });
    const begun = performance.now();
    await talk.say(`${PASTE}\n[203.0.113.40]`);
    times.push(performance.now() - begun);
  }
  await dns.close();
  const total = times.reduce((sum, one) => sum + one, 0);
  return [
    'a whole bounce to a question, checks over packets',
    ms(times, 0.5),
    ms(times, 0.99),
    ((times.length / total) * 1000).toFixed(0),
  ];
}

async function sessions(): Promise<string[][]> {
  const connection = connectRedis(redis.url);
  await connection.run((client) => client.ping());
  const store = new RedisStore<State>(connection, { parse: parseState, prefix: 'bench' });
  const inbox = new RedisInbox(connection, 'bench');
  const state = newState('en');
  const step = async (): Promise<void> => {
    const conversation = randomUUID();
    const claim = await store.claim(conversation, 'e', 15_000);
    await store.load(conversation);
    await store.save(conversation, state, 0);
    if (claim.status === 'claimed') await store.complete(conversation, 'e', claim.token);
  };
  const keep = async (): Promise<void> => {
    const delivery = { door: 'slack', id: randomUUID(), line: randomUUID(), body: { text: PASTE } };
    await inbox.keep(delivery, 15_000);
  };
  const rows = [
    await repeated('claim, load, save, complete', step, 50),
    await repeated('keep a delivery (before each acknowledgement)', keep, 50),
    await repeated('keep a delivery, one at a time', keep, 1),
  ];
  await store.close();
  return rows;
}

async function repeated(name: string, work: () => Promise<void>, atOnce: number): Promise<string[]> {
  const times: number[] = [];
  const begun = performance.now();
  const end = begun + (seconds * 1000) / 4;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const rate = times.length / ((performance.now() - begun) / 1000);
  return [name, rate.toFixed(0), ms(times, 0.5), ms(times, 0.99)];
}

/** A benchmark of its own, as it speaks. @returns whether it met its bars */
function alone(name: string, ...args: readonly number[]): boolean {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const { stdout, status } = spawnSync(process.execPath, [file, ...args.map(String)], {
    encoding: 'utf8',
    timeout: 600_000,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(`### ${name}\n\n\`\`\`\n${stdout.trim()}\n\`\`\`\n\n`);
  return status === 0;
}

function ms(values: readonly number[], share: number): string {
  return percentile(values, share).toFixed(2);
}
