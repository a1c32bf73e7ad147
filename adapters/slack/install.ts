// The app gets into workspaces by OAuth 2, https://docs.slack.dev/authentication/installing-with-oauth. Bolt shows the
// page, checks the state parameter against the browser's cookie and trades the code; we keep what comes of it.
import { HTTPReceiver, type Installation, type InstallationStore } from '@slack/bolt';
import type { TokenOf } from './connection.ts';
import { createInstallations, type Installations, type KeptInstallation } from './installations.ts';
import { boltLogger, type SlackLog } from './log.ts';
import type { GoneBody } from './payload.ts';
import { tenantOfEvent } from './read.ts';
import { rotatingTokens } from './rotation.ts';
import { SCOPES } from './scopes.ts';
import { createSeal } from './seal.ts';
import { tenantOf } from './tenant.ts';
import type { Vault } from './vault.ts';

/** Where people come to install the app, and where Slack sends them back to. */
const REDIRECT_PATH = '/slack/oauth_redirect';
export const INSTALL_PATHS = ['/slack/install', REDIRECT_PATH];

export interface OAuthOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The second of `INSTALL_PATHS` as Slack reaches it, where the app has more than one. */
  readonly redirectUri?: string;
  /** What tokens are encrypted with, 32 bytes each: the first for new ones, the others for old ones. */
  readonly keys: readonly [Buffer, ...Buffer[]];
  readonly vault: Vault;
}

export interface Installer {
  readonly tokenOf: TokenOf;
  /** Serves `INSTALL_PATHS`, apart from the receiver of events: Bolt would look a token up before each acknowledgement. */
  readonly receiver: HTTPReceiver;
  /**
   * Deletes an installation. False when there is nothing to do: Slack's two events come in any order, and an old one must
   * not take away an installation that came later.
   */
  remove(gone: GoneBody): Promise<boolean>;
}

export function installing(
  options: OAuthOptions,
  signingSecret: string,
  slackApiUrl: string,
  log: SlackLog,
): Installer {
  const { clientId, clientSecret, redirectUri } = options;
  const seal = createSeal(options.keys);
  const installations = createInstallations(options.vault, seal);
  return {
    tokenOf: rotatingTokens(installations, { clientId, clientSecret, slackApiUrl, log }),
    receiver: new HTTPReceiver({
      signingSecret,
      endpoints: [],
      clientId,
      clientSecret,
      stateSecret: seal.derive('oauth state'),
      scopes: SCOPES,
      installationStore: storeFor(installations),
      logger: boltLogger(log),
      installerOptions: {
        directInstall: true,
        clientOptions: { slackApiUrl },
        ...(redirectUri !== undefined && { redirectUriPath: REDIRECT_PATH }),
      },
      ...(redirectUri !== undefined && { redirectUri }),
    }),
    remove: async (gone) => {
      const { installation } = tenantOfEvent(gone);
      const kept = await installations.get(installation);
      if (kept && gone.event_time !== undefined && gone.event_time < kept.installedAt) return false;
      await installations.remove(installation);
      return true;
    },
  };
}

/** The part of Bolt's store that its installer uses; tokens are read past it, by `tokenOf`. */
function storeFor(installations: Installations): InstallationStore {
  return {
    storeInstallation: async (installation) => {
      const kept = keptOf(installation);
      await installations.locked(kept.id, () => installations.put(kept));
    },
    fetchInstallation: () => Promise.reject(new Error('installations are read by tokenOf')),
  };
}

function keptOf({ team, enterprise, isEnterpriseInstall, bot }: Installation): KeptInstallation {
  const tenant = tenantOf(team?.id, enterprise?.id, isEnterpriseInstall === true);
  if (!tenant || !bot) throw new Error('Slack gave no workspace or no bot token');
  return {
    id: tenant.installation,
    botToken: bot.token,
    botUserId: bot.userId,
    ...(bot.refreshToken !== undefined && { refreshToken: bot.refreshToken }),
    ...(bot.expiresAt !== undefined && { expiresAt: bot.expiresAt }),
    installedAt: Math.floor(Date.now() / 1000),
  };
}
