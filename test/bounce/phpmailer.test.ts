import { expect, it } from 'vitest';
import { asReply } from '../../src/bounce/phpmailer.ts';
import { readText } from '../../src/bounce/read.ts';

const ERROR =
  'SMTP Error: data not accepted.SMTP server error: DATA END command failed Detail: Mailbox of anna is full SMTP code: 552 Additional SMTP info: 5.2.2';

it('puts the code before the words', () => {
  expect(asReply(ERROR)).toBe(
    'SMTP Error: data not accepted.SMTP server error: DATA END command failed Detail: 552 5.2.2 Mailbox of anna is full',
  );
  expect(readText(`alert('${ERROR}');`).bounces[0]).toMatchObject({
    reason: 'mailboxfull',
    replyCode: '552',
    enhancedStatusCode: '5.2.2',
    smtpCommand: 'DATA',
  });
});

it.each([
  'Detail: none',
  'SMTP code: 552',
  `Detail: ${'x'.repeat(3000)} SMTP code: 552`,
  'Detail: lost SMTP code: 250',
])('leaves other texts as they are', (text) => {
  expect(asReply(text)).toBe(text);
});
