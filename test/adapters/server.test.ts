// The whole process: one port with its doors, what operators' programs ask of it, and the limits before the core.
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../../adapters/config.ts';
import { createLog } from '../../adapters/log.ts';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { forgetUser } from '../../adapters/redis/forget.ts';
import { RedisWatches } from '../../adapters/redis/watches.ts';
import { keysBeginning } from '../../adapters/redis/scan.ts';
import { startServer } from '../../adapters/server.ts';
import { serveZone, type Zone } from '../support/dns-zone.ts';
import { startRedis } from '../support/redis.ts';
import { startTeamsUser, type TeamsUser } from '../support/teams-user.ts';

const PASTE =
  '554 5.7.1 <pat@contoso.example>: Client host rejected: cannot find your reverse hostname, [203.0.113.40]';
const ZONE: Zone = { '40.113.0.203.in-addr.arpa': 'NXDOMAIN' };

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).toReversed()) await end();
});

interface Running {
  readonly url: string;
  readonly user: TeamsUser;
  /** The log, a line each. */
  readonly lines: readonly Record<string, unknown>[];
  readonly get: (path: string, headers?: Record<string, string>) => Promise<{ status: number; text: string }>;
  /** The value of one series of /metrics. */
  readonly metric: (series: string) => Promise<number | undefined>;
}

async function start(settings: Record<string, string> = {}): Promise<Running> {
  const dns = await serveZone(ZONE);
  cleanUp.push(() => dns.close());
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    TEAMS_LOCAL: 'true',
    REDIS_PREFIX: `test-${randomUUID()}`,
    BOUNCE_DOCTOR_DNS: `127.0.0.1:${dns.port}`,
    ...settings,
  });
  const server = await startServer(config, createLog('info', { write }));
  cleanUp.push(() => server.stop());
  const user = await startTeamsUser(() => server.url);
  cleanUp.push(() => user.stop());
  const get: Running['get'] = async (path, headers = {}) => {
    const response = await fetch(`${server.url}${path}`, { headers });
    return { status: response.status, text: await response.text() };
  };
  return {
    ...{ url: server.url, user, lines, get },
    metric: async (series) => {
      const line = (await get('/metrics')).text.split('\n').find((one) => one.startsWith(`bounce_doctor_${series} `));
      return line === undefined ? undefined : Number(line.split(' ').at(-1));
    },
  };
}

const within = { timeout: 10_000 };

describe.each([
  ['in memory', {}],
  ['on Redis', { REDIS_URL: inject('redisUrl') }],
])('the server, %s', (_name, settings) => {
  test('answers what operators ask, counts what was done and names it in the log, with nothing of the user', async () => {
    const { get, metric, user, lines } = await start(settings);
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
    expect(await get('/readyz')).toEqual({ status: 200, text: 'process: ok\nstore: ok\n' });
    expect((await get('/nowhere')).status).toBe(404);

    expect(await user.say(PASTE)).toBe(200);
    await expect.poll(() => user.seen(), within).toContain('no PTR record');
    await expect.poll(() => metric('events_total{platform="teams",kind="text",outcome="done"}'), within).toBe(1);
    expect(await metric('acknowledgement_seconds_count{path="/api/messages",status="200"}')).toBe(1);
    expect(await metric('checks_seconds_count{again="false"}')).toBe(1);
    expect(await metric('dns_queries_total')).toBeGreaterThan(1);
    expect(await metric('dns_answers_total{status="nxdomain"}')).toBeGreaterThan(0);
    expect(await metric('answers_total{platform="teams",outcome="done"}')).toBeGreaterThan(0);
    expect(await metric('store_errors_total')).toBe(0);
    expect(await metric('watches_waiting')).toBe(0);
    expect(await metric('events_running')).toBe(0);
    await user.say('550 5.1.1 <pat@contoso.example>: Recipient address rejected: User unknown', { chat: 'chat-2' });
    const diagnosed =
      /bounce_doctor_diagnoses_total\{cause="recipient_unknown",outcome="(?:likely|possible|proven)"\} 1/;
    await expect.poll(async () => (await get('/metrics')).text, within).toMatch(diagnosed);

    const [first] = lines.filter(({ msg }) => msg === 'event');
    const ofEvent = lines.filter(({ trace }) => trace !== undefined && trace === first?.['trace']);
    expect(ofEvent.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['checks', 'answer', 'event']));
    const told = JSON.stringify(lines) + (await get('/metrics')).text;
    for (const secret of ['pat@', 'contoso', '203.0.113.40', 'user-1', 'chat-1', 'tenant-1', 'Alex']) {
      expect(told).not.toContain(secret);
    }
  });

  test('tells who asks too much so, once and in their language, and hears the others', async () => {
    const { metric, user } = await start({ ...settings, BOUNCE_DOCTOR_USER_PER_MINUTE: '2' });
    const loud = { user: 'loud', locale: 'nl-NL', chat: 'chat-loud' };
    for (let count = 0; count < 5; count += 1) await user.say('code 5.7.25', loud);
    await expect.poll(() => user.seen(), within).toContain('Je vraagt sneller dan ik kan opzoeken');
    await user.say('code 5.7.25', { user: 'quiet', chat: 'chat-quiet' });
    await expect.poll(() => user.seen().split('in the registry').length - 1, within).toBeGreaterThan(0);
    await expect.poll(() => metric('events_total{platform="teams",kind="text",outcome="done"}'), within).toBe(6);
    const told = user.connector.calls.filter(({ body }) => JSON.stringify(body).includes('Je vraagt sneller'));
    expect(told).toHaveLength(1);
    expect(await metric('refused_events_total{limit="user"}')).toBe(1);
  });

  test('tells a workspace that asks too much so', async () => {
    const { metric, user } = await start({ ...settings, BOUNCE_DOCTOR_WORKSPACE_PER_MINUTE: '2' });
    for (let count = 0; count < 4; count += 1) await user.say('code 5.7.25', { user: `user-${count}` });
    await expect.poll(() => user.seen(), within).toContain('All of you together ask more in a minute');
    expect(await metric('refused_events_total{limit="workspace"}')).toBe(1);
  });
});

