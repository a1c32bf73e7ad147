import { describe, expect, it } from 'vitest';
import { LISTS } from '../../../src/checks/blocklist/lists.ts';
import { PUBLIC_RESOLVERS, publicResolverAmong } from '../../../src/checks/blocklist/public-resolvers.ts';
import { Allowance } from '../../../src/checks/blocklist/settings.ts';
import { LANGUAGES } from '../../../src/messages/catalog.ts';
import { catalogOf } from '../../../src/messages/messages.ts';
import { findingText } from '../../../src/reply/evidence.ts';
import type { Zone, ZoneEntry } from '../../support/dns-zone.ts';
import { argsByCode, checked, codesOf } from '../../support/findings.ts';

const IP = '203.0.113.131';
const ENTRY = '131.113.0.203';
/** Every list lives: it holds its test entry, and its zone says so itself. */
const ALIVE: Zone = Object.fromEntries(
  LISTS.flatMap((list): [string, ZoneEntry][] => [
    [list.zone, { SOA: 'ns.list.example hostmaster.list.example 1 3600 600 86400 60' }],
    [list.takes === 'address' ? `2.0.0.127.${list.zone}` : `test.${list.zone}`, { A: ['127.0.0.2'] }],
  ]),
);
const zen = (code: string, more: Zone = {}) =>
  checked({ ...ALIVE, [`${ENTRY}.zen.spamhaus.org`]: { A: code.split(' ') }, ...more }, { check: 'blocklist', ip: IP });

describe('an address', () => {
  it('on no list', async () => {
    const { findings, asked } = await checked(ALIVE, { check: 'blocklist', ip: IP });
    expect(argsByCode(findings)).toEqual({
      BLOCKLIST_CLEAN: { ip: IP, lists: ['Spamhaus ZEN', 'Barracuda BRBL', 'SpamCop SCBL', 'PSBL'] },
    });
    // The lists' own zones deny the entry: no test entry has to be asked.
    expect(asked.length).toBe(5);
  });

  it.each([
    ['127.0.0.2', 'sbl'],
    ['127.0.0.3', 'css'],
    ['127.0.0.4', 'xbl'],
    ['127.0.0.9', 'drop'],
    ['127.0.0.20', 'authbl'],
    ['127.0.0.30', 'bcl'],
  ])('Spamhaus %s means %s', async (code, meaning) => {
    expect(argsByCode((await zen(code)).findings).BLOCKLIST_LISTED).toMatchObject({ listings: [{ code, meaning }] });
  });

  it.each(['127.0.0.10', '127.0.0.11'])('%s is no accusation', async (code) => {
    expect(codesOf((await zen(code)).findings)).toEqual(['BLOCKLIST_PBL', 'BLOCKLIST_CLEAN']);
    expect(codesOf((await zen(`${code} 127.0.0.3`)).findings)).toContain('BLOCKLIST_LISTED');
  });

  it.each([
    ['127.255.255.252', 'wrong_zone'],
    ['127.255.255.254', 'public_resolver'],
    ['127.255.255.255', 'too_many_queries'],
    ['127.0.0.1', 'unexpected'],
    ['127.0.0.99', 'unexpected'],
    ['198.51.100.1', 'rewritten'],
    ['127.0.0.2 127.255.255.254', 'public_resolver'],
  ])('%s is no entry: %s', async (code, why) => {
    const { findings } = await zen(code);
    expect(codesOf(findings)).not.toContain('BLOCKLIST_LISTED');
    expect(argsByCode(findings).BLOCKLIST_UNKNOWN).toEqual({
      ip: IP,
      lists: [{ list: 'Spamhaus ZEN', why }],
      resolver: null,
    });
  });

  it('on a list that lists everything is not called listed', async () => {
    const { findings } = await zen('127.0.0.2', { '1.0.0.127.zen.spamhaus.org': { A: ['127.0.0.2'] } });
    expect(argsByCode(findings).BLOCKLIST_UNKNOWN).toMatchObject({ lists: [{ why: 'lists_everything' }] });
  });

  it('on a list that is gone is not called clean', async () => {
    const { findings } = await checked({}, { check: 'blocklist', ip: IP });
    expect(codesOf(findings)).toEqual(['BLOCKLIST_UNKNOWN']);
    expect(findings[0]?.args).toMatchObject({
      lists: [{ why: 'dead' }, { why: 'dead' }, { why: 'dead' }, { why: 'dead' }],
    });
  });

  it('is clean where the list lives, although its zone does not say so', async () => {
    const tested = Object.fromEntries(Object.entries(ALIVE).filter(([name]) => name.startsWith('2.0.0.127.')));
    const { findings, asked } = await checked(tested, { check: 'blocklist', ip: IP });
    expect(codesOf(findings)).toEqual(['BLOCKLIST_CLEAN']);
    expect(asked.length).toBe(5 + 4);
  });

  it('at a list that does not answer', async () => {
    const { findings } = await checked(
      { ...ALIVE, [`${ENTRY}.bl.spamcop.net`]: 'SERVFAIL' },
      { check: 'blocklist', ip: IP },
    );
    expect(argsByCode(findings).BLOCKLIST_UNKNOWN).toEqual({
      ip: IP,
      lists: [{ list: 'SpamCop SCBL', why: 'servfail' }],
      resolver: null,
    });
  });

  it('on an allowlist', async () => {
    const zone = { ...ALIVE, [`${ENTRY}.list.dnswl.org`]: { A: ['127.0.5.2'] } };
    const { findings } = await checked(zone, { check: 'blocklist', ip: IP });
    expect(argsByCode(findings).ALLOWLIST_LISTED).toEqual({ ip: IP, list: 'DNSWL.org', trust: 2 });
    const blocked = { ...ALIVE, [`${ENTRY}.list.dnswl.org`]: { A: ['127.0.0.255'] } };
    expect(
      argsByCode((await checked(blocked, { check: 'blocklist', ip: IP })).findings).BLOCKLIST_UNKNOWN,
    ).toMatchObject({
      lists: [{ list: 'DNSWL.org', why: 'too_many_queries' }],
    });
  });

  it('of IPv6 is asked only where lists hold them', async () => {
    const { asked } = await checked(ALIVE, { check: 'blocklist', ip: '2001:db8::25' });
    expect(asked.map((query) => query.split('.').slice(32).join('.'))).toEqual([
      'zen.spamhaus.org A',
      'list.dnswl.org A',
    ]);
  });
});

