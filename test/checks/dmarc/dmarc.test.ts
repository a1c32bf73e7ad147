import { describe, expect, it } from 'vitest';
import { checkDmarc, type DmarcSubject } from '../../../src/checks/dmarc/dmarc.ts';
import { namesOfWalk } from '../../../src/checks/dmarc/tree-walk.ts';
import { en } from '../../../src/messages/en/en.ts';
import { findingText } from '../../../src/reply/evidence.ts';
import { brief, onZone } from '../../support/check-tools.ts';
import type { Zone } from '../../support/dns-zone.ts';

async function dmarc(zone: Zone, subject: Partial<DmarcSubject> = {}) {
  return onZone(zone, (tools) => checkDmarc({ domain: 'contoso.example', spf: null, dkim: [], ...subject }, tools));
}

const at = (name: string, ...TXT: string[]): Zone => ({ [`_dmarc.${name}`]: { TXT } });

describe('the record', () => {
  it('its policy, and where it stands', async () => {
    const zone = at('contoso.example', 'v=DMARC1; p=reject; sp=quarantine; aspf=s; rua=mailto:d@contoso.example');
    const own = await dmarc(zone);
    expect(brief(own.value, 'policy', 'tag', 'at', 'aspf')).toEqual([
      { code: 'DMARC_RECORD', at: 'contoso.example', policy: 'reject', tag: 'p', aspf: 's' },
    ]);
    const below = await dmarc(zone, { domain: 'news.contoso.example' });
    expect(brief(below.value, 'policy', 'tag', 'at')).toEqual([
      { code: 'DMARC_RECORD', at: 'contoso.example', policy: 'quarantine', tag: 'sp' },
    ]);
  });

  it('none, with the names that were looked at', async () => {
    const { value } = await dmarc({}, { domain: 'mail.contoso.example' });
    expect(brief(value, 'looked', 'record')).toEqual([
      { code: 'DMARC_NONE', looked: ['_dmarc.mail.contoso.example', '_dmarc.contoso.example', '_dmarc.example'] },
      { code: 'DMARC_SUGGESTED_RECORD', record: 'v=DMARC1; p=none; rua=mailto:postmaster@contoso.example' },
    ]);
  });

  it.each([
    [['v=DMARC1; p=reject', 'v=DMARC1; p=none'], 'DMARC_SEVERAL'],
    [['v=dmarc1; p=reject'], 'DMARC_INVALID'],
    [['v=DMARC1 p=reject'], 'DMARC_INVALID'],
    [['v=DMARC1; p=none; p=reject'], 'DMARC_INVALID'],
    [['v=DMARC1; sp=none'], 'DMARC_INVALID'],
    // Spaces that web pages have and the standard has not: receivers find no such tag, or no record.
    [['v=DMARC1;\u00a0p=reject'], 'DMARC_INVALID'],
    [['\ufeffv=DMARC1; p=reject'], 'DMARC_INVALID'],
  ])('%j: %s', async (records, code) => {
    const { value } = await dmarc(at('contoso.example', ...records));
    expect(brief(value)).toEqual([code, 'DMARC_SUGGESTED_RECORD']);
  });

  it.each([
    ['v=DMARC1; p=nono; rua=mailto:d@contoso.example', ['DMARC_RECORD', 'DMARC_REPORTS_ONLY', 'DMARC_TAG_PROBLEM']],
    ['v=DMARC1; p=none; adkim=x; rua=mailto:d@contoso.example', ['DMARC_RECORD', 'DMARC_TAG_PROBLEM']],
    ['v=DMARC1; p=none; rua=d@contoso.example', ['DMARC_RECORD', 'DMARC_TAG_PROBLEM', 'DMARC_NO_REPORTS']],
    ['v=DMARC1; p=none; pct=50; ri=3600; rua=mailto:d@contoso.example', ['DMARC_RECORD', 'DMARC_REMOVED_TAGS']],
    ['v=DMARC1; p=none', ['DMARC_RECORD', 'DMARC_NO_REPORTS']],
  ])('%s: %j', async (record, codes) => {
    expect(brief((await dmarc(at('contoso.example', record))).value)).toEqual(codes);
  });

  it('a look-up that fails leaves it open, also one above', async () => {
    for (const name of ['_dmarc.mail.contoso.example', '_dmarc.contoso.example']) {
      const { value } = await dmarc({ [name]: 'SERVFAIL' }, { domain: 'mail.contoso.example' });
      expect(brief(value, 'name', 'failure')).toEqual([{ code: 'DMARC_TEMPERROR', name, failure: 'servfail' }]);
    }
  });

  it('its own record counts whatever fails above', async () => {
    const { value } = await dmarc({ ...at('contoso.example', 'v=DMARC1; p=none'), '_dmarc.example': 'SERVFAIL' });
    expect(brief(value)).toContain('DMARC_RECORD');
  });

  it.each([
    [{}, 'reject', 'np'],
    [{ 'ghost.contoso.example': { CNAME: ['gone.example'] } }, 'quarantine', 'sp'],
    [{ 'ghost.contoso.example': { MX: ['10 mx.example'] } }, 'quarantine', 'sp'],
  ] as const)('np is for names that do not exist: %j', async (zone, policy, tag) => {
    const record = at('contoso.example', 'v=DMARC1; p=none; sp=quarantine; np=reject');
    const { value } = await dmarc({ ...record, ...zone }, { domain: 'ghost.contoso.example' });
    expect(brief(value, 'policy', 'tag')[0]).toEqual({ code: 'DMARC_RECORD', policy, tag });
  });
});

