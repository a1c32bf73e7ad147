import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { TokenOf } from './connection.ts';
import { insist } from './insist.ts';
import type { Installations, KeptInstallation } from './installations.ts';
import { boltLogger, type SlackLog } from './log.ts';

export interface RotationOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly slackApiUrl: string;
  readonly log: SlackLog;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A token lives for 12 hours; so long before its end it is replaced, while it still works for whoever holds it. */
const BEFORE_END_S = 30 * 60;
const TIMEOUT_MS = 8_000;

const refreshed = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number().positive() });

/**
 * The token of an installation, a new one when it is about to end. A refresh token works once, so one process gets the new
 * token while the others wait for it. https://docs.slack.dev/authentication/using-token-rotation
 */
export function rotatingTokens(installations: Installations, options: RotationOptions): TokenOf {
  const { now = Date.now } = options;
  const client = new webApi.WebClient(undefined, {
    slackApiUrl: options.slackApiUrl,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLogger(options.log),
  });
  const isEnding = ({ expiresAt }: KeptInstallation): boolean =>
    expiresAt !== undefined && expiresAt - now() / 1000 < BEFORE_END_S;

  const renewed = async (kept: KeptInstallation, refreshToken: string): Promise<KeptInstallation> => {
    const answer = await insist('oauth.v2.access', 'once', () =>
      client.oauth.v2.access({
        client_id: options.clientId,
        client_secret: options.clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }),
    );
    const token = refreshed.parse(answer);
    const expiresAt = Math.floor(now() / 1000) + token.expires_in;
    return { ...kept, botToken: token.access_token, refreshToken: token.refresh_token, expiresAt };
  };

  return async (installation) => {
    const kept = await installations.get(installation);
    if (!kept || !isEnding(kept)) return kept?.botToken;
    return installations.locked(installation, async () => {
      const current = await installations.get(installation); // somebody else may have been first
      if (!current || !isEnding(current) || current.refreshToken === undefined) return current?.botToken;
      const next = await renewed(current, current.refreshToken);
      await installations.put(next);
      return next.botToken;
    });
  };
}
