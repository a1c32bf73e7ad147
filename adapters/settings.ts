// Every setting: what it is for, and an example. `.env.example` is made of this table.
import type { Config } from './config.ts';

export interface Setting {
  /** One line, as it stands above the setting in the example file. */
  readonly about: string;
  readonly example: string;
  /** Never shown. In a URL only the password is one. */
  readonly secret?: true | 'password';
}

/** Read beside the configuration. */
type Other = 'BOUNCE_DOCTOR_DEBUG';
export type SettingName = keyof Config | Other;
type Group = Readonly<Partial<Record<SettingName, Setting>>>;

const SLACK = {
  SLACK_BOT_TOKEN: { about: 'Of the Slack app, in one workspace.', example: 'xoxb-...', secret: true },
  SLACK_SIGNING_SECRET: { about: 'Of the Slack app: opens the way over HTTP.', example: '...', secret: true },
  SLACK_APP_TOKEN: {
    about: 'Socket Mode: no address of yours is needed, and no signing secret.',
    example: 'xapp-...',
    secret: true,
  },
  SLACK_CLIENT_ID: { about: 'Many workspaces (OAuth), in place of the bot token. Needs Redis.', example: '123.456' },
  SLACK_CLIENT_SECRET: { about: 'Of the same app.', example: '...', secret: true },
  SLACK_ENCRYPTION_KEYS: {
    about: 'Close the stored tokens: 32 bytes in base64 each (openssl rand -base64 32), the newest first.',
    example: '...',
    secret: true,
  },
  SLACK_REDIRECT_URL: {
    about: 'Where an installation comes back to, if the app has more than one address.',
    example: 'https://bot.example.com/slack/oauth_redirect',
  },
  SLACK_API_URL: { about: 'Where the Web API is, if not at Slack.', example: 'https://slack.com/api/' },
} as const satisfies Group;

const TEAMS = {
  TEAMS_APP_ID: { about: 'Of the Teams bot in Microsoft Entra.', example: '00000000-0000-0000-0000-000000000000' },
  TEAMS_APP_PASSWORD: { about: 'Its client secret; without one: a managed identity.', example: '...', secret: true },
  TEAMS_TENANT_ID: { about: 'The tenant it is registered in.', example: '00000000-0000-0000-0000-000000000000' },
  TEAMS_ALLOWED_TENANTS: { about: 'Tenants that may talk to it; default: its own.', example: 'TENANT_ID,TENANT_ID' },
  TEAMS_LOCAL: {
    about: 'Teams without an app id, for a client on this machine; refused in production.',
    example: 'true',
  },
} as const satisfies Group;

const REDIS = {
  REDIS_URL: {
    about: 'Where conversations are kept; without it in memory, which ends with the process.',
    example: 'redis://user:password@localhost:6379/0',
    secret: 'password',
  },
  REDIS_PREFIX: { about: 'Begins every key.', example: 'bounce-doctor' },
  REDIS_CA_FILE: {
    about: "With rediss: the authority to trust in place of the system's, as PEM.",
    example: '/etc/redis/ca.pem',
  },
  REDIS_CERT_FILE: {
    about: 'With rediss: our own certificate, where Redis asks for one.',
    example: '/etc/redis/bot.pem',
  },
  REDIS_KEY_FILE: { about: 'The key of that certificate.', example: '/etc/redis/bot.key' },
  REDIS_SENTINEL_PASSWORD: {
    about: 'Of the sentinels, where they have one of their own.',
    example: '...',
    secret: true,
  },
} as const satisfies Group;