describe('alignment', () => {
  const relaxed = at('contoso.example', 'v=DMARC1; p=reject');
  const strict = at('contoso.example', 'v=DMARC1; p=reject; adkim=s; aspf=s');

  async function alignments(zone: Zone, subject: Partial<DmarcSubject>): Promise<unknown[]> {
    const { value } = await dmarc(zone, subject);
    return brief(value, 'identifier').filter((one) => JSON.stringify(one).includes('ALIGN'));
  }

  it('relaxed: the organization is the same', async () => {
    const found = await alignments(relaxed, { spf: 'bounce.contoso.example', dkim: ['contoso.example'] });
    expect(found).toEqual([
      { code: 'DMARC_ALIGNED', identifier: 'bounce.contoso.example' },
      { code: 'DMARC_ALIGNED', identifier: 'contoso.example' },
    ]);
  });

  it('strict: only the domain itself', async () => {
    const found = await alignments(strict, { spf: 'bounce.contoso.example', dkim: ['contoso.example'] });
    expect(found).toEqual([
      { code: 'DMARC_NOT_ALIGNED', identifier: 'bounce.contoso.example' },
      { code: 'DMARC_ALIGNED', identifier: 'contoso.example' },
    ]);
  });

  it('says so when nothing can pass', async () => {
    const found = await alignments(relaxed, { spf: 'esp.example', dkim: ['esp.example', 'other.test'] });
    expect(found).toContainEqual({ code: 'DMARC_NO_ALIGNMENT' });
  });

  it('leaves room for a signature where none was seen', async () => {
    const { value } = await dmarc(relaxed, { spf: 'esp.example' });
    const found = value.find((one) => one.code === 'DMARC_NO_ALIGNMENT');
    expect(found && findingText(found, en)).toContain('DMARC can only pass by a DKIM signature of contoso.example');
  });

  it('does not claim it while a look-up has failed', async () => {
    const zone: Zone = { ...relaxed, '_dmarc.bounce.contoso.example': 'SERVFAIL' };
    const { value } = await dmarc(zone, { spf: 'bounce.contoso.example' });
    expect(brief(value)).toContain('DMARC_TEMPERROR');
    expect(brief(value)).not.toContain('DMARC_NO_ALIGNMENT');
  });

  it('below a public suffix that says so, each domain is its own', async () => {
    const zone = at('bank.example', 'v=DMARC1; p=reject; psd=y');
    const found = await alignments(zone, { domain: 'giant.bank.example', dkim: ['mega.bank.example'] });
    expect(found).toContainEqual({ code: 'DMARC_NOT_ALIGNED', identifier: 'mega.bank.example' });
  });
});

describe('reports', () => {
  const record = at('contoso.example', 'v=DMARC1; p=none; rua=mailto:a@reports.test,mailto:b@mail.contoso.example!10m');

  it.each([
    [{ 'contoso.example._report._dmarc.reports.test': { TXT: ['v=DMARC1'] } }, 'DMARC_REPORTS_ACCEPTED'],
    [{ '*._report._dmarc.reports.test': { TXT: ['v=DMARC1'] } }, 'DMARC_REPORTS_REFUSED'],
    [{ 'contoso.example._report._dmarc.reports.test': 'SERVFAIL' }, 'DMARC_TEMPERROR'],
  ] as const)('%j: %s', async (zone, code) => {
    const { value } = await dmarc({ ...record, ...zone });
    expect(brief(value)).toEqual(['DMARC_RECORD', code]);
  });
});

describe('the questions', () => {
  it('at most eight for a walk, from the name to the top', () => {
    expect(namesOfWalk('contoso.example')).toEqual(['contoso.example', 'example']);
    expect(namesOfWalk('a.b.c.d.e.f.g.h.i.j.mail.example.com')).toHaveLength(8);
    expect(namesOfWalk('a.b.c.d.e.f.g')).toHaveLength(7);
    expect(namesOfWalk('a.b.c.d.e.f.g.h')).toHaveLength(8);
  });

  it('are asked once each, all walks side by side', async () => {
    const zone = at('contoso.example', 'v=DMARC1; p=reject; rua=mailto:d@reports.test');
    const { queries } = await dmarc(zone, {
      spf: 'bounce.contoso.example',
      dkim: ['news.contoso.example', 'esp.test'],
    });
    const asked = queries.map(({ name }) => name);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.at(-1)).toBe('contoso.example._report._dmarc.reports.test');
    expect(asked).toHaveLength(5);
  });
});
