import { describe, expect, it } from 'vitest';
import type { Bounce, Reading } from '../../src/bounce/bounce.ts';
import { readMessage, readText } from '../../src/bounce/read.ts';
import { SHAPES } from './support/chat-shapes.ts';
import { fixture, readFixture } from './support/fixture.ts';

const BOB = 'bob@receiver.example';

/** What the first bounce of a fixture must show. */
const FACTS: readonly (readonly [name: string, facts: Partial<Bounce>])[] = [
  [
    'postfix-report.eml',
    {
      replyCode: '550',
      enhancedStatusCode: '5.7.25',
      recipient: BOB,
      sender: 'anna@sender.example',
      sendingIp: '203.0.113.9',
      remoteMta: { name: 'mx1.receiver.example', ip: '198.51.100.7' },
      reportingMta: 'mx.sender.example',
      issuedBy: 'remote',
      smtpCommand: 'DATA',
      queueId: '4F1A22C0',
      diagnosticText: '550 5.7.25 [203.0.113.9] The sending address has no PTR record and is not welcome here.',
    },
  ],
  [
    'exim.txt',
    {
      replyCode: '550',
      enhancedStatusCode: '5.1.1',
      recipient: BOB,
      sendingIp: null,
      remoteMta: { name: 'mx1.receiver.example', ip: '198.51.100.7' },
      smtpCommand: 'RCPT TO',
    },
  ],
  [
    'qmail.txt',
    {
      replyCode: '550',
      enhancedStatusCode: '5.1.1',
      recipient: BOB,
      sendingIp: null,
      reportingMta: 'mail.sender.example',
    },
  ],
  [
    'sendmail.txt',
    {
      replyCode: '552',
      enhancedStatusCode: '5.7.0',
      recipient: BOB,
      smtpCommand: 'DATA',
      diagnosticText: '552 5.7.0 The attachment is of a kind that we do not take from anybody.',
    },
  ],
  ['exchange-old.txt', { replyCode: '554', enhancedStatusCode: '5.7.1', recipient: BOB, sendingIp: '203.0.113.9' }],
  ['gmail.txt', { replyCode: '554', enhancedStatusCode: '5.7.1', recipient: BOB }],
  [
    'pasted-status.txt',
    {
      replyCode: '554',
      enhancedStatusCode: '5.7.1',
      recipient: BOB,
      sendingIp: '203.0.113.9',
      reportingMta: 'mx.sender.example',
    },
  ],
  ['ses.json', { replyCode: '550', enhancedStatusCode: '5.1.1', recipient: BOB, sender: 'anna@sender.example' }],
  ['html-only.eml', { replyCode: '550', enhancedStatusCode: '5.4.1', recipient: BOB }],
];

describe.each(FACTS)('%s', (name, facts) => {
  it.each(Object.entries(SHAPES))('shows its facts: %s', (_shape, change) => {
    expect(first(readText(change(fixture(name))))).toMatchObject(facts);
  });

  it('shows them on one line', () => {
    if (name.endsWith('.eml')) return;
    const { replyCode, enhancedStatusCode, recipient, sendingIp } = first(readText(fixture(name).replace(/\s+/g, ' ')));
    expect({ replyCode, enhancedStatusCode, recipient, sendingIp }).toMatchObject(
      Object.fromEntries(
        Object.entries(facts).filter(([key]) =>
          ['replyCode', 'enhancedStatusCode', 'recipient', 'sendingIp'].includes(key),
        ),
      ),
    );
  });
});

