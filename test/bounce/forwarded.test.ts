import { describe, expect, it } from 'vitest';
import { readMessage, readText } from '../../src/bounce/read.ts';
import { fixture } from './support/fixture.ts';

const CARRIER = 'From: anna@sender.example\nTo: helpdesk@sender.example\nSubject: what is this?\nMIME-Version: 1.0\n';
const REPORT = fixture('postfix-report.eml');
// A bounce without parts of its own, as Exim and qmail write it.
const PLAIN = `From: MAILER-DAEMON@mx.sender.example\nTo: anna@sender.example\nSubject: failure notice\n\n${fixture('qmail.txt')}`;

function forward(...messages: readonly string[]): string {
  const parts = messages.map((each) => `--f\nContent-Type: message/rfc822\n\n${each}\n`).join('');
  return `${CARRIER}Content-Type: multipart/mixed; boundary="f"\n\n--f\nContent-Type: text/plain\n\nCan you have a look at this?\n${parts}--f--\n`;
}

function encoded(message: string): string {
  const base64 = Buffer.from(message.replaceAll('\n', '\r\n')).toString('base64');
  return `${CARRIER}Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${base64.replace(/.{76}/g, '$&\n')}\n`;
}

describe('a forwarded bounce', () => {
  it.each([
    ['as an attachment', forward(REPORT), ['5.7.25', '5.2.2']],
    ['without parts of its own', forward(PLAIN), ['5.1.1']],
    ['in base64', encoded(REPORT), ['5.7.25', '5.2.2']],
    ['inside a forward', forward(forward(PLAIN)), ['5.1.1']],
    ['beside another', forward(PLAIN, REPORT), ['5.1.1', '5.7.25', '5.2.2']],
  ])('%s is read as itself', (_name, text, statuses) => {
    for (const reading of [readMessage(Buffer.from(text)), readText(text)]) {
      expect(reading.kind).toBe('bounce');
      expect(reading.bounces.map((each) => each.enhancedStatusCode)).toEqual(statuses);
    }
  });

  it('gives the author of the returned message, not of the report', () => {
    expect(readMessage(Buffer.from(forward(REPORT))).bounces[0]?.authorDomain).toBe('sender.example');
  });

  it('is not looked for without end', () => {
    const deep = Array.from({ length: 40 }).reduce<string>(
      (inner, _, i) =>
        forward(inner)
          .replace('boundary="f"', `boundary="f${i}"`)
          .replaceAll(/^--f(?=(?:--)?$)/gm, `--f${i}`),
      PLAIN,
    );
    expect(readText(deep)).toMatchObject({ kind: 'other', notes: ['truncated'] });
  });
});