describe('a domain', () => {
  it.each([
    [{ 'contoso.example.dbl.spamhaus.org': { A: ['127.0.1.4'] } }, 'DOMAIN_LISTED'],
    [{}, 'DOMAIN_NOT_LISTED'],
    [{ 'contoso.example.dbl.spamhaus.org': { A: ['127.255.255.254'] } }, 'DOMAIN_LIST_UNKNOWN'],
    [{ 'contoso.example.dbl.spamhaus.org': { A: ['127.0.1.255'] } }, 'DOMAIN_LIST_UNKNOWN'],
  ] satisfies [Zone, string][])('%j', async (zone, code) => {
    const { findings } = await checked(
      { ...ALIVE, ...zone },
      { check: 'domain_blocklist', domain: 'mail.contoso.example' },
    );
    expect(codesOf(findings)).toEqual([code]);
  });
});

describe('limits', () => {
  it('through a public resolver nothing is asked', async () => {
    const tools = { blocklists: { publicResolver: '8.8.8.8' } };
    const { findings, asked } = await checked(
      ALIVE,
      [
        { check: 'blocklist', ip: IP },
        { check: 'domain_blocklist', domain: 'contoso.example' },
      ],
      tools,
    );
    expect(asked).toEqual([]);
    expect(codesOf(findings)).toEqual(['BLOCKLIST_UNKNOWN', 'DOMAIN_LIST_UNKNOWN']);
    for (const language of LANGUAGES) {
      for (const finding of findings) expect(findingText(finding, catalogOf(language))).toContain('8.8.8.8');
    }
  });

  it.each([
    [['192.0.2.53'], null],
    [['127.0.0.53', '1.1.1.1'], '1.1.1.1'],
    [['2606:4700:4700:0:0:0:0:1111'], '2606:4700:4700:0:0:0:0:1111'],
  ])('of the resolvers %j, %j is public', (servers, found) => expect(publicResolverAmong(servers)).toBe(found));

  it('every list and every public resolver has a source and the day it was read', () => {
    for (const { source } of [...LISTS, ...PUBLIC_RESOLVERS]) {
      expect(source.url).toMatch(/^https:\/\//);
      expect(source.read).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    const addresses = PUBLIC_RESOLVERS.flatMap((one) => one.addresses);
    expect(addresses.every((address) => publicResolverAmong([address]) === address)).toBe(true);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('a key opens the keyed zones also through a public resolver, and is never shown', async () => {
    const dqsKey = 'abcdefghij0123456789xyz';
    const zone = { [`${ENTRY}.${dqsKey}.zen.dq.spamhaus.net`]: { A: ['127.0.0.3'] } };
    const { findings, asked } = await checked(
      zone,
      { check: 'blocklist', ip: IP },
      { blocklists: { publicResolver: '8.8.8.8', dqsKey } },
    );
    expect(asked).toEqual([`${ENTRY}.${dqsKey}.zen.dq.spamhaus.net A`, `1.0.0.127.${dqsKey}.zen.dq.spamhaus.net A`]);
    expect(codesOf(findings)).toContain('BLOCKLIST_LISTED');
    expect(JSON.stringify(findings)).not.toContain(dqsKey);
  });

  it('no more third parties are asked than one run may, however many addresses there are', async () => {
    const requests = Array.from(
      { length: 6 },
      (_, index) => ({ check: 'blocklist', ip: `203.0.113.${index}` }) as const,
    );
    const { findings, asked } = await checked({}, requests);
    expect(asked.length).toBe(10);
    expect(JSON.stringify(findings)).toContain('"limit"');
    expect(new Allowance(0).take()).toBe(false);
  });

  it('a configured list', async () => {
    const [list] = LISTS;
    const own = { ...list, name: 'Ours', zone: 'bl.contoso.example', codes: 'any' } as const;
    const { findings } = await checked(
      { [`${ENTRY}.bl.contoso.example`]: { A: ['127.0.0.7'] } },
      { check: 'blocklist', ip: IP },
      { blocklists: { lists: [own] } },
    );
    expect(argsByCode(findings).BLOCKLIST_LISTED).toMatchObject({ listings: [{ list: 'Ours', code: '127.0.0.7' }] });
  });
});
