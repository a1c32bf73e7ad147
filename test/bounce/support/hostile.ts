// Texts made to be slow: many near-matches of what the reader looks for. Each is a piece to repeat, or is built to a size.

import { RULES } from '../../../src/knowledge/rules/index.ts';
import { FIXTURES, fixture } from './fixture.ts';

type Hostile = (size: number) => string;

/** Repeats a piece to about `size` characters. */
function many(piece: string, end = ''): Hostile {
  return (size) => piece.repeat(Math.ceil(size / piece.length)) + end;
}

/** A part inside a part inside a part, each with a boundary of its own. */
function deepMime(size: number): string {
  let out = 'Subject: x\n';
  for (let i = 0; out.length < size; i += 1) {
    out += `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\nContent-Type: text/plain\n\nx\n--b${i}\n`;
  }
  return out;
}

/** A forwarded message inside a forwarded message. */
function deepForwards(size: number): string {
  let out = 'From: a@b.example\nSubject: x\n';
  for (let i = 0; out.length < size; i += 1) {
    out += `Content-Type: multipart/mixed; boundary=f${i}\n\n--f${i}\nContent-Type: message/rfc822\n\nFrom: a@b.example\nSubject: x\n`;
  }
  return out;
}

/** Pieces made of their number. */
function counted(piece: (i: number) => string, start = ''): Hostile {
  return (size) => {
    const pieces = [start];
    for (let i = 0, length = 0; length < size; i += 1) length += pieces[pieces.push(piece(i)) - 1]?.length ?? 0;
    return pieces.join('');
  };
}

/** What all rules look for, and every line of our bounces, each without its end: the nearest misses that there are. */
const PHRASES = RULES.flatMap(({ says = [] }) => says.map((phrase) => phrase.slice(0, -1)));
const LINES = FIXTURES.flatMap((name) => fixture(name).split('\n')).map((line) => line.slice(0, line.length / 2));

