// The settings of Slack: which go together, and what is said of those that do not.
import { describe, expect, test } from 'vitest';
import { BadConfig, readConfig } from '../../../adapters/config.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');
const OAUTH = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'secret-of-the-client',
  SLACK_ENCRYPTION_KEYS: KEY,
  SLACK_SIGNING_SECRET: 'secret-to-sign',
  REDIS_URL: 'redis://127.0.0.1:6379',
};

/** What is said of settings that cannot be used; empty when they can. */
function problemOf(env: Readonly<Record<string, string>>): string {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    if (error instanceof BadConfig) return error.message;
    throw error;
  }
}

function without(name: keyof typeof OAUTH): Record<string, string> {
  return Object.fromEntries(Object.entries(OAUTH).filter(([key]) => key !== name));
}

describe('settings that go together', () => {
  test.each([
    ['one workspace over HTTP', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }],
    ['one workspace over Socket Mode', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }],
    ['both at once', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }],
    ['many workspaces', OAUTH],
    ['many workspaces, events over Socket Mode', { ...OAUTH, SLACK_APP_TOKEN: 'xapp-1' }],
    ['an address to come back to', { ...OAUTH, SLACK_REDIRECT_URL: 'https://bot.example/slack/oauth_redirect' }],
    ['the same behind a path', { ...OAUTH, SLACK_REDIRECT_URL: 'https://host.example/bot/slack/oauth_redirect' }],
  ])('%s', (_, env) => {
    expect(problemOf(env)).toBe('');
  });

  test('several keys, of which the first encrypts', () => {
    const other = Buffer.alloc(32, 2);
    const { SLACK_ENCRYPTION_KEYS: keys } = readConfig({
      ...OAUTH,
      SLACK_ENCRYPTION_KEYS: `${other.toString('base64')}, ${KEY}`,
    });
    expect(keys).toEqual([other, Buffer.alloc(32, 1)]);
  });
});

describe('settings that do not', () => {
  test.each([
    ['a token without a way in', { SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN'],
    ['a way in without a token', { SLACK_SIGNING_SECRET: 's' }, 'Slack also needs SLACK_BOT_TOKEN'],
    ['Socket Mode without a token', { SLACK_APP_TOKEN: 'xapp-1' }, 'Slack also needs SLACK_BOT_TOKEN'],
    ['a token of another kind', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-2' }, 'SLACK_APP_TOKEN'],
    ['one workspace and many', { ...OAUTH, SLACK_BOT_TOKEN: 'xoxb-1' }, 'either SLACK_BOT_TOKEN or SLACK_CLIENT_ID'],
    ['OAuth without its secret', without('SLACK_CLIENT_SECRET'), 'also needs SLACK_CLIENT_SECRET'],
    ['OAuth without a key', without('SLACK_ENCRYPTION_KEYS'), 'also needs SLACK_ENCRYPTION_KEYS'],
    ['OAuth without HTTP', without('SLACK_SIGNING_SECRET'), 'also needs SLACK_SIGNING_SECRET'],
    ['OAuth without Redis', without('REDIS_URL'), 'also needs REDIS_URL'],
    ['a key that is too short', { ...OAUTH, SLACK_ENCRYPTION_KEYS: 'c2hvcnQ=' }, '32 bytes'],
    ['no key at all', { ...OAUTH, SLACK_ENCRYPTION_KEYS: ',' }, '32 bytes'],
    ['coming back in the clear', { ...OAUTH, SLACK_REDIRECT_URL: 'http://bot.example/' }, 'SLACK_REDIRECT_URL'],
    [
      'coming back where nobody answers',
      { ...OAUTH, SLACK_REDIRECT_URL: 'https://bot.example/callback' },
      'SLACK_REDIRECT_URL: does not end in /slack/oauth_redirect',
    ],
    ['an API that is no address', { ...OAUTH, SLACK_API_URL: 'slack' }, 'SLACK_API_URL'],
  ] as [string, Record<string, string>, string][])('%s', (_, env, said) => {
    const problem = problemOf(env);
    expect(problem).toContain(said);
    for (const secret of ['xoxb-1', 'xoxb-2', 'secret-of-the-client', KEY, 'c2hvcnQ=']) {
      expect(problem).not.toContain(secret);
    }
  });
});
