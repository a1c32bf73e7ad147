// Many workspaces: installed by OAuth, tokens kept encrypted on Redis and renewed once, everything gone after an uninstall.
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { SLACK_PATH } from '../../adapters/slack/slack.ts';
import { type Bot, startBot } from '../support/bot.ts';
import { type SlackEmulator, startSlackEmulator, textsOf, waitFor, WORKSPACE } from '../support/slack-emulator.ts';
import { type FaultProxy, startFaultProxy } from '../support/slack-faults.ts';
import { type OAuthServer, startOAuthServer } from '../support/slack-oauth.ts';
import { deliver } from '../support/slack-payloads.ts';
import { BEFORE } from './first-light.ts';

const { bot: botUser, channel, alice } = WORKSPACE;

let bot: Bot;
let slack: SlackEmulator;
let oauth: OAuthServer;
let calls: FaultProxy;
let redis: Redis;
const prefix = `oauth-${randomBytes(4).toString('hex')}`;

beforeAll(async () => {
  redis = new Redis(inject('redisUrl'));
  bot = await startBot({
    redisUrl: inject('redisUrl'),
    zone: BEFORE,
    doors: async (url) => {
      slack = await startSlackEmulator(`${url}${SLACK_PATH}`);
      oauth = await startOAuthServer(slack.apiUrl);
      calls = await startFaultProxy(oauth.apiUrl);
      return {
        REDIS_PREFIX: prefix,
        SLACK_SIGNING_SECRET: WORKSPACE.signingSecret,
        SLACK_API_URL: calls.apiUrl,
        SLACK_CLIENT_ID: '1.2',
        SLACK_CLIENT_SECRET: 'a-client-secret',
        SLACK_ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
      };
    },
  });
});
afterAll(async () => {
  await bot.stop();
  await calls.stop();
  await oauth.stop();
  await slack.stop();
  redis.disconnect();
});

/** What a browser does: it is sent to Slack with a state and a cookie, and comes back with a code. */
async function install(code: string, state?: string): Promise<Response> {
  const start = await fetch(`${bot.url}/slack/install`, { redirect: 'manual' });
  const target = new URL(start.headers.get('location') ?? '');
  expect(start.status).toBe(302);
  expect(target.origin).toBe('https://slack.com');
  expect(target.searchParams.get('scope')).toContain('chat:write');
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const back = new URL('/slack/oauth_redirect', bot.url);
  back.search = new URLSearchParams({ code, state: state ?? target.searchParams.get('state') ?? '' }).toString();
  return fetch(back, { headers: { cookie }, redirect: 'manual' });
}

let messages = 0;
async function mention(team: string, words: string, authorization: object = {}): Promise<string> {
  messages += 1;
  const ts = `1700000${String(messages).padStart(3, '0')}.000001`;
  const event = { type: 'app_mention', channel, user: alice, ts, text: `<@${botUser}> ${words}` };
  const authorizations = [
    { team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false, ...authorization },
  ];
  const { response } = await deliver(slack, event, { team_id: team, authorizations });
  expect(response.status).toBe(200);
  return ts;
}
const answerTo = (ts: string) => waitFor('an answer', async () => (await slack.answers({ thread: ts }))[0]);
const tokenOfLastPost = () => calls.calls.findLast((call) => call.method === 'chat.postMessage')?.token;
const keysOf = (workspace: string) => redis.keys(`${prefix}:{${workspace}*`);
const gone = (team: string, event: object, at = Math.floor(Date.now() / 1000) + 5) =>
  deliver(slack, event, { team_id: team, event_time: at, authorizations: [] });

