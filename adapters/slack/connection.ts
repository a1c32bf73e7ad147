import type { FileSource } from './file.ts';
import { createLanes } from './lanes.ts';
import type { SlackLog } from './log.ts';
import { createSlackApi, type SlackApi } from './slack-api.ts';
import type { Tenant } from './tenant.ts';

/** The way to one workspace: its API with the token that was given for it. */
export interface Connection extends FileSource {
  readonly api: SlackApi;
}

/** The way to the workspace of an event. Undefined: the app is not installed there (any more). */
export type Connect = (tenant: Tenant) => Promise<Connection | undefined>;

/** The bot token of an installation. Undefined: there is none. Rejects when that cannot be told now. */
export type TokenOf = (installation: string) => Promise<string | undefined>;

/** Keeps one client for each installation, anew when its token has changed. */
export function createConnect(tokenOf: TokenOf, slackApiUrl: string, log: SlackLog): Connect {
  const lanes = createLanes();
  const open = new Map<string, Connection>();
  return async ({ installation }) => {
    const botToken = await tokenOf(installation);
    const known = open.get(installation);
    if (known && known.botToken === botToken) return known;
    open.delete(installation);
    if (botToken === undefined) return undefined;
    const connection = { api: createSlackApi({ botToken, slackApiUrl, lanes, log }), botToken, slackApiUrl };
    open.set(installation, connection);
    return connection;
  };
}
