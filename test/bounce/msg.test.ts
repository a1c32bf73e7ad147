import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';
import { describe, expect, it } from 'vitest';
import { joined, readFile } from '../../src/bounce/read-file.ts';
import { fixture } from './support/fixture.ts';

/** Property tags (MS-OXPROPS) whose values are streams of their own. */
const TAG = { subject: '0037001F', headers: '007D001F', body: '1000001F', html: '10130102' } as const;

/** An Outlook item (MS-OXMSG) with the given properties. */
function msg(properties: Partial<Record<keyof typeof TAG, string>>): Uint8Array {
  const streams = Object.entries(TAG).flatMap(([key, tag]) => {
    const value = properties[key as keyof typeof TAG];
    return value === undefined
      ? []
      : [stream(`__substg1.0_${tag}`, Buffer.from(value, key === 'html' ? 'utf8' : 'utf16le'))];
  });
  const entries = [stream('__properties_version1.0', Buffer.alloc(32)), ...streams];
  return burn([
    { name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: entries.map((_, i) => i + 1) },
    ...entries,
  ]);
}

function stream(name: string, content: Buffer): Entry {
  return { name, type: TypeEnum.DOCUMENT, length: content.length, binaryProvider: () => Uint8Array.from(content) };
}

describe("Outlook's files", () => {
  const headers =
    'From: postmaster@sender.example\r\nTo: anna@sender.example\r\nContent-Type: multipart/report; boundary=x\r\n';
  const body = fixture('exchange-nl.txt').replaceAll('\n', '\r\n');
  const html = `<html><body><p>${fixture('exchange-nl.txt').split('\n').join('</p><p>')}</p></body></html>`;

  it.each([
    ['with its transport headers', msg({ subject: 'Onbestelbaar: Plan', headers, body })],
    ['without them', msg({ subject: 'Onbestelbaar: Plan', body })],
    ['with HTML alone', msg({ subject: 'Onbestelbaar: Plan', headers, html })],
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
