import { describe, expect, it } from 'vitest';
import { PORT25_POLICIES } from '../../src/checks/origin/port25-policies.ts';
import type { Zone } from '../support/dns-zone.ts';
import { argsByCode, checked, codesOf } from '../support/findings.ts';

const IP = '203.0.113.7';
const ZONE: Zone = {
  '7.113.0.203.origin.asn.cymru.com': { TXT: ['24940 | 203.0.113.0/24 | DE | ripencc | 2020-01-01'] },
  'as24940.asn.cymru.com': { TXT: ['24940 | DE | ripencc | 2002-06-03 | HETZNER-AS, DE'] },
};

describe('origin', () => {
  it('tells AS, operator and provider', async () => {
    const { findings } = await checked(ZONE, { check: 'origin', ip: IP });
    expect(argsByCode(findings)).toEqual({
      ORIGIN_AS: { ip: IP, asn: 24940, prefix: '203.0.113.0/24', operator: 'HETZNER-AS, DE', provider: 'hetzner' },
    });
  });

  it.each([
    [{}, null],
    [{ '7.113.0.203.origin.asn.cymru.com': 'SERVFAIL' }, 'servfail'],
    [{ '7.113.0.203.origin.asn.cymru.com': { TXT: ['nonsense'] } }, null],
    [{ '7.113.0.203.origin.asn.cymru.com': { TXT: ['-1 | x'] } }, null],
  ] satisfies [Zone, string | null][])('%j', async (zone, failure) => {
    const { findings } = await checked(zone, { check: 'origin', ip: IP });
    expect(argsByCode(findings)).toEqual(
      failure === null ? { ORIGIN_NOT_ANNOUNCED: { ip: IP } } : { ORIGIN_UNKNOWN: { ip: IP, failure } },
    );
  });

  it.each([
    ['16509 | 203.0.113.0/24 | US | arin | 2020-01-01', '3356 | 203.0.0.0/9 | US | arin | 1992-12-01'],
    ['3356 | 203.0.0.0/9 | US | arin | 1992-12-01', '16509 | 203.0.113.0/24 | US | arin | 2020-01-01'],
  ])('goes by the narrowest prefix, as routing does: %s', async (...texts) => {
    const { findings } = await checked(
      { '7.113.0.203.origin.asn.cymru.com': { TXT: texts.map((text) => [text]) } },
      { check: 'origin', ip: IP },
    );
    expect(argsByCode(findings).ORIGIN_AS).toMatchObject({ asn: 16509, prefix: '203.0.113.0/24', provider: 'aws' });
  });

  it('of IPv6', async () => {
    const { asked } = await checked({}, { check: 'origin', ip: '2001:db8::1' });
    expect(asked[0]).toMatch(/^1\.0\..*\.8\.b\.d\.0\.1\.0\.0\.2\.origin6\.asn\.cymru\.com TXT$/);
  });
});

describe('port 25', () => {
  const ptr = (name: string): Zone => ({ '7.113.0.203.in-addr.arpa': { PTR: [name] } });
  it.each([
    ['by the AS', ZONE, 'Hetzner'],
    ['by the PTR', ptr('ec2-203-0-113-7.eu-west-1.compute.amazonaws.com'), 'Amazon Web Services'],
    ['by the AS before the PTR', { ...ZONE, ...ptr('x.members.linode.com') }, 'Hetzner'],
  ] satisfies [string, Zone, string][])('the provider is known %s', async (_, zone, provider) => {
    const { findings } = await checked(zone, { check: 'port25', ip: IP });
    expect(argsByCode(findings).PROVIDER_PORT25).toMatchObject({ provider });
  });

  it.each([
    ['40.92.0.1', '1.0.92.40', '8075', 'mail-1.outbound.protection.outlook.com'],
    ['54.240.8.1', '1.8.240.54', '16509', 'a8-1.smtp-out.amazonses.com'],
  ])('the provider’s own mail service is no customer (%s)', async (ip, reversed, asn, name) => {
    const zone: Zone = {
      [`${reversed}.origin.asn.cymru.com`]: { TXT: [`${asn} | x | US | arin | 2010-01-01`] },
      [`${reversed}.in-addr.arpa`]: { PTR: [name] },
    };
    expect(codesOf((await checked(zone, { check: 'port25', ip })).findings)).toEqual([]);
  });

  it('nothing is said of a provider that is not known', async () => {
    expect(codesOf((await checked(ptr('mail.contoso.example'), { check: 'port25', ip: IP })).findings)).toEqual([]);
  });

  it('each policy has a source and the day it was read', () => {
    for (const { source } of PORT25_POLICIES) {
      expect(source.url).toMatch(/^https:\/\//);
      expect(source.read).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    expect(new Set(PORT25_POLICIES.map((row) => row.provider)).size).toBe(PORT25_POLICIES.length);
  });
});
