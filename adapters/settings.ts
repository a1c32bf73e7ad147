// Every setting: what it is for, and an example. `.env.example` is made of this table.
import type { Language } from '../src/messages/catalog.ts';
import type { Config } from './config.ts';

export interface Setting {
  /** One line; the English one stands above the setting in the example file. */
  readonly about: Readonly<Record<Language, string>>;
  readonly example: string;
  /** Never shown. In a URL only the password is one. */
  readonly secret?: true | 'password';
}

/** Read beside the configuration. */
type Other = 'BOUNCE_DOCTOR_DEBUG';
export type SettingName = keyof Config | Other;
type Group = Readonly<Partial<Record<SettingName, Setting>>>;

const SLACK = {
  SLACK_BOT_TOKEN: {
    about: { en: 'Of the Slack app, in one workspace.', nl: 'Van de Slack-app, in één werkruimte.' },
    example: 'xoxb-...',
    secret: true,
  },
  SLACK_SIGNING_SECRET: {
    about: { en: 'Of the Slack app: opens the way over HTTP.', nl: 'Van de Slack-app: opent de weg via HTTP.' },
    example: '...',
    secret: true,
  },
  SLACK_APP_TOKEN: {
    about: {
      en: 'Socket Mode: no address of yours is needed, and no signing secret.',
      nl: 'Socket Mode: een eigen adres en een signing secret zijn niet nodig.',
    },
    example: 'xapp-...',
    secret: true,
  },
  SLACK_CLIENT_ID: {
    about: {
      en: 'Many workspaces (OAuth), in place of the bot token. Needs Redis.',
      nl: 'Veel werkruimtes (OAuth), in plaats van het bot-token. Redis is dan nodig.',
    },
    example: '123.456',
  },
  SLACK_CLIENT_SECRET: { about: { en: 'Of the same app.', nl: 'Van dezelfde app.' }, example: '...', secret: true },
  SLACK_ENCRYPTION_KEYS: {
    about: {
      en: 'Close the stored tokens: 32 bytes in base64 each (openssl rand -base64 32), the newest first.',
      nl: 'Versleutelen de bewaarde tokens: elk 32 bytes in base64 (openssl rand -base64 32), de nieuwste eerst.',
    },
    example: '...',
    secret: true,
  },
  SLACK_REDIRECT_URL: {
    about: {
      en: 'Where an installation comes back to, if the app has more than one address.',
      nl: 'Waar een installatie terugkomt, als de app meer dan één adres heeft.',
    },
    example: 'https://bot.example.com/slack/oauth_redirect',
  },
  SLACK_API_URL: {
    about: { en: 'Where the Web API is, if not at Slack.', nl: 'Waar de Web API is, als die niet bij Slack is.' },
    example: 'https://slack.com/api/',
  },
} as const satisfies Group;

const TEAMS = {
  TEAMS_APP_ID: {
    about: { en: 'Of the Teams bot in Microsoft Entra.', nl: 'Van de Teams-bot in Microsoft Entra.' },
    example: '00000000-0000-0000-0000-000000000000',
  },
  TEAMS_APP_PASSWORD: {
    about: {
      en: 'Its client secret; without one: a managed identity.',
      nl: 'Het client secret ervan; zonder: een managed identity.',
    },
    example: '...',
    secret: true,
  },
  TEAMS_TENANT_ID: {
    about: { en: 'The tenant it is registered in.', nl: 'De tenant waarin de bot geregistreerd is.' },
    example: '00000000-0000-0000-0000-000000000000',
  },
  TEAMS_ALLOWED_TENANTS: {
    about: {
      en: 'Tenants that may talk to it; default: its own.',
      nl: 'Tenants die ermee mogen praten; standaard: die van de bot zelf.',
    },
    example: 'TENANT_ID,TENANT_ID',
  },
  TEAMS_LOCAL: {
    about: {
      en: 'Teams without an app id, for a client on this machine; refused in production.',
      nl: 'Teams zonder app-id, voor een client op deze machine; in productie geweigerd.',
    },
    example: 'true',
  },
} as const satisfies Group;

