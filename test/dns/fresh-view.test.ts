import { describe, expect, it } from 'vitest';
import { freshView } from '../../src/dns/fresh-view.ts';
import { brief } from '../support/dns-client.ts';
import { DELEGATION, NS1, NS2, NS3, SOA, world } from '../support/dns-world.ts';
import type { Zone, ZoneEntry } from '../support/dns-zone.ts';

const THREE_SERVERS: Zone = {
  ...DELEGATION,
  'contoso.example': { NS: ['ns1.contoso.example', 'ns2.contoso.example', 'ns3.contoso.example'], SOA },
  'ns3.contoso.example': { A: [NS3] },
};
const OLD: ZoneEntry = { TXT: ['v=spf1 -all'] };
const NEW: ZoneEntry = { TXT: ['v=spf1 mx -all'] };

describe('one answer of what three servers say', () => {
  it.each<[string, ZoneEntry, ZoneEntry, ZoneEntry, unknown, boolean]>([
    ['all the same', NEW, NEW, NEW, ['v=spf1 mx -all'], true],
    [
      'all the same, in another order',
      { TXT: ['a', 'b'] },
      { TXT: ['b', 'a'] },
      { TXT: ['a', 'b'], ttl: 9 },
      ['a', 'b'],
      true,
    ],
    ['one has no record', NEW, NEW, 'NXDOMAIN', 'nxdomain', false],
    ['one has a record', 'NXDOMAIN', { A: ['192.0.2.1'] }, NEW, 'nxdomain', false],
    ['none has a record, for different reasons', { A: ['192.0.2.1'] }, 'NXDOMAIN', 'NXDOMAIN', 'nodata', true],
    ['most have the new record', OLD, NEW, NEW, ['v=spf1 mx -all'], false],
    ['most have the old record', OLD, OLD, NEW, ['v=spf1 -all'], false],
    ['all different', OLD, NEW, { TXT: ['other'] }, ['v=spf1 -all'], false],
    ['one fails', 'SERVFAIL', NEW, NEW, ['v=spf1 mx -all'], true],
    ['one fails, the others differ', OLD, 'REFUSED', 'NXDOMAIN', 'nxdomain', false],
    ['only one answers', 'SERVFAIL', 'REFUSED', NEW, ['v=spf1 mx -all'], true],
  ])('%s', async (_, first, second, third, expected, agree) => {
    await using here = await world(THREE_SERVERS, [
      [NS1, { 'mail.contoso.example': first }],
      [NS2, { 'mail.contoso.example': second }],
      [NS3, { 'mail.contoso.example': third }],
    ]);
    const view = freshView(here.run.fresh, here.run.uncached);
    expect(brief(await view.resolve('mail.contoso.example', 'TXT'))).toEqual(expected);
    expect(view.bases).toMatchObject([{ name: 'mail.contoso.example', type: 'TXT', basis: 'authoritative', agree }]);
    expect(view.bases[0]?.servers.length).toBe(3);
  });
});

describe('addresses that differ', () => {
  const version = (serial: number): Zone => ({
    'contoso.example': { NS: ['ns1.contoso.example', 'ns2.contoso.example'], SOA: SOA.replace(' 1 ', ` ${serial} `) },
  });
  it.each([
    ['in one version of the zone are a selection, and no change on its way', 7, 7, true],
    ['in two versions are a change on its way', 7, 8, false],
  ])('%s', async (_, first, second, agree) => {
    await using here = await world(DELEGATION, [
      [NS1, { ...version(first), 'mail.contoso.example': { A: ['192.0.2.1', '192.0.2.2'] } }],
      [NS2, { ...version(second), 'mail.contoso.example': { A: ['192.0.2.3'] } }],
    ]);
    const view = freshView(here.run.fresh, here.run.uncached);
    await view.resolve('mail.contoso.example', 'A');
    expect(view.bases).toMatchObject([{ name: 'mail.contoso.example', agree }]);
  });
});

const WITH_MAIL: Zone = { ...DELEGATION, 'mail.contoso.example': { A: ['192.0.2.1'] } };

describe('a view of it as a resolver', () => {
  it('answers from the zone, and says so', async () => {
    await using here = await world(DELEGATION, [
      [NS1, WITH_MAIL],
      [NS2, WITH_MAIL],
    ]);
    const view = freshView(here.run.fresh, here.run.uncached);
    const answers = await Promise.all(
      ['mail.contoso.example', 'Mail.contoso.example.'].map((name) => view.resolve(name, 'A')),
    );
    expect(answers.map(brief)).toEqual([['192.0.2.1'], ['192.0.2.1']]);
    expect(view.bases).toMatchObject([
      { basis: 'authoritative', zone: 'contoso.example', agree: true, negativeTtl: 120 },
    ]);
    expect(here.authorities[0]?.count('mail.contoso.example')).toBe(1);
  });

  it('asks the resolver past our cache where no server can be found or reached, and says so', async () => {
    await using here = await world({ ...WITH_MAIL }, [[NS1, {}, { origins: ['other.example'] }]]);
    await here.run.resolver.resolve('mail.contoso.example', 'A');
    here.resolver.zone['mail.contoso.example'] = { A: ['192.0.2.9'] };
    const view = freshView(here.run.fresh, here.run.uncached);
    expect(brief(await view.resolve('mail.contoso.example', 'A'))).toEqual(['192.0.2.9']);
    expect(view.bases).toMatchObject([{ basis: 'resolver', zone: 'contoso.example', servers: [{}, {}] }]);
  });
});
