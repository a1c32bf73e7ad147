import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../src/checks/run.ts';
import { runOn } from '../../support/dns-client.ts';
import { serveZone, type Zone, type ZoneEntry, type ZoneServer } from '../../support/dns-zone.ts';
import { argsByCode, checked, codesOf } from '../../support/findings.ts';

const HOSTS: Zone = {
  'mx1.contoso.example': { A: ['203.0.113.1'], AAAA: ['2001:db8::1'] },
  'mx2.contoso.example': { A: ['203.0.113.2'] },
  '1.113.0.203.in-addr.arpa': { PTR: ['mx1.contoso.example'] },
  '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa': { PTR: ['mx1.contoso.example'] },
  'loop.contoso.example': { A: ['127.0.0.1'], AAAA: ['::1'] },
  'inner.contoso.example': { A: ['10.0.0.5', '169.254.169.254'] },
  'both.contoso.example': { A: ['10.0.0.5', '203.0.113.1'] },
  'alias.contoso.example': { CNAME: 'mx1.contoso.example' },
  'broken.contoso.example': 'SERVFAIL',
  'half.contoso.example': { A: 'SERVFAIL', AAAA: ['fd00::1'] },
  'mapped.contoso.example': { AAAA: ['::ffff:127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '2002:7f00:1::1'] },
  'x.mail.protection.outlook.com': { A: ['203.0.113.9'] },
};
const DOMAIN = 'contoso.example';
const mx = (entry: ZoneEntry) => checked({ ...HOSTS, [DOMAIN]: entry }, { check: 'mx', domain: DOMAIN });

describe('mail exchangers', () => {
  it.each([
    [
      'two that resolve',
      { MX: ['20 mx2.contoso.example', '10 mx1.contoso.example'] },
      ['MX_RESOLVES', 'MX_NO_REVERSE'],
    ],
    ['null MX', { MX: ['0 .'] }, ['MX_NULL']],
    ['null MX beside another', { MX: ['0 .', '10 mx1.contoso.example'] }, ['MX_NULL_MIXED', 'MX_RESOLVES']],
    ['none, but an address', { A: ['203.0.113.1'] }, ['MX_IMPLICIT']],
    ['none at all', { TXT: ['x'] }, ['MX_NONE']],
    ['a broken zone', 'SERVFAIL', ['MX_TEMPERROR']],
    ['an alias', { MX: ['10 alias.contoso.example'] }, ['MX_RESOLVES', 'MX_CNAME']],
    ['a host that is not there', { MX: ['10 gone.contoso.example'] }, ['MX_DANGLING']],
    ['a host that cannot be looked up', { MX: ['10 broken.contoso.example'] }, ['MX_HOST_TEMPERROR']],
    ['an address for a name', { MX: ['10 203.0.113.1'] }, ['MX_IS_ADDRESS']],
    ['private addresses, where others may be', { MX: ['10 half.contoso.example'] }, ['MX_HOST_TEMPERROR']],
    ['this machine inside IPv6', { MX: ['10 mapped.contoso.example'] }, ['MX_PRIVATE']],
    ['this machine', { MX: ['10 loop.contoso.example'] }, ['MX_PRIVATE']],
    ['a private network and a metadata service', { MX: ['10 inner.contoso.example'] }, ['MX_PRIVATE']],
    ['a private address beside a public one', { MX: ['10 both.contoso.example'] }, ['MX_RESOLVES']],
    ['a mail service', { MX: ['0 x.mail.protection.outlook.com'] }, ['MX_RESOLVES', 'MX_SERVICE', 'MX_NO_REVERSE']],
    [
      'a mail service beside a host that is not its',
      { MX: ['0 x.mail.protection.outlook.com', '10 mx1.contoso.example'] },
      ['MX_RESOLVES', 'MX_MIXED', 'MX_NO_REVERSE'],
    ],
  ] satisfies [string, ZoneEntry, string[]][])('%s', async (_, entry, codes) => {
    expect(codesOf((await mx(entry)).findings)).toEqual(codes);
  });

  it('a domain that is not there', async () => {
    const { findings } = await checked(HOSTS, { check: 'mx', domain: 'gone.example' });
    expect(codesOf(findings)).toEqual(['MX_DOMAIN_MISSING']);
  });

  it('are told in order of preference, with what each alias leads to', async () => {
    const { findings } = await mx({ MX: ['20 mx2.contoso.example', '10 alias.contoso.example'] });
    expect(argsByCode(findings)).toMatchObject({
      MX_RESOLVES: { hosts: ['alias.contoso.example', 'mx2.contoso.example'] },
      MX_CNAME: { hosts: [{ host: 'alias.contoso.example', target: 'mx1.contoso.example' }] },
      MX_NO_REVERSE: { hosts: [{ host: 'mx2.contoso.example', ip: '203.0.113.2' }] },
    });
  });

  it('at private addresses are not looked up further', async () => {
    const { asked } = await mx({ MX: ['10 loop.contoso.example', '20 inner.contoso.example'] });
    expect(asked.filter((query) => query.includes('arpa'))).toEqual([]);
  });

  it('a hundred of them cost no more than the first few', async () => {
    const many = Array.from({ length: 100 }, (_, index) => `${index} n${index}.contoso.example`);
    // Asked twice: the first answer is too long for UDP.
    expect(new Set((await mx({ MX: many })).asked).size).toBe(1 + 2 * 8);
  });
});

describe('the domain itself', () => {
  const domain = (entry: ZoneEntry) => checked({ ...HOSTS, [DOMAIN]: entry }, { check: 'domain', domain: DOMAIN });

  it.each([
    ['answers', { NS: ['mx1.contoso.example', 'mx2.contoso.example'], A: ['203.0.113.1'] }, ['DOMAIN_RESOLVES']],
    [
      'has no name server that is there',
      { NS: ['gone.contoso.example', 'mx1.contoso.example'], A: ['203.0.113.1'] },
      ['DOMAIN_RESOLVES', 'DOMAIN_NS_DANGLING'],
    ],
    [
      'has one name server',
      { NS: ['mx1.contoso.example'], MX: ['10 mx1.contoso.example'] },
      ['DOMAIN_RESOLVES', 'DOMAIN_NS_SINGLE'],
    ],
    ['takes no answers', { TXT: ['x'] }, ['DOMAIN_NO_MAIL']],
    ['fails', 'SERVFAIL', ['DOMAIN_SERVFAIL']],
    ['fails for one type', { MX: 'SERVFAIL', A: ['203.0.113.1'] }, ['DOMAIN_SERVFAIL']],
    ['says nothing', 'TIMEOUT', ['DOMAIN_TEMPERROR']],
  ] satisfies [string, ZoneEntry, string[]][])('%s', async (_, entry, codes) => {
    expect(codesOf((await domain(entry)).findings)).toEqual(codes);
  });

  it('has records, although its server says NXDOMAIN to types that it does not know', async () => {
    const zone: Zone = {
      get [DOMAIN](): ZoneEntry {
        return server.queries.at(-1)?.type === 'MX' ? { MX: ['10 mx1.contoso.example'] } : 'NXDOMAIN';
      },
    };
    await using server: ZoneServer = await serveZone(zone);
    const { resolver } = runOn(server);
    expect(codesOf(await runChecks([{ check: 'domain', domain: DOMAIN }], { resolver }))).toEqual(['DOMAIN_RESOLVES']);
  });

  it('is not there', async () => {
    const { findings } = await checked(HOSTS, { check: 'domain', domain: 'gone.example' });
    expect(codesOf(findings)).toEqual(['DOMAIN_MISSING']);
  });
});
