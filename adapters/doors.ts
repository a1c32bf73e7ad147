// The doors that are configured, each with what it needs.
import type { Logger } from 'pino';
import type { Receive } from '../src/conversation/deliveries.ts';
import type { Handle, OutletFor } from '../src/conversation/incoming.ts';
import { openCaseOf } from '../src/conversation/open-case.ts';
import { isListening } from '../src/conversation/state.ts';
import { catalogOf } from '../src/messages/messages.ts';
import { caseLine } from '../src/reply/read-facts.ts';
import type { Config } from './config.ts';
import type { Kept } from './kept.ts';
import type { Route } from './port.ts';
import type { RedisConnection } from './redis/connection.ts';
import type { OAuthOptions } from './slack/install.ts';
import type { Cases } from './slack/tools.ts';
import { understand } from './understand.ts';

/** A platform's way in: paths on the one port. */
export interface Door extends Route {
  /** In a delivery it names who can work on it. */
  readonly name: string;
  readonly workOn: (body: unknown) => Promise<void>;
  outletFor: OutletFor;
  stop(): Promise<void>;
}

/** What a door is built into. */
export interface Around {
  readonly config: Config;
  readonly log: Logger;
  readonly handle: Handle;
  readonly receive: Receive;
  readonly kept: Kept;
}

/** Opens what is configured; Slack's Socket Mode is connected. Rejects when a platform refuses the settings. */
export async function openDoors(around: Around): Promise<readonly Door[]> {
  return [await slackDoor(around), await teamsDoor(around)].flatMap((door) => door ?? []);
}

async function slackDoor({ config, log, handle, receive, kept }: Around): Promise<Door | undefined> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = config;
  if (signingSecret === undefined && appToken === undefined) return undefined;
  const { createSlack } = await import('./slack/slack.ts');
  const oauth = await slackOAuth(config, kept.redis);
  const slack = createSlack({
    handle,
    receive,
    log,
    understand,
    cases: await slackCases(kept),
    listens: async (conversation) => {
      const session = await kept.store.load(conversation);
      return session !== undefined && isListening(session.state);
    },
    workspaces: kept.workspaces,
    forget: kept.forgetWorkspace,
    ...(botToken !== undefined && { botToken }),
    ...(signingSecret !== undefined && { signingSecret }),
    ...(appToken !== undefined && { appToken }),
    ...(oauth && { oauth }),
    ...(config.SLACK_API_URL !== undefined && { slackApiUrl: config.SLACK_API_URL }),
    ...(config.BOUNCE_DOCTOR_LANGUAGE !== undefined && { language: config.BOUNCE_DOCTOR_LANGUAGE }),
  });
  await slack.start();
  return { ...slack, name: 'slack' };
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

async function slackCases({ store, visits }: Kept): Promise<Cases> {
  const { createCases } = await import('./slack/cases.ts');
  return createCases(visits, async (conversation, language) => {
    const session = await store.load(conversation);
    const open = session && openCaseOf(session.state);
    return open ? caseLine(open, catalogOf(language)) : undefined;
  });
}

async function teamsDoor({ config, log, handle, receive, kept }: Around): Promise<Door | undefined> {
  if (config.TEAMS_APP_ID === undefined && !config.TEAMS_LOCAL) return undefined;
  const { createTeams } = await import('./teams/teams.ts');
  const teams = createTeams({
    production: config.NODE_ENV === 'production',
    handle: noting(handle, kept),
    receive,
    understand,
    log,
    ...(config.BOUNCE_DOCTOR_LANGUAGE === undefined ? {} : { language: config.BOUNCE_DOCTOR_LANGUAGE }),
    ...(config.TEAMS_APP_ID === undefined ? {} : { appId: config.TEAMS_APP_ID }),
    ...(config.TEAMS_APP_PASSWORD === undefined ? {} : { appPassword: config.TEAMS_APP_PASSWORD }),
    ...(config.TEAMS_TENANT_ID === undefined ? {} : { tenantId: config.TEAMS_TENANT_ID }),
    ...(config.TEAMS_ALLOWED_TENANTS === undefined ? {} : { allowedTenants: config.TEAMS_ALLOWED_TENANTS }),
  });
  return { ...teams, name: 'teams', paths: ['/api/messages'] };
}

/** Notes where a user has been, so that it can be forgotten. Slack's door does so by itself, for its Home. */
function noting(handle: Handle, { visits }: Kept): Handle {
  return async (incoming, outlet) => {
    const { workspace, user, conversation, addressed } = incoming;
    // What cannot be noted is no reason not to answer: the core says it when the store is down.
    if (addressed && user !== undefined)
      await visits.note(`${workspace}:${user}`, JSON.stringify({ conversation })).catch(() => undefined);
    await handle(incoming, outlet);
  };
}
