import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/bounce/read.ts';
import { openCase } from '../../src/diagnosis/case.ts';
import { counsel } from '../../src/diagnosis/counsel/counsel.ts';
import { adviceSoFar, nextStep } from '../../src/diagnosis/diagnose.ts';
import { Ladder } from '../../src/diagnosis/ladder.ts';
import { NO_NAMES } from '../../src/knowledge/remedies/names.ts';
import { x500Of } from '../../src/knowledge/remedies/recipient.ts';
import type { RemedyId } from '../../src/knowledge/remedies/remedies.ts';
import { type Cause, CAUSES } from '../../src/knowledge/vocabulary.ts';

/** Causes that are told otherwise than by a remedy of their own: with each recipient's, or as a card of their own. */
const TOLD_OTHERWISE: readonly Cause[] = ['multiple_causes', 'not_a_bounce', 'verified_ok', 'insufficient_info'];
/** Causes that only answers lead to, from a connection that timed out. */
const ONLY_BY_ANSWERS: readonly Cause[] = [
  'outdated_doc_azure_firewall',
  'port25_blocked_local',
  'port25_exemption_not_active',
];
const WITHOUT = [...TOLD_OTHERWISE, ...ONLY_BY_ANSWERS];

const ALL = Object.keys(CAUSES) as Cause[];
const theCase = openCase(readMessage(Buffer.from('550 5.0.0 refused; to=<x@fabrikam.example>')));
const [bounce] = theCase.bounces;

/** Every question is answered with "I don't know". */
function remediesFor(cause: Cause): readonly RemedyId[] {
  let facts = theCase.facts;
  for (;;) {
    if (!bounce) return [];
    const advice = counsel(cause, new Ladder({ ...bounce, cause }, { ...theCase, facts }));
    if (advice.status === 'advise') return advice.remedies;
    facts = { ...facts, [advice.question]: { value: null, from: 'answer' } };
  }
}

it('has a remedy for every cause', () => {
  expect(ALL.filter((cause) => !WITHOUT.includes(cause) && remediesFor(cause).length === 0)).toEqual([]);
});

it('gives no more than three at once', () => {
  expect(ALL.filter((cause) => remediesFor(cause).length > 3)).toEqual([]);
});

describe('the words of the refusal decide between remedies of one cause', () => {
  it.each<[string, RemedyId]>([
    ["552-5.3.4 Your message exceeded Google's message header size limits.", 'smaller-header'],
    ['552 5.3.4 Message size exceeds fixed limit', 'smaller-message'],
    ['<x@fabrikam.example>: mail for fabrikam.example loops back to myself', 'domain-not-local'],
    ['554 5.4.6 Too many hops; to=<x@fabrikam.example>', 'break-loop'],
    ['554 5.7.1 Client host [203.0.113.9] blocked: open relay', 'close-relay'],
    ['450 4.2.0 <x@fabrikam.example>: Recipient address rejected: Greylisted', 'wait-for-retry'],
    [
      '550 5.4.300 Message expired -> 451 4.7.1 Greylisting in action, please come back later',
      'greylisting-never-ends',
    ],
    [
      '454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be found.',
      'exchange-tls-certificate',
    ],
    [
      '550 5.7.508 Access denied, [2001:db8::8] has exceeded permitted limits within 2001:db8::/64 range',
      'ipv6-range-limit',
    ],
    [
      "550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit for sending email to external recipients (tenant external recipient rate limit)",
      'tenant-recipient-limit',
    ],
    ['550 5.1.11 RESOLVER.ADR.ExRecipNotFound; Recipient not found by Exchange Legacy encapsulated', 'legacy-address'],
    ['550 5.7.10 STARTTLS is required to send mail', 'starttls-send'],
    [
      '550 4.4.317 Cannot establish session with remote server [Message=STARTTLS is required to send mail]',
      'starttls-receive',
    ],
    ['452 4.3.1 Insufficient system resources (UsedDiskSpace[D:\\queue])', 'exchange-back-pressure'],
    [
      'Each login comes from another ip, from abroad. 421 4.7.28 Gmail has detected an unusual rate of unsolicited mail',
      'secure-account',
    ],
  ])('%s', (text, remedy) => {
    expect(adviceSoFar(openCase(readMessage(Buffer.from(text))))[0]?.remedies[0]).toBe(remedy);
  });
});

