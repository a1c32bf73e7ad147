import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeAddress } from '../../../adapters/teams/address.ts';
import { createBot } from '../../../adapters/teams/bot.ts';
import { createTeams } from '../../../adapters/teams/teams.ts';
import { understand } from '../../../adapters/understand.ts';
import type { Incoming } from '../../../src/conversation/incoming.ts';
import { eventually } from '../../support/eventually.ts';
import { listen } from '../../support/listening.ts';
import { startTeamsConnector } from '../../support/teams-connector.ts';
import { serveTeams, type TeamsServer } from '../../support/teams-server.ts';
import { APP_ID, type Spoil, startTokenService, type TokenService } from '../../support/teams-token.ts';

/** Everything that reached the console; set before the adapter is loaded, as it would be in a process. */
const printed = vi.hoisted(() => {
  const lines: unknown[][] = [];
  for (const method of ['error', 'warn', 'log', 'info', 'debug'] as const) {
    console[method] = (...words: unknown[]) => void lines.push(words);
  }
  return lines;
});

const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const activity = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: SERVICE_URL,
  from: { id: '29:u' },
  recipient: { id: `28:${APP_ID}` },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't1' },
  text: 'hello',
};

let tokens: TokenService;
let server: TeamsServer;
const handled: Incoming[] = [];
const log = { warn: () => undefined, error: () => undefined };
const handle = (incoming: Incoming): Promise<void> => {
  handled.push(incoming);
  return Promise.resolve();
};

beforeAll(async () => {
  tokens = await startTokenService(SERVICE_URL);
  const { tokenIssuer } = tokens;
  server = await serveTeams({
    production: true,
    appId: APP_ID,
    appPassword: 'secret',
    tenantId: 't1',
    tokenIssuer,
    handle,
  });
});
afterAll(async () => {
  await server.stop();
  await tokens.stop();
});
beforeEach(() => {
  handled.length = 0;
  printed.length = 0;
});

async function send(authorization: string | undefined, fields: object = {}): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) };
  const response = await fetch(server.url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...activity, ...fields }),
  });
  expect(await response.text()).toBe('');
  return response.status;
}
const bearer = (claims?: object, spoil?: Spoil): string => `Bearer ${tokens.token(claims, spoil)}`;
const hours = (count: number): number => Math.floor(Date.now() / 1000) + count * 3600;

test('a good token is let in', async () => {
  expect(await send(bearer())).toBe(200);
  await eventually(() => expect(handled).toHaveLength(1));
});

