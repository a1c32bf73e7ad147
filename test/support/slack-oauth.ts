// Slack's side of OAuth, which the emulator lacks: codes and refresh tokens work once, https://docs.slack.dev/authentication.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { close, listen } from './listening.ts';

export interface OAuthServer {
  /** Base of the Web API: tokens are given here, everything else is passed on. */
  readonly apiUrl: string;
  /** A code as a browser brings it back from an installation; tokens then end after `expiresIn` seconds. */
  code(installation: {
    readonly team: string | null;
    readonly enterprise?: string;
    readonly expiresIn?: number;
  }): string;
  /** Every access token that was given, in order. */
  readonly given: string[];
  /** How often a refresh token was used, rightly or not. */
  readonly refreshes: string[];
  stop(): Promise<void>;
}

interface Grant {
  readonly team: string | null;
  readonly enterprise: string | undefined;
  readonly expiresIn: number | undefined;
}

/** @param passOn the base of the Web API that knows everything else */
export async function startOAuthServer(passOn: string): Promise<OAuthServer> {
  const grants = new Map<string, Grant>();
  const given: string[] = [];
  const refreshes: string[] = [];
  let count = 0;
  const next = (what: string): string => `${what}-${(count += 1)}`;

  const exchange = (form: URLSearchParams): object => {
    const refresh = form.get('refresh_token');
    if (refresh !== null) refreshes.push(refresh);
    const key = refresh ?? form.get('code') ?? '';
    const grant = grants.get(key);
    grants.delete(key); // works once
    if (!grant) return { ok: false, error: refresh === null ? 'invalid_code' : 'invalid_refresh_token' };
    const token = next('xoxe.xoxb-token');
    given.push(token);
    const rotating =
      grant.expiresIn === undefined ? {} : { refresh_token: next('xoxe-refresh'), expires_in: grant.expiresIn };
    if ('refresh_token' in rotating && typeof rotating.refresh_token === 'string') {
      grants.set(rotating.refresh_token, { ...grant, expiresIn: 43_200 });
    }
    return {
      ok: true,
      app_id: 'A01TEST',
      authed_user: { id: 'U01ALICE' },
      scope: 'chat:write',
      token_type: 'bot',
      access_token: token,
      bot_user_id: 'U0BOT',
      ...rotating,
      team: grant.team === null ? null : { id: grant.team, name: 'Test' },
      enterprise: grant.enterprise === undefined ? null : { id: grant.enterprise, name: 'Test' },
      is_enterprise_install: grant.team === null,
    };
  };

  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      const method = (request.url ?? '').replace('/api/', '');
      if (method === 'oauth.v2.access') {
        const answer = JSON.stringify(exchange(new URLSearchParams(body)));
        response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
        return;
      }
      const { authorization = '', 'content-type': type = '' } = request.headers;
      const answer = await fetch(passOn + method, {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body,
      });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      response.end(await answer.text());
    })();
  });
  const port = await listen(server);
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    given,
    refreshes,
    code: ({ team, enterprise, expiresIn }) => {
      const code = next('code');
      grants.set(code, { team, enterprise, expiresIn });
      return code;
    },
    stop: () => close(server),
  };
}
