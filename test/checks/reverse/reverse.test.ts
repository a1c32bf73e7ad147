import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { looksGeneric } from '../../../src/checks/reverse/generic-name.ts';
import { WEIGHTS } from '../../../src/checks/weights.ts';
import { reverseName } from '../../../src/dns/names.ts';
import type { Zone, ZoneEntry } from '../../support/dns-zone.ts';
import { argsByCode, checked, codesOf } from '../../support/findings.ts';

const IP = '203.0.113.70';
const ARPA = '70.113.0.203.in-addr.arpa';
const reverse = (zone: Zone, ip = IP) => checked(zone, { check: 'reverse', ip });

describe('iprev (RFC 8601 section 2.7.3)', () => {
  it.each([
    ['passes', { [ARPA]: { PTR: ['mail.contoso.example'] }, 'mail.contoso.example': { A: [IP] } }, ['IPREV_PASS']],
    ['no PTR', {}, ['IPREV_PERMERROR']],
    ['a PTR whose name is not there', { [ARPA]: { PTR: ['mail.contoso.example'] } }, ['IPREV_FAIL_NO_FORWARD']],
    [
      'a PTR whose name is elsewhere',
      { [ARPA]: { PTR: ['mail.contoso.example'] }, 'mail.contoso.example': { A: ['203.0.113.99'] } },
      ['IPREV_FAIL_MISMATCH'],
    ],
    ['SERVFAIL', { [ARPA]: 'SERVFAIL' }, ['IPREV_TEMPERROR']],
    ['silence', { [ARPA]: 'TIMEOUT' }, ['IPREV_TEMPERROR']],
    [
      'a name that cannot be looked up',
      { [ARPA]: { PTR: ['mail.contoso.example'] }, 'mail.contoso.example': 'SERVFAIL' },
      ['IPREV_TEMPERROR'],
    ],
    [
      'one of several names confirms',
      { [ARPA]: { PTR: ['a.contoso.example', 'b.contoso.example'] }, 'b.contoso.example': { A: [IP] } },
      ['IPREV_PASS', 'PTR_SEVERAL'],
    ],
  ] satisfies [string, Zone, string[]][])('%s', async (_, zone, codes) => {
    expect(codesOf((await reverse(zone)).findings).filter((code) => !code.startsWith('REVERSE'))).toEqual(codes);
  });

  it('a dump of names is not looked up whole', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `n${index}.contoso.example`);
    const { asked } = await reverse({ [ARPA]: { PTR: names } });
    expect(asked.filter((query) => query.endsWith(' A')).length).toBe(5);
  });
});

describe('whose the reverse zone is', () => {
  const ZONE = '113.0.203.in-addr.arpa';
  const SOA = { SOA: 'ns1.provider.example hostmaster.provider.example 1 3600 600 86400 300' };

  it('is told where there is no PTR', async () => {
    const { findings } = await reverse({ [ZONE]: SOA });
    expect(argsByCode(findings)).toMatchObject({ REVERSE_ZONE: { zone: ZONE, primary: 'ns1.provider.example' } });
  });

  it('is not told where nobody has it: the registry answers, and sets no PTR for others', async () => {
    const registry = { SOA: 'ns1.apnic.net dns-admin.apnic.net 1 3600 600 86400 300' };
    expect(codesOf((await reverse({ '203.in-addr.arpa': registry })).findings)).toEqual(['IPREV_PERMERROR']);
  });

  it('is told where the PTR is wrong, and not where it is right', async () => {
    const wrong = await reverse({ [ZONE]: SOA, [ARPA]: { PTR: ['gone.contoso.example'] } });
    expect(argsByCode(wrong.findings)).toMatchObject({ REVERSE_ZONE: { zone: ZONE } });
    const right = await reverse({
      [ZONE]: SOA,
      [ARPA]: { PTR: ['m.contoso.example'] },
      'm.contoso.example': { A: [IP] },
    });
    expect(codesOf(right.findings)).toEqual(['IPREV_PASS']);
  });

  it('RFC 2317: an alias into the customer’s zone', async () => {
    const target = '70.64-95.113.0.203.in-addr.arpa';
    const { findings } = await reverse({
      [ARPA]: { CNAME: target },
      [target]: { PTR: ['mail.contoso.example'] },
      'mail.contoso.example': { A: [IP] },
    });
    expect(argsByCode(findings)).toEqual({
      IPREV_PASS: { ip: IP, name: 'mail.contoso.example' },
      PTR_DELEGATED: { ip: IP, target },
    });
  });

  it('a zone that fails as a whole is named: a lame delegation', async () => {
    const zone: Zone = { [ARPA]: 'SERVFAIL', [ZONE]: 'SERVFAIL' };
    expect(argsByCode((await reverse(zone)).findings)).toMatchObject({ REVERSE_ZONE_BROKEN: { zone: ZONE } });
    expect(codesOf((await reverse({ [ARPA]: 'SERVFAIL' })).findings)).toEqual(['IPREV_TEMPERROR']);
  });
});

