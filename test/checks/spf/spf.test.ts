import { describe, expect, it } from 'vitest';
import { checkSpf, type SpfSubject } from '../../../src/checks/spf/spf.ts';
import { brief, onZone } from '../../support/check-tools.ts';
import type { Zone } from '../../support/dns-zone.ts';

const IP = '192.0.2.25';
const SIX = { ip: '2001:db8::25' };

async function spf(zone: Zone, subject: Partial<SpfSubject> = {}) {
  const full = { domain: 'contoso.example', ip: IP, helo: null, identity: 'mail_from', ...subject } as const;
  return onZone(zone, (tools) => checkSpf(full, tools));
}

/** The codes for a record of contoso.example, with whatever else there is. */
async function codes(record: string, more: Zone = {}, subject: Partial<SpfSubject> = {}): Promise<unknown[]> {
  const { value } = await spf({ 'contoso.example': { TXT: [record] }, ...more }, subject);
  return brief(value);
}

describe('the result', () => {
  it.each([
    ['v=spf1 ip4:192.0.2.0/24 -all', 'SPF_PASS'],
    ['v=spf1 -all', 'SPF_FAIL'],
    ['v=spf1 ip4:198.51.100.1 ~all', 'SPF_SOFTFAIL'],
    ['v=spf1 ?all', 'SPF_NEUTRAL'],
    ['v=spf1 ip4:192.0.2.300 -all', 'SPF_SYNTAX'],
    ['v=spf1 include:nothing.example -all', 'SPF_INCLUDE_WITHOUT_RECORD'],
  ])('%s: %s', async (record, code) => {
    expect((await codes(record))[0]).toBe(code);
  });

  it('says which term matched, through includes and redirects', async () => {
    const { value } = await spf({
      'contoso.example': {
        TXT: ['google-site-verification=x', 'v=spf1 ip4:198.51.100.1 redirect=_spf.contoso.example'],
      },
      '_spf.contoso.example': { TXT: ['v=spf1 a:web.contoso.example include:spf.esp.example -all'] },
      'web.contoso.example': { A: ['198.51.100.2'] },
      'spf.esp.example': { TXT: ['v=spf1 ip4:192.0.2.0/24 ~all'] },
    });
    expect(value[0]).toMatchObject({
      code: 'SPF_PASS',
      args: {
        path: [
          { domain: 'contoso.example', term: 'redirect=_spf.contoso.example' },
          { domain: '_spf.contoso.example', term: 'include:spf.esp.example' },
          { domain: 'spf.esp.example', term: 'ip4:192.0.2.0/24' },
        ],
        lookups: 3,
      },
      proof: [
        { records: ['v=spf1 ip4:198.51.100.1 redirect=_spf.contoso.example'] },
        { name: '_spf.contoso.example' },
        { name: 'spf.esp.example' },
      ],
    });
  });

  it.each([
    ['v=spf1 ip4:192.0.2.25 -all', 'SPF_PASS'],
    ['v=spf1 -all', 'SPF_FAIL'],
    ['v=spf1 ipv4:192.0.2.25 -all', 'SPF_SYNTAX'],
    ['v=spf1 include:broken.example -all', 'SPF_TEMPERROR'],
  ])('of a domain with an underscore is that of its record: %s', async (record, code) => {
    const domain = '_spf.contoso.example';
    const { value } = await spf({ [domain]: { TXT: [record] }, 'broken.example': 'SERVFAIL' }, { domain });
    expect(value[0]?.code).toBe(code);
  });

  it('shows the tree of records', async () => {
    const { value } = await spf({
      'contoso.example': { TXT: ['v=spf1 include:a.example mx -all'] },
      'a.example': { TXT: ['v=spf1 include:b.example -all'] },
      'b.example': { TXT: ['v=spf1 ip4:192.0.2.25 -all'] },
    });
    expect(value.find((one) => one.code === 'SPF_RECORD')?.args).toMatchObject({
      lookups: 3,
      tree: { domain: 'contoso.example', includes: [{ domain: 'a.example', includes: [{ domain: 'b.example' }] }] },
    });
  });

  it.each(['SERVFAIL', 'TIMEOUT', 'REFUSED'] as const)('%s is a temporary error, never "no record"', async (answer) => {
    const { value } = await spf({ 'contoso.example': answer });
    expect(brief(value, 'name')).toEqual([{ code: 'SPF_TEMPERROR', name: 'contoso.example' }]);
  });

  it('a temporary error of an include is one of the whole', async () => {
    const { value } = await spf({
      'contoso.example': { TXT: ['v=spf1 include:a.example -all'] },
      'a.example': 'SERVFAIL',
    });
    expect(brief(value, 'name')[0]).toEqual({ code: 'SPF_TEMPERROR', name: 'a.example' });
  });

  it('of a tree that could not all be read says neither how many look-ups there are nor what it lacks', async () => {
    const zone: Zone = {
      'contoso.example': { TXT: ['v=spf1 include:broken.example -all'] },
      'broken.example': 'SERVFAIL',
    };
    const { value } = await spf(zone, { ip: '2001:db8::25' });
    expect(brief(value, 'lookups')).toEqual([{ code: 'SPF_TEMPERROR' }, { code: 'SPF_RECORD', lookups: null }]);
  });

  it('is not asked for a name that is none', async () => {
    const { value, queries } = await spf({}, { domain: 'a..b' });
    expect([value, queries]).toEqual([[], []]);
  });
});