describe('a report for several recipients', () => {
  it('gives one bounce for each that failed, none for the others', () => {
    const { bounces, kind, message } = readFixture('postfix-report.eml');
    expect(kind).toBe('bounce');
    expect(bounces.map((each) => [each.recipient, each.enhancedStatusCode])).toEqual([
      [BOB, '5.7.25'],
      ['carol@other.example', '5.2.2'],
    ]);
    expect(message.subject).toBe('Café');
    expect(message.dkim).toEqual([{ domain: 'sender.example', selector: 'autumn' }]);
    expect(message.hops.map((hop) => [hop.by, hop.ip, hop.delay])).toEqual([
      ['mx.sender.example', '10.1.2.3', 5],
      ['desk.sender.example', '127.0.0.1', null],
    ]);
  });

  it('keeps the refusals of an Exim notice apart', () => {
    expect(readFixture('exim.txt').bounces.map((each) => [each.recipient, each.replyCode, each.sendingIp])).toEqual([
      [BOB, '550', null],
      ['carol@other.example', '554', '203.0.113.9'],
    ]);
  });

  it('leaves out a recipient whose server said 250', () => {
    const { bounces } = readText(
      '<a@one.example>: host mx.one.example said: 250 2.0.0 OK\n<b@two.example>: host mx.two.example[198.51.100.9] said: 552 5.2.2 Mailbox full',
    );
    expect(bounces.map((each) => each.recipient)).toEqual(['b@two.example']);
  });
});

describe('Exchange reports', () => {
  it.each(['en', 'nl', 'de', 'fr', 'es', 'it', 'pt', 'sv'])('are read in %s', (language) => {
    const reading = readFixture(`exchange-${language}.txt`);
    expect(reading.bounces).toHaveLength(1);
    expect(first(reading)).toMatchObject({
      replyCode: '550',
      enhancedStatusCode: '5.1.10',
      recipient: BOB,
      reportingMta: 'ex01.sender.example',
      remoteMta: { name: 'mx1.receiver.example', ip: null },
      sendingIp: null,
    });
    expect(reading.language).toBe(language);
    expect(reading.message.hops).toHaveLength(1);
  });
});

it.each([
  ['Danish', 'Diagnosticeringsoplysninger til administratorer:\n\nDanner server: ex01.sender.example'],
  ['Polish', 'Informacje diagnostyczne dla administratorów:\n\nSerwer generujący: ex01.sender.example'],
])('an Exchange report names its server in %s too', (_language, lines) => {
  const report = `${BOB}\n\n${lines}\n\n${BOB}\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found'\n`;
  expect(first(readText(report)).reportingMta).toBe('ex01.sender.example');
});

describe('what is no failure', () => {
  it.each([
    ['vacation.eml', 'autoreply'],
    ['abuse.eml', 'report'],
    ['delivered.eml', 'other'],
  ])('%s is "%s" without bounces', (name, kind) => {
    expect(readFixture(name)).toMatchObject({ kind, bounces: [] });
  });

  it('a delay is told as one, and as not permanent', () => {
    const reading = readFixture('delayed.eml');
    expect(reading.kind).toBe('delay');
    expect(first(reading)).toMatchObject({
      recipient: BOB,
      enhancedStatusCode: '4.4.1',
      permanent: false,
      issuedBy: 'local',
    });
  });

  it('an empty text and an image say so', () => {
    expect(readText(' \n ').notes).toContain('empty');
    const image =
      'From: a@b.example\nSubject: look\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n';
    expect(readMessage(Buffer.from(image))).toMatchObject({ kind: 'other', bounces: [], notes: ['image_only'] });
  });
});

describe('logs', () => {
  it('give the last word on each recipient; the receiver of the log is the remote', () => {
    const { bounces } = readFixture('postfix.log');
    expect(bounces.map((each) => [each.recipient, each.replyCode, each.sendingIp, each.heloDomain])).toEqual([
      ['carol@other.example', '550', null, null],
      ['anna@sender.example', '450', '203.0.113.77', 'pc7'],
    ]);
  });
});

describe('which address counts', () => {
  it.each([
    [
      'the one in the refusal, not the one the admin names',
      '550 5.7.1 client [198.51.100.201] has no PTR. But our public address is 198.51.100.200',
      '198.51.100.201',
    ],
    ['not the remote server', 'host mx.a.example[198.51.100.7] said: 550 5.7.1 no PTR for you', null],
    ['not what the admin says alone', '550 5.7.1 no PTR record. Our outgoing IP is 203.0.113.4', null],
    [
      "not the recipient's resolver",
      '554 5.7.1 blocked: Error: open resolver; https://check.spamhaus.org/returnc/pub/203.0.113.53/',
      null,
    ],
    [
      'an IPv6 address',
      '450 4.7.25 Service unavailable, sending IPv6 address [2001:db8:50::25] must have reverse DNS',
      '2001:db8:50::25',
    ],
  ])('%s', (_name, text, ip) => {
    expect(first(readText(text)).sendingIp).toBe(ip);
  });
});

