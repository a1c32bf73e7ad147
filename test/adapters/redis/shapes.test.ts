// The stores and the watches on every shape of Redis that is supported, on real servers.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, inject, test } from 'vitest';
import type { RedisAccess } from '../../../adapters/redis/client.ts';
import { type ConnectOptions, connectRedis, type RedisConnection } from '../../../adapters/redis/connection.ts';
import { forgetUser, forgetWorkspace } from '../../../adapters/redis/forget.ts';
import { RedisStore } from '../../../adapters/redis/store.ts';
import { RedisVault } from '../../../adapters/redis/vault.ts';
import { RedisVisits } from '../../../adapters/redis/visits.ts';
import { RedisWatches } from '../../../adapters/redis/watches.ts';
import { RedisWorkspaces } from '../../../adapters/redis/workspaces.ts';
import type { DueLook } from '../../../src/conversation/watches.ts';
import { StoreUnavailable } from '../../../src/session/store.ts';
import { parseTalk, type Talk } from '../../session/contract.ts';
import { freePort } from '../../support/free-port.ts';
import { startRedis } from '../../support/redis.ts';
import { startCluster, startGuarded } from '../../support/redis-shapes.ts';
import { identity, pathOf } from '../../support/tls-fixture.ts';

// Null only where REDIS_URL is set and there is no program; global-setup.ts says so.
const program = inject('redisServer');
const PREFIX = 'bounce-doctor';
const HELLO: Talk = { words: ['hello'], writer: 0 };
const MINUTE = 60_000;

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).toReversed()) await end();
});

function connect(url: string, access: ConnectOptions = {}): RedisConnection {
  const connection = connectRedis(url, { timeoutMs: 5_000, ...access });
  cleanUp.push(() => connection.close());
  return connection;
}

/** Does with Redis everything that the bot does. */
async function useAll(url: string, access: RedisAccess = {}): Promise<void> {
  const connection = connect(url, access);
  const store = new RedisStore<Talk>(connection, { parse: parseTalk, prefix: PREFIX });
  // Many conversations, so that every node of a cluster gets some.
  for (let number = 0; number < 20; number += 1) {
    const talk = `slack:T1:C${number}:1.0`;
    const claim = await store.claim(talk, 'e', MINUTE);
    expect(await store.save(talk, HELLO, 0)).toBe(1);
    expect(await store.load(talk)).toEqual({ state: HELLO, revision: 1 });
    expect(await store.complete(talk, 'e', claim.status === 'claimed' ? claim.token : '')).toBe(true);
  }
  const workspaces = new RedisWorkspaces<Talk>(connection, { parse: parseTalk, prefix: PREFIX });
  await workspaces.saveProfile('slack:T1', HELLO, 0);
  await workspaces.remember('slack:T1', 'print', 'case', 'fixed');
  expect((await workspaces.seen('slack:T1', 'print', 'other'))?.count).toBe(1);
  await workspaces.rate('slack:T1', 'rule', 'case', true);
  expect(await workspaces.holdWatch('slack:T1', 'w', MINUTE, 1)).toBe(true);
  const vault = new RedisVault(connection, PREFIX);
  await vault.locked('installation', () => vault.write('installation', 'sealed'));
  expect(await vault.read('installation')).toBe('sealed');
  const visits = new RedisVisits(connection, PREFIX);
  await visits.note('slack:T1:U1', JSON.stringify({ conversation: 'slack:T1:C0:1.0' }));
  expect(await visits.of('slack:T1:U1')).toHaveLength(1);
  expect(await forgetUser(connection, PREFIX, 'slack:T1:U1')).toBe(3);
  expect(await store.load('slack:T1:C0:1.0')).toBeUndefined();
  // 19 states and their claims, and five keys of the workspace.
  expect(await forgetWorkspace(connection, PREFIX, 'slack:T1')).toBe(2 * 19 + 5);
  await vault.remove('installation');
}