const REDIS = {
  REDIS_URL: {
    about: {
      en: 'Where conversations are kept; without it in memory, which ends with the process.',
      nl: 'Waar gesprekken bewaard worden; zonder in het geheugen, dat met het proces verdwijnt.',
    },
    example: 'redis://user:password@localhost:6379/0',
    secret: 'password',
  },
  REDIS_PREFIX: { about: { en: 'Begins every key.', nl: 'Begin van elke sleutel.' }, example: 'bounce-doctor' },
  REDIS_CA_FILE: {
    about: {
      en: "With rediss: the authority to trust in place of the system's, as PEM.",
      nl: 'Bij rediss: de autoriteit om te vertrouwen in plaats van die van het systeem, als PEM.',
    },
    example: '/etc/redis/ca.pem',
  },
  REDIS_CERT_FILE: {
    about: {
      en: 'With rediss: our own certificate, where Redis asks for one.',
      nl: 'Bij rediss: ons eigen certificaat, waar Redis daarom vraagt.',
    },
    example: '/etc/redis/bot.pem',
  },
  REDIS_KEY_FILE: {
    about: { en: 'The key of that certificate.', nl: 'De sleutel van dat certificaat.' },
    example: '/etc/redis/bot.key',
  },
  REDIS_SENTINEL_PASSWORD: {
    about: {
      en: 'Of the sentinels, where they have one of their own.',
      nl: 'Van de sentinels, als die een eigen wachtwoord hebben.',
    },
    example: '...',
    secret: true,
  },
} as const satisfies Group;

const SERVER = {
  PORT: {
    about: {
      en: 'Of all doors, /healthz, /readyz and /metrics.',
      nl: 'Van alle ingangen, /healthz, /readyz en /metrics.',
    },
    example: '3000',
  },
  HOST: { about: { en: 'The address to listen at.', nl: 'Het adres om op te luisteren.' }, example: '0.0.0.0' },
  NODE_ENV: {
    about: {
      en: 'In "production" nobody gets in unchecked.',
      nl: 'In "production" komt niemand ongecontroleerd binnen.',
    },
    example: 'production',
  },
  LOG_LEVEL: {
    about: {
      en: 'trace, debug, info, warn, error, fatal or silent.',
      nl: 'trace, debug, info, warn, error, fatal of silent.',
    },
    example: 'info',
  },
  METRICS_TOKEN: {
    about: {
      en: 'Who asks for /metrics must bring it (Authorization: Bearer); without it /metrics is open.',
      nl: 'Wie /metrics opvraagt moet het meesturen (Authorization: Bearer); zonder is /metrics open.',
    },
    example: '...',
    secret: true,
  },
  BOUNCE_DOCTOR_SHUTDOWN_SECONDS: {
    about: {
      en: 'How long the end of the process waits for work under way.',
      nl: 'Hoe lang het proces aan het eind wacht op wat nog bezig is.',
    },
    example: '25',
  },
  BOUNCE_DOCTOR_KEEP_DAYS: {
    about: {
      en: 'How long a conversation is kept after its last word.',
      nl: 'Hoe lang een gesprek na het laatste woord bewaard blijft.',
    },
    example: '30',
  },
  BOUNCE_DOCTOR_LEASE_SECONDS: {
    about: {
      en: 'After so long without a sign of life another process takes over what one was working on.',
      nl: 'Na zo lang zonder teken van leven neemt een ander proces het werk over.',
    },
    example: '15',
  },
  BOUNCE_DOCTOR_DEBUG: {
    about: {
      en: 'On the command line: details of internal errors.',
      nl: 'Op de opdrachtregel: details van interne fouten.',
    },
    example: '1',
  },
} as const satisfies Group;

