// The checks against real name servers: Knot DNS as authority, signed, wrongly signed and lame; Unbound as resolver.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInvestigate } from '../../adapters/investigate.ts';
import type { CheckRequest } from '../../src/checks/request.ts';
import { runChecks } from '../../src/checks/run.ts';
import { freshView } from '../../src/dns/fresh-view.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import { findingText } from '../../src/reply/evidence.ts';
import { brief } from '../support/dns-client.ts';
import { argsByCode, codesOf } from '../support/findings.ts';
import { INSTALL_MS } from '../support/provide-program.ts';
import { type RealDns, startRealDns } from '../support/real-dns.ts';
import { LONG_TEXT, MEDIUM_TEXT, NS1, NS2 } from '../support/real-dns-zones.ts';

let servers: RealDns;
beforeAll(async () => {
  servers = await startRealDns();
}, INSTALL_MS);
afterAll(() => servers[Symbol.asyncDispose]());

const check = (...requests: CheckRequest[]) =>
  runChecks(requests, { resolver: servers.client().resolverFor().resolver });

describe('reverse DNS (RFC 8601 section 2.7.3)', () => {
  it.each([
    ['203.0.113.70', { IPREV_PASS: { ip: '203.0.113.70', name: 'mail.signed.example' } }],
    [
      '203.0.113.71',
      { IPREV_FAIL_MISMATCH: { ip: '203.0.113.71', name: 'mail.plain.example', addresses: ['203.0.113.70'] } },
    ],
    ['203.0.113.72', { IPREV_PERMERROR: { ip: '203.0.113.72' } }],
    ['203.0.113.73', { IPREV_FAIL_NO_FORWARD: { ip: '203.0.113.73', names: ['gone.plain.example'] } }],
    ['203.0.113.75', { IPREV_TEMPERROR: { ip: '203.0.113.75', name: 'mail.bogus.example', failure: 'bogus' } }],
  ])('%s', async (ip, expected) => {
    expect(argsByCode(await check({ check: 'reverse', ip }))).toMatchObject(expected);
  });

  it('says whose the zone of a missing PTR is', async () => {
    expect(argsByCode(await check({ check: 'reverse', ip: '203.0.113.72' }))).toMatchObject({
      REVERSE_ZONE: { zone: '113.0.203.in-addr.arpa', primary: 'ns1.example' },
    });
  });

  it('follows a delegation of less than a network (RFC 2317)', async () => {
    expect(argsByCode(await check({ check: 'reverse', ip: '203.0.113.80' }))).toEqual({
      IPREV_PASS: { ip: '203.0.113.80', name: 'mail80.plain80.example' },
      PTR_DELEGATED: { ip: '203.0.113.80', target: '80.64-95.113.0.203.in-addr.arpa' },
    });
  });

  it('names the zone of a lame delegation, and does not call the PTR missing', async () => {
    const findings = await check({ check: 'reverse', ip: '198.51.100.7' });
    expect(argsByCode(findings)).toEqual({
      IPREV_TEMPERROR: { ip: '198.51.100.7', name: '7.100.51.198.in-addr.arpa', failure: 'servfail' },
      REVERSE_ZONE_BROKEN: { ip: '198.51.100.7', zone: '100.51.198.in-addr.arpa', failure: 'servfail' },
    });
  });
});

