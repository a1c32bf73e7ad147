import { describe, expect, it } from 'vitest';
import { joined, readFile } from '../../src/bounce/read-file.ts';
import { fixture } from './support/fixture.ts';
import { msg } from './support/msg-file.ts';
import { compressed, stored } from './support/rtf-file.ts';

describe("Outlook's files", () => {
  const headers =
    'From: postmaster@sender.example\r\nTo: anna@sender.example\r\nContent-Type: multipart/report; boundary=x\r\n';
  const body = fixture('exchange-nl.txt').replaceAll('\n', '\r\n');
  const html = `<html><body><p>${fixture('exchange-nl.txt').split('\n').join('</p><p>')}</p></body></html>`;
  const escaped = fixture('exchange-nl.txt')
    .replace(/[\\{}]/g, '\\$&')
    .replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0)}?`)
    .split('\n');
  const rtf = `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Calibri;}}\\pard ${escaped.join('\\par\r\n')}}`;
  // As Exchange makes it of HTML (MS-OXRTFEX section 3).
  const htmlInRtf = `{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\fonttbl{\\f0 Calibri;}}{\\*\\htmltag19 <html>}${escaped
    .map((line) => `{\\*\\htmltag64 <p>}${line}\\htmlrtf\\par\r\n\\htmlrtf0{\\*\\htmltag72 </p>}`)
    .join('')}{\\*\\htmltag27 </html>}}`;

  it.each([
    ['with its transport headers', msg({ subject: 'Onbestelbaar: Plan', headers, body })],
    ['without them', msg({ subject: 'Onbestelbaar: Plan', body })],
    ['with HTML alone', msg({ subject: 'Onbestelbaar: Plan', headers, html })],
    ['with RTF alone', msg({ subject: 'Onbestelbaar: Plan', headers, rtf: compressed(rtf) })],
    ['with RTF that is not compressed', msg({ subject: 'Onbestelbaar: Plan', headers, rtf: stored(rtf) })],
    ['with HTML in RTF', msg({ subject: 'Onbestelbaar: Plan', headers, rtf: compressed(htmlInRtf) })],
    ['with RTF beside an empty text', msg({ headers, body: '\r\n', rtf: compressed(rtf) })],
  ])('are read %s', async (_name, bytes) => {
    const reading = joined(await readFile(bytes));
    expect(reading.kind).toBe('bounce');
    expect(reading.bounces[0]).toMatchObject({
      replyCode: '550',
      enhancedStatusCode: '5.1.10',
      recipient: 'bob@receiver.example',
      remoteMta: { name: 'mx1.receiver.example', ip: null },
    });
  });

  it('may hold nothing', async () => {
    expect(joined(await readFile(msg({ subject: 'x' })))).toMatchObject({ kind: 'other', bounces: [] });
  });
});
