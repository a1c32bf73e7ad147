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

  it('are refused where a chain of sectors, or a link between entries, leads back to itself', async () => {
    const whole = Buffer.from(msg({ subject: 'x', headers, body }));
    const fat = (whole.readUInt32LE(76) + 1) * 512;
    const directory = (whole.readUInt32LE(48) + 1) * 512;
    const changed = (at: number, number: number): Buffer => {
      const copy = Buffer.from(whole);
      copy.writeUInt32LE(number, at);
      return copy;
    };
    const start = whole.readUInt32LE(48);
    expect((await readFile(whole)).problem).toBeNull();
    for (const bytes of [
      changed(fat + 4 * start, start),
      changed(directory + 128 + 72, 1),
      changed(directory + 128 + 120, 0x7fffffff),
      changed(48, 5000),
      whole.subarray(0, 600),
    ]) {
      expect(await readFile(bytes)).toEqual({ readings: [], problem: 'unreadable', unread: 1 });
    }
  });

  it('end when any of their numbers is another', async () => {
    const whole = Buffer.from(msg({ subject: 'x', headers, rtf: compressed(rtf) }));
    let read = 0;
    for (let at = 28; at < whole.length - 4; at += 4) {
      const copy = Buffer.from(whole);
      copy.writeUInt32LE([0, 1, 0xffffffff, 0x7fffffff][(at >> 2) % 4] ?? 0, at);
      read += (await readFile(copy)).readings.length;
    }
    expect(read).toBeGreaterThan(100);
  });

  it('may hold nothing', async () => {
    expect(joined(await readFile(msg({ subject: 'x' })))).toMatchObject({ kind: 'other', bounces: [] });
  });
});
