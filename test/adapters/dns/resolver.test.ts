import { describe, expect, it } from 'vitest';
import { Dns, parseServer } from '../../../adapters/dns/dns.ts';
import { brief, runOn } from '../../support/dns-client.ts';
import { serveZone, type Zone, type ZoneServer } from '../../support/dns-zone.ts';

const SOA = 'ns1.example hostmaster.example 7 3600 600 86400 120';

const ZONE: Zone = {
  example: { SOA, ttl: 900 },
  'mail.example': { A: ['192.0.2.1', '192.0.2.2'], AAAA: ['2001:DB8:0:0::1'], ttl: 60 },
  'contoso.example': { MX: ['10 MX1.Contoso.Example.', [20, 'mx2.contoso.example']], NS: ['NS1.example.'], SOA },
  'nullmx.example': { MX: ['0 .'] },
  'text.example': { TXT: ['v=spf1 -all', ['a', '', 'b'], ''] },
  '1.2.0.192.in-addr.arpa': { PTR: ['Mail.Example.'] },
  '_25._tcp.mail.example': { TLSA: ['3 1 1 00aaff'] },
  'signed.example': { DS: ['12345 13 2 00ff'] },
  'one.example': { CNAME: 'two.example', ttl: 100 },
  'two.example': { CNAME: 'three.example', ttl: 50 },
  'three.example': { A: ['192.0.2.3'], ttl: 80 },
  'to-nothing.example': { CNAME: 'nothing.example', ttl: 90 },
  'to-nodata.example': { CNAME: 'text.example', ttl: 30 },
  'loop1.example': { CNAME: 'loop2.example' },
  'loop2.example': { CNAME: 'loop1.example' },
  'broken.example': 'SERVFAIL',
  'refused.example': 'REFUSED',
  'odd.example': 'NOTIMP',
  'silent.example': 'TIMEOUT',
  'big.example': { TXT: ['x'.repeat(5000)] },
  'forever.example': { A: ['192.0.2.4'], ttl: 0x8000_0000 },
};

describe('what a resolver says', () => {
  it.each([
    ['mail.example', 'A', ['192.0.2.1', '192.0.2.2']],
    ['MAIL.Example.', 'A', ['192.0.2.1', '192.0.2.2']],
    ['mail.example', 'AAAA', ['2001:db8::1']],
    [
      'contoso.example',
      'MX',
      [
        { preference: 10, exchange: 'mx1.contoso.example' },
        { preference: 20, exchange: 'mx2.contoso.example' },
      ],
    ],
    ['contoso.example', 'NS', ['ns1.example']],
    ['nullmx.example', 'MX', [{ preference: 0, exchange: '.' }]],
    ['text.example', 'TXT', ['v=spf1 -all', 'ab', '']],
    ['1.2.0.192.in-addr.arpa', 'PTR', ['mail.example']],
    ['_25._tcp.mail.example', 'TLSA', [{ usage: 3, selector: 1, matchingType: 1, certificate: '00aaff' }]],
    ['signed.example', 'DS', [{ keyTag: 12345, algorithm: 13, digestType: 2, digest: '00ff' }]],
    ['one.example', 'CNAME', ['two.example']],
    ['one.example', 'A', ['192.0.2.3']],
    ['contoso.example', 'TXT', 'nodata'],
    ['_tcp.mail.example', 'A', 'nodata'],
    ['nothing.example', 'A', 'nxdomain'],
    ['to-nothing.example', 'A', 'nxdomain'],
    ['to-nodata.example', 'A', 'nodata'],
    ['broken.example', 'A', 'servfail'],
    ['refused.example', 'A', 'refused'],
    ['odd.example', 'A', 'refused'],
    ['loop1.example', 'A', 'servfail'],
    ['big.example', 'TXT', ['x'.repeat(5000)]],
  ] as const)('%s %s', async (name, type, expected) => {
    await using server = await serveZone(ZONE);
    expect(brief(await runOn(server).resolver.resolve(name, type))).toEqual(expected);
  });

  it('silence is a timeout, after every try', async () => {
    await using server = await serveZone(ZONE);
    const { resolver } = runOn(server, { timeoutMs: 60, tries: 3 });
    expect(brief(await resolver.resolve('silent.example', 'A'))).toBe('timeout');
    expect(server.count('silent.example')).toBe(3);
  });

  it.each(['', '.', 'a..b', `${'a'.repeat(64)}.example`, 'line\nbreak.example'])(
    '%j is no name: nxdomain, unasked',
    async (name) => {
      await using server = await serveZone(ZONE);
      expect(brief(await runOn(server).resolver.resolve(name, 'A'))).toBe('nxdomain');
      expect(server.queries).toEqual([]);
    },
  );

  it('an internationalised name is asked in A-labels', async () => {
    await using server = await serveZone({ 'xn--mnchen-3ya.example': { A: ['192.0.2.1'] } });
    expect(await runOn(server).resolver.resolve('MÜNCHEN.example', 'A')).toMatchObject({
      name: 'xn--mnchen-3ya.example',
      records: ['192.0.2.1'],
    });
  });
});

