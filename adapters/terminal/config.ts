import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { publicResolverAmong } from '../../src/checks/blocklist/public-resolvers.ts';
import type { Language } from '../../src/messages/catalog.ts';
import type { ConfigurationTexts } from '../../src/messages/configuration-texts.ts';
import { loadConfigurationTexts } from '../../src/messages/load-catalog.ts';
import { BadConfig, type Config, given, type Problem, readConfig } from '../config.ts';
import { exampleFile, SETTINGS, type SettingName, shown } from '../settings.ts';
import { answering, EXIT, Unusable } from './exit.ts';
import { near } from './near.ts';
import { LANG, parseOptions } from './options.ts';

const OPTIONS = { ...LANG, env: { type: 'string' }, redis: { type: 'boolean' }, dns: { type: 'boolean' } } as const;
const USAGE = 'config check [--env FILE] [--redis] [--dns], config example';

type Said = ConfigurationTexts['check'];
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `config check`: each setting that is set, secrets masked, what is wrong and how to mend it; with `--redis` and `--dns` both
 * are tried. Status 2 when there is something to mend. `config example`: the file to begin with.
 */
export async function run(args: string[]): Promise<number> {
  const found = { toMend: 0 };
  const status = await answering(args, async (language) => {
    const { values, positionals } = parseOptions(args, OPTIONS);
    const [what] = positionals;
    if (positionals.length !== 1 || (what !== 'check' && what !== 'example')) {
      throw new Unusable(({ usage }) => usage(USAGE));
    }
    if (what === 'example') process.stdout.write(exampleFile());
    else found.toMend = await check({ ...process.env, ...envFile(values.env) }, values, language);
  });
  return found.toMend > 0 ? EXIT.unusable : status;
}

/** @throws Unusable for a file that cannot be read */
function envFile(path: string | undefined): Environment {
  if (path === undefined) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch {
    throw new Unusable(({ noFile }) => noFile(path));
  }
}

/** @returns how much there is to mend */
async function check(
  env: Environment,
  what: { redis?: boolean | undefined; dns?: boolean | undefined },
  language: Language,
): Promise<number> {
  const texts = await loadConfigurationTexts(language);
  const said = texts.check;
  const { config, problems } = read(env, texts);
  section(said.set, setLines(env, said));
  if (config) section(said.doors, doorLines(config, said));
  section(said.notes, [...unknownLines(env, said), ...(config ? noteLines(config, said) : [])]);
  const tried = config
    ? [...(what.redis ? await redisLines(config, said) : []), ...(what.dns ? await dnsLines(config, said) : [])]
    : [];
  section(
    said.tried,
    tried.map(({ line }) => line),
  );
  section(
    said.wrong,
    problems.flatMap((problem) => problemLines(problem, said, language)),
  );
  const count = problems.length + tried.filter(({ ok }) => !ok).length;
  process.stdout.write(`${count === 0 ? said.allWell : said.toMend(count)}\n`);
  return count;
}

function section(title: string, lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`);
}

function read(env: Environment, texts: ConfigurationTexts): { config?: Config; problems: readonly Problem[] } {
  try {
    return { config: readConfig(env, texts), problems: [] };
  } catch (error) {
    if (error instanceof BadConfig) return { problems: error.problems };
    throw error;
  }
}

function isSetting(name: string): name is SettingName {
  return name in SETTINGS;
}

function setLines(env: Environment, said: Said): string[] {
  return Object.entries(given(env)).flatMap(([name, value]) =>
    isSetting(name) ? `${name}=${shown(name, value, said.hidden)}` : [],
  );
}

function doorLines(config: Config, said: Said): string[] {
  const { SLACK_SIGNING_SECRET: http, SLACK_APP_TOKEN: socket, TEAMS_APP_ID: app, TEAMS_LOCAL: local } = config;
  const doors = [
    ...(http === undefined ? [] : [said.slackHttp]),
    ...(socket === undefined ? [] : [said.slackSocket]),
    ...(app === undefined && !local ? [] : [said.teams]),
  ];
  return doors.length > 0 ? doors : [said.noDoor];
}

function noteLines(config: Config, said: Said): string[] {
  const resolvers = (config.BOUNCE_DOCTOR_DNS ?? []).map(({ host }) => host);
  return [
    ...(config.REDIS_URL === undefined ? [said.noRedis] : []),
    ...(publicResolverAmong(resolvers) === null ? [] : [said.publicResolver]),
  ];
}

const OURS = /^(?:SLACK|TEAMS|REDIS|METRICS|BOUNCE_DOCTOR)_/;

/** Names that look like settings and are none: most often a slip of the pen. */
function unknownLines(env: Environment, said: Said): string[] {
  return Object.keys(given(env))
    .filter((name) => OURS.test(name) && !isSetting(name))
    .map((name) => said.unknown(name, near(name, Object.keys(SETTINGS))));
}

function problemLines({ name, message }: Problem, said: Said, language: Language): string[] {
  if (name === undefined) return [`${message}.`];
  const { about, example } = SETTINGS[name];
  return [`${name}: ${message}.`, `  ${said.suchAs(about[language], `${name}=${example}`)}`];
}

interface Tried {
  readonly ok: boolean;
  readonly line: string;
}

async function redisLines(config: Config, said: Said): Promise<Tried[]> {
  if (config.REDIS_URL === undefined) return [{ ok: false, line: said.setRedis }];
  const [{ probeRedis }, { redisAccess }] = await Promise.all([import('../redis/probe.ts'), import('../kept.ts')]);
  const probed = await probeRedis(config.REDIS_URL, redisAccess(config), config.REDIS_PREFIX);
  if (probed.found === 'nothing') {
    return [{ ok: false, line: said.redisFails(probed.said, probed.hint && said.redisHints[probed.hint]) }];
  }
  const { kind, version, old, evicts } = probed;
  return [
    { ok: true, line: said.redisFound(kind, version) },
    ...(old ? [{ ok: false, line: said.redisOld(version) }] : []),
    ...(evicts === undefined ? [] : [{ ok: false, line: said.redisEvicts(evicts) }]),
  ];
}

/** A name that every resolver of the internet can look up. */
const KNOWN_NAME = 'in-addr.arpa';

async function dnsLines(config: Config, said: Said): Promise<Tried[]> {
  const { Dns } = await import('../dns/dns.ts');
  const { servers } = new Dns({ ...(config.BOUNCE_DOCTOR_DNS && { servers: config.BOUNCE_DOCTOR_DNS }) });
  return await Promise.all(
    servers.map(async ({ host, port }) => {
      const { resolver } = new Dns({ servers: [{ host, port }] }).resolverFor();
      const answer = await resolver.resolve(KNOWN_NAME, 'NS');
      const ok = answer.status === 'records';
      const what = answer.status === 'failed' ? answer.failure : answer.status;
      const server = `${host}:${port}`;
      return { ok, line: ok ? said.dnsAnswers(server) : said.dnsFails(server, `${KNOWN_NAME} NS`, what) };
    }),
  );
}
