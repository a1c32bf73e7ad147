/** What a refusal of Redis means, by its signs. */
export type RedisHint =
  | 'nothing_listens'
  | 'no_host'
  | 'login'
  | 'rights'
  | 'certificate'
  | 'tls'
  | 'sentinel'
  | 'replica'
  | 'cluster';

/** Texts for whoever sets the bot up: what is wrong with a setting, with Redis, or in the way of a start. */
export interface ConfigurationTexts {
  /** What is wrong with a value, after the name of its setting; without the full stop. */
  readonly values: {
    readonly notANumber: string;
    readonly notWhole: string;
    readonly empty: string;
    readonly atLeast: (least: string) => string;
    readonly moreThan: (bound: string) => string;
    readonly atMost: (most: string) => string;
    readonly oneOf: (values: readonly string[]) => string;
    readonly beginsWith: (words: string) => string;
    readonly notUsable: string;
    readonly redisUrl: string;
    readonly server: (text: string) => string;
    readonly keys: string;
    readonly noFile: string;
    readonly minutes: (text: string) => string;
    readonly braces: string;
    readonly guessable: string;
    readonly https: string;
    readonly redirect: string;
    readonly url: string;
  };
  /** What does not fit together, as sentences without the full stop. */
  readonly together: {
    readonly teams: string;
    readonly teamsLocal: string;
    readonly slackTwice: string;
    readonly slackOauth: (missing: readonly string[]) => string;
    readonly slackToken: string;
    readonly slackWayIn: string;
    readonly dqsKey: string;
    readonly zone: (text: string) => string;
    readonly noDoor: string;
  };
  /** Why the server does not start. */
  readonly start: {
    readonly settings: (problems: string) => string;
    readonly cannot: (why: string) => string;
    readonly portTaken: (port: number) => string;
    readonly noAddress: (host: string) => string;
    readonly portForbidden: (port: number) => string;
    readonly slackToken: (error: string) => string;
    readonly other: (error: string) => string;
  };
  /** What `config check` says. */
  readonly check: {
    readonly set: string;
    /** In place of a secret. */
    readonly hidden: (characters: number) => string;
    readonly doors: string;
    readonly notes: string;
    readonly tried: string;
    readonly wrong: string;
    readonly slackHttp: string;
    readonly slackSocket: string;
    readonly teams: string;
    readonly noDoor: string;
    readonly noRedis: string;
    readonly publicResolver: string;
    readonly unknown: (name: string, near: string | undefined) => string;
    readonly suchAs: (about: string, example: string) => string;
    readonly setRedis: string;
    readonly redisFound: (kind: string, version: string) => string;
    readonly redisOld: (version: string) => string;
    readonly redisEvicts: (policy: string) => string;
    readonly redisFails: (said: string, hint: string | undefined) => string;
    readonly redisHints: Readonly<Record<RedisHint, string>>;
    readonly dnsAnswers: (server: string) => string;
    readonly dnsFails: (server: string, question: string, what: string) => string;
    readonly allWell: string;
    readonly toMend: (count: number) => string;
  };
}