describe('TTL', () => {
  it('is the smallest of the chain', async () => {
    await using server = await serveZone(ZONE);
    const answer = await runOn(server).resolver.resolve('one.example', 'A');
    expect(answer).toMatchObject({ ttl: 50, aliases: ['two.example', 'three.example'] });
  });

  it('of "no record" is the lesser of the SOA and its minimum, and of the alias before', async () => {
    await using server = await serveZone(ZONE);
    const { resolver } = runOn(server);
    const authority = { zone: 'example', primary: 'ns1.example' };
    expect(await resolver.resolve('nothing.example', 'A')).toMatchObject({ status: 'nxdomain', ttl: 120, authority });
    expect(await resolver.resolve('mail.example', 'MX')).toMatchObject({ status: 'nodata', ttl: 120, authority });
    expect(await resolver.resolve('to-nothing.example', 'A')).toMatchObject({ status: 'nxdomain', ttl: 90 });
  });

  it('without an SOA, absence is not to be cached', async () => {
    await using server = await serveZone(ZONE, { soa: false });
    const answer = await runOn(server).resolver.resolve('nothing.example', 'A');
    expect(answer).toMatchObject({ status: 'nxdomain', ttl: 0 });
    expect(answer).not.toHaveProperty('authority');
  });

  it('with the top bit set is zero (RFC 2181 section 8)', async () => {
    await using server = await serveZone(ZONE);
    expect(await runOn(server).resolver.resolve('forever.example', 'A')).toMatchObject({ ttl: 0 });
  });
});

describe('an alias that the server leaves unfinished', () => {
  it('is followed by further questions', async () => {
    await using server = await serveZone(ZONE, { followAliases: false });
    const answer = await runOn(server).resolver.resolve('one.example', 'A');
    expect(answer).toMatchObject({ records: ['192.0.2.3'], ttl: 50, aliases: ['two.example', 'three.example'] });
    expect(server.queries.map((query) => query.name)).toEqual(['one.example', 'two.example', 'three.example']);
  });

  it.each(['to-nothing.example', 'to-nodata.example'])('to an absent record: %s', async (name) => {
    await using server = await serveZone(ZONE, { followAliases: false });
    const status = name === 'to-nothing.example' ? 'nxdomain' : 'nodata';
    expect(brief(await runOn(server).resolver.resolve(name, 'A'))).toBe(status);
  });

  it('in a loop ends as servfail', async () => {
    await using server = await serveZone(ZONE, { followAliases: false });
    expect(brief(await runOn(server).resolver.resolve('loop1.example', 'A'))).toBe('servfail');
    expect(server.queries.length).toBe(2);
  });

  it.each([true, false])('too long a chain ends as servfail (followed by the server: %s)', async (followAliases) => {
    const names = Array.from({ length: 30 }, (_, index) => `n${index}.example`);
    const zone = Object.fromEntries(names.map((name, index) => [name, { CNAME: `n${index + 1}.example` }]));
    await using server = await serveZone(zone, { followAliases });
    expect(brief(await runOn(server).resolver.resolve('n0.example', 'A'))).toBe('servfail');
    expect(server.queries.length).toBeLessThan(16);
  });
});

describe('on the wire', () => {
  it('asks for recursion and for the AD bit, with EDNS and room for 1232 bytes', async () => {
    await using server = await serveZone(ZONE, { authenticated: true });
    const answer = await runOn(server).resolver.resolve('mail.example', 'A');
    expect(server.queries[0]).toMatchObject({
      recursionDesired: true,
      authenticData: true,
      edns: 1232,
      transport: 'udp',
    });
    expect(answer).toMatchObject({ authenticated: true });
  });

  it('says that an answer was not validated', async () => {
    await using server = await serveZone(ZONE);
    expect(await runOn(server).resolver.resolve('mail.example', 'A')).toMatchObject({ authenticated: false });
  });

  it.each(['FORMERR', 'NOTIMP'] as const)(
    'a server that answers EDNS with %s is asked once more without',
    async (edns) => {
      await using server = await serveZone(ZONE, { edns });
      expect(brief(await runOn(server).resolver.resolve('three.example', 'A'))).toEqual(['192.0.2.3']);
      expect(server.queries.map((query) => query.edns)).toEqual([1232, null]);
    },
  );

  it('a truncated answer is asked for again over TCP', async () => {
    await using server = await serveZone({ 'a.example': { A: ['192.0.2.1'], truncate: true } });
    expect(brief(await runOn(server).resolver.resolve('a.example', 'A'))).toEqual(['192.0.2.1']);
    expect(server.queries.map((query) => query.transport)).toEqual(['udp', 'tcp']);
  });

  it('a truncated answer without TCP is no answer', async () => {
    await using server = await serveZone(ZONE, { tcp: false });
    expect(brief(await runOn(server, { timeoutMs: 500, tries: 1 }).resolver.resolve('big.example', 'TXT'))).toBe(
      'timeout',
    );
  });

  it('joins the character strings of a TXT record as bytes: a character may lie across two', async () => {
    const text = `${'a'.repeat(254)}é${'日本'.repeat(200)}\u0000\r\n"\\`;
    await using server = await serveZone({ 'a.example': { TXT: [Buffer.from(text)] } });
    expect(brief(await runOn(server).resolver.resolve('a.example', 'TXT'))).toEqual([text]);
  });

  it('keeps what is not a visible character out of names', async () => {
    await using server = await serveZone({ 'a.example': { PTR: ['EVIL\u0007\u202eé.example'] } });
    expect(brief(await runOn(server).resolver.resolve('a.example', 'PTR'))).toEqual([
      'evil\\007\\226\\128\\174\\195\\169.example',
    ]);
  });
});

