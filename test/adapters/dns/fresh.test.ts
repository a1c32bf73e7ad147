import { describe, expect, it } from 'vitest';
import type { RecordType } from '../../../src/dns/answer.ts';
import type { FreshAnswer } from '../../../src/dns/resolver.ts';
import { brief, runOn } from '../../support/dns-client.ts';
import { DELEGATION, NS1, NS2, SOA, world } from '../../support/dns-world.ts';
import { serveZone, type Zone } from '../../support/dns-zone.ts';

const CONTOSO: Zone = { ...DELEGATION, 'mail.contoso.example': { A: ['192.0.2.1'] } };

/** Each server's answer in a word or its records. */
function rows<T extends RecordType>(answer: FreshAnswer<T>): Record<string, unknown> {
  return Object.fromEntries(answer.servers.map((row) => [row.server, brief(row.answer)]));
}

describe('the servers of a zone', () => {
  it('are all asked, each without recursion', async () => {
    await using here = await world(DELEGATION, [
      [NS1, CONTOSO],
      [NS2, CONTOSO],
    ]);
    const answer = await here.run.fresh.resolveFresh('Mail.Contoso.Example.', 'A');
    expect(answer).toMatchObject({
      zone: 'contoso.example',
      negativeTtl: 120,
      servers: [
        {
          server: 'ns1.contoso.example',
          address: NS1,
          answer: { status: 'records', records: ['192.0.2.1'], ttl: 300 },
        },
        { server: 'ns2.contoso.example', address: NS2, answer: { status: 'records', records: ['192.0.2.1'] } },
      ],
    });
    const asked = here.authorities.flatMap((server) => server.queries);
    expect(asked.map((query) => query.recursionDesired)).not.toContain(true);
    expect(here.resolver.count('mail.contoso.example', 'A')).toBe(0);
  });

  it('answer past every cache, where the resolver still has the old record', async () => {
    const zone: Zone = { ...CONTOSO };
    await using here = await world({ ...CONTOSO }, [[NS1, zone]]);
    expect(brief(await here.run.resolver.resolve('mail.contoso.example', 'A'))).toEqual(['192.0.2.1']);
    zone['mail.contoso.example'] = { A: ['192.0.2.9'] };
    expect(brief(await here.run.resolver.resolve('mail.contoso.example', 'A'))).toEqual(['192.0.2.1']);
    expect(rows(await here.run.fresh.resolveFresh('mail.contoso.example', 'A'))).toMatchObject({
      'ns1.contoso.example': ['192.0.2.9'],
    });
  });

  it('may differ, and each is shown', async () => {
    await using here = await world(DELEGATION, [
      [NS1, CONTOSO],
      [NS2, DELEGATION],
    ]);
    const answer = await here.run.fresh.resolveFresh('mail.contoso.example', 'A');
    expect(rows(answer)).toEqual({ 'ns1.contoso.example': ['192.0.2.1'], 'ns2.contoso.example': 'nxdomain' });
  });

  it('say how long "no record" lives in caches', async () => {
    const zone: Zone = { ...CONTOSO, 'contoso.example': { NS: ['ns1.contoso.example'], SOA, ttl: 45 } };
    await using here = await world(DELEGATION, [[NS1, zone]]);
    expect(await here.run.fresh.resolveFresh('mail.contoso.example', 'A')).toMatchObject({ negativeTtl: 45 });
    expect(await here.run.fresh.resolveFresh('none.contoso.example', 'A')).toMatchObject({ negativeTtl: 45 });
    expect(here.authorities[0]?.count('contoso.example', 'SOA')).toBe(1);
  });

  it('are asked over TCP for an answer that is too long', async () => {
    const zone: Zone = { ...CONTOSO, 'contoso.example': { TXT: ['v=spf1 -all'], SOA, truncate: true } };
    await using here = await world(DELEGATION, [[NS1, zone]]);
    expect(rows(await here.run.fresh.resolveFresh('contoso.example', 'TXT'))).toMatchObject({
      'ns1.contoso.example': ['v=spf1 -all'],
    });
  });

  it.each([
    ['refuses', {}, { origins: ['other.example'] }, 'refused'],
    ['answers without authority', CONTOSO, { authoritative: false }, 'refused'],
    ['refers to the zone itself', DELEGATION, { origins: ['example'] }, 'refused'],
    ['fails', { 'mail.contoso.example': 'SERVFAIL' }, {}, 'servfail'],
    ['is silent', { 'mail.contoso.example': 'TIMEOUT' }, {}, 'timeout'],
  ] as const)('one that %s says nothing about the record', async (_, zone, options, failure) => {
    await using here = await world(DELEGATION, [
      [NS1, CONTOSO],
      [NS2, zone, options],
    ]);
    const answer = await here.run.fresh.resolveFresh('mail.contoso.example', 'A');
    expect(rows(answer)).toEqual({ 'ns1.contoso.example': ['192.0.2.1'], 'ns2.contoso.example': failure });
  });

  it('one that is closed is a timeout', async () => {
    await using here = await world(DELEGATION, [
      [NS1, CONTOSO],
      [NS2, CONTOSO],
    ]);
    await here.authorities[1]?.close();
    const answer = await here.run.fresh.resolveFresh('mail.contoso.example', 'A');
    expect(rows(answer)).toEqual({ 'ns1.contoso.example': ['192.0.2.1'], 'ns2.contoso.example': 'timeout' });
  });

  it('at private addresses are not asked on the word of a stranger', async () => {
    await using here = await world(DELEGATION, [[NS1, CONTOSO]], { allowPrivate: false });
    const answer = await here.run.fresh.resolveFresh('mail.contoso.example', 'A');
    expect(rows(answer)).toEqual({ 'ns1.contoso.example': 'cancelled', 'ns2.contoso.example': 'cancelled' });
    expect(here.authorities[0]?.queries).toEqual([]);
  });
});

