import { describe, expect, it } from 'vitest';
import { Budget } from '../../../adapters/dns/budget.ts';
import { Cache } from '../../../adapters/dns/cache.ts';
import { CachingClient } from '../../../adapters/dns/caching-client.ts';
import { Client } from '../../../adapters/dns/client.ts';
import { Transport } from '../../../adapters/dns/transport.ts';
import type { DnsAnswer } from '../../../src/dns/answer.ts';
import { brief, dnsFrom, runOn } from '../../support/dns-client.ts';
import { serveZone, type ZoneServer } from '../../support/dns-zone.ts';

const account = () => ({ budget: new Budget(Infinity) });

/** A caching client on a clock that the test turns. */
function clocked(server: ZoneServer) {
  const clock = { seconds: 0 };
  const client = new Client([server], new Transport(300), 1);
  return { clock, client: new CachingClient(client, () => clock.seconds) };
}

describe('answers are remembered', () => {
  it('as long as the TTL, which runs down', async () => {
    await using server = await serveZone({ 'a.example': { A: ['192.0.2.1'], ttl: 60 } });
    const { clock, client } = clocked(server);
    const seen: unknown[] = [];
    for (clock.seconds of [0, 20.5, 59, 60]) seen.push(await client.resolve('a.example', 'A', account()));
    expect(seen).toMatchObject([{ ttl: 60 }, { ttl: 40 }, { ttl: 1 }, { ttl: 60 }]);
    expect(server.queries.length).toBe(2);
  });

  it('absence too, by its negative TTL', async () => {
    await using server = await serveZone({}, { negativeTtl: 30 });
    const { clock, client } = clocked(server);
    for (clock.seconds of [0, 29, 30])
      expect(brief(await client.resolve('a.example', 'A', account()))).toBe('nxdomain');
    expect(server.queries.length).toBe(2);
  });

  it.each(['SERVFAIL', 'TIMEOUT'] as const)('%s for ten seconds only', async (failure) => {
    await using server = await serveZone({ 'a.example': failure });
    const { clock, client } = clocked(server);
    for (clock.seconds of [0, 9, 10]) await client.resolve('a.example', 'A', account());
    expect(server.queries.filter((query) => !query.checkingDisabled).length).toBe(2);
  });

  it('a TTL of zero for ten seconds, a day for five minutes', async () => {
    await using server = await serveZone({
      'a.example': { A: ['192.0.2.1'], ttl: 0 },
      'b.example': { A: ['192.0.2.1'], ttl: 86_400 },
    });
    const { clock, client } = clocked(server);
    for (clock.seconds of [0, 9, 10])
      expect(await client.resolve('a.example', 'A', account())).toMatchObject({ ttl: 0 });
    for (clock.seconds of [100, 399, 400]) await client.resolve('b.example', 'A', account());
    expect([server.count('a.example'), server.count('b.example')]).toEqual([2, 2]);
  });

  it('one for each type', async () => {
    await using server = await serveZone({ 'a.example': { A: ['192.0.2.1'], TXT: ['text'] } });
    const { resolver } = runOn(server);
    expect(brief(await resolver.resolve('a.example', 'A'))).toEqual(['192.0.2.1']);
    expect(brief(await resolver.resolve('a.example', 'TXT'))).toEqual(['text']);
  });

  it('up to a number, the oldest go first', () => {
    const cache = new Cache<'A'>(3, () => 0);
    const answer = (name: string): DnsAnswer<'A'> => ({
      name,
      type: 'A',
      status: 'records',
      records: [],
      ttl: 60,
      aliases: [],
      authenticated: false,
    });
    for (const name of ['a', 'b', 'c', 'a', 'd']) cache.set(name, answer(name));
    expect(['a', 'b', 'c', 'd'].filter((name) => cache.get(name))).toEqual(['a', 'c', 'd']);
  });

  it('by all runs, unless one asks past the memory', async () => {
    await using server = await serveZone({ 'a.example': { A: ['192.0.2.1'] } });
    const dns = dnsFrom(server);
    await dns.resolverFor().resolver.resolve('a.example', 'A');
    const again = dns.resolverFor();
    await again.resolver.resolve('A.example.', 'A');
    expect(again.queries).toBe(0);
    await again.uncached.resolve('a.example', 'A');
    expect(again.queries).toBe(1);
  });
});

