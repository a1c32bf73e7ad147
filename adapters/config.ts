import { existsSync } from 'node:fs';
import { z } from 'zod';
import { problemWith } from './blocklists.ts';
import { parseServer } from './dns/dns.ts';
import type { ConfigurationTexts } from '../src/messages/configuration-texts.ts';
import { configuration as english } from '../src/messages/en/configuration.ts';
import { parseRedisUrl } from './redis/target.ts';

const text = z.string().trim().min(1);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const number = z.coerce.number();
const perMinute = number.int().min(0).max(100_000);

type Texts = ConfigurationTexts['values'];

const servers = (texts: Texts) =>
  list.transform((values, context) =>
    values.map((value) => {
      const server = parseServer(value);
      if (server) return server;
      context.addIssue(texts.server(value));
      return z.NEVER;
    }),
  );

const keys = (texts: Texts) =>
  list.transform((values, context): readonly [Buffer, ...Buffer[]] => {
    const [first, ...others] = values.map((value) => Buffer.from(value, 'base64'));
    if (first && [first, ...others].every((key) => key.length === 32)) return [first, ...others];
    context.addIssue(texts.keys);
    return z.NEVER;
  });

/** A file that is there, by its path. */
const file = (texts: Texts) => text.refine((path) => existsSync(path), texts.noFile);

const minutes = (texts: Texts) =>
  list.transform((values, context) =>
    values.map((value) => {
      const count = Number(value);
      if (count > 0 && count <= 24 * 60) return count;
      context.addIssue(texts.minutes(value));
      return z.NEVER;
    }),
  );

/** The settings, by the names they have in the environment. All are optional. */
const settings = (texts: Texts) =>
  z.object({
    PORT: number.int().min(0).max(65_535).default(3000),
    HOST: text.default('0.0.0.0'),
    NODE_ENV: text.optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    REDIS_URL: text.refine((value) => parseRedisUrl(value) !== undefined, texts.redisUrl).optional(),
    REDIS_PREFIX: text.regex(/^[^{}]*$/, texts.braces).default('bounce-doctor'),
    REDIS_CA_FILE: file(texts).optional(),
    REDIS_CERT_FILE: file(texts).optional(),
    REDIS_KEY_FILE: file(texts).optional(),
    REDIS_SENTINEL_PASSWORD: text.optional(),
    METRICS_TOKEN: text.min(16, texts.guessable).optional(),
    BOUNCE_DOCTOR_SHUTDOWN_SECONDS: number.min(0).max(600).default(25),
    BOUNCE_DOCTOR_AT_ONCE: number.int().min(1).max(10_000).default(64),
    /** 0: no limit. */
    BOUNCE_DOCTOR_USER_PER_MINUTE: perMinute.default(30),
    BOUNCE_DOCTOR_WORKSPACE_PER_MINUTE: perMinute.default(300),
    BOUNCE_DOCTOR_TARGET_PER_MINUTE: perMinute.default(10),
    BOUNCE_DOCTOR_LANGUAGE: z.enum(['en', 'nl']).optional(),
    BOUNCE_DOCTOR_DNS: servers(texts).optional(),
    BOUNCE_DOCTOR_CHECKS_MS: number.int().min(100).max(60_000).default(8000),
    /** Minutes before each look of a watch. */
    BOUNCE_DOCTOR_WATCH_MINUTES: minutes(texts).optional(),
    /** How long a conversation is kept after its last word. */
    BOUNCE_DOCTOR_KEEP_DAYS: number.positive().max(365).default(30),
    /** After so long without a sign of life another process takes over what one was working on. */
    BOUNCE_DOCTOR_LEASE_SECONDS: number.min(0.3).max(600).default(15),
    BOUNCE_DOCTOR_AUTHORITATIVE_PORT: number.int().min(1).max(65_535).optional(),
    BOUNCE_DOCTOR_DQS_KEY: text.optional(),
    BOUNCE_DOCTOR_BLOCKLISTS: text.optional(),
    BOUNCE_DOCTOR_ALLOW_PRIVATE_DNS: z.stringbool().default(false),
    SLACK_BOT_TOKEN: text.optional(),
    SLACK_SIGNING_SECRET: text.optional(),
    /** Socket Mode: no address of ours is needed. */
    SLACK_APP_TOKEN: z.string().trim().startsWith('xapp-').optional(),
    /** OAuth, for many workspaces; in place of SLACK_BOT_TOKEN. */
    SLACK_CLIENT_ID: text.optional(),
    SLACK_CLIENT_SECRET: text.optional(),
    SLACK_REDIRECT_URL: z
      .url({ protocol: /^https$/, error: texts.https })
      .endsWith('/slack/oauth_redirect', texts.redirect)
      .optional(),
    SLACK_ENCRYPTION_KEYS: keys(texts).optional(),
    SLACK_API_URL: z.url(texts.url).optional(),
    TEAMS_APP_ID: text.optional(),
    TEAMS_APP_PASSWORD: text.optional(),
    TEAMS_TENANT_ID: text.optional(),
    TEAMS_ALLOWED_TENANTS: list.optional(),
    /** Teams without an app id, for a client on this machine. */
    TEAMS_LOCAL: z.stringbool().default(false),
  });

