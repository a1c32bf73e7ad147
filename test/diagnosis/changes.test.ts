import { describe, expect, it } from 'vitest';
import type { CheckRequest } from '../../src/checks/request.ts';
import { changesBetween } from '../../src/diagnosis/changes.ts';
import type { Zone } from '../support/dns-zone.ts';
import { checked, codesOf } from '../support/findings.ts';

/** What a look at one world of DNS and a second look at another come to. */
async function changes(request: CheckRequest, before: Zone, after: Zone) {
  const looks = await Promise.all([before, after].map((zone) => checked(zone, request)));
  const [first = [], second = []] = looks.map(({ findings }) => findings);
  const { fixed, still, fresh } = changesBetween(first, second, 'authoritative', []);
  return { fixed: codesOf(fixed), still: codesOf(still), fresh: codesOf(fresh) };
}

describe('between two looks', () => {
  const reverse: CheckRequest = { check: 'reverse', ip: '203.0.113.70' };
  const ARPA = '70.113.0.203.in-addr.arpa';
  const PTR: Zone = { [ARPA]: { PTR: ['mail.contoso.example'] }, 'mail.contoso.example': { A: ['203.0.113.70'] } };

  it('what is right now was fixed', async () => {
    expect(await changes(reverse, {}, PTR)).toEqual({ fixed: ['IPREV_PERMERROR'], still: [], fresh: [] });
  });

  it.each(['SERVFAIL', 'TIMEOUT'] as const)(
    'what could not be looked up again (%s) is not said to be fixed',
    async (answer) => {
      expect(await changes(reverse, {}, { [ARPA]: answer })).toEqual({
        fixed: [],
        still: [],
        fresh: ['IPREV_TEMPERROR'],
      });
    },
  );

  it('only answers that are others now may still be cached as old ones', async () => {
    const zone = (ip: string): Zone => ({
      [ARPA]: { PTR: ['mail.contoso.example'], ttl: 86_400 },
      'mail.contoso.example': { A: [ip], ttl: 600 },
    });
    const [before, after] = await Promise.all(['203.0.113.71', '203.0.113.70'].map((ip) => checked(zone(ip), reverse)));
    const { cachedFor } = changesBetween(before?.findings ?? [], after?.findings ?? [], 'authoritative', []);
    expect(cachedFor).toBe(600);
  });

  it('a listing is gone where that list says so, whatever others fail to say', async () => {
    const listed: CheckRequest = { check: 'blocklist', ip: '203.0.113.9' };
    const [zen, psbl] = ['zen.spamhaus.org', 'psbl.surriel.com'].map((zone) => `9.113.0.203.${zone}`);
    const works: Zone = {
      '2.0.0.127.zen.spamhaus.org': { A: ['127.0.0.2'] },
      '2.0.0.127.psbl.surriel.com': { A: ['127.0.0.2'] },
    };
    const before: Zone = { ...works, [zen ?? '']: { A: ['127.0.0.3'] } };
    expect((await changes(listed, before, { ...works, [psbl ?? '']: 'SERVFAIL' })).fixed).toContain('BLOCKLIST_LISTED');
    const { fixed } = await changes(listed, before, { ...works, [zen ?? '']: { A: ['127.255.255.254'] } });
    expect(fixed).not.toContain('BLOCKLIST_LISTED');
  });
});