describe('several servers', () => {
  it('a closed and a silent one cost one try each, and only once', async () => {
    await using closed = await serveZone({}, { tcp: false });
    await using silent = await serveZone({ 'a.example': 'TIMEOUT', 'b.example': 'TIMEOUT' });
    await using live = await serveZone({ 'a.example': { A: ['192.0.2.1'] }, 'b.example': { A: ['192.0.2.2'] } });
    await closed.close();
    const { resolver } = runOn([closed, silent, live], { timeoutMs: 400 });
    expect(brief(await resolver.resolve('a.example', 'A'))).toEqual(['192.0.2.1']);
    expect(brief(await resolver.resolve('b.example', 'A'))).toEqual(['192.0.2.2']);
    expect(silent.queries.length).toBe(1);
  });

  it.each(['SERVFAIL', 'REFUSED'] as const)('the next one is asked after %s', async (failure) => {
    await using failing = await serveZone({ 'a.example': failure });
    await using live = await serveZone({ 'a.example': { A: ['192.0.2.1'] } });
    expect(brief(await runOn([failing, live]).resolver.resolve('a.example', 'A'))).toEqual(['192.0.2.1']);
  });

  it('an error of one says more than the silence of another, and is not asked for twice', async () => {
    await using failing = await serveZone({ 'a.example': 'SERVFAIL' });
    await using silent = await serveZone({ 'a.example': 'TIMEOUT' });
    const { resolver } = runOn([failing, silent], { timeoutMs: 60, tries: 4 });
    expect(brief(await resolver.resolve('a.example', 'A'))).toBe('servfail');
    // The second question is whether only DNSSEC fails.
    expect(failing.queries.map((query) => query.checkingDisabled)).toEqual([false, true]);
    expect(silent.queries.length).toBe(2);
  });

  it('a SERVFAIL that has passed a moment later is no broken DNSSEC', async () => {
    const zone: Zone = {
      get 'a.example'() {
        return server.queries.length === 1 ? 'SERVFAIL' : { A: ['192.0.2.1'] };
      },
    };
    await using server: ZoneServer = await serveZone(zone);
    expect(brief(await runOn(server).resolver.resolve('a.example', 'A'))).toEqual(['192.0.2.1']);
    expect(server.queries.map((query) => query.checkingDisabled)).toEqual([false, true, false]);
  });

  it('one that only refers to others is no resolver', async () => {
    const zone: Zone = { 'a.example': { NS: ['ns.a.example'] } };
    await using authority = await serveZone(zone, { origins: ['example'] });
    expect(brief(await runOn(authority).resolver.resolve('x.a.example', 'A'))).toBe('refused');
  });
});

describe('configuration', () => {
  it.each([
    ['192.0.2.53', { host: '192.0.2.53', port: 53 }],
    ['192.0.2.53:5353', { host: '192.0.2.53', port: 5353 }],
    ['2001:DB8::53', { host: '2001:db8::53', port: 53 }],
    ['[2001:db8::53]:5353', { host: '2001:db8::53', port: 5353 }],
    ['fe80::1%eth0', { host: 'fe80::1%eth0', port: 53 }],
    ['2001:db8::53%eth0', undefined],
    ['dns.example', undefined],
    ['192.0.2.53:0', undefined],
    ['192.0.2.53:65536', undefined],
    ['192.0.2:53', undefined],
    ['', undefined],
  ])('the server %j', (text, server) => {
    expect(parseServer(text)).toEqual(server);
  });

  it('takes the system resolvers when none are given', async () => {
    const { resolver } = new Dns().resolverFor({ signal: AbortSignal.abort() });
    expect(brief(await resolver.resolve('mail.example', 'A'))).toBe('cancelled');
  });
});
