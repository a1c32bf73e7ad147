// How fast a process starts: `npm run bench:start [RUNS]`, medians of ten unless told. A command from its start to its end, the
// server from its start to the first "ok" of /healthz. Bars: 200 ms and 1500 ms on a machine with nothing else to do.
// Measured without npm, which takes 280 ms of its own; also through an older Node that hands over, where there is one on the PATH.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.ts';

const RUNS = Number(process.argv[2] ?? 10);
const CLI = fileURLToPath(new URL('../../adapters/terminal/cli.js', import.meta.url));
const START = fileURLToPath(new URL('../../adapters/start.js', import.meta.url));
const COMMAND_MS = 200;
const SERVER_MS = 1500;
const LINE = JSON.stringify({
  id: 1,
  text: '550 5.7.25 The IP address sending this message does not have a PTR record',
});

/** A command's time in milliseconds. */
function command(node: string, args: readonly string[], input = ''): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(node, [CLI, ...args], { input });
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr.toString()}`);
  return performance.now() - start;
}

/** Milliseconds until a server with these settings answers. */
async function server(node: string, settings: Readonly<Record<string, string>>): Promise<number> {
  const port = await freePort();
  const start = performance.now();
  const env = { ...process.env, ...settings, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' };
  const child = spawn(node, [START], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const closed = once(child, 'close');
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    await sleep(5);
  }
  const time = performance.now() - start;
  child.kill();
  await closed;
  return time;
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
}

/** Measures once without counting, which fills the compile cache, then takes the median. @returns whether the bar is met */
async function row(name: string, bar: number, measure: () => number | Promise<number>): Promise<boolean> {
  await measure();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measure());
  times.sort((a, b) => a - b);
  const [median = Number.NaN, best = Number.NaN, worst = Number.NaN] = [times[RUNS >> 1], times[0], times.at(-1)];
  const figures = [median, best, worst].map((ms) => ms.toFixed(0).padStart(7)).join('');
  process.stdout.write(`${name.padEnd(46)}${figures}${String(bar).padStart(7)}  ${median < bar ? 'met' : 'MISSED'}\n`);
  return median < bar;
}

/** The first Node on the PATH that is older than the program needs. */
function olderNode(): string | undefined {
  const nodes = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return nodes.find((node) => {
    if (!existsSync(node)) return false;
    const [major = 0, minor = 0] = spawnSync(node, ['-p', 'process.versions.node'])
      .stdout.toString()
      .split('.')
      .map(Number);
    return major < 22 || (major === 22 && minor < 19);
  });
}

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-bench' };
const TEAMS = { TEAMS_LOCAL: 'true' };

process.stdout.write(`${RUNS} runs each, ms${''.padEnd(32)}${'median   best  worst    bar'.padStart(28)}\n`);
const met: boolean[] = [];
const older = olderNode();
for (const [node, note] of [
  [process.execPath, ''],
  ...(older === undefined ? [] : [[older, ', from an older Node']]),
] as const) {
  met.push(await row(`code 5.7.25${note}`, COMMAND_MS, () => command(node, ['code', '5.7.25'])));
  met.push(await row(`classify of one line${note}`, COMMAND_MS, () => command(node, ['classify', '--jsonl'], LINE)));
  met.push(await row(`server with Slack${note}`, SERVER_MS, () => server(node, SLACK)));
  met.push(await row(`server with Teams${note}`, SERVER_MS, () => server(node, TEAMS)));
  met.push(await row(`server with both${note}`, SERVER_MS, () => server(node, { ...SLACK, ...TEAMS })));
}
process.exitCode = met.every(Boolean) ? 0 : 1;
