import { describe, expect, it } from 'vitest';
import { serveZone, type Zone } from '../../support/dns-zone.ts';
import { runCli } from '../../support/run-cli.ts';

const ZONE: Zone = {
  'contoso.example': {
    MX: ['10 mx.contoso.example'],
    NS: ['ns1.contoso.example', 'ns2.contoso.example'],
    TXT: ['v=spf1 mx -all'],
  },
  'mx.contoso.example': { A: ['203.0.113.7'] },
  'ns1.contoso.example': { A: ['203.0.113.53'] },
  'ns2.contoso.example': { A: ['203.0.113.54'] },
  '7.113.0.203.in-addr.arpa': { PTR: ['mx.contoso.example'] },
  'inner.contoso.example': { A: ['10.0.0.1'] },
};

interface Report {
  readonly subject: string;
  readonly checks: readonly { readonly check: string; readonly severity: string; readonly codes: readonly string[] }[];
  readonly findings: readonly { readonly code: string; readonly text: string }[];
}

async function cli(...args: string[]) {
  await using server = await serveZone(ZONE);
  return await runCli([...args, '--resolver', `127.0.0.1:${server.port}`, '--dns-timeout', '4000']);
}

describe('domain', () => {
  it('--json has a line for each check, the worst first', async () => {
    const { status, out } = await cli('domain', 'contoso.example', '--json');
    const report = JSON.parse(out) as Report;
    expect(status).toBe(0);
    expect(report.subject).toBe('contoso.example');
    expect(report.checks.map((row) => row.check).toSorted()).toEqual(
      ['bimi', 'dane', 'dmarc', 'domain', 'domain_blocklist', 'mta_sts', 'mx', 'spf', 'tls_rpt'].toSorted(),
    );
    const order = ['bad', 'unknown', 'warning', 'good', 'info'];
    const ranks = report.checks.map((row) => order.indexOf(row.severity));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(report.checks.find((row) => row.check === 'mx')?.codes).toContain('MX_RESOLVES');
  });

  it('--markdown is for a ticket', async () => {
    const { out } = await cli('domain', 'contoso.example', '--markdown', '--lang', 'nl');
    expect(out).toMatch(/^## Gezondheid van contoso\.example\n/);
    expect(out).toContain('mx.contoso.example A 203.0.113.7');
  });
});

it('ip tells reverse DNS, network, port 25 and blocklists', async () => {
  const { out } = await cli('ip', '203.0.113.7', '--json');
  const report = JSON.parse(out) as Report;
  expect(report.checks.map((row) => row.check).toSorted()).toEqual(['blocklist', 'origin', 'port25', 'reverse']);
  expect(report.findings.map((finding) => finding.code)).toContain('IPREV_PASS');
});

it('mx', async () => {
  const { out } = await cli('mx', 'contoso.example');
  expect(out).toContain('Mail for contoso.example goes to mx.contoso.example');
});

it('banner speaks to no private address', async () => {
  const { status, out } = await cli('banner', 'inner.contoso.example');
  expect([status, out]).toEqual([0, expect.stringContaining('private')]);
});

it.each([
  ['ip', '10.0.0.1'],
  ['ip', 'contoso.example'],
  ['domain', 'localhost'],
  ['mx', ''],
  ['banner', '127.0.0.1'],
  ['banner', '169.254.169.254'],
])('%s %j is one sentence and status 2', async (...args) => {
  const { status, out, err } = await cli(...args);
  expect([status, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
});

it('blocklists are not asked through a public resolver', async () => {
  const { out } = await runCli([
    'ip',
    '203.0.113.7',
    '--json',
    '--dns',
    '192.0.2.1',
    '--dns',
    '1.1.1.1',
    '--dns-timeout',
    '1',
  ]);
  const report = JSON.parse(out) as { findings: { code: string; args: { lists?: { why: string }[] } }[] };
  const unknown = report.findings.find((finding) => finding.code === 'BLOCKLIST_UNKNOWN');
  expect(unknown?.args.lists?.every((list) => list.why === 'public_resolver')).toBe(true);
});
