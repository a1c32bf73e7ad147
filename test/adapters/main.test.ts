// The server as a process: it starts with what is set, ends when it is told to, and finishes what runs within a limit.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { serveZone } from '../support/dns-zone.ts';
import { close, listen } from '../support/listening.ts';
import { startTeamsUser } from '../support/teams-user.ts';

const START = fileURLToPath(new URL('../../adapters/start.js', import.meta.url));
const PASTE = '554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.40]';
const lineSchema = z.object({ msg: z.string(), url: z.string().optional(), why: z.string().optional() });
type Line = z.infer<typeof lineSchema>;

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).toReversed()) await end();
});

interface Process {
  readonly child: ChildProcess;
  readonly lines: readonly Line[];
  readonly err: () => string;
  /** Resolves with its exit status. */
  readonly ended: Promise<number | null>;
  /** Resolves when it has logged such a line. */
  readonly logged: (msg: string) => Promise<Line>;
}

function start(settings: Readonly<Record<string, string>>, folder?: string): Process {
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', HOST: '127.0.0.1', ...settings };
  const child = spawn(process.execPath, [START], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  cleanUp.push(() => child.kill('SIGKILL'));
  const lines: Line[] = [];
  createInterface(child.stdout).on('line', (text) => lines.push(lineSchema.parse(JSON.parse(text))));
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const find = (msg: string): Line | undefined => lines.find((line) => line.msg === msg);
  return {
    ...{ child, lines, err: () => err },
    ended: once(child, 'exit').then(([status]) => z.number().nullable().parse(status)),
    logged: async (msg) => {
      await expect.poll(() => find(msg), { timeout: 15_000, interval: 20 }).toBeDefined();
      return find(msg) ?? { msg };
    },
  };
}

/** A bot that is in the midst of a slow diagnosis, and the user who waits for it. */
async function working(settings: Readonly<Record<string, string>> = {}) {
  const dns = await serveZone({ '40.113.0.203.in-addr.arpa': 'NXDOMAIN' }, { delayMs: 700 });
  cleanUp.push(() => dns.close());
  const bot = start({ TEAMS_LOCAL: 'true', BOUNCE_DOCTOR_DNS: `127.0.0.1:${dns.port}`, ...settings });
  const { url = '' } = await bot.logged('listening');
  const user = await startTeamsUser(() => url);
  cleanUp.push(() => user.stop());
  expect(await user.say(PASTE)).toBe(200);
  await expect.poll(() => dns.queries.length, { timeout: 15_000, interval: 20 }).toBeGreaterThan(0);
  return { bot, user };
}

test('told to end it finishes what runs, and then ends', async () => {
  const { bot, user } = await working();
  bot.child.kill('SIGTERM');
  await bot.logged('stopped');
  expect(user.seen()).toContain('no PTR record');
  expect(await bot.ended).toBe(0);
});

test('what does not end within the limit is left to another process', async () => {
  const { bot } = await working({ BOUNCE_DOCTOR_SHUTDOWN_SECONDS: '0.1' });
  bot.child.kill('SIGTERM');
  expect(await bot.ended).toBe(1);
  expect(bot.lines.at(-1)).toMatchObject({ why: 'the time was up' });
});

test('told a second time it ends at once', async () => {
  const { bot } = await working();
  bot.child.kill('SIGINT');
  await bot.logged('stopping');
  bot.child.kill('SIGINT');
  expect(await bot.ended).toBe(1);
  expect(bot.lines.at(-1)).toMatchObject({ why: 'a second signal' });
});

test('while Redis is away it says so once, and ends when it is told to', async () => {
  const bot = start({ TEAMS_LOCAL: 'true', REDIS_URL: 'redis://127.0.0.1:1' });
  await bot.logged('listening');
  await bot.logged('Redis cannot be reached');
  bot.child.kill('SIGTERM');
  await bot.logged('stopped');
  expect(await bot.ended).toBe(0);
  expect(bot.lines.filter(({ msg }) => msg === 'Redis cannot be reached')).toHaveLength(1);
});

test('settings that cannot be used are told in sentences, with status 2', async () => {
  const bot = start({ TEAMS_LOCAL: 'true', REDIS_URL: 'http://cache' });
  expect(await bot.ended).toBe(2);
  expect(bot.err()).toContain('REDIS_URL: is no address such as redis://');
  expect(bot.err()).toContain('config check');
});

test('what is in the way of a start is told in a sentence, with what to do', async () => {
  const others = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":false,"error":"invalid_auth"}');
  });
  const port = String(await listen(others));
  cleanUp.push(() => close(others));
  const slack = {
    SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
  };
  const [taken, elsewhere, refused] = [
    start({ TEAMS_LOCAL: 'true', PORT: port }),
    start({ TEAMS_LOCAL: 'true', HOST: '203.0.113.1' }),
    start(slack),
  ];
  expect(await Promise.all([taken.ended, elsewhere.ended, refused.ended])).toEqual([1, 1, 1]);
  expect(taken.err()).toBe(
    `Bounce Doctor cannot start: another program listens on port ${port} already. End it, or set PORT to a free one.\n`,
  );
  expect(elsewhere.err()).toContain('this machine has no address 203.0.113.1. Set HOST');
  expect(refused.err()).toMatch(/^Bounce Doctor cannot start: Slack does not take SLACK_APP_TOKEN \(.*invalid_auth\)/);
});

test('in production without a door it says so, and does not wait for a terminal', async () => {
  const bot = start({ NODE_ENV: 'production' });
  expect(await bot.ended).toBe(2);
  expect(bot.err()).toContain('neither Slack nor Teams is configured');
});

test('a file .env in the working directory is read; the environment counts more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-env-'));
  cleanUp.push(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, '.env'), 'TEAMS_LOCAL=true\nHOST=203.0.113.1\n');
  const bot = start({}, folder);
  expect((await bot.logged('listening')).url).toContain('127.0.0.1');
});