/** What does not fit together. */
function schema({ values, together }: ConfigurationTexts) {
  return settings(values).superRefine((env, context) => {
    const lists = problemWith(env);
    if (lists) context.addIssue(lists(together));
    const slack = slackProblem(env, together);
    if (slack !== undefined) context.addIssue(slack);
    if (env.TEAMS_APP_ID !== undefined && env.TEAMS_APP_PASSWORD === undefined && env.TEAMS_TENANT_ID === undefined) {
      context.addIssue(together.teams);
    }
    if (env.TEAMS_LOCAL && env.NODE_ENV === 'production') context.addIssue(together.teamsLocal);
  });
}

export type Config = z.infer<ReturnType<typeof schema>>;

/** What is missing or too much among Slack's settings: a way in, and a token or the means to get tokens. */
function slackProblem(
  env: Readonly<Record<string, unknown>>,
  texts: ConfigurationTexts['together'],
): string | undefined {
  const has = (name: string): boolean => env[name] !== undefined;
  const oauth = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_ENCRYPTION_KEYS'];
  const wayIn = has('SLACK_SIGNING_SECRET') || has('SLACK_APP_TOKEN');
  if (oauth.some(has)) {
    if (has('SLACK_BOT_TOKEN')) return texts.slackTwice;
    const missing = [...oauth, 'SLACK_SIGNING_SECRET', 'REDIS_URL'].filter((name) => !has(name));
    return missing.length === 0 ? undefined : texts.slackOauth(missing);
  }
  if (has('SLACK_BOT_TOKEN') === wayIn) return undefined;
  return wayIn ? texts.slackToken : texts.slackWayIn;
}

/** What is wrong with a value, where the schema has no sentence of its own for it. */
function wordsFor(issue: z.core.$ZodRawIssue, texts: Texts): string {
  switch (issue.code) {
    case 'invalid_type':
      return Number.isNaN(issue.input) ? texts.notANumber : texts.notWhole;
    case 'too_small':
      if (issue.origin === 'string') return texts.empty;
      return issue.inclusive === false ? texts.moreThan(String(issue.minimum)) : texts.atLeast(String(issue.minimum));
    case 'too_big':
      return texts.atMost(String(issue.maximum));
    case 'invalid_value':
      return texts.oneOf(issue.values.map(String));
    case 'invalid_format':
      return issue.format === 'starts_with' ? texts.beginsWith(String(issue['prefix'])) : texts.notUsable;
    default:
      return texts.notUsable;
  }
}

/** What is wrong: with one setting, or with several that do not fit together. */
export interface Problem {
  readonly name: keyof Config | undefined;
  readonly message: string;
}

/** The environment cannot be used; the message says what to set, one sentence a setting. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      problems.map(({ name, message }) => (name === undefined ? `${message}.` : `${name}: ${message}.`)).join('\n'),
    );
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings. @throws BadConfig, in the words of `texts`; values are never repeated in it, as some are secrets */
export function readConfig(env: Environment, texts: ConfigurationTexts = english): Config {
  const result = schema(texts).safeParse(given(env), { error: (issue) => wordsFor(issue, texts.values) });
  if (result.success) return result.data;
  throw new BadConfig(result.error.issues.map(({ path, message }) => ({ name: nameIn(path), message })));
}

/** What is set: empty counts as absent, as compose files make it. */
export function given(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
}

const NAMES = settings(english.values).keyof();

function nameIn([name]: readonly PropertyKey[]): keyof Config | undefined {
  return NAMES.safeParse(name).data;
}