describe('DNSSEC', () => {
  it.each([
    ['signed.example', { DANE_SECURE: { domain: 'signed.example', hosts: ['mail.signed.example'] } }],
    ['plain.example', { DANE_NOT_VALIDATED: { domain: 'plain.example', hosts: ['mail.plain.example'] } }],
    ['bogus.example', { DANE_TEMPERROR: { domain: 'bogus.example', hosts: [], failure: 'bogus' } }],
    ['lame.example', { DANE_TEMPERROR: { domain: 'lame.example', hosts: [], failure: 'servfail' } }],
  ])('DANE of %s', async (domain, expected) => {
    expect(argsByCode(await check({ check: 'dane', domain }))).toEqual(expected);
  });

  it('that does not validate is a failure in every check, and never an absence', async () => {
    const domain = 'bogus.example';
    const findings = await check(
      { check: 'spf', domain, ip: '203.0.113.70', helo: null, identity: 'mail_from' },
      { check: 'dkim', domain, selector: 's1' },
      { check: 'dmarc', domain, spf: domain, dkim: [domain] },
      { check: 'mx', domain },
      { check: 'mta_sts', domain },
      { check: 'tls_rpt', domain },
      { check: 'bimi', domain },
      { check: 'domain', domain },
    );
    expect(codesOf(findings)).toEqual([
      'SPF_TEMPERROR',
      'DKIM_KEY_TEMPERROR',
      'DMARC_TEMPERROR',
      'MX_TEMPERROR',
      'MTA_STS_TEMPERROR',
      'TLS_RPT_TEMPERROR',
      'BIMI_TEMPERROR',
      'DOMAIN_SERVFAIL',
    ]);
    for (const finding of findings) expect(finding.args).toMatchObject({ failure: 'bogus' });
    for (const language of ['en', 'nl'] as const) {
      for (const finding of findings) expect(findingText(finding, catalogOf(language))).toContain('DNSSEC');
    }
  });

  it('is told from a lame delegation', async () => {
    const [bogus, lame] = [
      await check({ check: 'domain', domain: 'bogus.example' }),
      await check({ check: 'domain', domain: 'lame.example' }),
    ];
    expect(bogus[0]).toMatchObject({ code: 'DOMAIN_SERVFAIL', args: { failure: 'bogus' } });
    expect(lame[0]).toMatchObject({ code: 'DOMAIN_SERVFAIL', args: { failure: 'servfail' } });
  });

  it('protects a "no such name" too', async () => {
    const { resolver } = servers.client().resolverFor();
    const none = await resolver.resolve('none.signed.example', 'A');
    expect(none).toMatchObject({
      status: 'nxdomain',
      authenticated: true,
      authority: { zone: 'signed.example', primary: 'ns1.example' },
    });
    // The SOA's minimum, and not the TTL of the zone (RFC 2308 section 5).
    const ttl = none.status === 'failed' ? -1 : none.ttl;
    expect([ttl > 100, ttl <= 120]).toEqual([true, true]);
    expect(await resolver.resolve('none.plain.example', 'A')).toMatchObject({ authenticated: false });
  });
});

describe('the wire', () => {
  it('an answer longer than UDP carries comes over TCP, from the resolver and from the authority', async () => {
    const run = servers.client().resolverFor();
    expect(brief(await run.resolver.resolve('long.signed.example', 'TXT'))).toEqual([LONG_TEXT]);
    expect(run.queries).toBe(2);
    const fresh = await run.fresh.resolveFresh('long.signed.example', 'TXT');
    expect(fresh.servers.map((row) => brief(row.answer))).toEqual([[LONG_TEXT]]);
  });

  it('EDNS leaves room for one that is too long without it', async () => {
    const run = servers.client().resolverFor();
    expect(brief(await run.resolver.resolve('medium.signed.example', 'TXT'))).toEqual([MEDIUM_TEXT]);
    expect(run.queries).toBe(1);
  });

  it('the rest of a TTL in the resolver’s cache counts down', async () => {
    const run = servers.client().resolverFor();
    const left = async (): Promise<number> => {
      const answer = await run.uncached.resolve('same.moving.example', 'TXT');
      return answer.status === 'records' ? answer.ttl : -1;
    };
    const first = await left();
    expect(first).toBeGreaterThan(290);
    await expect.poll(left, { interval: 100, timeout: 3000 }).toBeLessThan(first);
    // The zone's own server always says the whole TTL.
    const fresh = await run.fresh.resolveFresh('same.moving.example', 'TXT');
    expect(fresh.servers[0]?.answer).toMatchObject({ ttl: 300 });
  });
});

