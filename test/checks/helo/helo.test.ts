import { describe, expect, it } from 'vitest';
import type { Zone } from '../../support/dns-zone.ts';
import { argsByCode, checked, codesOf } from '../../support/findings.ts';

const IP = '203.0.113.42';
const ZONE: Zone = {
  '42.113.0.203.in-addr.arpa': { PTR: ['mail.contoso.example'] },
  'mail.contoso.example': { A: [IP] },
  'other.contoso.example': { AAAA: ['2001:db8::42'] },
  'contoso.example': { MX: ['10 mx.contoso.example'] },
  'silent.example': { MX: ['0 .'] },
  'own.example': { MX: ['10 mail.contoso.example'] },
  'broken.contoso.example': 'SERVFAIL',
  'half.contoso.example': { A: 'SERVFAIL', AAAA: ['2001:db8::42'] },
};
const helo = (name: string, ip: string | null = IP, domain: string | null = null) =>
  checked(ZONE, { check: 'helo', helo: name, ip, domain });

describe('a HELO name', () => {
  it.each([
    ['mail.contoso.example', ['HELO_RESOLVES', 'HELO_IS_PTR']],
    ['MAIL.Contoso.Example.', ['HELO_RESOLVES', 'HELO_IS_PTR']],
    ['other.contoso.example', ['HELO_RESOLVES', 'HELO_OTHER_ADDRESS', 'HELO_NOT_PTR']],
    // Its A record may be the address: half of an answer does not tell.
    ['half.contoso.example', ['HELO_RESOLVES', 'HELO_NOT_PTR']],
    ['gone.contoso.example', ['HELO_UNRESOLVED', 'HELO_NOT_PTR']],
    ['broken.contoso.example', ['HELO_TEMPERROR', 'HELO_NOT_PTR']],
  ])('%s', async (name, codes) => expect(codesOf((await helo(name)).findings)).toEqual(codes));

  it.each([
    ['localhost', 'HELO_NOT_PUBLIC'],
    ['EXCH01', 'HELO_NOT_PUBLIC'],
    ['ex01.contoso.local', 'HELO_NOT_PUBLIC'],
    ['ex01.contoso.lan', 'HELO_NOT_PUBLIC'],
    ['localhost.localdomain', 'HELO_NOT_PUBLIC'],
    ['203.0.113.42', 'HELO_NOT_PUBLIC'],
    ['win_server!', 'HELO_NOT_PUBLIC'],
    ['', 'HELO_NOT_PUBLIC'],
    ['[203.0.113.42]', 'HELO_LITERAL'],
    ['[IPv6:2001:db8::1]', 'HELO_LITERAL'],
    ['[999.1.1.1]', 'HELO_NOT_PUBLIC'],
  ])('%j asks DNS nothing', async (name, code) => {
    const { findings, asked } = await helo(name);
    expect([codesOf(findings), asked]).toEqual([[code], []]);
  });

  it('that differs from the PTR is no failure by itself, and says so', async () => {
    const { findings } = await helo('other.contoso.example');
    expect(argsByCode(findings).HELO_NOT_PTR).toEqual({
      helo: 'other.contoso.example',
      ip: IP,
      ptr: 'mail.contoso.example',
    });
  });

  it('is compared with the mail exchangers of the sender’s domain', async () => {
    const { findings } = await helo('mail.contoso.example', IP, 'contoso.example');
    expect(argsByCode(findings).HELO_NOT_MX).toEqual({
      helo: 'mail.contoso.example',
      ptr: 'mail.contoso.example',
      domain: 'contoso.example',
      exchanges: ['mx.contoso.example'],
    });
    expect(codesOf((await helo('mail.contoso.example', IP, 'own.example')).findings)).toContain('HELO_IS_MX');
  });

  it('is not compared with a null MX, which names no host', async () => {
    const { findings } = await helo('mail.contoso.example', IP, 'silent.example');
    expect(codesOf(findings)).not.toContain('HELO_NOT_MX');
  });
});