describe('the limits', () => {
  const many = (count: number): Zone =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`s${index + 1}.example`, { TXT: ['v=spf1 ip4:198.51.100.1 -all'] }]),
    );
  const includes = (count: number): string =>
    Array.from({ length: count }, (_, index) => `include:s${index + 1}.example`).join(' ');

  it('ten look-ups are allowed', async () => {
    expect(await codes(`v=spf1 ${includes(10)} -all`, many(10))).toEqual([
      'SPF_FAIL',
      'SPF_RECORD',
      'SPF_SUGGESTED_RECORD',
    ]);
  });

  it('says how many there are and which is the first over the limit', async () => {
    const { value } = await spf({ 'contoso.example': { TXT: [`v=spf1 ${includes(12)} -all`] }, ...many(12) });
    expect(brief(value, 'count', 'from')[0]).toEqual({
      code: 'SPF_TOO_MANY_LOOKUPS',
      count: 12,
      from: { domain: 'contoso.example', term: 'include:s11.example' },
    });
  });

  it('warns where the message was decided before the limit', async () => {
    expect(await codes(`v=spf1 ip4:${IP} ${includes(11)} -all`, many(11))).toContain('SPF_LOOKUPS_OVER_LIMIT');
  });

  it('a record without an address is in order, or not', async () => {
    const alone = { ip: null };
    expect(await codes('v=spf1 mx -all', {}, alone)).toEqual(['SPF_RECORD', 'SPF_VALID']);
    expect(await codes('v=spf1 mx', {}, alone)).toEqual(['SPF_RECORD', 'SPF_NO_ALL']);
    expect(await codes('v=spf1 +all', {}, alone)).toEqual(['SPF_RECORD', 'SPF_PLUS_ALL']);
    expect(await codes('v=spf1 include:broken.example -all', { 'broken.example': 'SERVFAIL' }, alone)).toEqual([
      'SPF_TEMPERROR',
      'SPF_RECORD',
    ]);
  });

  it('counts without an address too', async () => {
    expect(await codes(`v=spf1 ${includes(11)} -all`, many(11), { ip: null })).toEqual([
      'SPF_TOO_MANY_LOOKUPS',
      'SPF_RECORD',
    ]);
  });

  it('more than two answers without a record end it', async () => {
    const { value } = await spf({ 'contoso.example': { TXT: ['v=spf1 a:x1.example a:x2.example a:x3.example -all'] } });
    expect(brief(value, 'names')[0]).toEqual({
      code: 'SPF_VOID_LOOKUPS',
      names: ['x1.example', 'x2.example', 'x3.example'],
    });
  });

  it('names terms that lead nowhere', async () => {
    const { value } = await spf({ 'contoso.example': { TXT: [`v=spf1 a:gone.example ip4:${IP} -all`] } });
    expect(brief(value, 'names')).toContainEqual({ code: 'SPF_DEAD_TERMS', names: ['gone.example'] });
  });

  it.each<[string, string, Zone, Partial<SpfSubject>]>([
    ['an exists that finds nothing', `exists:%{i}.allowed.example`, {}, {}],
    ['a host with the other family of addresses', 'a:four.example', { 'four.example': { A: [IP] } }, SIX],
    ['an MX host without it', 'mx', { 'mx.example': { A: [IP] } }, SIX],
    ['the PTR name of somebody else', 'ptr', { '25.2.0.192.in-addr.arpa': { PTR: ['gone.example'] } }, {}],
  ])('%s is no term that leads nowhere', async (_, term, more, subject) => {
    const zone: Zone = { 'contoso.example': { TXT: [`v=spf1 ${term} -all`], MX: ['10 mx.example'] }, ...more };
    const { value } = await spf(zone, subject);
    expect(brief(value)).not.toContain('SPF_DEAD_TERMS');
  });

  it('hosts that allow others are told apart from those that are of no use to anybody', async () => {
    const hosts = ['a:four.example', 'a:six.example', 'a:gone.example', 'mx:gone.example'].join(' ');
    const zone: Zone = {
      'contoso.example': { TXT: [`v=spf1 ${hosts} -all`] },
      'four.example': { A: [IP] },
      'six.example': { AAAA: ['2001:db8::6'] },
    };
    const { value } = await spf(zone, { ip: '2001:db8::25' });
    expect(value[0]).toMatchObject({
      code: 'SPF_VOID_LOOKUPS',
      args: { names: ['four.example', 'gone.example', 'gone.example'], dead: ['gone.example', 'gone.example'] },
    });
  });

  it('an mx with too many hosts is not said to be too many look-ups of terms', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `mx${index}.example`);
    const zone: Zone = {
      'contoso.example': { TXT: ['v=spf1 mx -all'], MX: names.map((name) => `10 ${name}`) },
      ...Object.fromEntries(names.map((name) => [name, { A: ['198.51.100.1'] }])),
    };
    expect(brief((await spf(zone)).value)).toEqual(['SPF_PERMERROR', 'SPF_RECORD']);
  });

  it('a circle of includes ends', async () => {
    const zone: Zone = { 'a.example': { TXT: ['v=spf1 include:contoso.example -all'] } };
    expect((await codes('v=spf1 include:a.example -all', zone))[0]).toBe('SPF_INCLUDE_LOOP');
    expect((await codes('v=spf1 include:a.example -all', zone, { ip: null }))[0]).toBe('SPF_INCLUDE_LOOP');
  });

  it('a tree without end costs no more than its budget', async () => {
    const zone: Zone = Object.fromEntries(
      Array.from({ length: 90 }, (_, index) => [
        `s${index}.example`,
        {
          TXT: [
            `v=spf1 include:s${index * 3 + 1}.example include:s${index * 3 + 2}.example include:s${index * 3 + 3}.example -all`,
          ],
        },
      ]),
    );
    const { queries } = await spf({ ...zone, 'contoso.example': { TXT: ['v=spf1 include:s0.example -all'] } });
    expect(queries.length).toBeLessThanOrEqual(45);
  });
});

