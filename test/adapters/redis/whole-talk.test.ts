// What a whole conversation leaves in Redis: keys under our prefix that end by themselves, small, and gone when forgotten.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connectRedis } from '../../../adapters/redis/connection.ts';
import { forgetUser, forgetWorkspace } from '../../../adapters/redis/forget.ts';
import { RedisStore } from '../../../adapters/redis/store.ts';
import { RedisWatches } from '../../../adapters/redis/watches.ts';
import { RedisWorkspaces } from '../../../adapters/redis/workspaces.ts';
import { parseState, type State } from '../../../src/conversation/state.ts';
import { parseProfile, type Profile } from '../../../src/diagnosis/profile.ts';
import { serveZone, type ZoneServer } from '../../support/dns-zone.ts';
import { startRedis, type RedisServer } from '../../support/redis.ts';
import { runCli } from '../../support/run-cli.ts';
import { Talk } from '../../support/talk.ts';

const PREFIX = 'bounce-doctor';
const PASTE = 'Azure VM. 554 5.7.1 <pat@contoso.example>: cannot find your reverse hostname, [203.0.113.40]';
const TALK = { conversation: 'slack:T1:C1:170.1', workspace: 'slack:T1', user: 'U1' };

// Null only where REDIS_URL is set and there is no program; global-setup.ts says so.
const program = inject('redisServer');
const run = test.skipIf(program === null);
let server: RedisServer;
let dns: ZoneServer;
beforeAll(async () => {
  dns = await serveZone({ '40.113.0.203.in-addr.arpa': 'NXDOMAIN' });
  if (program !== null) server = await startRedis(program);
});
afterAll(async () => {
  await dns.close();
  if (program !== null) await server.stop();
});

/** Plays a conversation that uses all there is. */
async function play() {
  const connection = connectRedis(server.url, { timeoutMs: 10_000 });
  const watches = new RedisWatches({ url: server.url, prefix: PREFIX });
  const talk = new Talk({
    dns,
    watches,
    store: new RedisStore<State>(connection, { parse: parseState, prefix: PREFIX }),
    workspaces: new RedisWorkspaces<Profile>(connection, { parse: parseProfile, prefix: PREFIX }),
  });
  for (const words of [PASTE, 'static', 'mail.contoso.example', 'setup provider azure', 'watch', 'that was right']) {
    await talk.say(words, TALK);
  }
  expect(talk.logged).toEqual([]);
  const keys = async (): Promise<string[]> => (await connection.run((redis) => redis.keys('*'))).toSorted();
  return {
    ...{ connection, watches, talk, keys },
    close: async () => {
      await watches.stop();
      await connection.run((redis) => redis.flushall());
      await connection.close();
    },
  };
}

run('every key has our prefix and ends by itself, but for the queue of looks that wait', async () => {
  const { connection, keys, close } = await play();
  const kept = await keys();
  const queue = kept.filter((key) => key.startsWith(`{${PREFIX}:jobs}:watches:`));
  const rest = kept.filter((key) => !queue.includes(key));
  expect(rest.length).toBeGreaterThanOrEqual(5);
  for (const key of rest) {
    expect(key).toMatch(/^bounce-doctor:\{slack:T1(?::[^{}]+)?\}:/);
    expect(await connection.run((redis) => redis.pttl(key))).toBeGreaterThan(0);
  }
  await close();
});

run(
  'a typical conversation takes less than 4 KB, and no part of it holds a local part or the text of the paste',
  async () => {
    const { connection, close } = await play();
    const tagged = `${PREFIX}:{${TALK.conversation}}`;
    const sizes = await Promise.all(
      ['state', 'claims'].map((name) => connection.run((redis) => redis.memory('USAGE', `${tagged}:${name}`))),
    );
    const total = sizes.reduce((sum: number, size) => sum + Number(size), 0);
    expect(total).toBeLessThan(6 * 1024);
    expect(Number(sizes[0])).toBeLessThan(4 * 1024);
    const state = await connection.run((redis) => redis.hget(`${tagged}:state`, 'state'));
    expect(state).not.toContain('pat@');
    await close();
  },
);

run('forgetting a workspace leaves nothing of it', async () => {
  const { connection, watches, keys, close } = await play();
  await forgetWorkspace(connection, PREFIX, 'slack:T1');
  await watches.forget(({ workspace }) => workspace === 'slack:T1');
  expect(
    (await keys()).filter((key) => !/:watches:(?:meta|id|events|marker|delayed|stalled-check)$/.test(key)),
  ).toEqual([]);
  await close();
});

run('forgetting a user finds where they only answered or pressed, too', async () => {
  const { connection, talk, close } = await play();
  const other = { ...TALK, conversation: 'slack:T1:C1:171.1' };
  await talk.say(PASTE, other);
  await talk.say('static', { ...other, user: 'U2', addressed: false });
  expect(await forgetUser(connection, PREFIX, 'slack:T1:U2')).toBe(2);
  expect(await talk.store.load(other.conversation)).toBeUndefined();
  expect(await talk.store.load(TALK.conversation)).toBeDefined();
  await close();
});

run('operators forget from the command line', async () => {
  const { keys, close } = await play();
  const cli = (...words: string[]) =>
    runCli(['forget', ...words], '', { REDIS_URL: server.url, REDIS_PREFIX: PREFIX, NODE_ENV: 'test' });
  expect(await cli('conversation', TALK.conversation)).toMatchObject({ status: 0, out: 'Deleted: 2.\n' });
  expect(await cli('workspace', 'slack:T1')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^Deleted: [1-9]/) as unknown,
  });
  expect((await keys()).filter((key) => key.includes('T1'))).toEqual([]);
  expect(await cli('user', 'slack:T1:U1')).toMatchObject({ status: 0, out: 'Deleted: 0.\n' });
  await close();
});

run('what they cannot use is one sentence and status 2', async () => {
  const wrong = [['user'], ['planet', 'slack:T1'], ['user', 'U1']].map((words) => runCli(['forget', ...words]));
  for (const result of await Promise.all(wrong)) expect(result).toMatchObject({ status: 2, out: '' });
});
