import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';
import { unwrap } from '../../src/bounce/unwrap.ts';

/** Cuts lines at spaces, as mail programs and chats do; a word that is longer than a line is cut inside. */
function wrapped(text: string, column: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const lines: string[] = [];
      let rest = line;
      while (rest.length > column) {
        const space = rest.lastIndexOf(' ', column);
        const at = space > 0 ? space : column;
        lines.push(rest.slice(0, at));
        rest = rest.slice(space > 0 ? at + 1 : at);
      }
      return [...lines, rest];
    })
    .join('\n');
}

const POSTFIX_REJECT =
  'Mar  2 07:10:58 mail postfix/smtpd[410]: NOQUEUE: reject: RCPT from relay7.sender.example[192.0.2.41]: 450 4.1.2 <anna@receiver.example>: Recipient address rejected: Domain not found; from=<lists@sender.example> to=<anna@receiver.example> proto=ESMTP helo=<relay7.sender.example>';
const POSTFIX_DEFERRED =
  '2026-03-02T07:10:58.572449+00:00 mail postfix/smtp[411]: 4F2A91B3C7: to=<anna@receiver.example>, relay=smtp-inbound-2.long-name-of-a-receiver.example[192.0.2.25]:25, delay=4.4, delays=0.05/0.02/3.3/1.1, dsn=4.0.0, status=deferred (host smtp-inbound-2.long-name-of-a-receiver.example[192.0.2.25] refused to talk to me: 421 too many connections)';
const EXIM =
  '2026-03-02 07:10:58 H=(mail.sender.example) [192.0.2.41] X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no F=<bob@sender.example> temporarily rejected RCPT <anna@receiver.example>: greylisted, please try again later';
const CONTAINER =
  'smtp_1      | postfix/smtpd[534]: NOQUEUE: reject: RCPT from mx.sender.example[192.0.2.41]: 554 5.7.1 <anna@receiver.example>: Relay access denied; from=<bob@sender.example> to=<anna@receiver.example> proto=ESMTP helo=<mx.sender.example>';

describe('a log entry', () => {
  const entries = { POSTFIX_REJECT, POSTFIX_DEFERRED, EXIM, CONTAINER };
  const columns = [70, 72, 76, 78, 80];
  const cases = Object.entries(entries).flatMap(([name, entry]) => columns.map((column) => ({ name, entry, column })));

  it.each(cases)('$name that was wrapped at column $column says the same', ({ entry, column }) => {
    const text = `${wrapped(entry, column)}\n${wrapped(entry.replaceAll('anna', 'carol'), column)}`;
    expect(readText(text).bounces).toEqual(readText(`${entry}\n${entry.replaceAll('anna', 'carol')}`).bounces);
    expect(readText(text).bounces).toHaveLength(2);
  });

  it('keeps to its own lines', () => {
    const text = `${POSTFIX_REJECT.slice(0, 78)}\n\nThe next paragraph is no part of it, although it is a long one too.\n  Nor is this.`;
    expect(unwrap(text)).toBe(text);
  });
});

it('lines of a notice stay as they are', () => {
  const text = `I'm sorry to have to inform you that your message could not be delivered
to one or more recipients. It's attached below.

<anna@receiver.example>: host mx.receiver.example[192.0.2.25] said: 550 5.1.1
    <anna@receiver.example>: Recipient address rejected: User unknown in virtual
    mailbox table (in reply to RCPT TO command)`;
  expect(unwrap(text)).toBe(text);
});
