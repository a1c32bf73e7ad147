// `npm run e2e:proxy`: the proxy of docker-compose.yml before two replicas, which are replaced one after the other and then
// both at once, while somebody calls. Not among the tests: few systems have a Caddy that is new enough.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveZone } from '../support/dns-zone.ts';
import { startReplica } from '../support/faults/replica.ts';
import { freePort } from '../support/free-port.ts';
import { findProgram, provideProgram } from '../support/provide-program.ts';
import { startRedis } from '../support/redis.ts';
import { RunningProgram } from '../support/running-program.ts';
import { startTeamsUser, type TeamsUser } from '../support/teams-user.ts';

/** One name, two addresses and one port, as the network of the compose file has its replicas. */
const SEATS = ['127.0.0.21', '127.0.0.22'] as const;
const BETWEEN_CALLS_MS = 40;
const CALM_MS = 1_000;

const program = process.env['CADDY'] ?? findProgram('caddy');
if (program !== undefined && isNewEnough(program)) {
  process.exitCode = (await play(program)) ? 0 : 1;
} else {
  process.stderr.write('This needs Caddy 2.7 or newer on the PATH, or its path in CADDY.\n');
  process.exitCode = 1;
}

/** An older one cannot give the next replica the same body. */
function isNewEnough(caddy: string): boolean {
  const version = execFileSync(caddy, ['version'], { encoding: 'utf8' }).replace('v', '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 7);
}

/** @returns whether every call was answered */
async function play(caddy: string): Promise<boolean> {
  await using names = await serveZone({ 'bot.test': { A: [...SEATS] } });
  const redis = await startRedis(provideProgram({ command: 'redis-server', debianPackage: 'redis-server' }));
  const port = String(await freePort());
  const begin = (host: string) =>
    startReplica({
      ...{ HOST: host, PORT: port, TEAMS_LOCAL: 'true', REDIS_URL: redis.url },
      ...{ BOUNCE_DOCTOR_USER_PER_MINUTE: '0', BOUNCE_DOCTOR_WORKSPACE_PER_MINUTE: '0' },
    });
  const replicas = await Promise.all(SEATS.map(begin));
  const proxy = await startProxy(caddy, port, names.port);
  const user = await startTeamsUser(() => proxy.url);

  const oneByOne = await answered('one after the other', user, async () => {
    for (const [index, host] of SEATS.entries()) {
      await replicas[index]?.stop();
      replicas[index] = await begin(host);
      await sleep(CALM_MS);
    }
  });
  const bothAtOnce = await answered('both at once', user, async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    // Nobody has the name then.
    names.zone['bot.test'] = 'NXDOMAIN';
    replicas.splice(0, 2, ...(await Promise.all(SEATS.map(begin))));
    names.zone['bot.test'] = { A: [...SEATS] };
  });

  await Promise.all(replicas.map((replica) => replica.stop()));
  await Promise.all([proxy.stop(), user.stop(), redis.stop()]);
  return oneByOne && bothAtOnce;
}

/** Caddy with the file of the repository, but this machine's ports and names. */
async function startProxy(caddy: string, botPort: string, dnsPort: number) {
  const text = readFileSync(new URL('../../Caddyfile', import.meta.url), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-proxy-'));
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, `{\nadmin off\n}\n${text.replace('refresh 2s', `refresh 2s\nresolvers 127.0.0.1:${dnsPort}`)}`);
  const site = await freePort();
  const settings = [`SITE=:${site}`, 'BOT_HOST=bot.test', `BOT_PORT=${botPort}`, `XDG_DATA_HOME=${folder}`];
  const running = new RunningProgram('env', [...settings, caddy, 'run', '--config', file, '--adapter', 'caddyfile']);
  const url = `http://127.0.0.1:${site}`;
  await running.ready(() => fetch(url).then(Boolean, () => false));
  const stop = async (): Promise<void> => {
    await running.stop();
    rmSync(folder, { recursive: true });
  };
  return { url, stop };
}

/** Calls until the work has ended, and prints how that went. @returns whether each call was answered with 200 */
async function answered(what: string, user: TeamsUser, work: () => Promise<void>): Promise<boolean> {
  const calls: Promise<Answer>[] = [];
  const calling = setInterval(() => calls.push(call(user, calls.length)), BETWEEN_CALLS_MS);
  await sleep(CALM_MS);
  await work();
  await sleep(CALM_MS);
  clearInterval(calling);
  const answers = await Promise.all(calls);
  const failed = answers.filter(({ status }) => status !== 200).map(({ status }) => status);
  const longest = Math.max(...answers.map(({ ms }) => ms));
  process.stdout.write(
    `${what}: ${answers.length} calls, failed: ${failed.join(', ') || 'none'}, longest ${longest} ms\n`,
  );
  return failed.length === 0;
}

interface Answer {
  /** 0: no answer. */
  readonly status: number;
  readonly ms: number;
}

async function call(user: TeamsUser, count: number): Promise<Answer> {
  const begun = performance.now();
  const status = await user.say('help', { chat: `chat-${count % 20}` }).catch(() => 0);
  return { status, ms: Math.round(performance.now() - begun) };
}
