import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { createCore } from '../src/conversation/handle.ts';
import type { Handle, OutletFor } from '../src/conversation/incoming.ts';
import { parseState, type State } from '../src/conversation/state.ts';
import { type OnDue, USUAL_DELAYS, type Watches } from '../src/conversation/watches.ts';
import { parseProfile, type Profile } from '../src/diagnosis/profile.ts';
import { openCaseOf } from '../src/conversation/open-case.ts';
import { catalogOf } from '../src/messages/messages.ts';
import { caseLine } from '../src/reply/read-facts.ts';
import { MemoryStore } from '../src/session/memory-store.ts';
import { MemoryWorkspaces } from '../src/session/memory-workspaces.ts';
import type { SessionStore } from '../src/session/store.ts';
import type { WorkspaceStore } from '../src/session/workspace-store.ts';
import type { Config } from './config.ts';
import { Dns } from './dns/dns.ts';
import { createInvestigate } from './investigate.ts';
import type { RedisConnection } from './redis/connection.ts';
import type { OAuthOptions } from './slack/install.ts';
import type { Cases } from './slack/tools.ts';
import { after } from './timer.ts';
import { understand } from './understand.ts';
import { MemoryWatches } from './watch/memory-watches.ts';

/** A platform's way in: paths on the one port. */
interface Door {
  readonly paths: readonly string[];
  handleRequest(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
  outletFor: OutletFor;
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
  const redis = await connectToRedis(config, log);
  const store = await createStore(config, redis);
  const workspaces = await createWorkspaces(config, redis);
  const watches = await createWatches(config, log);
  const { handle, look } = createCore({
    store,
    workspaces,
    watches,
    after,
    investigate: createInvestigate(createDns(config), config.BOUNCE_DOCTOR_CHECKS_MS, undefined, config),
    log,
    ...(config.BOUNCE_DOCTOR_LANGUAGE === undefined ? {} : { language: config.BOUNCE_DOCTOR_LANGUAGE }),
  });
  const doors = [
    await slackDoor(config, handle, log, { store, workspaces, redis }),
    await teamsDoor(config, handle, log),
  ].flatMap((door) => door ?? []);
  watches.start(async (due) => {
    const outlet = doors.map((door) => door.outletFor(due.address)).find((one) => one !== undefined);
    if (outlet) return look(due, outlet);
    log.warn({ workspace: due.workspace }, 'a watch has no door to speak through');
    return true;
  });
  const server = createServer((request, response) => route(doors, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.PORT;
  const url = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`;
  log.info(
    { url, doors: doors.flatMap((door) => door.paths), store: config.REDIS_URL ? 'redis' : 'memory' },
    'listening',
  );
  return {
    url,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
      // First no more requests, then the work on what was acknowledged.
      await closed;
      clearTimeout(patience);
      await watches.stop();
      await Promise.all(doors.map((door) => door.stop()));
      await store.close();
    },
  };
}

function route(doors: readonly Door[], request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '').split('?', 1)[0];
  const door = doors.find((one) => one.paths.includes(path ?? ''));
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

async function connectToRedis(config: Config, log: Logger): Promise<RedisConnection | undefined> {
  if (config.REDIS_URL === undefined) return undefined;
  const { connectRedis } = await import('./redis/connection.ts');
  const onError = (message: string): void => log.warn({ message }, 'Redis cannot be reached');
  return connectRedis(config.REDIS_URL, { onError });
}

async function createStore(config: Config, redis: RedisConnection | undefined): Promise<SessionStore<State>> {
  if (!redis) return new MemoryStore({ parse: parseState, now: () => Date.now() });
  const { RedisStore } = await import('./redis/store.ts');
  return new RedisStore(redis, { parse: parseState, prefix: config.REDIS_PREFIX });
}

async function createWorkspaces(config: Config, redis: RedisConnection | undefined): Promise<WorkspaceStore<Profile>> {
  if (!redis) return new MemoryWorkspaces({ parse: parseProfile, now: () => Date.now() });
  const { RedisWorkspaces } = await import('./redis/workspaces.ts');
  return new RedisWorkspaces(redis, { parse: parseProfile, prefix: config.REDIS_PREFIX });
}

/** What wakes watches up. */
interface Alarm extends Watches {
  start(onDue: OnDue): void;
  stop(): Promise<void>;
}

async function createWatches(config: Config, log: Logger): Promise<Alarm> {
  const delays = config.BOUNCE_DOCTOR_WATCH_MINUTES?.map((minutes) => minutes * 60_000) ?? USUAL_DELAYS;
  if (config.REDIS_URL === undefined) return new MemoryWatches(delays);
  const { RedisWatches } = await import('./redis/watches.ts');
  const onError = (message: string): void => log.warn({ message }, 'watches: Redis cannot be reached');
  return new RedisWatches({ url: config.REDIS_URL, prefix: config.REDIS_PREFIX, delays, onError });
}

interface Kept {
  readonly store: SessionStore<State>;
  readonly workspaces: WorkspaceStore<Profile>;
  readonly redis: RedisConnection | undefined;
}

async function slackDoor(config: Config, handle: Handle, log: Logger, kept: Kept): Promise<Door | undefined> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = config;
  if (signingSecret === undefined && appToken === undefined) return undefined;
  const { createSlack } = await import('./slack/slack.ts');
  const oauth = await slackOAuth(config, kept.redis);
  const slack = createSlack({
    handle,
    log,
    understand,
    cases: await slackCases(config, kept),
    workspaces: kept.workspaces,
    forget: async (workspace) => {
      const { forgetWorkspace } = await import('./redis/forget.ts');
      if (kept.redis) await forgetWorkspace(kept.redis, config.REDIS_PREFIX, workspace);
    },
    ...(botToken !== undefined && { botToken }),
    ...(signingSecret !== undefined && { signingSecret }),
    ...(appToken !== undefined && { appToken }),
    ...(oauth && { oauth }),
    ...(config.SLACK_API_URL !== undefined && { slackApiUrl: config.SLACK_API_URL }),
    ...(config.BOUNCE_DOCTOR_LANGUAGE !== undefined && { language: config.BOUNCE_DOCTOR_LANGUAGE }),
  });
  await slack.start();
  return slack;
}

/** How the app gets into many workspaces; the configuration has all of it or none. */
async function slackOAuth(config: Config, redis: RedisConnection | undefined): Promise<OAuthOptions | undefined> {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_ENCRYPTION_KEYS: keys } = config;
  if (!redis || clientId === undefined || clientSecret === undefined || keys === undefined) return undefined;
  const { RedisVault } = await import('./redis/vault.ts');
  const vault = new RedisVault(redis, config.REDIS_PREFIX);
  const { SLACK_REDIRECT_URL: redirectUri } = config;
  return { clientId, clientSecret, keys, vault, ...(redirectUri !== undefined && { redirectUri }) };
}

async function slackCases(config: Config, { store, redis }: Kept): Promise<Cases> {
  const { createCases, MemoryVisits } = await import('./slack/cases.ts');
  const { RedisVisits } = await import('./redis/visits.ts');
  const visits = redis ? new RedisVisits(redis, config.REDIS_PREFIX) : new MemoryVisits();
  return createCases(visits, async (conversation, language) => {
    const session = await store.load(conversation);
    const open = session && openCaseOf(session.state);
    return open ? caseLine(open, catalogOf(language)) : undefined;
  });
}

async function teamsDoor(config: Config, handle: Handle, log: Logger): Promise<Door | undefined> {
  if (config.TEAMS_APP_ID === undefined && !config.TEAMS_LOCAL) return undefined;
  const { createTeams } = await import('./teams/teams.ts');
  const teams = createTeams({
    production: config.NODE_ENV === 'production',
    handle,
    understand,
    log,
    ...(config.BOUNCE_DOCTOR_LANGUAGE === undefined ? {} : { language: config.BOUNCE_DOCTOR_LANGUAGE }),
    ...(config.TEAMS_APP_ID === undefined ? {} : { appId: config.TEAMS_APP_ID }),
    ...(config.TEAMS_APP_PASSWORD === undefined ? {} : { appPassword: config.TEAMS_APP_PASSWORD }),
    ...(config.TEAMS_TENANT_ID === undefined ? {} : { tenantId: config.TEAMS_TENANT_ID }),
    ...(config.TEAMS_ALLOWED_TENANTS === undefined ? {} : { allowedTenants: config.TEAMS_ALLOWED_TENANTS }),
  });
  return { ...teams, paths: ['/api/messages'] };
}
