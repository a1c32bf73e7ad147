import { expect, it } from 'vitest';
import { unframe } from '../../src/bounce/unframe.ts';

const TEXT = `This is the mail system at host mail.sender.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<anna@receiver.example>: host mx.receiver.example[192.0.2.25] said:
    550 5.1.1 User unknown (in reply to RCPT TO command)`;
const lines = TEXT.split('\n');
const onEach = (put: (line: string, i: number) => string): string =>
  lines.map((line, i) => (line === '' ? line : put(line, i))).join('\n');

it.each([
  ['an empty line behind each', lines.join('\n\n')],
  ['numbers', lines.map((line, i) => `${i + 1}. ${line}`).join('\n')],
  ['numbers of an editor', lines.map((line, i) => `${String(i + 98).padStart(4)} ${line}`).join('\n')],
  ['bullets', onEach((line) => `• ${line}`)],
  ['bold type', onEach((line) => `**${line}**`)],
  ['times', onEach((line, i) => `[07:1${i}] ${line}`)],
  ['comments', onEach((line) => `# ${line}`)],
])('%s are taken off', (_name, text) => {
  expect(unframe(text)).toBe(TEXT);
});

it.each([
  ['the lines of a reply', '550-5.7.1 one\n550-5.7.1 two\n550 5.7.1 three'],
  ['a list of reply codes', '550 mailbox unavailable\n551 user not local\n552 too much\n553 not allowed'],
  ['paragraphs of one line', 'one\n\ntwo\n\nthree'],
  ['a signature', 'text\n-- \nBob\n- Sender'],
  ['a text', TEXT],
])('%s: stays', (_name, text) => {
  expect(unframe(text)).toBe(text);
});
