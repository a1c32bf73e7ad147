import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { readCommand } from '../src/conversation/command.ts';
import { createHandle } from '../src/conversation/handle.ts';
import type { Handle } from '../src/conversation/incoming.ts';
import { parseState, type State } from '../src/conversation/state.ts';
import { MemoryStore } from '../src/session/memory-store.ts';
import type { SessionStore } from '../src/session/store.ts';
import type { Config } from './config.ts';
import { Dns } from './dns/dns.ts';
import { createInvestigate } from './investigate.ts';

/** A platform's way in: a path on the one port. */
interface Door {
  readonly path: string;
  handleRequest(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
  stop(): Promise<void>;
}

export interface Server {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no more requests, finishes what runs, closes. */
  stop(): Promise<void>;
}

/** A client that keeps its connection open is not waited for any longer. */
const CLOSE_MS = 2000;

/** Starts every door that is configured, on one port. */
export async function startServer(config: Config, log: Logger): Promise<Server> {
  const store = await createStore(config, log);
  const handle = createHandle({
    store,
    investigate: createInvestigate(createDns(config), config.BOUNCE_DOCTOR_CHECKS_MS, undefined, config),
    log,
    ...(config.BOUNCE_DOCTOR_LANGUAGE === undefined ? {} : { language: config.BOUNCE_DOCTOR_LANGUAGE }),
  });
  const doors = [await slackDoor(config, handle, log), await teamsDoor(config, handle, log)].flatMap(
    (door) => door ?? [],
  );
  const server = createServer((request, response) => route(doors, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.PORT;
  const url = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`;
  log.info({ url, doors: doors.map((door) => door.path), store: config.REDIS_URL ? 'redis' : 'memory' }, 'listening');
  return {
    url,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
      // First no more requests, then the work on what was acknowledged.
      await closed;
      clearTimeout(patience);
      await Promise.all(doors.map((door) => door.stop()));
      await store.close();
    },
  };
}

function route(doors: readonly Door[], request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '').split('?', 1)[0];
  const door = doors.find((one) => one.path === path);
  if (door) {
    void door.handleRequest(request, response);
    return;
  }
  response.writeHead(path === '/healthz' ? 200 : 404, { 'content-type': 'text/plain' });
  response.end(path === '/healthz' ? 'ok\n' : 'not found\n');
}

function createDns(config: Config): Dns {
  return new Dns({
    ...(config.BOUNCE_DOCTOR_DNS === undefined ? {} : { servers: config.BOUNCE_DOCTOR_DNS }),
    ...(config.BOUNCE_DOCTOR_AUTHORITATIVE_PORT === undefined
      ? {}
      : { authoritativePort: config.BOUNCE_DOCTOR_AUTHORITATIVE_PORT }),
    allowPrivate: config.BOUNCE_DOCTOR_ALLOW_PRIVATE_DNS,
  });
}

async function createStore(config: Config, log: Logger): Promise<SessionStore<State>> {
  if (config.REDIS_URL === undefined) return new MemoryStore({ parse: parseState, now: () => Date.now() });
  const [{ connectRedis }, { RedisStore }] = await Promise.all([
    import('./redis/connection.ts'),
    import('./redis/store.ts'),
  ]);
  const onError = (message: string): void => log.warn({ message }, 'Redis cannot be reached');
  return new RedisStore(connectRedis(config.REDIS_URL, { onError }), {
    parse: parseState,
    prefix: config.REDIS_PREFIX,
  });
}

async function slackDoor(config: Config, handle: Handle, log: Logger): Promise<Door | undefined> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: slackApiUrl } = config;
  if (botToken === undefined || signingSecret === undefined) return undefined;
  const { createSlack, SLACK_PATH } = await import('./slack/slack.ts');
  const slack = createSlack({
    botToken,
    signingSecret,
    handle,
    log,
    isLookUp: (text) => readCommand(text) !== undefined,
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
  });
  return { ...slack, path: SLACK_PATH };
}

async function teamsDoor(config: Config, handle: Handle, log: Logger): Promise<Door | undefined> {
  if (config.TEAMS_APP_ID === undefined && !config.TEAMS_LOCAL) return undefined;
  const { createTeams } = await import('./teams/teams.ts');
  const teams = createTeams({
    production: config.NODE_ENV === 'production',
    handle,
    log,
    ...(config.TEAMS_APP_ID === undefined ? {} : { appId: config.TEAMS_APP_ID }),
    ...(config.TEAMS_APP_PASSWORD === undefined ? {} : { appPassword: config.TEAMS_APP_PASSWORD }),
    ...(config.TEAMS_TENANT_ID === undefined ? {} : { tenantId: config.TEAMS_TENANT_ID }),
    ...(config.TEAMS_ALLOWED_TENANTS === undefined ? {} : { allowedTenants: config.TEAMS_ALLOWED_TENANTS }),
  });
  return { ...teams, path: '/api/messages' };
}
