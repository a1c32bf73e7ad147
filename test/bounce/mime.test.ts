import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/bounce/charset.ts';
import { decodeWords } from '../../src/bounce/encoded-words.ts';
import { htmlToText } from '../../src/bounce/html.ts';
import { type Message, readMime, readParts } from '../../src/bounce/mime.ts';
import { FIXTURES, fixture } from './support/fixture.ts';

const squeeze = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

function notice({ parts }: Message): string {
  return parts.find((part) => part.role === 'notice')?.text ?? '';
}

describe('the walker agrees with postal-mime', () => {
  it.each(FIXTURES.filter((name) => name.endsWith('.eml')))('on %s', async (name) => {
    const source = fixture(name);
    const oracle = await PostalMime.parse(source, { forceRfc822Attachments: true });
    const ours = readMime(Buffer.from(source).toString('latin1'), 'bytes');
    if (oracle.html === undefined) expect(squeeze(notice(ours))).toBe(squeeze(oracle.text));
    const theirs = oracle.attachments.filter((each) => each.mimeType === 'message/delivery-status').length;
    expect(ours.parts.filter((part) => part.role === 'status')).toHaveLength(theirs);
  });

  it.each([
    ['iso-8859-1', 'quoted-printable', 'Caf=E9', 'Café'],
    ['utf-8', 'base64', 'Q2Fmw6k=', 'Café'],
    ['iso-2022-jp', '7bit', '\x1b$B%(%i!<\x1b(B', 'エラー'],
    ['windows-1251', 'base64', 'zvjo4ero', 'Ошибки'],
  ])('on %s in %s', async (charset, encoding, body, text) => {
    const source = `From: a@b.example\nContent-Type: text/plain; charset="${charset}"\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n`;
    expect(squeeze(notice(readMime(source, 'bytes')))).toBe(text);
    expect(squeeze((await PostalMime.parse(Buffer.from(source, 'latin1'))).text)).toBe(text);
  });
});

describe('what postal-mime cannot read', () => {
  it.each([
    ['utf-7', Buffer.from('Caf+AOk- +- a'), 'Café + a'],
    ['utf8', Buffer.from('Café'), 'Café'],
    ['x-unknown', Buffer.from('Caf\xe9', 'latin1'), 'Café'],
    [undefined, Buffer.from('\x1b$B%(%i!<\x1b(B', 'latin1'), 'エラー'],
  ])('charset %s', (charset, bytes, text) => {
    expect(decodeBytes(bytes, charset)).toBe(text);
  });

  it('a boundary that does not fit, and parts without a head of their own', () => {
    const parts =
      '--x/y\nContent-Type: text/plain\n\nhello\n--x/y\nContent-Type: message/delivery-status\n\nAction: failed\n--x/y--\n';
    const roles = ['notice', 'status'];
    const misfit = `From: a@b.example\nContent-Type: multipart/report; boundary="x/z"\n\n${parts}`;
    expect(readMime(misfit, 'text').parts.map((part) => part.role)).toEqual(roles);
    expect(readParts(`pasted from here\n${parts}`, 'text')?.parts.map((part) => part.role)).toEqual([
      'notice',
      'status',
    ]);
    expect(readParts('no parts at all', 'text')).toBeNull();
  });
});

it('encoded words', () => {
  expect(decodeWords('=?utf-8?B?Q2Fm?= =?utf-8?Q?=C3=A9_x?= y')).toBe('Café x y');
});

it('HTML becomes the text a reader sees', () => {
  expect(htmlToText('<style>x</style><p>a &lt;b&gt;</p><p>c<br>d 1 < 2<!-- e')).toBe('a <b>\n\nc\nd 1 < 2');
});