describe('a zone’s own servers', () => {
  it('are each asked, and their differences found', async () => {
    const run = servers.client().resolverFor();
    const answer = await run.fresh.resolveFresh('mail.moving.example', 'A');
    expect(answer).toMatchObject({
      zone: 'moving.example',
      negativeTtl: 120,
    });
    // A resolver turns the order of the name servers around.
    expect(answer.servers.toSorted((a, b) => a.server.localeCompare(b.server))).toMatchObject([
      { server: 'ns1.example', address: NS1, answer: { status: 'records', records: ['203.0.113.70'] } },
      { server: 'ns2.example', address: NS2, answer: { status: 'nxdomain', ttl: 120 } },
    ]);
  });

  it('that differ make "check again" say so', async () => {
    const investigate = createInvestigate(servers.client());
    const spf = {
      check: 'spf',
      domain: 'moving.example',
      ip: '203.0.113.70',
      helo: null,
      identity: 'mail_from',
    } as const;
    const outcome = await investigate([spf, { check: 'host', host: 'mail.moving.example' }], true);
    expect(outcome.basis).toBe('authoritative');
    expect(outcome.disagreed).toEqual(expect.arrayContaining(['moving.example', 'mail.moving.example']));
    // A record is live only where all of the servers have it.
    expect(codesOf(outcome.findings)).toContain('HOST_UNRESOLVED');
  });

  it('that agree are told as one', async () => {
    const run = servers.client().resolverFor();
    const view = freshView(run.fresh, run.uncached);
    await view.resolve('same.moving.example', 'TXT');
    expect(view.bases).toMatchObject([{ basis: 'authoritative', agree: true, servers: [{}, {}] }]);
  });

  it('answer for the reverse zone too, also where it is delegated further', async () => {
    const run = servers.client().resolverFor();
    const none = await run.fresh.resolveFresh('72.113.0.203.in-addr.arpa', 'PTR');
    expect(none).toMatchObject({
      zone: '113.0.203.in-addr.arpa',
      negativeTtl: 120,
      servers: [{ server: 'ns1.example', answer: { status: 'nxdomain' } }],
    });
    const delegated = await run.fresh.resolveFresh('80.113.0.203.in-addr.arpa', 'PTR');
    expect(delegated).toMatchObject({
      zone: '64-95.113.0.203.in-addr.arpa',
      servers: [{ server: 'ns2.example', address: NS2, answer: { records: ['mail80.plain80.example'] } }],
    });
  });

  it('one that does not hold the zone it is named for says nothing about its records', async () => {
    const answer = await servers.client().resolverFor().fresh.resolveFresh('lame.example', 'MX');
    expect(answer).toMatchObject({
      zone: 'lame.example',
      servers: [{ server: 'ns2.example', address: NS2, answer: { status: 'failed', failure: 'refused' } }],
    });
  });

  it('answer past DNSSEC that is broken; a second look still says that it is', async () => {
    const answer = await servers.client().resolverFor().fresh.resolveFresh('bogus.example', 'MX');
    expect(answer.servers).toMatchObject([{ answer: { records: [{ exchange: 'mail.bogus.example' }] } }]);
    const investigate = createInvestigate(servers.client());
    const { findings } = await investigate([{ check: 'domain', domain: 'bogus.example' }], true);
    expect(argsByCode(findings)).toMatchObject({ DOMAIN_SERVFAIL: { failure: 'bogus' } });
  });

  it('do not validate: whether DANE counts, a second look asks the resolver', async () => {
    const investigate = createInvestigate(servers.client());
    const look = async (domain: string) => (await investigate([{ check: 'dane', domain }], true)).findings;
    expect(codesOf(await look('signed.example'))).toEqual(['DANE_SECURE']);
    expect(codesOf(await look('plain.example'))).toEqual(['DANE_NOT_VALIDATED']);
  });
});