/** Has a look taken by BullMQ. */
async function watchOnce(url: string, access: RedisAccess = {}): Promise<void> {
  const watches = new RedisWatches({ url, prefix: PREFIX, delays: [1], retryMs: 50, ...access });
  const taken = Promise.withResolvers<DueLook>();
  watches.start((due) => {
    taken.resolve(due);
    return Promise.resolve(true);
  });
  const due: DueLook = { conversation: randomUUID(), workspace: 'slack:T1', address: '{}', watch: 1, look: 0 };
  await watches.schedule({ ...due, workspace: 'slack:T2' }, MINUTE);
  expect(await watches.count()).toBe(1);
  await watches.forget(({ workspace }) => workspace === 'slack:T2');
  expect(await watches.count()).toBe(0);
  await watches.schedule(due, 1);
  expect(await taken.promise).toEqual(due);
  await watches.stop();
}

describe.skipIf(program === null)('Redis', () => {
  test('as a cluster of three nodes', async () => {
    const cluster = await startCluster(program ?? '');
    cleanUp.push(() => cluster.stop());
    for (const node of cluster.nodes) await allowBot(node.url);
    await useAll(asBot(cluster.url));
    await watchOnce(asBot(cluster.url));
    await watchOnce(asBot(cluster.url).replace(/redis:\/\/([^,]*),.*/, 'redis+cluster://$1'));
  });

  test('behind a sentinel: a failover takes a while, and then what was saved goes on', async () => {
    const guarded = await startGuarded(program ?? '');
    cleanUp.push(() => guarded.stop());
    for (const server of [guarded.master, guarded.replica]) await allowBot(server.url);
    const url = asBot(guarded.url);
    await useAll(url);
    await watchOnce(url);
    const connection = connect(url);
    const admin = connect(guarded.url);
    const store = new RedisStore<Talk>(connection, { parse: parseTalk, prefix: PREFIX });
    await store.save('talk', HELLO, 0);
    expect(await admin.run((redis) => redis.call('SET', 'mark', '1'))).toBe('OK');
    expect(await admin.run((redis) => redis.call('WAIT', '1', '5000'))).toBe(1);
    await guarded.master.kill();
    await expect
      .poll(async () => store.save('talk', { words: ['on'], writer: 1 }, 1).catch(() => 'down'), { timeout: 20_000 })
      .toBe(2);
    await watchOnce(url);
  });

  test('over TLS, with an authority of its own, for a client with a certificate', async () => {
    const port = await freePort();
    const server = await startRedis(program ?? '', [
      ...['--tls-port', String(port), '--tls-auth-clients', 'yes'],
      ...['--tls-cert-file', pathOf('redis.pem'), '--tls-key-file', pathOf('redis.key')],
      ...['--tls-ca-cert-file', pathOf('redis.pem')],
    ]);
    cleanUp.push(() => server.stop());
    const url = `rediss://127.0.0.1:${port}`;
    const { cert, key } = identity('redis');
    await useAll(url, { tls: { ca: cert, cert, key } });
    await watchOnce(url, { tls: { ca: cert, cert, key } });
    // Who does not trust the server, or is not known to it, does not get in.
    for (const tls of [{ cert, key }, { ca: cert }]) {
      const store = new RedisStore<Talk>(connect(url, { tls, timeoutMs: 200 }), { parse: parseTalk });
      await expect(store.load('talk')).rejects.toThrow(StoreUnavailable);
    }
  });

  test('for a user with no more rights than the operators are told to give', async () => {
    const server = await startRedis(program ?? '');
    cleanUp.push(() => server.stop());
    const admin = await allowBot(server.url);
    const url = asBot(server.url);
    await useAll(url);
    await watchOnce(url);
    expect(await admin.run((redis) => redis.call('ACL', 'LOG'))).toEqual([]);
    const bot = connect(url);
    await expect(bot.run((redis) => redis.get('another:key'))).rejects.toThrow('NOPERM');
    await expect(bot.run((redis) => redis.flushall())).rejects.toThrow('NOPERM');
  });
});

/** Makes the user that operators are told to make. */
async function allowBot(url: string): Promise<RedisConnection> {
  const page = readFileSync(new URL('../../../docs/operate.md', import.meta.url), 'utf8');
  const line = page.split('\n').find((one) => one.trim().startsWith('ACL SETUSER'));
  if (line === undefined) throw new Error('docs/operate.md has no ACL SETUSER line.');
  const [, ...rule] = line.trim().replace('>PASSWORD', '>secret').split(' ');
  const admin = connect(url);
  await admin.run((redis) => redis.call('ACL', ...rule));
  return admin;
}

function asBot(url: string): string {
  return url.replace('//', '//bounce-doctor:secret@');
}
