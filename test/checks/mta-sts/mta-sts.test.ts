import { describe, expect, it } from 'vitest';
import type { Fetched } from '../../../src/checks/mta-sts/fetch.ts';
import { matchesPattern, readPolicy } from '../../../src/checks/mta-sts/policy.ts';
import { readStsRecord } from '../../../src/checks/mta-sts/record.ts';
import type { Zone } from '../../support/dns-zone.ts';
import { argsByCode, checked, codesOf } from '../../support/findings.ts';

const DOMAIN = 'contoso.example';
const HOST = `mta-sts.${DOMAIN}`;
const POLICY = 'version: STSv1\nmode: enforce\nmx: mx.contoso.example\nmx: *.backup.example\nmax_age: 604800\n';
const ZONE: Zone = {
  [DOMAIN]: { MX: ['10 mx.contoso.example'] },
  [`_mta-sts.${DOMAIN}`]: { TXT: ['v=STSv1; id=1;'] },
  [HOST]: { A: ['203.0.113.1'] },
};

/** What the port to the policy host was asked. */
type Asked = [host: string, addresses: readonly string[]];

async function sts(zone: Zone, fetched: Fetched = { status: 'text', text: POLICY }) {
  const fetches: Asked[] = [];
  const fetchPolicy = (...[host, addresses]: [string, readonly string[], ...unknown[]]): Promise<Fetched> => {
    fetches.push([host, addresses]);
    return Promise.resolve(fetched);
  };
  const { findings } = await checked({ ...ZONE, ...zone }, { check: 'mta_sts', domain: DOMAIN }, { fetchPolicy });
  return { findings, fetches };
}