describe('questions at the same time', () => {
  it('the same one is sent once', async () => {
    await using server = await serveZone({ 'a.example': { A: ['192.0.2.1'] } }, { delayMs: 30 });
    const { resolver } = runOn(server);
    const answers = await Promise.all(
      ['a.example', 'A.EXAMPLE', 'a.example.'].map((name) => resolver.resolve(name, 'A')),
    );
    expect(answers.map(brief)).toEqual([['192.0.2.1'], ['192.0.2.1'], ['192.0.2.1']]);
    expect(server.queries.length).toBe(1);
  });

  it.each([100, 600])('%i of them are all answered', async (count) => {
    const names = Array.from({ length: count }, (_, index) => `n${index}.example`);
    const zone = Object.fromEntries(names.map((name, index) => [name, { TXT: [`text ${index}`] }]));
    await using server = await serveZone(zone, { delayMs: 20 });
    const { resolver } = dnsFrom(server).resolverFor({ budget: 5_000 });
    const answers = await Promise.all(names.map((name) => resolver.resolve(name, 'TXT')));
    expect(answers.map(brief)).toEqual(names.map((_, index) => [`text ${index}`]));
  });

  it('are answered on a network that loses every third packet', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `n${index}.example`);
    const zone = Object.fromEntries(names.map((name) => [name, { A: ['192.0.2.1'] }]));
    await using server = await serveZone(zone, { loseEvery: 3 });
    const { resolver } = runOn(server, { timeoutMs: 300, tries: 3 });
    for (const name of names) expect(brief(await resolver.resolve(name, 'A'))).toEqual(['192.0.2.1']);
    expect(server.queries.length).toBeGreaterThan(names.length);
  });
});

describe('a run', () => {
  it('counts its queries, repetitions too', async () => {
    await using server = await serveZone({ 'a.example': 'TIMEOUT', 'b.example': { A: ['192.0.2.1'], truncate: true } });
    const run = runOn(server, { timeoutMs: 300, tries: 2 });
    await run.resolver.resolve('a.example', 'A');
    await run.resolver.resolve('b.example', 'A');
    expect(run.queries).toBe(4);
  });

  it('ends its questions at its budget, and leaves the budget of others alone', async () => {
    await using server = await serveZone({});
    const dns = dnsFrom(server);
    const run = dns.resolverFor({ budget: 3 });
    const names = ['a.example', 'b.example', 'c.example', 'd.example'];
    const answers = await Promise.all(names.map((name) => run.resolver.resolve(name, 'A')));
    expect(answers.map(brief)).toEqual(['nxdomain', 'nxdomain', 'nxdomain', 'cancelled']);
    expect([run.queries, server.queries.length]).toEqual([3, 3]);
    expect(brief(await dns.resolverFor().resolver.resolve('d.example', 'A'))).toBe('nxdomain');
  });

  it('stops on its signal, at once and for good', async () => {
    await using server = await serveZone({ 'a.example': 'TIMEOUT' });
    const stop = new AbortController();
    // A timeout that would outlast the test: only the signal can end this.
    const run = dnsFrom(server, { timeoutMs: 60_000 }).resolverFor({ signal: stop.signal });
    const asked = run.resolver.resolve('a.example', 'A');
    const fresh = run.fresh.resolveFresh('a.example', 'A');
    await seen(server, 2);
    stop.abort();
    expect(brief(await asked)).toBe('cancelled');
    expect(await fresh).toMatchObject({ zone: null, servers: [] });
    expect(brief(await run.resolver.resolve('b.example', 'A'))).toBe('cancelled');
    expect(server.count('b.example')).toBe(0);
  });

  it('stops one question on its own signal', async () => {
    await using server = await serveZone({ 'a.example': 'TIMEOUT' });
    const { resolver } = runOn(server, { timeoutMs: 60_000 });
    const stop = new AbortController();
    const asked = resolver.resolve('a.example', 'A', { signal: stop.signal });
    await seen(server, 1);
    stop.abort();
    expect(brief(await asked)).toBe('cancelled');
    expect(brief(await resolver.resolve('b.example', 'A'))).toBe('nxdomain');
  });

  it('that stops does not take along one that waits for the same answer', async () => {
    await using server = await serveZone({ 'a.example': { A: ['192.0.2.1'] } }, { delayMs: 50 });
    const dns = dnsFrom(server);
    const stop = new AbortController();
    const first = dns.resolverFor({ signal: stop.signal }).resolver.resolve('a.example', 'A');
    const second = dns.resolverFor().resolver.resolve('a.example', 'A');
    await seen(server, 1);
    stop.abort();
    expect([await first, await second].map(brief)).toEqual(['cancelled', ['192.0.2.1']]);
  });

  it('that waits for the answer to another can stop alone', async () => {
    await using server = await serveZone({ 'a.example': { A: ['192.0.2.1'] } }, { delayMs: 50 });
    const dns = dnsFrom(server);
    const stop = new AbortController();
    const first = dns.resolverFor().resolver.resolve('a.example', 'A');
    const second = dns.resolverFor({ signal: stop.signal }).resolver.resolve('a.example', 'A');
    await seen(server, 1);
    stop.abort();
    expect([await first, await second].map(brief)).toEqual([['192.0.2.1'], 'cancelled']);
  });
});

/** Waits until the server has seen a number of queries. */
async function seen(server: ZoneServer, count: number): Promise<void> {
  while (server.queries.length < count) await new Promise((done) => setTimeout(done, 2));
}