describe('where texts disagree', () => {
  it.each([
    [
      'the reply stands before the Status field',
      'Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 554 5.7.1 Denied',
      '554',
      '5.7.1',
    ],
    [
      'the field stands where the reply has no status',
      'Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 User unknown',
      '550',
      '5.1.1',
    ],
    [
      'an expired message quotes the last refusal',
      '554 4.4.7 Message expired: unable to deliver.<421 4.4.2 Connection timed out>',
      '421',
      '4.4.2',
    ],
    [
      'what follows a refusal is not the refusal',
      '>>> DATA\n<<< 550 5.1.1 <a@b.example>... User unknown\n<<< 503 5.5.1 need RCPT first',
      '550',
      '5.1.1',
    ],
  ])('%s', (_name, text, replyCode, enhancedStatusCode) => {
    expect(first(readText(text))).toMatchObject({ replyCode, enhancedStatusCode });
  });
});

function first(reading: Reading): Bounce {
  const [bounce] = reading.bounces;
  if (!bounce) throw new Error(`no bounce was found; kind ${reading.kind}`);
  return bounce;
}

describe("sendmail's own summary", () => {
  it('gives way to the reply in the transcript, which is not about the sender that it repeats', () => {
    const { bounces } = readText(
      [
        '   ----- Transcript of session follows -----',
        'While talking to mx.receiver.example:',
        '>>> MAIL From:<anna@sender.example>',
        '<<< 501 <anna@sender.example>... no access from mail server [203.0.113.9] which is an open relay.',
        `554 <${BOB}>... Remote protocol error`,
      ].join('\n'),
    );
    expect(bounces).toMatchObject([
      { recipient: BOB, replyCode: '501', reason: 'blocked', smtpCommand: 'MAIL FROM', sendingIp: '203.0.113.9' },
    ]);
  });

  it('gives way to the words of the local mailer', () => {
    const { bounces } = readText(
      `   ----- Transcript of session follows -----\nmail.local: unknown user: bob\n554 <${BOB}>... Service unavailable`,
    );
    expect(bounces).toMatchObject([{ recipient: BOB, replyCode: '554', reason: 'userunknown' }]);
  });
});

describe('a code that leaves the cause open', () => {
  it('is outweighed by the words of the notice, one that names a cause is not', () => {
    const notice = (status: string): string =>
      `Delivery to the following recipient failed permanently:\n\n     ${BOB}\n\nThe mailbox is full.\n\nFinal-Recipient: rfc822; ${BOB}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; 550 ${status}\n`;
    expect(readText(notice('5.7.1')).bounces[0]?.reason).toBe('mailboxfull');
    expect(readText(notice('5.1.1')).bounces[0]?.reason).toBe('userunknown');
  });
});

describe('what an admin corrects or a panel writes', () => {
  it('the second of two codes on a line is the refusal where the first has no words', () => {
    const { bounces } = readText(
      "it says 550 5.4.317, no sorry, it is this: '550 5.4.8 MX hosts of 'receiver.example' failed MTA-STS validation.'",
    );
    expect(bounces).toMatchObject([{ cause: 'tls_mta_sts', enhancedStatusCode: '5.4.8' }]);
  });

  it.each([
    'the shop cannot send, I see only this in the panel:\n\nDomain shop.example has exceeded the max emails per hour (75/75 (100%)) allowed.  Message discarded.',
    'and on the other site\n\nDomain shop.example has exceeded the max defers and failures per hour (9/5 (180%)) allowed.  Message discarded.',
    'our Plesk says: Outgoing messages limit exceeded',
  ])("a limit on sending, among an admin's words: %s", (text) => {
    expect(readText(text)).toMatchObject({ kind: 'bounce', bounces: [{ cause: 'sending_quota' }] });
  });

  it('a missing MX without a code, in small letters', () => {
    expect(readText('no MX record found for domain receiver.example').bounces).toMatchObject([{ cause: 'no_mx' }]);
  });
});
