import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { publicResolverAmong } from '../../src/checks/blocklist/public-resolvers.ts';
import { BadConfig, type Config, given, type Problem, readConfig } from '../config.ts';
import { exampleFile, SETTINGS, type SettingName, shown } from '../settings.ts';
import { answering, EXIT, Unusable } from './exit.ts';
import { parseOptions } from './options.ts';

const OPTIONS = { env: { type: 'string' }, redis: { type: 'boolean' }, dns: { type: 'boolean' } } as const;
const USAGE = 'Use it like this: config check [--env FILE] [--redis] [--dns], or config example.';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `config check`: each setting that is set, secrets masked, what is wrong and how to mend it; with `--redis` and `--dns` both
 * are tried. Status 2 when there is something to mend. `config example`: the file to begin with.
 */
export async function run(args: string[]): Promise<number> {
  const found = { toMend: 0 };
  const status = await answering(async () => {
    const { values, positionals } = parseOptions(args, OPTIONS);
    if (positionals.length !== 1) throw new Unusable(USAGE);
    if (positionals[0] === 'example') process.stdout.write(exampleFile());
    else if (positionals[0] === 'check') found.toMend = await check({ ...process.env, ...envFile(values.env) }, values);
    else throw new Unusable(USAGE);
  });
  return found.toMend > 0 ? EXIT.unusable : status;
}

/** @throws Unusable for a file that cannot be read */
function envFile(path: string | undefined): Environment {
  if (path === undefined) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch {
    throw new Unusable(`There is no file ${path} that can be read.`);
  }
}

/** @returns how much there is to mend */
async function check(
  env: Environment,
  what: { redis?: boolean | undefined; dns?: boolean | undefined },
): Promise<number> {
  const { config, problems } = read(env);
  section('Set', setLines(env));
  if (config) section('Doors', doorLines(config));
  section('Notes', [...unknownLines(env), ...(config ? noteLines(config) : [])]);
  const tried = config
    ? [...(what.redis ? await redisLines(config) : []), ...(what.dns ? await dnsLines(config) : [])]
    : [];
  section(
    'Tried',
    tried.map(({ line }) => line),
  );
  section('Wrong', problems.flatMap(problemLines));
  const count = problems.length + tried.filter(({ ok }) => !ok).length;
  process.stdout.write(count === 0 ? 'All is well.\n' : `To mend: ${count}.\n`);
  return count;
}

function section(title: string, lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`);
}

function read(env: Environment): { config?: Config; problems: readonly Problem[] } {
  try {
    return { config: readConfig(env), problems: [] };
  } catch (error) {
    if (error instanceof BadConfig) return { problems: error.problems };
    throw error;
  }
}

function isSetting(name: string): name is SettingName {
  return name in SETTINGS;
}

function setLines(env: Environment): string[] {
  return Object.entries(given(env)).flatMap(([name, value]) =>
    isSetting(name) ? `${name}=${shown(name, value)}` : [],
  );
}

function doorLines(config: Config): string[] {
  const { SLACK_SIGNING_SECRET: http, SLACK_APP_TOKEN: socket, TEAMS_APP_ID: app, TEAMS_LOCAL: local } = config;
  const doors = [
    ...(http === undefined ? [] : ['Slack over HTTP: /slack/events']),
    ...(socket === undefined ? [] : ['Slack over Socket Mode']),
    ...(app === undefined && !local ? [] : ['Teams: /api/messages']),
  ];
  return doors.length > 0 ? doors : ['none: "npm start" opens the conversation in the terminal'];
}

function noteLines(config: Config): string[] {
  const resolvers = (config.BOUNCE_DOCTOR_DNS ?? []).map(({ host }) => host);
  return [
    ...(config.REDIS_URL === undefined ? ['Without REDIS_URL conversations end with the process.'] : []),
    ...(publicResolverAmong(resolvers) === null
      ? []
      : ['Blocklists do not answer public resolvers such as those in BOUNCE_DOCTOR_DNS.']),
  ];
}

const OURS = /^(?:SLACK|TEAMS|REDIS|METRICS|BOUNCE_DOCTOR)_/;

/** Names that look like settings and are none: most often a slip of the pen. */
function unknownLines(env: Environment): string[] {
  return Object.keys(given(env))
    .filter((name) => OURS.test(name) && !isSetting(name))
    .map((name) => {
      const near = Object.keys(SETTINGS).find((known) => sorted(known) === sorted(name) || differBySlip(known, name));
      return `${name} is no setting${near === undefined ? '' : `; did you mean ${near}?`}`;
    });
}

const sorted = (name: string): string => name.split('').toSorted().join('');

/** One letter more, less or other. */
function differBySlip(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].toSorted((a, b) => a.length - b.length);
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = short.length === long.length ? short.slice(same + 1) : short.slice(same);
  return long.length - short.length <= 1 && long.slice(same + 1) === rest;
}

function problemLines({ name, message }: Problem): string[] {
  if (name === undefined) return [`${message}.`];
  const { about, example } = SETTINGS[name];
  return [`${name}: ${message}.`, `  ${about} Such as ${name}=${example}`];
}

interface Tried {
  readonly ok: boolean;
  readonly line: string;
}

async function redisLines(config: Config): Promise<Tried[]> {
  if (config.REDIS_URL === undefined) return [{ ok: false, line: 'Redis: set REDIS_URL.' }];
  const [{ probeRedis }, { redisAccess }] = await Promise.all([import('../redis/probe.ts'), import('../kept.ts')]);
  const { found, wrong } = await probeRedis(config.REDIS_URL, redisAccess(config), config.REDIS_PREFIX);
  return [
    ...found.map((text) => ({ ok: true, line: `Redis: ${text}.` })),
    ...wrong.map((text) => ({ ok: false, line: `Redis: ${text}.` })),
  ];
}

/** A name that every resolver of the internet can look up. */
const KNOWN_NAME = 'in-addr.arpa';

async function dnsLines(config: Config): Promise<Tried[]> {
  const { Dns } = await import('../dns/dns.ts');
  const { servers } = new Dns({ ...(config.BOUNCE_DOCTOR_DNS && { servers: config.BOUNCE_DOCTOR_DNS }) });
  return await Promise.all(
    servers.map(async ({ host, port }) => {
      const { resolver } = new Dns({ servers: [{ host, port }] }).resolverFor();
      const answer = await resolver.resolve(KNOWN_NAME, 'NS');
      const ok = answer.status === 'records';
      const what = answer.status === 'failed' ? answer.failure : answer.status;
      const line = ok
        ? 'answers'
        : `${KNOWN_NAME} NS: ${what} (does it answer this machine, and look names up in the internet?)`;
      return { ok, line: `DNS ${host}:${port}: ${line}.` };
    }),
  );
}