export const HOSTILE: Readonly<Record<string, Hostile>> = {
  'one long word': many('a'),
  'records without an end': many('b,2026-11-21 10:00:00+0100,"'),
  'columns without records': many('#Fields: date-time,a,b,c,d,e,f type,a,b,c,dsnStatus,'),
  challenges: many('334 '),
  'programs that take a password': many('swaks x '),
  'names before addresses': many('"Anna'),
  'one long line of words': many('mailbox '),
  spaces: many(' '),
  'empty lines': many('\n'),
  'carriage returns': many('\r'),
  'nested quotes': many('> > > > x\n'),
  'deep quotes': (size) => `${'>'.repeat(size)} x`,
  'opening angle brackets': many('<'),
  'closing angle brackets': many('>'),
  'pairs of angle brackets': many('<>'),
  entities: many('&lt;'),
  'numeric entities': many('&#60;'),
  'links of a chat': many('<http://a.example|a.example> '),
  'addresses as links': many('Name<mailto:a@b.example> '),
  'unclosed links': many('<mailto:'),
  'markdown links': many('[a@b.example](mailto:a@b.example)'),
  'unclosed markdown links': many('[a]('),
  'back-ticks': many('`'),
  addresses: many('<a@b.example>: '),
  'at signs': many('a@'),
  'quoted local parts': many('"a b"@'),
  'reply codes': many('550 5.1.1 x\n'),
  'reply codes without words': many('550-'),
  statuses: many('#5.1.1 '),
  'hosts that say nothing': many('host mx.b.example said '),
  'connections to nobody': many('connect to a.'),
  'refusals of nobody': many(' did not like '),
  'a transcript': many('>>> RCPT To:<a@b.example>\n<<< 550 '),
  'transcript marks': many('<<<'),
  'status fields': many('Final-Recipient: rfc822; a@b.example\n'),
  'a status block on one line': many('Action: failed Status: 5.1.1 '),
  'header fields': many('X-A: b\n'),
  'one long header field': many(' folded\n'),
  'Received fields': many('Received: from a by b; Sat, 21 Nov 2026 10:00:00 +0100\n'),
  'encoded words': many('=?utf-8?B?'),
  'soft line breaks': (size) =>
    `Subject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n${'=\n'.repeat(size / 2)}`,
  'base64 lines': (size) =>
    `Subject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${'QUFB\n'.repeat(size / 5)}`,
  'open brackets': many('a@b.example ('),
  'deep MIME': deepMime,
  'delimiters that begin alike': (size) =>
    `Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n${'--b1\n--b\n'.repeat(size / 10)}`,
  'deep forwards': deepForwards,
  'HTML blocks': many('<div>'),
  'HTML styles closed in capitals': (size) => `<html><body><p>${'<style></STYLE>'.repeat(size / 15)}`,
  'HTML comments': (size) => `<html><body><p>${'<!--'.repeat(size / 4)}`,
  'HTML comments that end': (size) => `<html><body><p>${'<!--->'.repeat(size / 6)}`,
  'log lines': many('4ABCDEF12: to=<u@b.example>, relay=none, dsn=5.4.4, status=bounced (Host not found)\n'),
  'log lines without an end': many('4ABCDEF12: to=<u@b.example>, relay=none, delay=1, ', 'status=bounced'),
  'listings of the queue': many('4ABCDEF12 100 Mon Mar  2 07:10:58 a@b.example (Host not found) c@d.example\n'),
  'listings of the queue without an end': many('4ABCDEF12 100 Mon Mar  2 07:10:58 a@b.example ('),
  'recipients in the queue': (size) =>
    `4ABCDEF12 100 Mon Mar  2 07:10:58 a@b.example (x)${' c@d.example'.repeat(size / 12)}`,
  "sendmail's log without a result": many('to=a@b.example,', 'stat=Deferred'),
  "Exim's log": many(' ** a@b.example '),
  'reports as JSON': many('{"bouncedRecipients":[{"emailAddress":"a@b.example"}]}'),
  notices: many('Your message to a@b.example was not delivered\n'),
  'failed deliveries': many('delivery '),
  'addresses of hosts': many('192.0.2.1 '),
  'addresses of IPv6': many('2001:db8:'),
  passwords: many('password: '),
  'AUTH commands': many('AUTH PLAIN '),
  'private keys': many('-----BEGIN PRIVATE KEY-----\n'),
  'mbox separators': many('From x Sat Nov 21 10:00:00 2026\nA: b\n\n'),
  accents: many('e\u0301'),
  'characters without spaces': many('邮箱'),
  'marks from right to left': many('\u202ea\u200f'),
  'signs without width': many('a\u200b\u2060'),
  'entities without an end': many('&#x1f4a9'),
  'many addresses': counted((i) => `<u${i}@b${i}.receiver.example>: `),
  'many refusals': counted((i) => `<u${i}@receiver.example>: host mx${i}.receiver.example said: 550 5.1.1 no\n\n`),
  'many boundaries': counted((i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`, 'Subject: x\n'),
  'one boundary': (size) => `Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(size / 5)}`,
  'many kinds of header fields': counted((i) => `X-Header-${i}: a=b; c=d\n`),
  'base64 in one line': (size) =>
    `Subject: x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n${'PGI+'.repeat(size / 4)}`,
  'recipients without a report': (size) => `"bouncedRecipients"${'"emailAddress":"a@b.example",'.repeat(size / 29)}`,
  'phrases of rules cut short': many(PHRASES.join(' ')),
  'lines of phrases of rules cut short': many(`550 ${PHRASES.join('\n550 ')}\n`),
  'lines of bounces cut short': many(LINES.join('\n')),
  'challenges of AUTH': many('334 VXNlcm5hbWU6\n'),
  'names of secrets': many('password token key secret '),
  'names of directories': many('cn=a,ou=b,'),
  'parts of X.400': many('c=nl;a=b;s='),
  'escaped quotes': many('\\"@'),
  'escaped line ends': many(String.raw`\n`),
  'escaped letters': many('=3D=C3=\n'),
  'signs of markdown': many(String.raw`\_\[`),
  'lines that are doubled': many('- a\n\n'),
  'lines that are numbered': counted((i) => `${i} x\n`),
  'lines that are marked': many('- a\n'),
  'entries of a log, wrapped': many(`Mar  2 07:10:58 mail postfix/smtp[410]: ${'x'.repeat(30)}\n${'y'.repeat(60)}\n`),
  'words cut in two': many(`${'a.b-'.repeat(18)}\n`),
  'fields without an empty line behind': (size) =>
    `Received: from a\n${'by b\n'.repeat(11)}Received: from a\n`.repeat(size / 90),
  'paragraphs that are no bounce': many('The mailbox is full again, can you look?\n\n'),
};

/** RTF as it must not be written. */
export const HOSTILE_RTF: Readonly<Record<string, Hostile>> = {
  'groups that open': many('{'),
  'groups that close': many('}'),
  backslashes: many('\\'),
  'letters of a code page': many("\\'e9"),
  'half letters': many("\\'93a"),
  'letters of Unicode': many('\\u-1?'),
  'letters that are skipped': many('\\uc10\\u1'),
  'silent groups': many('{\\*'),
  fonts: many('{\\f1\\fcharset128;}'),
  'code pages': many('\\ansicpg932'),
  pictures: many('\\bin1'),
  'tags of HTML': many('{\\*\\htmltag64 <p>}\\htmlrtf\\par\\htmlrtf0 '),
};