describe('refused with 401, in silence', () => {
  const cases: readonly (readonly [name: string, authorization: () => string | undefined, fields?: object])[] = [
    ['no token', () => undefined],
    ['an empty header', () => ''],
    ['garbage', () => 'Bearer garbage'],
    ['three parts of garbage', () => 'Bearer a.b.c'],
    ['another scheme', () => bearer().replace('Bearer', 'Basic')],
    ['a signature of another key', () => bearer({}, { key: 'foreign' })],
    [
      'a changed payload',
      () =>
        bearer().replace(
          /\.[^.]+\./,
          `.${Buffer.from('{"iss":"https://api.botframework.com"}').toString('base64url')}.`,
        ),
    ],
    ['no signature', () => bearer().replace(/\.[^.]+$/, '.')],
    ['algorithm none', () => bearer({}, { algorithm: 'none' })],
    ['the public key as a shared secret', () => bearer({}, { algorithm: 'HS256' })],
    ['an algorithm that is not on the list', () => bearer({}, { algorithm: 'PS256' })],
    ['an unknown key', () => bearer({}, { key: 'unknown-id' })],
    ['a key that is not endorsed for Teams', () => bearer({}, { key: 'unendorsed' })],
    ['expired', () => bearer({ nbf: hours(-2), exp: hours(-1) })],
    ['not valid yet', () => bearer({ nbf: hours(1), exp: hours(2) })],
    ['another issuer', () => bearer({ iss: 'https://evil.example' })],
    ['for another bot', () => bearer({ aud: '00000000-0000-4000-8000-000000000000' })],
    ['for nobody', () => bearer({ aud: undefined })],
    ['for another service URL', () => bearer({ serviceurl: 'https://evil.example/' })],
    ['without a service URL', () => bearer({ serviceurl: undefined })],
    ['an activity that names another service URL', () => bearer(), { serviceUrl: 'https://evil.example/' }],
    ['an activity of another channel', () => bearer(), { channelId: 'webchat' }],
    ['an activity of a channel with keys of its own', () => bearer(), { channelId: 'AseChannel' }],
    [
      'a token as another bot would have it',
      () => bearer({ ver: '1.0', appid: '00000000-0000-4000-8000-000000000000' }),
    ],
    [
      'a token as the Emulator would have it',
      () => bearer({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0' }),
    ],
  ];

  test.for(cases)('%s', async ([, authorization, fields]) => {
    expect(await send(authorization(), fields)).toBe(401);
    expect(handled).toEqual([]);
    expect(printed).toEqual([]);
    expect(server.warnings).toEqual([]);
  });
});

test('what others print meanwhile is printed', async () => {
  const refused = send(bearer({}, { key: 'foreign' }));
  console.error('ours');
  expect(await refused).toBe(401);
  expect(printed).toEqual([['ours']]);
});

test('another tenant is refused with 403', async () => {
  expect(await send(bearer(), { conversation: { ...activity.conversation, tenantId: 't2' } })).toBe(403);
  expect(await send(bearer(), { conversation: { id: 'a:1' } })).toBe(403);
  expect(await send(bearer(), { conversation: { id: 'a:1' }, channelData: { tenant: { id: 't1' } } })).toBe(200);
  expect(handled).toHaveLength(1);
});

test('its own tenant is let in, in whatever letters its id was copied', async () => {
  expect(await send(bearer(), { conversation: { ...activity.conversation, tenantId: 'T1' } })).toBe(200);
});

describe('in production', () => {
  test('nothing goes to a service that is not one of Teams, whatever its token', async () => {
    const serviceurl = 'https://evil.example/';
    expect(await send(bearer({ serviceurl }), { serviceUrl: serviceurl })).toBe(403);
    expect(handled).toEqual([]);
    expect(server.warnings.at(-1)).toContain('would not go to Teams');
  });

  test('nor to one that was kept', () => {
    const options = { appId: APP_ID, appPassword: 'secret', tenantId: 't1', understand, handle, log };
    const kept = (serviceUrl: string) =>
      writeAddress({ channelId: 'msteams', serviceUrl, conversationId: 'c', botId: `28:${APP_ID}` });
    const production = createTeams({ ...options, production: true });
    expect(production.outletFor(kept('https://evil.example/'))).toBeUndefined();
    expect(production.outletFor(kept(SERVICE_URL))).toBeDefined();
    expect(createTeams({ ...options, production: false }).outletFor(kept('http://127.0.0.1:9/'))).toBeDefined();
  });
});

describe('the token that the bot sends', () => {
  test('is that of its managed identity, when it has no password', async () => {
    const connector = await startTeamsConnector();
    const asked: (string | undefined)[] = [];
    const identity = createServer((request, response) => {
      asked.push(request.url);
      const expires_on = Math.floor(Date.now() / 1000) + 3600;
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ access_token: 'of-the-identity', expires_on, token_type: 'Bearer', resource: 'r' }),
      );
    });
    vi.stubEnv('IDENTITY_ENDPOINT', `http://127.0.0.1:${await listen(identity)}/token`);
    vi.stubEnv('IDENTITY_HEADER', 'h');
    const bot = createBot({ appId: APP_ID, tenantId: 't1' });
    const address = { channelId: 'msteams', serviceUrl: connector.serviceUrl, conversationId: 'c', botId: 'b' };
    await bot.post(address, { summary: 's', card: {} });
    vi.unstubAllEnvs();
    expect(connector.calls.map((call) => call.authorization)).toEqual(['Bearer of-the-identity']);
    expect(asked[0]).toContain(`client_id=${APP_ID}`);
    expect(decodeURIComponent(asked[0] ?? '')).toContain('resource=https://api.botframework.com');
    identity.close();
    await connector.stop();
  });
});

test('when the keys cannot be had, nobody is let in and Teams is told to come back', async () => {
  const tokenIssuer = { ...tokens.tokenIssuer, openIdMetadataUrl: 'http://127.0.0.1:9/openid' };
  const other = await serveTeams({ production: true, appId: APP_ID, appPassword: 'secret', tokenIssuer, handle });
  const headers = { authorization: bearer(), 'content-type': 'application/json' };
  const { status } = await fetch(other.url, { method: 'POST', headers, body: JSON.stringify(activity) });
  await other.stop();
  expect(status).toBe(503);
  expect(handled).toEqual([]);
});

describe('does not start', () => {
  test('in production without an app id', async () => {
    await expect(serveTeams({ production: true, handle })).rejects.toThrow(/app id/);
  });
});