describe('what is wrong with a record', () => {
  it.each([
    ['v=spf1 +all', 'SPF_PLUS_ALL'],
    ['v=spf1 include:open.example -all', 'SPF_PLUS_ALL'],
    ['v=spf1 ptr -all', 'SPF_PTR'],
    ['v=spf1 ip4:192.0.2.1', 'SPF_NO_ALL'],
    ['v=spf1 -all ip4:192.0.2.1', 'SPF_AFTER_ALL'],
  ])('%s: %s', async (record, code) => {
    expect(await codes(record, { 'open.example': { TXT: ['v=spf1 all'] } })).toContain(code);
  });

  it.each([
    ['ipv4:192.0.2.1', 'unknown_mechanism'],
    ['ip4:mail.example', 'bad_address'],
    ['ip4:192.0.2.0/33', 'bad_length'],
    ['include:', 'bad_domain'],
    ['a:%{x}.example', 'bad_domain'],
    ['redirect=a.example redirect=b.example', 'repeated'],
    ['a:caf\u00e9.example', 'bytes'],
  ])('the term %s: %s', async (term, why) => {
    const { value } = await spf({ 'contoso.example': { TXT: [`v=spf1 ${term} -all`] } });
    expect(brief(value, 'why', 'at')[0]).toEqual({ code: 'SPF_SYNTAX', why, at: 'contoso.example' });
  });

  it.each(['"v=spf1 mx -all"', ' v=spf1 mx -all', 'v=spf1; mx -all', 'v = spf1 mx -all', 'v=spf1,mx', 'v=spf mx -all'])(
    '%j is no record, and meant to be one',
    async (record) => {
      expect(await codes(record)).toEqual(['SPF_NONE', 'SPF_MISTAKEN', 'SPF_SUGGESTED_RECORD']);
      expect(await codes(record, {}, { ip: null })).toEqual(['SPF_NONE', 'SPF_MISTAKEN']);
    },
  );

  it('a text about something else is not taken for one', async () => {
    const { value } = await spf({ 'contoso.example': { TXT: ['v=DMARC1; p=none', 'spf2.0/pra ?all', 'v=spf1 -all'] } });
    expect(brief(value)).not.toContain('SPF_MISTAKEN');
  });

  it('an IPv6 address without an ip6 term', async () => {
    expect(await codes('v=spf1 ip4:192.0.2.25 -all', {}, { ip: '2001:db8::1' })).toContain('SPF_MISSING_IP6');
    expect(await codes('v=spf1 ip6:2001:db8::/32 -all', {}, { ip: '2001:db8::1' })).not.toContain('SPF_MISSING_IP6');
  });

  it('macros are filled in', async () => {
    const zone: Zone = { '25.2.0.192.in-addr._spf.contoso.example': { A: ['127.0.0.2'] } };
    expect((await codes('v=spf1 exists:%{ir}.%{v}._spf.%{d} -all', zone))[0]).toBe('SPF_PASS');
  });
});

