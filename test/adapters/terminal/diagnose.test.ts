import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serveZone, type Zone, type ZoneServer } from '../../support/dns-zone.ts';
import { runCli } from '../../support/run-cli.ts';

const AZURE: Zone = {
  '40.113.0.203.origin.asn.cymru.com': { TXT: ['8075 | 203.0.113.0/24 | US | arin | 2015-01-01'] },
  'as8075.asn.cymru.com': { TXT: ['8075 | US | arin | 2015-01-01 | MICROSOFT-CORP-MSN-AS-BLOCK, US'] },
  '41.113.0.203.in-addr.arpa': 'SERVFAIL',
  'silent.example': 'TIMEOUT',
};
const NO_PTR =
  '<bob@fabrikam.example>: host mx.fabrikam.example[198.51.100.7] said: 554 5.7.1 No PTR Record [203.0.113.40]';

const answerSchema = z.looseObject({
  version: z.literal(1),
  kind: z.string(),
  bounces: z.array(z.looseObject({ recipient: z.string().nullable(), sendingIp: z.string().nullable() })),
  findings: z.array(z.looseObject({ code: z.string(), result: z.string().nullable(), text: z.string() })),
  verdict: z.object({ cause: z.string(), actor: z.string(), confidence: z.string(), text: z.string() }),
  questions: z.array(z.object({ id: z.string(), text: z.string(), choices: z.array(z.string()), answer: z.string() })),
  remedies: z.array(
    z.looseObject({ id: z.string(), steps: z.array(z.object({ text: z.string(), command: z.string().optional() })) }),
  ),
  timing: z.object({ parseMs: z.number(), dnsMs: z.number(), queries: z.number() }),
  text: z.string(),
});

let dns: ZoneServer;
let folder: string;
beforeAll(async () => {
  dns = await serveZone(AZURE);
  folder = await mkdtemp(join(tmpdir(), 'diagnose-'));
});
afterAll(async () => {
  await dns.close();
  await rm(folder, { recursive: true, force: true });
});

async function diagnose(input: string | Uint8Array, ...args: string[]) {
  const { status, out, err } = await runCli(['diagnose', '--json', '--dns', `127.0.0.1:${dns.port}`, ...args], input);
  expect(err).toBe('');
  expect(status).toBe(0);
  return answerSchema.parse(JSON.parse(out));
}
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('diagnose', () => {
  it('asks only what neither the paste nor DNS tells, and takes the answers from a file', async () => {
    const answers = await file('answers.json', '{"azure_public_ip_static":"It is static"}');
    const answer = await diagnose(NO_PTR, '--answers', answers);
    expect(answer.questions.map(({ id, answer }) => [id, answer])).toEqual([['azure_public_ip_static', 'Static']]);
    expect(answer.verdict).toMatchObject({ cause: 'rdns_missing', actor: 'sender', confidence: 'proven' });
    // There is nobody to answer it.
    expect(answer.text).not.toContain('Was this right?');
    expect(answer.remedies.map((remedy) => remedy.id)).toEqual(['ptr-azure']);
    expect(answer.text).toContain('--reverse-fqdn MAIL_NAME.');
  });

  it('takes a question without an answer as "I don\'t know" and says what stays open', async () => {
    const answer = await diagnose(NO_PTR);
    expect(answer.questions.map(({ answer }) => answer)).toEqual(["I don't know"]);
    expect(answer.text).toContain('Is the public IP address in Azure static or dynamic?');
    expect(answer.text).toContain('MAIL_NAME');
  });

  it("answers a Dutch paste in Dutch: a reverse zone of one's own has no effect in Azure", async () => {
    const answers = await file(
      'nl.json',
      '{"azure_public_ip_address":"203.0.113.40","azure_public_ip_static":"statisch"}',
    );
    const answer = await diagnose(
      'Onze mailserver op een Azure VM krijgt "554: geen PTR-Record" terug. We hebben zelf een reverse zone gemaakt.',
      '--answers',
      answers,
    );
    expect(answer.verdict).toMatchObject({ cause: 'rdns_missing', actor: 'sender' });
    expect(answer.text).toContain(
      'Een reverse zone die je zelf hebt gemaakt, in Azure DNS of bij je registrar, heeft geen effect',
    );
    expect(answer.text).toContain('203.0.113.40');
  });

  it('does not take a reverse zone that answers SERVFAIL for a missing record', async () => {
    const answer = await diagnose('450 4.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.41]');
    expect(answer.verdict).toMatchObject({ cause: 'rdns_temperror', actor: 'provider', confidence: 'proven' });
    expect(answer.findings.find((finding) => finding.code === 'IPREV_TEMPERROR')?.result).toBe('temperror');
    expect(answer.text).not.toMatch(/has no PTR/);
  });

  it('reads an .eml file', async () => {
    const path = await file(
      'bounce.eml',
      [
        'From: MAILER-DAEMON@contoso.example',
        'Subject: Undelivered Mail Returned to Sender',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
        '',
        '--b1',
        'Content-Type: text/plain',
        '',
        NO_PTR,
        '--b1',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mail.contoso.example',
        '',
        'Final-Recipient: rfc822; bob@fabrikam.example',
        'Action: failed',
        'Status: 5.7.1',
        'Remote-MTA: dns; mx.fabrikam.example',
        'Diagnostic-Code: smtp; 554 5.7.1 No PTR Record [203.0.113.40]',
        '--b1--',
        '',
      ].join('\r\n'),
    );
    const answer = await diagnose('', path);
    expect(answer.bounces).toMatchObject([{ recipient: 'bob@fabrikam.example', sendingIp: '203.0.113.40' }]);
  });

  it('says honestly what it read of a bounce that it has no advice for, and asks DNS nothing', async () => {
    const answer = await diagnose('550 5.9.9 <bob@fabrikam.example>: zork says no');
    expect(answer.verdict.cause).toBe('unknown');
    expect(answer.text).toContain('550 5.9.9');
    expect(answer.timing.queries).toBe(0);
  });
});