describe('MTA-STS', () => {
  it('a policy that allows the MX', async () => {
    const { findings, fetches } = await sts({});
    expect(codesOf(findings)).toEqual(['MTA_STS_POLICY']);
    expect(fetches).toEqual([[HOST, ['203.0.113.1']]]);
  });

  it.each([
    ['no record', { [`_mta-sts.${DOMAIN}`]: 'NXDOMAIN' }, 'MTA_STS_NONE'],
    ['another TXT record', { [`_mta-sts.${DOMAIN}`]: { TXT: ['hello'] } }, 'MTA_STS_NONE'],
    ['two records', { [`_mta-sts.${DOMAIN}`]: { TXT: ['v=STSv1; id=1', 'v=STSv1; id=2'] } }, 'MTA_STS_SEVERAL'],
    ['a broken record', { [`_mta-sts.${DOMAIN}`]: { TXT: ['v=STSv1; id=2026-01-01'] } }, 'MTA_STS_RECORD_INVALID'],
    ['a failing look-up', { [`_mta-sts.${DOMAIN}`]: 'SERVFAIL' }, 'MTA_STS_TEMPERROR'],
    ['no policy host', { [HOST]: 'NXDOMAIN' }, 'MTA_STS_HOST_MISSING'],
    ['a failing policy host', { [HOST]: 'SERVFAIL' }, 'MTA_STS_FETCH_UNKNOWN'],
    ['this machine', { [HOST]: { A: ['127.0.0.1'], AAAA: ['::1'] } }, 'MTA_STS_FETCH_FAILED'],
    ['a metadata service', { [HOST]: { A: ['169.254.169.254'] } }, 'MTA_STS_FETCH_FAILED'],
  ] satisfies [string, Zone, string][])('%s: nothing is fetched', async (_, zone, code) => {
    const { findings, fetches } = await sts(zone);
    expect([codesOf(findings), fetches]).toEqual([[code], []]);
  });

  it('of a host with private and public addresses only the public ones are handed on', async () => {
    const { fetches } = await sts({ [HOST]: { A: ['10.0.0.1', '203.0.113.1'] } });
    expect(fetches).toEqual([[HOST, ['203.0.113.1']]]);
  });

  it('looks the policy host up once: an answer that changes afterwards leads nowhere else (DNS rebinding)', async () => {
    const zone: Zone = { ...ZONE, [HOST]: { A: ['203.0.113.1'], ttl: 0 } };
    const fetches: Asked[] = [];
    const fetchPolicy = (...[host, addresses]: [string, readonly string[], ...unknown[]]): Promise<Fetched> => {
      zone[HOST] = { A: ['127.0.0.1'] };
      fetches.push([host, addresses]);
      return Promise.resolve({ status: 'text', text: POLICY });
    };
    const { asked } = await checked(zone, { check: 'mta_sts', domain: DOMAIN }, { fetchPolicy });
    expect(fetches).toEqual([[HOST, ['203.0.113.1']]]);
    expect(asked.filter((query) => query.startsWith(HOST)).length).toBe(2);
  });

  it.each([
    ['redirect', 'MTA_STS_FETCH_FAILED'],
    ['certificate', 'MTA_STS_FETCH_FAILED'],
    ['status', 'MTA_STS_FETCH_FAILED'],
    ['timeout', 'MTA_STS_FETCH_UNKNOWN'],
    ['unreachable', 'MTA_STS_FETCH_UNKNOWN'],
  ] as const)('a fetch that ends in %s', async (failure, code) => {
    expect(codesOf((await sts({}, { status: 'failed', failure, detail: null })).findings)).toEqual([code]);
  });

  it.each(['enforce', 'testing'])('an MX that the policy does not allow (%s)', async (mode) => {
    const text = POLICY.replace('enforce', mode);
    const zone = { [DOMAIN]: { MX: ['10 mx.contoso.example', '20 a.backup.example', '30 new.contoso.example'] } };
    const { findings } = await sts(zone, { status: 'text', text });
    expect(argsByCode(findings).MTA_STS_MX_MISMATCH).toMatchObject({ mode, hosts: ['new.contoso.example'] });
  });

  it('in mode none the MX does not matter', async () => {
    const { findings } = await sts({}, { status: 'text', text: 'version: STSv1\nmode: none\nmax_age: 1' });
    expect(codesOf(findings)).toEqual(['MTA_STS_POLICY']);
  });

  it('a policy that is not valid', async () => {
    const { findings } = await sts({}, { status: 'text', text: '<html>' });
    expect(argsByCode(findings).MTA_STS_POLICY_INVALID).toEqual({ domain: DOMAIN, problem: 'line' });
  });
});

describe('reading', () => {
  it.each([
    ['v=STSv1; id=20260101T000000;', true],
    ['v=STSv1;id=1', true],
    ['v=STSv1; id=1; id=2', false],
    ['v=STSv1; id=a_b', false],
    ['V=STSv1; id=1', false],
    ['v=STSv1\u00a0; id=1', false],
  ])('%j', (record, valid) => expect(readStsRecord(record) !== undefined).toBe(valid));

  it.each([
    ['mx: MX.Contoso.Example', { mx: ['mx.contoso.example'] }],
    ['mx: a..b', { problem: 'mx' }],
    ['mx: a.example\u0007', { problem: 'line' }],
    ['nothing', { problem: 'line' }],
  ])('the line %j', (line, read) => {
    expect(
      readPolicy(
        `version: STSv1\r\nmode: enforce\r\nmax_age: 99999999999\r\n`.replace('99999999999', '9999999999') + line,
      ),
    ).toMatchObject(read);
  });

  it('keeps a policy at most about a year', () => {
    expect(readPolicy('version: STSv1\nmode: none\nmax_age: 9999999999')).toMatchObject({ maxAge: 31_557_600 });
  });

  it.each([
    ['mx.contoso.example', 'mx.contoso.example', true],
    ['a.backup.example', '*.backup.example', true],
    ['backup.example', '*.backup.example', false],
    ['a.b.backup.example', '*.backup.example', false],
    ['xbackup.example', '*.backup.example', false],
  ])('%s against %s: %s', (host, pattern, fits) => expect(matchesPattern(host, pattern)).toBe(fits));
});
