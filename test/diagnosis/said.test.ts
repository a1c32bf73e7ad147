import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/bounce/read.ts';
import { domainMeant } from '../../src/diagnosis/misspelling.ts';
import { saidIn } from '../../src/diagnosis/said.ts';

describe('the domain that a refusal speaks of', () => {
  it.each([
    ['550 5.7.23 SPF violation; from=lucerne.example ip=203.0.113.120', 'lucerne.example'],
    ['550 5.7.515 Access denied, sending domain SCHOOL.EXAMPLE does not meet', 'school.example'],
    [
      "451 4.7.26 Unauthenticated email from sparrow.example is not accepted due to domain's DMARC policy",
      'sparrow.example',
    ],
    ['The MAIL FROM domain [adventure.example] has an SPF record with a hard fail policy', 'adventure.example'],
    ['softfail (domain of transitioning x@alpine.example does not designate 203.0.113.125)', 'alpine.example'],
    ['smtp.mailfrom=bounces@news.wood.example', 'news.wood.example'],
    ['SPF fail: 203.0.113.122 is not allowed to send mail from trey.example', 'trey.example'],
    ['550 5.7.24 SPF permerror for city.example', 'city.example'],
    [
      'SPF Permanent Error. Please see http://www.open-spf.org/Why?s=mfrom;id=desk%40trey.example;ip=203.0.113.1',
      'trey.example',
    ],
    ['550 5.7.1 SPF check: permerror for domain vet.example', 'vet.example'],
    ['$ dig +short TXT vet.example\n"v=spf1 mx -all"', 'vet.example'],
    ['Blocked: domain promo.example listed in dbl.spamhaus.org', 'promo.example'],
    // A receiver's own help page is nobody's sender.
    ['from=mail.google.com', null],
    ['550 5.1.1 User unknown', null],
  ])('%s', (text, domain) => {
    expect(saidIn(text).senderDomain).toBe(domain);
  });
});

describe('a domain whose records the admin has changed is their own, whoever the refusal quotes', () => {
  it.each([
    'Bij de dienst moesten we alleen één TXT-record toevoegen voor garden.example.',
    'We hebben voor garden.example een SPF-record aangepast.',
    'Het SPF-record van garden.example is gisteren gewijzigd.',
    'We only had to add one TXT record for garden.example.',
    'Yesterday we changed the SPF record of our domain garden.example',
    'The TXT record of garden.example was updated on Monday.',
    'A DKIM record was added for s1._domainkey.garden.example',
    'Ons domein is garden.example',
  ])('%s', (words) => {
    const refusal = '550 5.7.24 <info@other.example>: SPF permerror, see RFC 7208';
    expect(saidIn(`${refusal}\n\n${words}`).senderDomain).toBe('garden.example');
  });

  it('but not one whose MX is changed: that may be the recipient', () => {
    const refusal = '550 5.7.23 <info@other.example>: SPF fail';
    expect(saidIn(`${refusal}\nThe MX record of garden.example was changed.`).senderDomain).toBe('other.example');
  });
});

it('the address that a message was first sent to is no sender', () => {
  const text =
    '<x@outlook.com> (expanded from <y@club.example>): host mx.example[198.51.100.1] said: 550 5.7.23 <z@author.example>: SPF validation failed';
  const [bounce] = readMessage(Buffer.from(text)).bounces;
  expect(bounce?.mailFromDomain).toBeNull();
  expect(saidIn(text)).toMatchObject({ senderDomain: 'author.example', forwards: [{ from: 'club.example' }] });
});

describe('the domain that DMARC is about', () => {
  it.each([
    ['spf=pass smtp.mailfrom=b.tool.example; dmarc=fail header.from=brand.example', 'brand.example'],
    ['sending domain brand.example does not pass DMARC verification', 'brand.example'],
    ["Unauthenticated email from brand.example is not accepted due to domain's DMARC policy", 'brand.example'],
    ['Return-Path: <x@tool.example>\nFrom: "Brand" <info@brand.example>', 'brand.example'],
    ['550 5.1.1 User unknown', null],
  ])('%s', (text, domain) => {
    expect(saidIn(text).authorDomain).toBe(domain);
  });
});

describe('SPF records that were looked up', () => {
  it('are several where they stand one below the other', () => {
    const text =
      '$ dig +short TXT vet.example\n"google-site-verification=x"\n"v=spf1 mx -all"\n"v=spf1 include:news.example ~all"';
    expect(saidIn(text).spfRecords).toEqual(['v=spf1 mx -all', 'v=spf1 include:news.example ~all']);
  });

  it('are not where each was asked for by itself', () => {
    const text =
      '$ dig +short TXT vet.example\n"v=spf1 include:news.example ~all"\n$ dig +short TXT news.example\n"v=spf1 mx -all"';
    expect(saidIn(text).spfRecords).toEqual([]);
  });
});