const LIMITS = {
  BOUNCE_DOCTOR_AT_ONCE: {
    about: {
      en: 'Events that one process works on at the same time; 16 times as many may wait.',
      nl: 'Gebeurtenissen waaraan één proces tegelijk werkt; 16 keer zoveel mogen wachten.',
    },
    example: '64',
  },
  BOUNCE_DOCTOR_USER_PER_MINUTE: {
    about: { en: 'What one user may ask; 0: no limit.', nl: 'Wat één gebruiker mag vragen; 0: geen grens.' },
    example: '30',
  },
  BOUNCE_DOCTOR_WORKSPACE_PER_MINUTE: {
    about: { en: 'What one workspace may ask; 0: no limit.', nl: 'Wat één werkruimte mag vragen; 0: geen grens.' },
    example: '300',
  },
  BOUNCE_DOCTOR_TARGET_PER_MINUTE: {
    about: {
      en: 'How often the own servers of one domain or address are asked for anybody; 0: no limit.',
      nl: 'Hoe vaak de eigen servers van één domein of adres gevraagd worden, voor wie dan ook; 0: geen grens.',
    },
    example: '10',
  },
} as const satisfies Group;

const CHECKS = {
  BOUNCE_DOCTOR_LANGUAGE: {
    about: {
      en: "en or nl for everybody; default: the user's language.",
      nl: 'en of nl voor iedereen; standaard: de taal van de gebruiker.',
    },
    example: 'en',
  },
  BOUNCE_DOCTOR_DNS: {
    about: {
      en: "Resolvers to ask; default: the system's.",
      nl: 'Resolvers om te vragen; standaard: die van het systeem.',
    },
    example: '192.0.2.53,192.0.2.54:5353',
  },
  BOUNCE_DOCTOR_CHECKS_MS: {
    about: {
      en: 'How long the checks of one diagnosis may take.',
      nl: 'Hoe lang de controles van één diagnose mogen duren.',
    },
    example: '8000',
  },
  BOUNCE_DOCTOR_WATCH_MINUTES: {
    about: {
      en: 'Minutes before each look of a watch; default: these, then hourly, 48 hours.',
      nl: 'Minuten voor elke blik bij het volgen; standaard: deze, dan elk uur, 48 uur lang.',
    },
    example: '2,3,5,10,20',
  },
  BOUNCE_DOCTOR_DQS_KEY: {
    about: { en: 'Spamhaus Data Query Service key.', nl: 'Sleutel van de Spamhaus Data Query Service.' },
    example: '...',
    secret: true,
  },
  BOUNCE_DOCTOR_BLOCKLISTS: {
    about: {
      en: 'Further blocklists of addresses, ZONE or ZONE=NAME; a minus before it takes one of ours away.',
      nl: 'Meer blocklists van adressen, ZONE of ZONE=NAAM; een min ervoor haalt er een van ons weg.',
    },
    example: 'bl.example.org=Example,-zen.spamhaus.org',
  },
  BOUNCE_DOCTOR_ALLOW_PRIVATE_DNS: {
    about: {
      en: '"Check again" may ask name servers at private addresses: for your own network.',
      nl: '"Opnieuw controleren" mag nameservers op privéadressen vragen: voor je eigen netwerk.',
    },
    example: 'true',
  },
  BOUNCE_DOCTOR_AUTHORITATIVE_PORT: {
    about: {
      en: "The port of zones' own servers; for a laboratory.",
      nl: 'De poort van de servers van zones zelf; voor een laboratorium.',
    },
    example: '53',
  },
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
      `# ${about.en}`,
      `#${name}=${example}`,
    ]);
    return [`## ${title}`, ...lines].join('\n');
  });
  const head = '# Copy to .env and fill in what you need. "npm run --silent cli -- config check" reads it over.';
  return `${[head, ...groups].join('\n\n')}\n`;
}

/** A value as it may be shown; `hidden` tells of one that may not be, by how many characters it has. */
export function shown(name: SettingName, value: string, hidden: (characters: number) => string): string {
  const { secret } = SETTINGS[name];
  if (secret === 'password') return value.replace(/:[^/:@]*@/, ':***@');
  return secret ? hidden(value.length) : value;
}