describe('names that look generated', () => {
  it.each([
    ['static.70.113.0.203.clients.your-server.de', true],
    ['ec2-203-0-113-70.eu-west-1.compute.amazonaws.com', true],
    ['203-0-113-70.ip.linodeusercontent.com', true],
    ['p4fcb7146.dip0.t-ipconnect.de', true],
    ['70.113.0.203.bc.googleusercontent.com', true],
    ['cb007146.provider.example', true],
    ['dhcp-12.cable.ziggo.nl', true],
    ['203000113070.provider.example', true],
    ['mail.contoso.example', false],
    ['mx70.contoso.example', false],
    ['smtp-out-3.contoso.example', false],
    ['static.contoso.example', false],
  ])('%s: %s', (name, generic) => expect(looksGeneric(name, IP)).toBe(generic));
});

const FILE = '../shared/data/vectors/iprev/mox-iprev.json';
interface Vectors {
  readonly zone: {
    readonly PTR: Record<string, string[]>;
    readonly A: Record<string, string[]>;
    readonly AAAA: Record<string, string[]>;
    readonly servfail: readonly string[];
  };
  readonly tests: readonly (readonly [ip: string, result: string, name?: string])[];
}

const isThere = existsSync(FILE);
describe(isThere ? 'published vectors' : 'published vectors: NOT AT HAND, only our own cases were run', () => {
  const { zone, tests } = isThere ? (JSON.parse(readFileSync(FILE, 'utf8')) as Vectors) : { zone: null, tests: [] };
  it.each(tests)('%s is %s', async (ip, result, name) => {
    const { findings } = await reverse(zone === null ? {} : zoneOf(zone), ip);
    const [first] = findings;
    expect(first && WEIGHTS[first.code].result).toBe(result);
    if (name !== undefined) expect(first?.args).toMatchObject({ name: name.replace(/\.$/, '') });
  });
  it('counts 11', () => expect(tests.length).toBe(isThere ? 11 : 0));
});

function zoneOf(given: Vectors['zone']): Zone {
  const zone: Record<string, Exclude<ZoneEntry, string>> = {};
  const put = (name: string, entry: Exclude<ZoneEntry, string>): void => {
    const key = name.toLowerCase().replace(/\.$/, '');
    zone[key] = { ...zone[key], ...entry };
  };
  for (const [ip, names] of Object.entries(given.PTR)) put(reverseName(ip) ?? '', { PTR: names });
  for (const [name, A] of Object.entries(given.A)) put(name, { A });
  for (const [name, AAAA] of Object.entries(given.AAAA)) put(name, { AAAA });
  for (const text of given.servfail) {
    const [type = '', name = ''] = text.split(' ');
    put(type === 'PTR' ? (reverseName(name) ?? '') : name, { [type]: 'SERVFAIL' });
  }
  return zone;
}