it('takes a domain that does not exist for the recipient where nobody else is named', () => {
  expect(
    saidIn('550 5.4.310 DNS domain wod.example does not exist [Message=InfoDomainNonexistent]').missingDomain,
  ).toBe('wod.example');
});

describe('a DKIM selector', () => {
  it.each([
    ['dkim=fail header.d=nod.example header.s=k1', [{ domain: 'nod.example', selector: 'k1' }]],
    ['no key at s2024._domainkey.wood.example', [{ domain: 'wood.example', selector: 's2024' }]],
    ['DKIM-Signature: v=1; d=tail.example; s=sel.two; h=from', [{ domain: 'tail.example', selector: 'sel.two' }]],
    ['no signature', []],
  ])('%s', (text, dkim) => {
    expect(saidIn(text).dkim).toEqual(dkim);
  });
});

describe('a size limit', () => {
  it.each([
    ['message size 31457280 exceeds size limit 26214400 of server mx', '25 MB'],
    ['(ontvanger max. 10 MB, bericht 14 MB)', '10 MB'],
    ['552 5.3.4 Message too big', null],
  ])('%s', (text, limit) => {
    expect(saidIn(text).sizeLimit).toBe(limit);
  });
});

it('reads what Outlook.com saw of the three checks', () => {
  const { stated } = saidIn('linkid=2319303 Spf= Pass , Dkim= Fail , DMARC= Pass');
  expect(stated).toEqual({ spf: 'pass', dkim: 'fail', dmarc: 'pass' });
});

it('reads until when a server tries', () => {
  const text = 'Action: delayed\nWill-Retry-Until: Sun, 22 Nov 2026 10:00:00 +0100\n';
  expect(saidIn(text).retryUntil).toBe('Sun, 22 Nov 2026 10:00:00 +0100');
});

describe('a well-known domain, misspelt', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['hotmal.com', 'hotmail.com'],
    ['outllook.com', 'outlook.com'],
    ['gmail.com', null],
    ['hotmail.nl', null],
    ['contoso.example', null],
    // Short names are one letter away from too much.
    ['gmx.fr', null],
    [null, null],
  ])('%s', (domain, meant) => {
    expect(domainMeant(domain)).toBe(meant);
  });
});

it.each([
  ['Exim', '  a@gmail.example\n    (generated from info@club.example)\n    host mx.gmail.example', 'club.example'],
  ['Postfix', 'to=<a@mail.fabrikam.example>, orig_to=<info@club.example>, relay=mx', 'club.example'],
  ['Sendmail', '<a@gmail.example>\n    (reason: 550 5.7.23)\n    (expanded from: <info@club.example>)', 'club.example'],
  [
    'RFC 3464',
    'Original-Recipient: rfc822; info@club.example\nFinal-Recipient: rfc822; a@gmail.example',
    'club.example',
  ],
  [
    'Exchange, the other way round',
    'Final-Recipient: rfc822;a@gmail.example\nOriginal-Recipient: rfc822;info@club.example',
    'club.example',
  ],
  [
    "Sendmail's report",
    'Final-Recipient: RFC822; info@club.example\nX-Actual-Recipient: RFC822; a@gmail.example',
    'club.example',
  ],
  [
    'the message that came back',
    'Delivered-To: b@author.example\nFinal-Recipient: rfc822; a@gmail.example\n\nDelivered-To: info@club.example\n',
    'club.example',
  ],
  ['one domain', 'Original-Recipient: rfc822; info@club.example\nFinal-Recipient: rfc822; a@mail.club.example', null],
  ['a header', 'X-Forwarded-For: info@club.example a@fabrikam.example', 'club.example'],
  ['an alias of the machine', 'to=<a@club.example>, orig_to=<root>, relay=local', null],
])('reads from where a message was passed on: %s', (_, text, domain) => {
  expect(saidIn(text).forwards[0]?.from ?? null).toBe(domain);
});

it('what a receiver says of its checks names no recipient', () => {
  const text =
    "550 5.7.26 Unauthenticated email from author.example is not accepted due to domain's DMARC policy.\n" +
    'dkim=pass header.i=@mail.author.example; spf=pass (domain of b@mail.author.example designates 203.0.113.9) smtp.mailfrom=b@mail.author.example';
  const [bounce] = readMessage(Buffer.from(text)).bounces;
  expect([bounce?.recipient, bounce?.sender]).toEqual([null, 'b@mail.author.example']);
});