describe('the zone that holds a name', () => {
  it('is found in two questions, however deep the name', async () => {
    const reverse = '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa';
    const cut: Zone = {
      '8.b.d.0.1.0.0.2.ip6.arpa': { NS: ['ns1.contoso.example'], SOA },
      'ns1.contoso.example': { A: [NS1] },
    };
    const options = { origins: ['8.b.d.0.1.0.0.2.ip6.arpa'] };
    await using here = await world(cut, [[NS1, { ...cut, [reverse]: { PTR: ['mail.contoso.example'] } }, options]]);
    const answer = await here.run.fresh.resolveFresh(reverse, 'PTR');
    expect(answer.zone).toBe('8.b.d.0.1.0.0.2.ip6.arpa');
    expect(rows(answer)).toEqual({ 'ns1.contoso.example': ['mail.contoso.example'] });
    expect(here.resolver.queries.filter((query) => query.type === 'NS').length).toBe(2);
  });

  it('is found label by label where negative answers have no SOA', async () => {
    await using authority = await serveZone(CONTOSO, { address: NS1, origins: ['contoso.example'] });
    await using resolver = await serveZone(
      { 'contoso.example': { NS: ['ns1.contoso.example'] }, 'ns1.contoso.example': { A: [NS1] } },
      { soa: false },
    );
    const run = runOn(resolver, { authoritativePort: authority.port, allowPrivate: true });
    expect((await run.fresh.resolveFresh('a.b.mail.contoso.example', 'A')).zone).toBe('contoso.example');
  });

  it('may stand behind an alias in another zone (RFC 2317)', async () => {
    const parent = '2.0.192.in-addr.arpa';
    const child = `0-15.${parent}`;
    const shared: Zone = {
      [parent]: { NS: ['ns1.contoso.example'], SOA },
      [child]: { NS: ['ns2.contoso.example'], SOA },
      [`7.${parent}`]: { CNAME: `7.${child}`, ttl: 50 },
      'ns1.contoso.example': { A: [NS1] },
      'ns2.contoso.example': { A: [NS2] },
    };
    await using here = await world(shared, [
      [NS1, shared, { origins: [parent] }],
      [NS2, { [child]: { SOA }, [`7.${child}`]: { PTR: ['mail.contoso.example'] } }, { origins: [child] }],
    ]);
    const answer = await here.run.fresh.resolveFresh(`7.${parent}`, 'PTR');
    expect(answer).toMatchObject({
      zone: child,
      servers: [
        {
          server: 'ns2.contoso.example',
          answer: { name: `7.${parent}`, records: ['mail.contoso.example'], aliases: [`7.${child}`], ttl: 50 },
        },
      ],
    });
  });

  it('is found through its parent when the resolver cannot reach it', async () => {
    const broken: Zone = {
      example: { NS: ['ns.example'], SOA },
      'ns.example': { A: [NS1] },
      'contoso.example': 'SERVFAIL',
      'mail.contoso.example': 'SERVFAIL',
    };
    const parent: Zone = { example: { NS: ['ns.example'], SOA }, ...DELEGATION };
    await using here = await world(broken, [
      [NS1, parent, { origins: ['example'] }],
      [NS2, CONTOSO],
    ]);
    const answer = await here.run.fresh.resolveFresh('mail.contoso.example', 'A');
    expect(answer.zone).toBe('contoso.example');
    expect(rows(answer)).toEqual({ 'ns1.contoso.example': 'refused', 'ns2.contoso.example': ['192.0.2.1'] });
  });

  it('is not found where nothing has NS records, and that is known soon', async () => {
    await using here = await world({ 'mail.contoso.example': { A: ['192.0.2.1'] } }, []);
    const answer = await here.run.fresh.resolveFresh('mail.contoso.example', 'A');
    expect(answer).toEqual({ zone: null, servers: [], negativeTtl: null });
    expect(here.resolver.queries.length).toBeLessThan(3);
  });

  it('is not looked for under a malformed name', async () => {
    await using here = await world({}, []);
    expect(await here.run.fresh.resolveFresh('a..b', 'A')).toEqual({ zone: null, servers: [], negativeTtl: null });
    expect(here.resolver.queries).toEqual([]);
  });
});

describe('what a hostile zone may make us do', () => {
  it('aliases in a loop over its servers end', async () => {
    const zone: Zone = {
      ...DELEGATION,
      'a.contoso.example': { CNAME: 'b.contoso.example' },
      'b.contoso.example': { CNAME: 'a.contoso.example' },
    };
    await using here = await world(DELEGATION, [
      [NS1, zone, { followAliases: false }],
      [NS2, zone],
    ]);
    const answer = await here.run.fresh.resolveFresh('a.contoso.example', 'A');
    expect(new Set(answer.servers.map((row) => brief(row.answer)))).toEqual(new Set(['servfail']));
  });

  it('many name servers are not all asked', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `n${index}.contoso.example`);
    const many: Zone = {
      'contoso.example': { NS: names, SOA },
      ...Object.fromEntries(names.map((name) => [name, { A: [NS1] }])),
    };
    await using here = await world(many, [[NS1, CONTOSO]]);
    expect((await here.run.fresh.resolveFresh('mail.contoso.example', 'A')).servers.length).toBe(7);
  });
});
