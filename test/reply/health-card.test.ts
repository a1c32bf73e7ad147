import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/checks/finding.ts';
import { domainChecks } from '../../src/checks/plan.ts';
import { LANGUAGES } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { healthOf } from '../../src/reply/health-card.ts';
import { cardMarkdown } from '../../src/reply/markdown.ts';

const domain = 'contoso.example';
const EVIL = 'v=TLSRPTv1; <@U123> [x](https://evil.example) `` ``` @everyone *b* | #1';
const findings: Finding[] = [
  { check: 'mx', code: 'MX_RESOLVES', subject: domain, args: { domain, hosts: ['mx.contoso.example'] }, proof: [] },
  {
    check: 'mx',
    code: 'MX_DANGLING',
    subject: domain,
    args: { domain, hosts: ['gone.contoso.example'] },
    proof: [
      { name: 'gone.contoso.example', type: 'A', status: 'nxdomain', ttl: 60, aliases: [], authenticated: false },
    ],
  },
  { check: 'dane', code: 'DANE_NONE', subject: domain, args: { domain }, proof: [] },
  {
    check: 'tls_rpt',
    code: 'TLS_RPT_INVALID',
    subject: domain,
    args: { domain, record: EVIL },
    proof: [
      {
        name: `_smtp._tls.${domain}`,
        type: 'TXT',
        status: 'records',
        records: [EVIL],
        ttl: 1,
        aliases: [],
        authenticated: false,
      },
    ],
  },
  { check: 'mta_sts', code: 'MTA_STS_TEMPERROR', subject: domain, args: { domain, failure: 'timeout' }, proof: [] },
];
const requests = domainChecks(domain);
const view = { view: 'health', subject: domain, requests, findings } as const;

describe('a report', () => {
  it('has one line for each check, the worst first', () => {
    const rows = healthOf({ requests, findings });
    expect(rows.slice(0, 4).map(({ check, severity }) => [check, severity])).toEqual([
      ['mx', 'bad'],
      ['mta_sts', 'unknown'],
      ['tls_rpt', 'warning'],
      ['spf', 'info'],
    ]);
    expect(rows.length).toBe(requests.length);
    const [, , overview] = cardOf(view, catalogOf('en')).elements;
    expect(overview?.type === 'evidence' && overview.items.length).toBe(requests.length);
  });

  it.each(LANGUAGES)('tells everything once (%s)', (language) => {
    const text = JSON.stringify(cardOf(view, catalogOf(language)));
    for (const once of ['mx.contoso.example', 'gone.contoso.example A NXDOMAIN']) {
      expect(text.split(once).length - 1).toBe(1);
    }
  });

  it.each(LANGUAGES)('cites the section of the standard for what is wrong, and for nothing else (%s)', (language) => {
    const text = JSON.stringify(cardOf(view, catalogOf(language)));
    expect(text).toContain('(RFC 5321 § 5.1)');
    expect(text).toContain('(RFC 8460 § 3)');
    expect(text).not.toContain('(RFC 7672');
  });

  it('counts what is wrong in its summary', () => {
    expect(cardOf(view, catalogOf('en')).summary).toBe(
      'Of 9 checks of contoso.example, 1 found something wrong, 1 could be better, 1 could not be made in full.',
    );
    expect(cardOf({ ...view, findings: [] }, catalogOf('nl')).summary).toBe(
      'Alle 9 controles van contoso.example vonden niets fout.',
    );
  });
});

describe('Markdown', () => {
  const text = cardMarkdown(cardOf(view, catalogOf('en')));
  const outside = withoutBlocks(text);

  it('has headings, and lines with their weight', () => {
    expect(text).toMatch(/^## Health of contoso\.example\n/);
    expect(text).toContain('- **FAIL** MX: ');
  });

  it('lets nothing that others published format, link or mention', () => {
    expect(outside).toContain('\\<\\@U123\\> \\[x\\]\\(https');
    expect(outside).not.toMatch(/(?<!\\)[`@[<|]/);
  });

  it('fences records with more backquotes than they hold', () => expect(text).toMatch(/^ {2}````$/m));
});

/** The text without its fenced blocks. */
function withoutBlocks(markdown: string): string {
  let fence: string | null = null;
  const lines = markdown.split('\n').filter((line) => {
    const mark = /^`{3,}$/.exec(line.trim())?.[0] ?? null;
    if (mark !== null && (fence === null || fence === mark)) {
      fence = fence === null ? mark : null;
      return false;
    }
    return fence === null;
  });
  return lines.join('\n');
}
