import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';

// Messages of a mail team's chat, with a line "---" after each.
const CHAT = ['quiet.txt', 'more.txt', 'languages.txt', 'addresses.txt', 'admins.txt'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/chat/${name}`, import.meta.url), 'utf8')
    .split(/^---\n/m)
    .filter((message) => message !== ''),
);

describe('ordinary chat', () => {
  it('is tested with at least 650 messages', () => {
    expect(CHAT.length).toBeGreaterThanOrEqual(650);
  });

  it.each(CHAT)('is no bounce: %s', (text) => {
    expect(readText(text)).toMatchObject({ kind: 'other', bounces: [] });
  });
});

const LINES = `
550 5.1.1 User unknown
why do I get 550 5.7.1 Relaying denied?
Relaying denied
421 Too many connections
User unknown
Mailbox full for bob@receiver.example
connect to mx1.receiver.example[198.51.100.7]:25: Connection timed out
dial tcp 198.51.100.7:25: i/o timeout
5.7.1 Unable to relay
#5.5.0 smtp;554 5.7.1 Not welcome
Unknown Recipient
mailbox is full: retry timeout exceeded
unknown user: "kijitora"
This message is not RFC 5322 compliant.
low reputation of the sending IP
User bob@receiver.example does not exist
<bob@receiver.example> has moved
bob@receiver.example: mailbox full
The mailbox of bob@receiver.example is over quota
The mail to bob@receiver.example is undeliverable
De mailbox van bob@receiver.example is vol
The e-mail account that you tried to reach does not exist: bob@receiver.example
Name service error for name=receiver.example type=MX: Malformed or unexpected name server reply
Our scanner says 535 5.7.3 Authentication unsuccessful, what now?
`
  .trim()
  .split('\n');

/** What is pasted in a line, mostly without a code. */
const TERSE = readFileSync(new URL('../fixtures/chat/terse-refusals.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

describe('a line of a server', () => {
  it.each(LINES)('is a bounce, also in a question: %s', (text) => {
    const { kind, bounces } = readText(text);
    expect([kind, bounces.length]).toEqual(['bounce', 1]);
  });

  it.each(TERSE)('is no chat: %s', (text) => {
    expect(readText(text).bounces).toHaveLength(1);
  });
});
