import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';

type Source = (recipient: number) => string;

const REFUSED = '550 5.1.1 User unknown';
const HEAD = 'From: MAILER-DAEMON@mail.sender.example\nSubject: Undelivered Mail\nMIME-Version: 1.0\n';
const REPORT = `${HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nsorry\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.sender.example\n\n`;

/** Ways to tell of many recipients: what stands once, and what stands for each. */
const SOURCES: Readonly<Record<string, readonly [head: string, each: Source]>> = {
  'a notice': [
    'This is the mail system at host mail.sender.example.\n\n',
    (i) => `<u${i}@receiver.example>: host mx.receiver.example said: ${REFUSED}\n\n`,
  ],
  'a list of recipients': [
    'Your message could not be delivered to the following recipients:\n\n',
    (i) => `<u${i}@receiver.example>\n`,
  ],
  'a transcript': [
    '   ----- Transcript of session follows -----\n... while talking to mx.receiver.example.:\n',
    (i) => `>>> RCPT To:<u${i}@receiver.example>\n<<< ${REFUSED}\n550 5.1.1 <u${i}@receiver.example>... User unknown\n`,
  ],
  'a report': [
    REPORT,
    (i) =>
      `Final-Recipient: rfc822; u${i}@receiver.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; ${REFUSED}\n\n`,
  ],
  'a log of Postfix': [
    '',
    (i) =>
      `Nov 21 10:00:00 mx postfix/smtp[1]: 4ABCDEF12: to=<u${i}@receiver.example>, relay=none, delay=1, dsn=5.4.4, status=bounced (Host not found)\n`,
  ],
  'a log of Exim': ['', (i) => `2026-11-21 10:00:00 1abc-0001-AB ** u${i}@receiver.example R=dnslookup: ${REFUSED}\n`],
  'a log of sendmail': [
    '',
    (i) =>
      `Nov 21 10:00:00 mx sendmail[1]: aLA1: to=<u${i}@receiver.example>, delay=00:00:01, mailer=esmtp, dsn=5.1.1, stat=User unknown\n`,
  ],
  'a report as JSON': [
    '{"notificationType":"Bounce","bouncedRecipients":[',
    (i) => `{"emailAddress":"u${i}@receiver.example","diagnosticCode":"smtp; ${REFUSED}"},\n`,
  ],
};

function told([head, each]: readonly [string, Source], count: number) {
  return readText(head + Array.from({ length: count }, (_, i) => each(i)).join(''));
}

describe.each(Object.entries(SOURCES))('%s', (_name, source) => {
  it('of 350 recipients is read whole', () => {
    const { bounces, leftOut, notes } = told(source, 350);
    expect(new Set(bounces.map((each) => each.recipient)).size).toBe(350);
    expect([leftOut, notes]).toEqual([null, []]);
  });

  it('of 1,350 says that 350 are left out', () => {
    const { bounces, leftOut } = told(source, 1350);
    expect([bounces.length, leftOut]).toEqual([1000, { recipients: 350, messages: 0 }]);
  });
});

describe('what is longer than is read', () => {
  const part = (i: number): string => `--b\nContent-Type: text/plain\n\npart ${i}\n`;
  const message = (parts: string): string =>
    `From: a@sender.example\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n${parts}--b--\n`;
  const forwarded = (i: number): string =>
    `--b\nContent-Type: message/rfc822\n\n${HEAD}\n<u${i}@receiver.example>: host mx.receiver.example said: ${REFUSED}\n\n`;
  const many = (count: number, make: Source): string => Array.from({ length: count }, (_, i) => make(i)).join('');

  it.each([
    ['the parts of a message', message(many(500, part) + forwarded(1)), message(many(300, part) + forwarded(1))],
    [
      'a notice',
      `<u@receiver.example>: host mx.receiver.example said: ${REFUSED}\n\n${'words of a server\n'.repeat(20_000)}`,
      `<u@receiver.example>: host mx.receiver.example said: ${REFUSED}\n\n${'words of a server\n'.repeat(2000)}`,
    ],
    [
      'the Received fields',
      `${many(101, (i) => `Received: from a${i}.example by b.example; Sat, 21 Nov 2026 10:00:00 +0100\n`)}${HEAD}\nhello`,
      `${many(100, (i) => `Received: from a${i}.example by b.example; Sat, 21 Nov 2026 10:00:00 +0100\n`)}${HEAD}\nhello`,
    ],
  ])('is said of %s', (_what, long, shorter) => {
    expect(readText(long).notes).toEqual(['truncated']);
    expect(readText(shorter).notes).toEqual([]);
  });

  it('reads every bounce that is forwarded in one message', () => {
    expect(readText(message(many(60, forwarded)))).toMatchObject({ bounces: { length: 60 }, notes: [] });
  });
});
