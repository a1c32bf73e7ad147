import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { keysOf } from '../../adapters/redis/keys.ts';
import { RedisStore } from '../../adapters/redis/store.ts';
import { newState, parseState, type State, STATE_VERSION } from '../../src/conversation/state.ts';
import { StoreUnavailable } from '../../src/session/store.ts';
import { serveZone, type ZoneServer } from '../support/dns-zone.ts';
import { Talk } from '../support/talk.ts';

it('a state of the version before is taken over, with what it did not know yet at its beginning', () => {
  const old = {
    version: 1,
    language: 'nl',
    run: 7,
    case: null,
    question: 'mta',
    checking: false,
    shown: { reading: true, findings: 2 },
    live: 'm1',
    outbox: { e1: [{ type: 'show', at: 'new', view: { view: 'help' } }] },
  };
  expect(parseState(JSON.parse(JSON.stringify(old)))).toEqual({
    ...newState('nl'),
    ...old,
    version: 2,
    outbox: {},
  });
});

it.each([null, 1, 'text', {}, { version: 0 }])('%j counts as none', (raw) => {
  expect(parseState(raw)).toBeUndefined();
});

describe('what is kept in Redis', () => {
  // Generous: what answers late on a busy machine is no failure here.
  const connection = connectRedis(inject('redisUrl'), { timeoutMs: 10_000 });
  let dns: ZoneServer;
  beforeAll(async () => {
    dns = await serveZone({ '40.113.0.203.in-addr.arpa': 'NXDOMAIN' });
  });
  afterAll(async () => {
    await connection.close();
    await dns.close();
  });

  /** A talk that goes on from a state as it lies in Redis. */
  async function goOnFrom(text: string): Promise<Talk> {
    const prefix = `test-${randomUUID()}`;
    const { state } = keysOf(prefix, 'test');
    await connection.run((redis) => redis.hset(state, { revision: 7, state: text }));
    await connection.run((redis) => redis.pexpire(state, 60_000));
    return new Talk({ dns, store: new RedisStore<State>(connection, { parse: parseState, prefix }) });
  }

  // Each was written by the version itself, after the first advice.
  it.each(Array.from({ length: STATE_VERSION }, (_, index) => index + 1))(
    'by version %i is read, and the talk goes on from there',
    async (version) => {
      const file = new URL(`../fixtures/states/${version}.json`, import.meta.url);
      const talk = await goOnFrom(readFileSync(file, 'utf8'));
      await talk.say('why?');
      expect(talk.last).toContain('203.0.113.40 has no PTR record');
      await talk.say('mail.contoso.example');
      expect(talk.last).toContain('Set ReverseFqdn on the public IP 203.0.113.40 in Azure');
      for (const words of ['ticket', 'watch', 'unwatch', 'back', 'check again', 'close', 'reopen', 'start over']) {
        await talk.say(words);
      }
      expect(talk.logged).toEqual([]);
    },
  );

  it('by a newer version is left alone and comes again: a process of that version will take it', async () => {
    const talk = await goOnFrom(JSON.stringify({ ...newState('en'), version: STATE_VERSION + 1 }));
    await expect(talk.store.load('test')).rejects.toThrow(StoreUnavailable);
    await talk.say('hello').catch(() => undefined);
    expect(talk.last).toContain('I cannot reach my memory');
  });
});
