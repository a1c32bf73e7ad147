import { randomUUID } from 'node:crypto';
import { afterAll, expect, inject, it } from 'vitest';
import { connectRedis } from '../../../adapters/redis/connection.ts';
import { RedisWorkspaces } from '../../../adapters/redis/workspaces.ts';
import { parseProfile } from '../../../src/diagnosis/profile.ts';
import { runCli } from '../../support/run-cli.ts';

const prefix = `test-${randomUUID()}`;
const url = inject('redisUrl');
const connection = connectRedis(url, { timeoutMs: 10_000 });
const workspaces = new RedisWorkspaces(connection, { parse: parseProfile, prefix });

afterAll(async () => {
  const left = await connection.client.keys(`${prefix}*`);
  if (left.length > 0) await connection.client.del(...left);
  await connection.close();
});

/** The command as the operator runs it, with the settings of the bot. */
function feedback(environment: Readonly<Record<string, string>>, ...args: string[]) {
  return runCli(['feedback', ...args], '', environment);
}

it('adds up what all workspaces answered, the rules called wrong most first', async () => {
  const settings = { REDIS_URL: url, REDIS_PREFIX: prefix };
  expect((await feedback(settings)).out).toContain('Nobody has answered');
  await workspaces.rate('slack:T1', 'gmail.ptr', 'case 1', true);
  await workspaces.rate('slack:T1', 'gmail.ptr', 'case 1', true); // once a case
  await workspaces.rate('slack:T1', 'general.full', 'case 2', false);
  await workspaces.rate('teams:x', 'gmail.ptr', 'case 1', true);
  await workspaces.rate('teams:x', 'general.full', 'case 2', false);
  await workspaces.rate('teams:x', 'gmail.ptr', 'case 3', false);
  const { out, status } = await feedback(settings, '--json');
  expect(status).toBe(0);
  expect(JSON.parse(out)).toEqual({
    version: 1,
    workspaces: 2,
    rules: [
      { rule: 'general.full', right: 0, wrong: 2 },
      { rule: 'gmail.ptr', right: 2, wrong: 1 },
    ],
  });
  expect((await feedback(settings)).out).toBe(
    '  wrong   right  rule (2 workspaces)\n      2       0  general.full\n      1       2  gmail.ptr\n',
  );
});

it('says what is missing', async () => {
  const without = await feedback({ REDIS_URL: '' });
  expect(without).toMatchObject({ status: 2, out: '' });
  expect(without.err).toContain('REDIS_URL');
  const dead = await feedback({ REDIS_URL: 'redis://127.0.0.1:1' });
  const said = 'Redis cannot be reached at REDIS_URL: "config check --redis" says why.\n';
  expect(dead).toMatchObject({ status: 2, out: '', err: said });
  // So does the other command that needs it, and waits no longer.
  const forget = await runCli(['forget', 'conversation', 'slack:T1:C1'], '', { REDIS_URL: 'redis://127.0.0.1:1' });
  expect(forget).toMatchObject({ status: 2, out: '', err: said });
});
