import { expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';
import { undoEscapes } from '../../src/bounce/unescape.ts';

const NOTICE = `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address failed:

  anna@receiver.example
    host mx.receiver.example [192.0.2.25]
    SMTP error from remote mail server after RCPT TO:<anna@receiver.example>:
    550 5.2.2 <anna@receiver.example>: Mailbox is full – «vol»`;

function quotedPrintable(text: string): string {
  const bytes = [...Buffer.from(text)];
  const encoded = bytes
    .map((byte) => (byte === 0x3d || byte > 0x7e ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('');
  return encoded.replaceAll(/^(.{70})(?=.)/gm, '$1=\n');
}

it.each([
  ['a JSON string', JSON.stringify(NOTICE)],
  ['a value of a JSON object', JSON.stringify({ level: 'error', message: NOTICE.replaceAll('\n', '\r\n') })],
  ['quoted-printable', quotedPrintable(NOTICE)],
  ['markdown', NOTICE.replaceAll(/[[\]]/g, String.raw`\$&`)],
])('a notice as %s is read like the notice', (_name, text) => {
  const [told] = readText(NOTICE).bounces;
  expect(told).toMatchObject({ recipient: 'anna@receiver.example', reason: 'mailboxfull', replyCode: '550' });
  const { reason, recipient, replyCode, enhancedStatusCode, remoteMta } = told ?? {};
  expect(readText(text).bounces).toMatchObject([{ reason, recipient, replyCode, enhancedStatusCode, remoteMta }]);
});

it.each([
  ['a login', String.raw`CORP\nancy sent to CORP\nick`],
  ['a path', String.raw`C:\logs\new\node.log and C:\notes\next`],
  ['settings and log values', 'pri=30364, delay=10, url=https://a.example/?x=3D1\nnext'],
  ['a list', '- a\n- b'],
  ['base64', `x-info: ${'AbC9'.repeat(16)}\n${'AbC9'.repeat(18)}dw=\nSubject: x`],
])('%s stays', (_name, text) => {
  expect(undoEscapes(text)).toBe(text);
});
