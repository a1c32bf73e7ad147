import { describe, expect, it } from 'vitest';
import { BadConfig, readConfig } from '../../adapters/config.ts';

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof BadConfig) return error.message;
    throw error;
  }
  return '';
}

describe('the settings', () => {
  it('all have a default', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 3000,
      HOST: '0.0.0.0',
      REDIS_PREFIX: 'bounce-doctor',
      TEAMS_LOCAL: false,
    });
  });

  it('count as absent when empty, as compose files make them', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', REDIS_URL: '' }).SLACK_BOT_TOKEN).toBeUndefined();
  });

  it('read lists and addresses', () => {
    const config = readConfig({ BOUNCE_DOCTOR_DNS: '192.0.2.53, [2001:db8::53]:5353', TEAMS_ALLOWED_TENANTS: 'a,b' });
    expect(config.BOUNCE_DOCTOR_DNS).toEqual([
      { host: '192.0.2.53', port: 53 },
      { host: '2001:db8::53', port: 5353 },
    ]);
    expect(config.TEAMS_ALLOWED_TENANTS).toEqual(['a', 'b']);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'Slack needs both SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET'],
    [{ PORT: 'http' }, 'PORT:'],
    [{ REDIS_URL: 'http://redis' }, 'REDIS_URL:'],
    [{ BOUNCE_DOCTOR_DNS: 'dns.example' }, '"dns.example" is not an IP address'],
    [{ BOUNCE_DOCTOR_KEEP_DAYS: 'abc' }, 'BOUNCE_DOCTOR_KEEP_DAYS: is not a number.'],
    [{ SLACK_API_URL: 'slack' }, 'SLACK_API_URL: is no address'],
    [{ TEAMS_APP_ID: 'a' }, 'Teams needs TEAMS_APP_PASSWORD beside TEAMS_APP_ID'],
    [{ TEAMS_LOCAL: 'true', NODE_ENV: 'production' }, 'not for production'],
    [{ BOUNCE_DOCTOR_WATCH_MINUTES: '2,soon' }, '"soon" is not a number of minutes'],
    [{ BOUNCE_DOCTOR_WATCH_MINUTES: '0' }, '"0" is not a number of minutes'],
  ])('say in a sentence what is wrong: %j', (env, sentence) => {
    expect(problemsOf(env)).toContain(sentence);
  });

  it('never repeat a secret', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-secret', PORT: 'x' })).not.toContain('xoxb-secret');
  });
});
