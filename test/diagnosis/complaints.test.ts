import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';
import { isCase, openCase } from '../../src/diagnosis/case.ts';
import { complaintOf } from '../../src/diagnosis/complaint.ts';
import { adviceSoFar } from '../../src/diagnosis/diagnose.ts';
import { COMPLAINTS, complaintIn } from '../../src/knowledge/complaints.ts';
import { examined } from '../support/diagnosed.ts';
import type { Zone } from '../support/dns-zone.ts';

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
    'Customers tell us that mail from us sometimes goes missing.',
    'A client says he is not getting our emails',
    'our newsletters are not getting through to outlook',
    'mail from us lands in spam at gmail',
    'Everything we send ends up in junk, why?',
    'our mail is flagged as spam by hotmail',
    'are we blacklisted?',
    'Can you see whether we are on a blocklist?',
    'is our IP on any RBL?',
    'I think our domain got blacklisted',
    'Klanten zeggen dat onze mail soms niet aankomt.',
    'Een leverancier meldt dat mail van ons niet wordt bezorgd.',
    'onze mail komt niet aan bij de gemeente',
    'klanten ontvangen onze mails niet',
    'mail van ons belandt in de spam',
    'Ik hoor dat onze mail bij outlook in de ongewenste mail terechtkomt',
    'staan wij op een zwarte lijst?',
    'Kunnen jullie zien of ons IP-adres op een blacklist staat?',
    'zijn we geblacklist?',
    'op welke blocklist staan we?',
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
    'We put that sender on a blocklist',
    'can you add this domain to the blacklist',
    'I blacklisted him in our shop',
    'Is the new supplier on the list?',
    'our spam filter works fine',
    'We hebben die afzender op de zwarte lijst gezet',
    'Kun je dit domein op de blacklist zetten?',
    'de bestelling is niet aangekomen',
    'which blocklist do you use?',
    'how do I read a blocklist?',
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

describe('an address beside trouble that is told and not shown', () => {
  const listed: Zone = {
    '2.0.0.127.zen.spamhaus.org': { A: ['127.0.0.2'] },
    '9.113.0.203.zen.spamhaus.org': { A: ['127.0.0.2'] },
  };
  const right: Zone = {
    '9.113.0.203.in-addr.arpa': { PTR: ['mail.contoso.example'] },
    'mail.contoso.example': { A: ['203.0.113.9'] },
  };
  it.each<[string, Zone, string]>([
    ['Are we on a blocklist? We send from 203.0.113.9', listed, 'ip_blocklist'],
    ['Onze mail komt niet aan bij klanten, ons IP is 203.0.113.9', {}, 'rdns_missing'],
    ['Are we on a blocklist? We send from 203.0.113.9', right, 'insufficient_info'],
  ])('is looked up: %s', async (text, zone, cause) => {
    const theCase = await examined(text, zone);
    expect(adviceSoFar(theCase)[0]?.cause).toBe(cause);
    expect(theCase.findings.map(({ check }) => check)).toContain('blocklist');
  });
  it('that is not known is asked for, with the bounce', async () => {
    const theCase = await examined('Are we on a blocklist?');
    expect([theCase.asked, adviceSoFar(theCase)[0]?.remedies]).toEqual([['full_bounce'], ['show-the-trouble']]);
  });
});
