import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { connectRedis, type ConnectOptions, type RedisConnection } from '../../../adapters/redis/connection.ts';
import { RedisStore } from '../../../adapters/redis/store.ts';
import { StoreUnavailable } from '../../../src/session/store.ts';
import { parseTalk, type Talk } from '../../session/contract.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';

// Null only where REDIS_URL is set and there is no program; global-setup.ts says so.
const program = inject('redisServer');
const HELLO: Talk = { words: ['hello'], writer: 0 };
const MINUTE = 60_000;

const servers: RedisServer[] = [];
const connections: RedisConnection[] = [];
afterEach(async () => {
  for (const server of servers) server.thaw();
  await Promise.all(connections.splice(0).map((connection) => connection.close()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function ownServer(...settings: string[]): Promise<RedisServer> {
  const server = await startRedis(program ?? '', settings);
  servers.push(server);
  return server;
}
function storeAt(url: string, options: ConnectOptions = { timeoutMs: 300 }) {
  const connection = connectRedis(url, options);
  connections.push(connection);
  const store = new RedisStore<Talk>(connection, { parse: parseTalk });
  return { store, connection, client: connection.client };
}

/** What the store says of a conversation: its revision (0: none), or that it is unavailable. */
async function revision(store: RedisStore<Talk>): Promise<number | 'unavailable'> {
  try {
    return (await store.load('talk'))?.revision ?? 0;
  } catch (error) {
    if (error instanceof StoreUnavailable) return 'unavailable';
    throw error;
  }
}

/** That every call of the port ends, with StoreUnavailable. An endless one would end at the test's time limit. */
async function expectUnavailable(store: RedisStore<Talk>): Promise<void> {
  const calls = [
    store.load('talk'),
    store.save('talk', HELLO, 0),
    store.forget('talk'),
    store.claim('talk', 'e', MINUTE),
    store.complete('talk', 'e', 'token'),
    store.release('talk', 'e', 'token'),
  ];
  for (const outcome of await Promise.allSettled(calls)) {
    expect(outcome).toEqual({ status: 'rejected', reason: expect.any(StoreUnavailable) as unknown });
  }
}

describe.skipIf(program === null)('with a Redis that fails', () => {
  test('killed: unavailable; started again: works, and nothing that failed is done afterwards', async () => {
    const server = await ownServer();
    const { store } = storeAt(server.url);
    expect(await store.save('talk', HELLO, 0)).toBe(1);
    await server.kill();
    await expectUnavailable(store);
    await server.restart();
    await expect.poll(() => revision(store), { timeout: 10_000 }).not.toBe('unavailable');
    expect(await revision(store)).toBe(0);
    expect(await store.claim('talk', 'e', MINUTE)).toMatchObject({ status: 'claimed' });
    expect(await store.save('talk', HELLO, 0)).toBe(1);
  });

  test('frozen: unavailable; thawed: works, and what was saved before is there', async () => {
    const server = await ownServer();
    const { store, client } = storeAt(server.url);
    await store.save('talk', HELLO, 0);
    server.freeze();
    await expect(store.load('talk')).rejects.toThrow(StoreUnavailable);
    await expect(store.claim('talk', 'e', MINUTE)).rejects.toThrow(StoreUnavailable);
    // The silent connection is left, and the next ones get no greeting either.
    await new Promise((resolve) => client.once('reconnecting', resolve));
    await expectUnavailable(store);
    server.thaw();
    await expect.poll(() => revision(store), { timeout: 10_000 }).toBe(1);
  });

  test('killed with a command under way: it fails at once and is not sent again', async () => {
    const server = await ownServer();
    const { store } = storeAt(server.url, { timeoutMs: 5_000 });
    expect(await revision(store)).toBe(0);
    server.freeze();
    const saving = store.save('talk', HELLO, 0).catch((error: unknown) => error);
    await sleep(50);
    await server.kill();
    const error = await saving;
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(String(error)).not.toContain('timed out');
    await server.restart();
    expect(await revision(store)).toBe(0);
  });

  test('not there yet: the bot starts without it, and a call waits for it a while', async () => {
    const server = await ownServer();
    await server.kill();
    const heard: string[] = [];
    const { store } = storeAt(server.url, { timeoutMs: 300, onError: (message) => heard.push(message) });
    await expectUnavailable(store);
    expect(heard[0]).toContain('ECONNREFUSED');
    const patient = storeAt(server.url, { timeoutMs: 15_000 }).store;
    const saving = patient.save('talk', HELLO, 0);
    await server.restart();
    expect(await saving).toBe(1);
  });

  test('out of memory: saving is unavailable, loading works', async () => {
    const server = await ownServer();
    const { store, client } = storeAt(server.url);
    await store.save('talk', HELLO, 0);
    await client.config('SET', 'maxmemory', '1');
    await expect(store.save('talk', HELLO, 1)).rejects.toThrow(/^Redis: .*OOM/u);
    expect(await revision(store)).toBe(1);
  });

  test('a password that is refused: unavailable', async () => {
    const server = await ownServer();
    const { store, client } = storeAt(server.url);
    await store.save('talk', HELLO, 0);
    await client.config('SET', 'requirepass', 'right');
    await expectUnavailable(storeAt(server.url.replace('//', '//:wrong@')).store);
    expect(await revision(storeAt(server.url.replace('//', '//:right@')).store)).toBe(1);
  });

  test('closing ends while it is frozen, and a closed store is unavailable', async () => {
    const server = await ownServer();
    const { store } = storeAt(server.url);
    await store.save('talk', HELLO, 0);
    server.freeze();
    await store.close();
    await expectUnavailable(store);
  });
});

describe.skipIf(program === null)('with a Redis of its own', () => {
  test('an idle connection is kept', async () => {
    const { store, client } = storeAt((await ownServer()).url, { timeoutMs: 500 });
    await store.save('talk', HELLO, 0);
    let closed = 0;
    client.on('close', () => closed++);
    await sleep(2_000); // longer than the time after which a silent server is left
    expect(await revision(store)).toBe(1);
    expect(closed).toBe(0);
  });

  test('a server that lost its scripts is taught them again', async () => {
    const { store, client } = storeAt((await ownServer()).url);
    await store.save('talk', HELLO, 0);
    await client.script('FLUSH');
    expect(await store.save('talk', HELLO, 1)).toBe(2);
  });

  test('a conversation stays in one slot: a cluster node takes every call', async () => {
    const server = await ownServer('--cluster-enabled', 'yes');
    const { store, client, connection } = storeAt(server.url, { timeoutMs: 10_000 });
    const cluster = (...words: string[]) => connection.run((redis) => redis.call('CLUSTER', ...words));
    await cluster('ADDSLOTSRANGE', '0', '16383');
    await expect.poll(() => cluster('INFO'), { timeout: 10_000 }).toContain('cluster_state:ok');
    const talk = 'odd }{ name';
    expect(await store.save(talk, HELLO, 0)).toBe(1);
    const claim = await store.claim(talk, 'e', MINUTE);
    expect(await store.complete(talk, 'e', claim.status === 'claimed' ? claim.token : '')).toBe(true);
    expect(await store.load(talk)).toEqual({ state: HELLO, revision: 1 });
    await store.forget(talk);
    expect(await client.dbsize()).toBe(0);
  });
});