const SERVER = {
  PORT: { about: 'Of all doors, /healthz, /readyz and /metrics.', example: '3000' },
  HOST: { about: 'The address to listen at.', example: '0.0.0.0' },
  NODE_ENV: { about: 'In "production" nobody gets in unchecked.', example: 'production' },
  LOG_LEVEL: { about: 'trace, debug, info, warn, error, fatal or silent.', example: 'info' },
  METRICS_TOKEN: {
    about: 'Who asks for /metrics must bring it (Authorization: Bearer); without it /metrics is open.',
    example: '...',
    secret: true,
  },
  BOUNCE_DOCTOR_SHUTDOWN_SECONDS: { about: 'How long the end of the process waits for work under way.', example: '25' },
  BOUNCE_DOCTOR_KEEP_DAYS: { about: 'How long a conversation is kept after its last word.', example: '30' },
  BOUNCE_DOCTOR_LEASE_SECONDS: {
    about: 'After so long without a sign of life another process takes over what one was working on.',
    example: '15',
  },
  BOUNCE_DOCTOR_DEBUG: { about: 'On the command line: details of internal errors.', example: '1' },
} as const satisfies Group;

const LIMITS = {
  BOUNCE_DOCTOR_AT_ONCE: {
    about: 'Events that one process works on at the same time; 16 times as many may wait.',
    example: '64',
  },
  BOUNCE_DOCTOR_USER_PER_MINUTE: { about: 'What one user may ask; 0: no limit.', example: '30' },
  BOUNCE_DOCTOR_WORKSPACE_PER_MINUTE: { about: 'What one workspace may ask; 0: no limit.', example: '300' },
  BOUNCE_DOCTOR_TARGET_PER_MINUTE: {
    about: 'How often the own servers of one domain or address are asked for anybody; 0: no limit.',
    example: '10',
  },
} as const satisfies Group;

const CHECKS = {
  BOUNCE_DOCTOR_LANGUAGE: { about: "en or nl for everybody; default: the user's language.", example: 'en' },
  BOUNCE_DOCTOR_DNS: { about: "Resolvers to ask; default: the system's.", example: '192.0.2.53,192.0.2.54:5353' },
  BOUNCE_DOCTOR_CHECKS_MS: { about: 'How long the checks of one diagnosis may take.', example: '8000' },
  BOUNCE_DOCTOR_WATCH_MINUTES: {
    about: 'Minutes before each look of a watch; default: these, then hourly, 48 hours.',
    example: '2,3,5,10,20',
  },
  BOUNCE_DOCTOR_DQS_KEY: { about: 'Spamhaus Data Query Service key.', example: '...', secret: true },
  BOUNCE_DOCTOR_BLOCKLISTS: {
    about: 'Further blocklists of addresses, ZONE or ZONE=NAME; a minus before it takes one of ours away.',
    example: 'bl.example.org=Example,-zen.spamhaus.org',
  },
  BOUNCE_DOCTOR_ALLOW_PRIVATE_DNS: {
    about: '"Check again" may ask name servers at private addresses: for your own network.',
    example: 'true',
  },
  BOUNCE_DOCTOR_AUTHORITATIVE_PORT: { about: "The port of zones' own servers; for a laboratory.", example: '53' },
} as const satisfies Group;

const GROUPS = {
  Slack: SLACK,
  'Microsoft Teams': TEAMS,
  Redis: REDIS,
  'The process': SERVER,
  Limits: LIMITS,
  'Checks and answers': CHECKS,
} as const;

/** All of them by name; one that is missing does not compile. */
export const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  ...SLACK,
  ...TEAMS,
  ...REDIS,
  ...SERVER,
  ...LIMITS,
  ...CHECKS,
};

/** The example file: every setting with what it is for, all switched off. */
export function exampleFile(): string {
  const groups = Object.entries(GROUPS).map(([title, group]) => {
    const lines = Object.entries(group).flatMap(([name, { about, example }]: [string, Setting]) => [
      `# ${about}`,
      `#${name}=${example}`,
    ]);
    return [`## ${title}`, ...lines].join('\n');
  });
  const head =
    '# Copy to .env and fill in what you need. "npm run --silent cli -- config check --env .env" reads it over.';
  return `${[head, ...groups].join('\n\n')}\n`;
}

/** A value as it may be shown. */
export function shown(name: SettingName, value: string): string {
  const { secret } = SETTINGS[name];
  if (secret === 'password') return value.replace(/:[^/:@]*@/, ':***@');
  return secret ? `*** (${value.length} characters)` : value;
}
