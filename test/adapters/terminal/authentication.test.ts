// The look-ups spf, dkim and dmarc as processes of their own, over real packets.
import { describe, expect, it } from 'vitest';
import { serveZone, type Zone } from '../../support/dns-zone.ts';
import { runCli } from '../../support/run-cli.ts';

const ZONE: Zone = {
  'contoso.example': { TXT: ['v=spf1 ip4:192.0.2.0/28 -all'] },
  '_dmarc.contoso.example': { TXT: ['v=DMARC1; p=reject; rua=mailto:d@contoso.example'] },
  's1._domainkey.contoso.example': { TXT: ['v=DKIM1; p='] },
};

async function lookUp(args: readonly string[], input = '') {
  await using server = await serveZone(ZONE);
  return await runCli([...args, '--dns', `${server.host}:${server.port}`], input);
}

describe('look-ups', () => {
  it.each([
    [['spf', 'contoso.example', '192.0.2.1'], 'SPF_PASS', 'SPF passes: contoso.example allows 192.0.2.1'],
    [['spf', 'contoso.example', '192.0.2.99'], 'SPF_FAIL', 'SPF fails: 192.0.2.99 is not in the SPF record'],
    [['spf', 'postmaster@contoso.example'], 'SPF_RECORD', 'The SPF record of contoso.example is in order'],
    [['dkim', 's1', 'contoso.example'], 'DKIM_KEY_REVOKED', 'is revoked'],
    [['dmarc', 'contoso.example'], 'DMARC_RECORD', 'contoso.example has DMARC: mail that fails is to be refused'],
  ])('%j: %s', async (args, code, words) => {
    const plain = await lookUp(args);
    expect(plain).toMatchObject({ status: 0, err: '' });
    expect(plain.out).toContain(words);
    const json = JSON.parse((await lookUp([...args, '--json'])).out) as { findings: { code: string }[]; text: string };
    expect(json.findings[0]?.code).toBe(code);
    expect(json.text).toContain(words);
  });

  it('in Dutch', async () => {
    expect((await lookUp(['spf', 'contoso.example', '192.0.2.99', '--lang', 'nl'])).out).toContain('SPF faalt');
  });

  it.each([
    [['spf'], 'spf example.com 203.0.113.7'],
    [['spf', 'contoso.example', 'nonsense'], 'nonsense'],
    [['spf', 'a.example', '192.0.2.1', 'more'], 'spf example.com 203.0.113.7'],
    [['dkim', 's1'], 'dkim selector1 example.com'],
    [['dmarc', 'a b'], 'dmarc example.com'],
    [['dmarc', '--wrong'], '--wrong'],
  ])('%j cannot be used, and the sentence says %s', async (args, words) => {
    const { status, out, err } = await runCli(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  it('a whole message from standard input', async () => {
    const { status, out } = await lookUp(
      ['dkim', '--message', '-', '--json'],
      'From: a@contoso.example\r\n\r\nHello\r\n',
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ findings: [{ code: 'DKIM_NOT_SIGNED', subject: 'contoso.example' }] });
  });
});

describe('spf --jsonl', () => {
  it('answers each line in order, also one that cannot be read', async () => {
    const lines = [
      { id: 'a', ip: '192.0.2.1', mailFrom: 'ann@contoso.example', helo: 'mail.contoso.example' },
      { id: 'b', ip: '192.0.2.99', mailFrom: '', helo: 'contoso.example' },
      { id: 'c', ip: '192.0.2.99' },
    ].map((line) => JSON.stringify(line));
    const { status, out } = await lookUp(['spf', '--jsonl'], ['nonsense', ...lines].join('\n'));
    expect(status).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { error: 'The line is no {"id", "ip", "mailFrom", "helo"}.' },
      { id: 'a', result: 'pass', lookups: 0 },
      { id: 'b', result: 'fail', lookups: 0 },
      { id: 'c', result: 'none', lookups: 0 },
    ]);
  });
});
