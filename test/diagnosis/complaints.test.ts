import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';
import { isCase, openCase } from '../../src/diagnosis/case.ts';
import { complaintOf } from '../../src/diagnosis/complaint.ts';
import { COMPLAINTS, complaintIn } from '../../src/knowledge/complaints.ts';

const SHARED = new URL('../../../shared/data/chatter.jsonl', import.meta.url);
const CHATTER = [
  'v4.7.0 released, changelog attached',
  'thanks!',
  'user unknown to me, who is that?',
  'How do I set up DKIM in Exchange Online?',
  'The Azure bill of October is in the shared folder',
  'Meeting moved to 14:25, port is on me',
  'Who has the certificate of the web shop?',
  'We bought IPv6 stickers',
  'Kunnen jullie de firewall-rapportage van vorige week sturen?',
];

describe('complaints', () => {
  it.each(COMPLAINTS.flatMap(({ id, samples }) => samples.map((sample) => [id, sample] as const)))(
    '%s recognises its sample: %s',
    (id, sample) => {
      expect(complaintIn(sample)?.id).toBe(id);
    },
  );

  it.each(CHATTER)('leave ordinary chat alone: %s', (text) => {
    expect(isCase(readText(text))).toBe(false);
  });

  it.runIf(existsSync(SHARED))('leave the shared rows of ordinary chat alone', () => {
    const rows = readFileSync(SHARED, 'utf8').trim().split('\n');
    const texts = rows.map((row) => String((JSON.parse(row) as { text: unknown }).text));
    expect(texts.filter((text) => complaintIn(text))).toEqual([]);
  });

  it.each([
    'Our mail keeps bouncing, what now?',
    'emails are bouncing since yesterday',
    "I can't send mail to hotmail",
    "our customer doesn't receive our mails",
    'all our invoices land in junk at outlook',
    'email bounced back, help',
    'klant krijgt onze mail niet',
    'we kunnen geen mail sturen naar hotmail',
    'krijg steeds bounces als ik naar hotmail mail',
    'bij een klant komen onze mails niet aan, wat kan dat zijn?',
  ])('ask for the bounce where trouble is told and not shown: %s', (text) => {
    expect(openCase(readText(text)).bounces.map(({ cause }) => cause)).toEqual(['insufficient_info']);
  });

  it.each([
    'thanks, works now',
    'can you mail me the report',
    'what does bounce mean?',
    'We rejected the proposal in the meeting',
    'my message was delivered fine',
    'Ik mail je terug',
    'the package was returned',
  ])('leave talk of mail alone: %s', (text) => {
    expect(isCase(readText(text))).toBe(false);
  });

  it('give way to a refusal that speaks for itself', () => {
    const text = '550 5.1.1 User unknown. By the way, does Azure block port 25?';
    expect(complaintOf(readText(text))).toBeUndefined();
  });

  it('explain a refusal that is only their echo', () => {
    const opened = openCase(
      readText(
        'OVH mailed us: "we have blocked the port 25 of your server". connect to mx.contoso.example[198.51.100.4]:25: Connection timed out',
      ),
    );
    expect(opened.bounces.map(({ cause }) => cause)).toEqual(['port25_blocked_abuse']);
    expect(opened.unrefused).toBe(false);
  });

  it('take the hop by which a test message came in, not the one inside the receiver', () => {
    const opened = openCase(
      readText(
        [
          'Did it work? Headers:',
          'Received: from AM0EUR02FT045.eop-EUR02.prod.protection.outlook.com (2603:10a6:208:1::2a) by AM0PR02CA0011.outlook.office365.com;',
          ' Mon, 2 Nov 2026 10:00:01 +0000',
          'Received: from mail.contoso.example (203.0.113.7) by AM0EUR02FT045.mail.protection.outlook.com;',
          ' Mon, 2 Nov 2026 10:00:00 +0000',
          'Received: from EX01.contoso.local (10.1.1.5) by mail.contoso.example; Mon, 2 Nov 2026 09:59:59 +0000',
        ].join('\n'),
      ),
    );
    expect(opened.bounces[0]).toMatchObject({ cause: 'verified_ok', sendingIp: '203.0.113.7' });
  });
});