describe('input that cannot be used', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\n'],
  ])('%s: a sentence', async (_, input) => {
    const answer = await diagnose(input);
    expect(answer.kind).toBe('other');
    expect(answer.text).toContain('There is nothing in it');
  });

  it('binary rubbish: a sentence', async () => {
    const rubbish = Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919 + (index >> 3)) % 256);
    const answer = await diagnose(rubbish);
    expect(answer).toMatchObject({ kind: 'other', bounces: [] });
    expect(answer.text).toContain('not text or a mail message');
  });

  it('10 MB of text: an answer that says how much was read', async () => {
    const answer = await diagnose(`${NO_PTR}\n${'all work and no play makes jack a dull boy\n'.repeat(250_000)}`);
    expect(answer.text).toContain('very long');
    expect(answer.bounces).toHaveLength(1);
  });

  it('a DNS server that never answers: "could not check", never "no record"', async () => {
    await using silent = await serveZone({
      '40.113.0.203.in-addr.arpa': 'TIMEOUT',
      '40.113.0.203.origin.asn.cymru.com': 'TIMEOUT',
    });
    const { status, out } = await runCli(
      ['diagnose', '--json', '--dns', `127.0.0.1:${silent.port}`, '--dns-timeout', '1500'],
      NO_PTR,
    );
    expect(status).toBe(0);
    const answer = answerSchema.parse(JSON.parse(out));
    expect(answer.verdict).toMatchObject({ cause: 'rdns_missing', confidence: 'possible' });
    expect(answer.text).toContain('could not be checked');
    expect(answer.text).toContain('Whether that holds today I could not find out');
    // The letter behind it says what the receiver said.
    expect(answer.text.split('Have a PTR record set')[0]).not.toMatch(/has no PTR/);
  });

  it.each([
    [['diagnose', '/no/such/file.eml'], 'there is no such file'],
    [['diagnose', '/tmp'], 'is not a file'],
    [['diagnose', '--lang', 'xx'], 'There is no language "xx"'],
    [['diagnose', '--dns', 'dns.example'], '--dns takes an IP address'],
    [['diagnose', '--dns-timeout', 'soon'], '--dns-timeout takes milliseconds'],
    [['diagnose', '--answers', '/no/such/answers.json'], 'cannot be read'],
    [['diagnose', '--frobnicate'], "Unknown option '--frobnicate'"],
    [['frobnicate'], 'Unknown command "frobnicate"'],
    [[], 'Name a command; there are diagnose'],
    [['ptr'], 'ptr 203.0.113.7'],
    [['ptr', 'mail.example.com'], 'is not an IP address'],
    [['ptr', '192.168.1.1'], 'is a private address'],
    [['code', 'abc'], 'is not a reply code'],
  ])('%j: one sentence and status 2', async (args, sentence) => {
    const { status, out, err } = await runCli(args);
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
    expect(status).toBe(2);
  });
});

describe('look-ups', () => {
  it('ptr shows the result with the records', async () => {
    const { status, out } = await runCli(['ptr', '203.0.113.40', '--dns', `127.0.0.1:${dns.port}`]);
    expect(status).toBe(0);
    expect(out).toContain('203.0.113.40 has no PTR record (iprev=permerror)');
    expect(out).toContain('40.113.0.203.in-addr.arpa PTR NXDOMAIN');
    expect(out).toContain('MICROSOFT-CORP-MSN-AS-BLOCK');
  });

  it('code tells the registered meaning and who uses it otherwise', async () => {
    const { out } = await runCli(['code', '5.7.26', '--json']);
    const meaning: unknown = JSON.parse(out);
    expect(meaning).toMatchObject({ code: '5.7.26', permanent: true, cause: 'auth_missing' });
  });
});