describe('the record as it should be', () => {
  async function suggested(records: string[], subject: Partial<SpfSubject> = {}): Promise<unknown> {
    const { value } = await spf({ 'contoso.example': records.length === 0 ? {} : { TXT: records } }, subject);
    const found = value.find((one) => one.code === 'SPF_SUGGESTED_RECORD');
    return found?.code === 'SPF_SUGGESTED_RECORD' ? found.args.record : null;
  }

  it.each([
    [['v=spf1 mx -all'], 'v=spf1 mx ip4:192.0.2.25 -all'],
    [['v=spf1 redirect=_spf.example'], null],
    [
      ['v=spf1 mx include:a.example ~all', 'v=spf1 mx ip4:192.0.2.1 -all'],
      'v=spf1 mx include:a.example ip4:192.0.2.1 ~all',
    ],
    [['v=spf1 redirect=a.example', 'v=spf1 mx -all'], 'v=spf1 include:a.example mx -all'],
    [['v=spf1 mx +all'], 'v=spf1 mx ~all'],
    [[], 'v=spf1 ip4:192.0.2.25 ~all'],
    [['v=spf1 ip4:192.0.2.25 -all'], null],
  ])('%j: %s', async (records, record) => {
    expect(await suggested(records)).toBe(record);
  });

  it('is a pass when it is published', async () => {
    const record = await suggested(['v=spf1 mx ~all'], { ip: '2001:db8::7' });
    expect((await codes(String(record), {}, { ip: '2001:db8::7' }))[0]).toBe('SPF_PASS');
  });
});

describe('the HELO name', () => {
  it.each([
    [{ TXT: ['v=spf1 a -all'], A: [IP] }, 'SPF_HELO_PASS'],
    [{ TXT: ['v=spf1 -all'] }, 'SPF_HELO_NOT_PASS'],
    [{ A: [IP] }, 'SPF_HELO_NONE'],
  ])('%j: %s', async (entry, code) => {
    const { value } = await spf(
      { 'mail.contoso.example': entry },
      { domain: 'mail.contoso.example', identity: 'helo' },
    );
    expect(brief(value)).toEqual([code]);
  });
});

describe('the questions', () => {
  it('are asked once each, and all that are known at the same time', async () => {
    const { value, queries } = await spf({
      'contoso.example': {
        TXT: ['v=spf1 include:a.example include:b.example a mx -all'],
        MX: ['10 mx1.contoso.example', '20 mx2.contoso.example'],
        A: ['198.51.100.1'],
      },
      'a.example': { TXT: ['v=spf1 include:c.example -all'] },
      'b.example': { TXT: ['v=spf1 ip4:198.51.100.9 -all'] },
      'c.example': { TXT: ['v=spf1 ip4:198.51.100.8 -all'] },
      'mx1.contoso.example': { A: ['198.51.100.2'] },
      'mx2.contoso.example': { A: [IP] },
    });
    expect(value[0]?.code).toBe('SPF_PASS');
    const asked = queries.map(({ name, type }) => `${name} ${type}`);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toHaveLength(8);
    // b.example is asked for before the answer of c.example, which lies below a.example, can be there.
    expect(asked.indexOf('b.example TXT')).toBeLessThan(asked.indexOf('c.example TXT'));
  });

  it('nothing about the sender but the domain is asked', async () => {
    const { queries } = await spf({ 'contoso.example': { TXT: ['v=spf1 exists:%{l}.users.%{d} -all'] } });
    expect(queries.map((query) => query.name)).toContain('postmaster.users.contoso.example');
  });
});