test('a connection is kept for longer than a balancer keeps it', async () => {
  const { url } = await start();
  expect((await fetch(`${url}/healthz`)).headers.get('keep-alive')).toBe('timeout=65');
});

test('who asks for /metrics brings the token, where there is one', async () => {
  const { get } = await start({ METRICS_TOKEN: 'sixteen-letters-at-least' });
  expect((await get('/metrics')).status).toBe(401);
  expect((await get('/metrics', { authorization: 'Bearer sixteen-letters-at-last' })).status).toBe(401);
  const { status, text } = await get('/metrics', { authorization: 'Bearer sixteen-letters-at-least' });
  expect(status).toBe(200);
  expect(text).toContain('# TYPE bounce_doctor_events_total counter');
});

// Null only where REDIS_URL is set and there is no program; global-setup.ts says so.
const program = inject('redisServer');
test.skipIf(program === null)('is not ready while Redis is down, and says so; ready again after it', async () => {
  const redis = await startRedis(program ?? '');
  cleanUp.push(() => redis.stop());
  const { get, metric, user } = await start({ REDIS_URL: redis.url });
  expect((await get('/readyz')).status).toBe(200);
  await redis.kill();
  expect(await get('/readyz')).toEqual({ status: 503, text: 'process: ok\nstore: cannot be reached\n' });
  expect((await get('/healthz')).status).toBe(200);
  expect(await metric('store_errors_total')).toBeGreaterThan(0);
  expect(await metric('watches_waiting')).toBe(-1);
  await user.say('code 5.7.25');
  await expect.poll(() => metric('apologies_total{why="store_down"}'), within).toBe(1);
  await redis.restart();
  await expect.poll(async () => (await get('/readyz')).status, within).toBe(200);
});

test('two replicas answer one conversation in its order, and each message once', async () => {
  const shared = { REDIS_URL: inject('redisUrl'), REDIS_PREFIX: `test-${randomUUID()}` };
  const urls = [(await start(shared)).url, (await start(shared)).url];
  let turn = 0;
  const user = await startTeamsUser(() => urls[(turn += 1) % 2] ?? '');
  cleanUp.push(() => user.stop());
  const asked = ['5.7.25', '5.1.1', '5.2.2', '5.7.1', '5.4.4', '5.3.4', '5.7.26', '5.1.10'];
  for (const code of asked) expect(await user.say(`code ${code}`)).toBe(200);
  const answered = (): (string | undefined)[] =>
    user.connector.calls.flatMap(({ body }) => /^(?:The code )?(5\.\d+\.\d+)/.exec(summaryOf(body))?.[1] ?? []);
  await expect.poll(() => answered().length, within).toBe(asked.length);
  expect(answered()).toEqual(asked);
});

test('what is kept of a user of Teams can be found and forgotten', async () => {
  const prefix = `test-${randomUUID()}`;
  const { user, metric } = await start({ REDIS_URL: inject('redisUrl'), REDIS_PREFIX: prefix });
  await user.say(PASTE, { chat: 'a chat whose id is no plain word' });
  await user.say(PASTE, { user: 'user-2', chat: 'chat-2' });
  await expect.poll(() => metric('events_total{platform="teams",kind="text",outcome="done"}'), within).toBe(2);
  const connection = connectRedis(inject('redisUrl'));
  cleanUp.push(() => connection.close());
  const left = async (): Promise<string[]> => {
    const keys = [];
    for await (const key of keysBeginning(connection, prefix, 'teams:tenant-1')) keys.push(key);
    return keys.filter((key) => /:(?:state|claims|visits)$/.test(key)).toSorted();
  };
  expect(await left()).toHaveLength(6);
  expect(await forgetUser(connection, prefix, 'teams:tenant-1:user-1')).toBeGreaterThanOrEqual(3);
  expect(await left()).toEqual([
    `${prefix}:{teams:tenant-1:chat-2}:claims`,
    `${prefix}:{teams:tenant-1:chat-2}:state`,
    `${prefix}:{teams:tenant-1:user-2}:visits`,
  ]);
});

test('a look whose platform this process does not serve is left to one that does', async () => {
  const shared = { REDIS_URL: inject('redisUrl'), REDIS_PREFIX: `test-${randomUUID()}` };
  const { lines } = await start(shared);
  const watches = new RedisWatches({ url: shared.REDIS_URL, prefix: shared.REDIS_PREFIX });
  cleanUp.push(() => watches.stop());
  const address = JSON.stringify({ platform: 'slack', team: 'T1', channel: 'C1' });
  await watches.schedule({ conversation: 'slack:T1:C1', workspace: 'slack:T1', address, watch: 1, look: 0 }, 1);
  await expect.poll(() => lines.map(({ msg }) => msg), within).toContain('a watch has no door to speak through');
  await expect.poll(() => watches.count(), within).toBe(1);
});

function summaryOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('summary' in body)) return '';
  return typeof body.summary === 'string' ? body.summary : '';
}
