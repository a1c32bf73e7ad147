import { describe, expect, it } from 'vitest';
import type { ZoneEntry } from '../../support/dns-zone.ts';
import { argsByCode, checked, codesOf } from '../../support/findings.ts';

const DOMAIN = 'contoso.example';
const DIGEST = 'ab'.repeat(32);
const dane = (tlsa: ZoneEntry, authenticated: boolean, mx = ['10 mx1.contoso.example']) =>
  checked(
    { [DOMAIN]: { MX: mx }, '_25._tcp.mx1.contoso.example': tlsa },
    { check: 'dane', domain: DOMAIN },
    {},
    { authenticated },
  );

describe('DANE', () => {
  it.each([
    ['validated', { TLSA: [`3 1 1 ${DIGEST}`] }, true, ['DANE_SECURE']],
    ['not validated', { TLSA: [`3 1 1 ${DIGEST}`] }, false, ['DANE_NOT_VALIDATED']],
    ['none', 'NXDOMAIN', true, ['DANE_NONE']],
    ['failing', 'SERVFAIL', true, ['DANE_TEMPERROR']],
    ['too short', { TLSA: ['3 1 1 0011223344'] }, true, ['DANE_UNUSABLE']],
    ['usage 1', { TLSA: [`1 1 1 ${DIGEST}`] }, true, ['DANE_UNUSABLE']],
    ['matching type 3', { TLSA: [`3 1 3 ${DIGEST}`] }, true, ['DANE_UNUSABLE']],
    [
      'usable beside unusable',
      { TLSA: [`1 1 1 ${DIGEST}`, `2 0 1 ${DIGEST}`] },
      true,
      ['DANE_UNUSABLE', 'DANE_SECURE'],
    ],
  ] satisfies [string, ZoneEntry, boolean, string[]][])('%s', async (_, tlsa, authenticated, codes) => {
    expect(codesOf((await dane(tlsa, authenticated)).findings)).toEqual(codes);
  });

  it('tells the hosts that lack it', async () => {
    const { findings } = await dane({ TLSA: [`3 1 1 ${DIGEST}`] }, true, [
      '10 mx1.contoso.example',
      '20 mx2.contoso.example',
    ]);
    expect(argsByCode(findings)).toEqual({
      DANE_SECURE: { domain: DOMAIN, hosts: ['mx1.contoso.example'] },
      DANE_PARTIAL: { domain: DOMAIN, hosts: ['mx2.contoso.example'] },
    });
  });

  it('an address in the MX has no TLSA records to ask for', async () => {
    const { asked } = await checked({ [DOMAIN]: { MX: ['10 203.0.113.1'] } }, { check: 'dane', domain: DOMAIN });
    expect(asked).toEqual([`${DOMAIN} MX`]);
  });

  it('a domain without MX is its own host; a null MX has none', async () => {
    const implicit = await checked({ [DOMAIN]: { A: ['203.0.113.1'] } }, { check: 'dane', domain: DOMAIN });
    expect(implicit.asked).toEqual([`${DOMAIN} MX`, `_25._tcp.${DOMAIN} TLSA`]);
    const none = await checked({ [DOMAIN]: { MX: ['0 .'] } }, { check: 'dane', domain: DOMAIN });
    expect([codesOf(none.findings), none.asked]).toEqual([['DANE_NONE'], [`${DOMAIN} MX`]]);
  });
});
