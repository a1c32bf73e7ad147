import { describe, expect, it } from 'vitest';
import {
  canonicalAddress,
  isHostName,
  isPublicAddress,
  isPublicFqdn,
  isWithin,
  normalizeName,
  organizationalDomain,
  originName,
  reverseName,
  sameAddress,
} from '../../src/dns/names.ts';

const IP6_ARPA = '7.6.5.4.3.2.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2';

describe('names made from an address', () => {
  it.each([
    ['203.0.113.7', '7.113.0.203.in-addr.arpa'],
    ['2001:db8::123:4567', `${IP6_ARPA}.ip6.arpa`],
    ['2001:DB8:0:0::123:4567', `${IP6_ARPA}.ip6.arpa`],
    ['::ffff:203.0.113.7', '7.113.0.203.in-addr.arpa'],
  ])('reverse of %s', (ip, name) => {
    expect(reverseName(ip)).toBe(name);
  });

  it.each([
    '',
    'mail.example',
    '1.2.3',
    '256.1.1.1',
    '010.1.1.1',
    '0x7f.1',
    '1',
    ' 1.2.3.4',
    '1::2::3',
    'fe80::1%eth0',
    '[::1]',
  ])('no name for %j', (ip) => {
    expect(reverseName(ip)).toBeUndefined();
    expect(originName(ip)).toBeUndefined();
    expect(canonicalAddress(ip)).toBeUndefined();
    expect(isPublicAddress(ip)).toBe(false);
  });

  it('origin names of Team Cymru', () => {
    expect(originName('203.0.113.7')).toBe('7.113.0.203.origin.asn.cymru.com');
    expect(originName('2001:db8::123:4567')).toBe(`${IP6_ARPA}.origin6.asn.cymru.com`);
  });
});

describe('addresses', () => {
  it('one way to write each', () => {
    expect(canonicalAddress('2001:DB8:0:0:1:0:0:1')).toBe('2001:db8::1:0:0:1');
    expect(canonicalAddress('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(sameAddress('2001:db8::1', '2001:0db8:0::0001')).toBe(true);
    expect(sameAddress('192.0.2.1', '192.0.2.2')).toBe(false);
    expect(sameAddress('no', 'no')).toBe(false);
  });

  it.each([
    '8.8.8.8',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '2001:db8::1',
    '3fff::1',
    '2a01:111:f200::1',
    '::ffff:8.8.8.8',
  ])('%s is public', (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });

  it.each([
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '192.168.1.1'],
    ['private', 'fd00::1'],
    ['loopback', '127.0.0.1'],
    ['loopback', '::1'],
    ['link-local', '169.254.1.1'],
    ['cloud metadata', '169.254.169.254'],
    ['link-local', 'fe80::1'],
    ['shared (CGNAT)', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['multicast', 'ff02::1'],
    ['unspecified', '0.0.0.0'],
    ['unspecified', '::'],
    ['broadcast', '255.255.255.255'],
    ['benchmark', '198.18.0.1'],
    ['reserved', '240.0.0.1'],
    ['IPv4-mapped private', '::ffff:10.0.0.1'],
    ['IPv4-mapped loopback', '::ffff:7f00:1'],
    ['IPv4-compatible private', '::10.0.0.1'],
    ['NAT64 of a private one', '64:ff9b::a00:1'],
    ['6to4 of a private one', '2002:a00:1::1'],
  ])('%s %s is not public', (_, ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });
});

describe('names', () => {
  it.each([
    ['Mail.Example.COM.', 'mail.example.com'],
    ['_dmarc.example.com', '_dmarc.example.com'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['a b.example', 'a b.example'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  ])('%j is %j', (text, name) => {
    expect(normalizeName(text)).toBe(name);
  });

  it.each([
    '',
    '.',
    '..',
    'a..b',
    '.a',
    'a..',
    `${'a'.repeat(64)}.b`,
    `${'a.'.repeat(127)}a`,
    'ü<x>.example',
    'ü.example/x;y',
    'ü.example#x',
    'ü.example\\x',
    'ü\t.example',
    'a\nb.example',
    'a\u0000.example',
  ])('%j is no domain name', (text) => {
    expect(normalizeName(text)).toBeUndefined();
  });

  it.each(['mail.example.com', 'EXCH01', 'localhost', 'exch_01.contoso.local', '1and1.com', 'a-b.example.'])(
    '%s has the form of a host name',
    (text) => {
      expect(isHostName(text)).toBe(true);
    },
  );

  it.each([
    '192.0.2.1',
    '-a.example',
    'a-.example',
    'a b.example',
    'a@b.example',
    '[192.0.2.1]',
    'a.1',
    '',
    '<!channel>',
  ])('%s has not', (text) => {
    expect(isHostName(text)).toBe(false);
  });

  it.each(['mail.contoso.example', 'mail.example.com', 'münchen.de', 'a.b.co.uk', 'exch_01.example.nl'])(
    '%s is public',
    (text) => {
      expect(isPublicFqdn(text)).toBe(true);
    },
  );

  it.each([
    'exch01',
    'svr01.contoso.local',
    'mail.lan',
    'mail.corp.internal',
    'localhost.localdomain',
    'nas.home.arpa',
    'a.test',
    'a.invalid',
    'mail.firma.intern',
    'mail.contoso.corp',
    '192.0.2.1',
    'com',
    'example',
  ])('%s is not', (text) => {
    expect(isPublicFqdn(text)).toBe(false);
  });

  it('a name within a domain', () => {
    expect(isWithin('a.example', 'example')).toBe(true);
    expect(isWithin('example', 'example')).toBe(true);
    expect(isWithin('myexample', 'example')).toBe(false);
  });

  it.each([
    ['mail.contoso.example', 'contoso.example'],
    ['a.b.co.uk', 'b.co.uk'],
    ['_dmarc.Example.com.', 'example.com'],
    ['a.customer.github.io', 'customer.github.io'],
    ['co.uk', undefined],
    ['com', undefined],
    ['', undefined],
    ['192.0.2.1', undefined],
  ])('the organizational domain of %s is %s', (name, domain) => {
    expect(organizationalDomain(name)).toBe(domain);
  });
});