describe('the list that refused decides where to ask', () => {
  it.each<[string, RemedyId]>([
    ['554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org', 'spamhaus-removal'],
    ['550 5.7.1 Client host [203.0.113.9] blocked using Spamhaus. AS(1450)', 'spamhaus-removal'],
    ['550 5.7.606 Access denied, banned sending IP [203.0.113.9]', 'microsoft365-delist'],
    ['550 5.7.511 Access denied, banned sender[203.0.113.9]', 'microsoft365-delist-mail'],
    [
      "550 5.7.1 messages from [203.0.113.9] weren't sent. part of their network is on our block list (S3150)",
      'outlook-form',
    ],
    [
      "550 OU-001 (BAY0) messages from 203.0.113.9 weren't sent. Mail rejected by Outlook.com for policy reasons",
      'spamhaus-removal',
    ],
    ['554 IP=203.0.113.9 - A problem occurred. contact tosa@rx.t-online.de (BL)', 't-online-blocked'],
    [
      '554-gmx.net Nemesis ESMTP Service not available 554-No SMTP service 554-IP address is block listed.',
      'gmx-listing',
    ],
    ['554 Client host [203.0.113.9] blocked using Barracuda Reputation', 'barracuda-removal'],
    ['550 5.7.1 Blocked - see https://ipcheck.proofpoint.com/?ip=203.0.113.9', 'proofpoint-check'],
    ['554 5.7.1 Client host [203.0.113.9] blocked using bl.someone.example', 'named-list'],
  ])('%s', (text, remedy) => {
    const remedies = adviceSoFar(openCase(readMessage(Buffer.from(text)))).flatMap((one) => one.remedies);
    // Never the form alone: an address whose cause is not mended is listed again.
    expect(remedies[0]).toBe('find-abuse');
    expect(remedies).toContain(remedy);
  });

  it('secures the account first where the admin says that one was abused', () => {
    const text = '550 5.7.606 Access denied, banned sending IP [203.0.113.9]. A mailbox was hacked.';
    const next = adviceSoFar(openCase(readMessage(Buffer.from(text))));
    expect(next[0]?.remedies).toEqual(['secure-account', 'microsoft365-delist']);
  });
});

describe('nothing is asked that changes nothing', () => {
  it.each([
    '552 5.2.2 mailbox full',
    '450 4.2.0 Greylisted',
    '550 5.1.1 User unknown',
    '552 5.3.4 message too large',
    '554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org',
    '421 4.7.28 Gmail has detected an unusual rate of mail',
    '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
    '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)',
  ])('%s', (text) => {
    const opened = openCase(readMessage(Buffer.from(text)));
    const next = nextStep(opened);
    const after = next.step === 'check' ? nextStep({ ...opened, checked: next.requests }) : next;
    expect(after.step).toBe('advise');
  });
});

describe('the admin whose server refuses is told what to do there', () => {
  it.each<[string, RemedyId]>([
    [
      'Onze eigen postfix weigert alle mail: 554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/198.51.100.53/',
      'resolver-error-own',
    ],
    [
      'Our postfix rejects everybody: 554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/198.51.100.53/',
      'resolver-error-own',
    ],
    [
      'Wij zijn de ontvanger. Afzenders krijgen 550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
      'edge-blocking-own',
    ],
    ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', 'edge-blocking'],
  ])('%s', (text, remedy) => {
    expect(adviceSoFar(openCase(readMessage(Buffer.from(text))))[0]?.remedies[0]).toBe(remedy);
  });
});

it('an internal address of Exchange is written as the X500 address that the mailbox gets', () => {
  const recipient =
    'IMCEAEX-_O=CONTOSO_OU=EXCHANGE+20ADMINISTRATIVE+20GROUP+20+28FYDI+29_CN=RECIPIENTS_CN=JOAN@a.example';
  expect(x500Of({ ...NO_NAMES, recipient })).toBe(
    'X500:/O=CONTOSO/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDI)/CN=RECIPIENTS/CN=JOAN',
  );
  expect(x500Of({ ...NO_NAMES, recipient: 'joan@a.example' })).toBe('X500:LEGACY_EXCHANGE_DN');
});

it("tells of Microsoft's cmdlet only where Microsoft may have refused", () => {
  const remedies = (text: string) => adviceSoFar(openCase(readMessage(Buffer.from(text))))[0]?.remedies;
  expect(remedies('554 ESMTP server not available AUP#I-1260 - [2001:db8::7]')).toEqual(['ipv4-for-domain']);
  expect(remedies('550 5.7.510 [fabrikam.example] does not accept email over IPv6')).toEqual([
    'ipv4-for-domain',
    'recipient-enables-ipv6',
  ]);
});