describe('an installation', () => {
  test('without the state that began it is refused', async () => {
    const response = await install(oauth.code({ team: 'T0FORGED' }), 'forged');
    expect(response.status).toBe(400);
    expect(oauth.given).toEqual([]);
    const ts = await mention('T0FORGED', 'help');
    await waitFor('the drop', () => bot.logged.find((line) => line.includes('T0FORGED')));
    expect(await slack.answers({ thread: ts })).toEqual([]);
  });

  test('answers in each workspace with the token of that workspace, which is nowhere in the clear', async () => {
    for (const team of ['T0ONE', 'T0TWO']) expect((await install(oauth.code({ team }))).status).toBe(200);
    const [one = '', two = ''] = oauth.given;
    await answerTo(await mention('T0ONE', 'help'));
    expect(tokenOfLastPost()).toBe(one);
    await answerTo(await mention('T0TWO', 'help'));
    expect(tokenOfLastPost()).toBe(two);
    const kept = await redis.get(`${prefix}:{slack-installation:T0ONE}`);
    expect(kept).toMatch(/^v1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(Buffer.from(kept ?? '', 'base64').toString('latin1')).not.toContain('xoxb');
    for (const key of await redis.keys(`${prefix}:*`)) expect(key).not.toContain('xox');
    expect(bot.logged.join('')).not.toContain('xox');
  });

  test('of a whole organisation serves each of its workspaces', async () => {
    expect((await install(oauth.code({ team: null, enterprise: 'E0ORG' }))).status).toBe(200);
    const wide = { enterprise_id: 'E0ORG', is_enterprise_install: true };
    await answerTo(await mention('T0INORG', 'help', wide));
    expect(tokenOfLastPost()).toBe(oauth.given.at(-1));
  });

  test('whose token ends gets a new one, once, however many events come at the same time', async () => {
    expect((await install(oauth.code({ team: 'T0TURN', expiresIn: 60 }))).status).toBe(200);
    const first = oauth.given.at(-1);
    const asked = await Promise.all(Array.from({ length: 5 }, () => mention('T0TURN', 'help')));
    for (const ts of asked) await answerTo(ts);
    expect(oauth.refreshes).toHaveLength(1);
    expect(tokenOfLastPost()).toBe(oauth.given.at(-1));
    expect(tokenOfLastPost()).not.toBe(first);
  });
});

describe('a workspace that takes the app away', () => {
  test('leaves nothing behind, and others keep theirs', async () => {
    for (const team of ['T0LEAVE', 'T0LEAVES']) expect((await install(oauth.code({ team }))).status).toBe(200);
    const ts = await mention('T0LEAVE', '550 5.1.1 <a@fabrikam.example>: User unknown');
    expect(textsOf(await answerTo(ts))).toContain('5.1.1');
    await answerTo(await mention('T0LEAVES', 'help'));
    await waitFor('what is kept', async () => ((await keysOf('slack:T0LEAVE:')).length > 1 ? true : undefined));
    await gone('T0LEAVE', { type: 'tokens_revoked', tokens: { oauth: [alice], bot: [] } });
    await answerTo(await mention('T0LEAVE', 'help'));
    await gone('T0LEAVE', { type: 'tokens_revoked', tokens: { oauth: [], bot: [botUser] } });
    await gone('T0LEAVE', { type: 'app_uninstalled' });
    await waitFor('nothing', async () => ((await keysOf('slack:T0LEAVE:')).length === 0 ? true : undefined));
    expect(await redis.get(`${prefix}:{slack-installation:T0LEAVE}`)).toBeNull();
    expect(await keysOf('slack:T0LEAVE}')).toEqual([]);
    const after = await mention('T0LEAVE', 'help');
    await waitFor('the drop', () => bot.logged.find((line) => line.includes('"T0LEAVE"')));
    expect(await slack.answers({ thread: after })).toEqual([]);
    expect(await keysOf('slack:T0LEAVES:')).not.toEqual([]);
    await answerTo(await mention('T0LEAVES', 'help'));
  });

  test('and takes it back keeps it, though the old farewell comes late', async () => {
    expect((await install(oauth.code({ team: 'T0BACK' }))).status).toBe(200);
    await gone('T0BACK', { type: 'app_uninstalled' }, Math.floor(Date.now() / 1000) - 60);
    await answerTo(await mention('T0BACK', 'help'));
  });
});
