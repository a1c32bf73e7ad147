// What servers, mail programs and services put around a refusal, each in its own form.
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';

function first(text: string) {
  return readText(text).bounces[0];
}

describe('a listing of the queue', () => {
  const listing = `-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
4F2A91B3C7*     2310 Mon Mar  2 07:10:58  shop@sender.example
(host mx.receiver.example[192.0.2.25] said: 452 4.2.2 Mailbox of anna is over quota (in reply to RCPT TO command))
                                         anna@receiver.example
(TLS is required, but was not offered by host mx.other.example[192.0.2.26])
                                         ben@other.example
                                         cor@other.example

7B00D4E1F9      1204 Tue Mar  3 09:00:00  MAILER-DAEMON
(connect to mx.third.example[192.0.2.27]:25: Connection timed out)
                                         dora@third.example
-- 4 Kbytes in 2 Requests.`;

  it.each([
    ['in lines', listing],
    ['on one line', listing.replace(/\s+/g, ' ')],
  ])('gives each recipient its own reason, %s', (_, text) => {
    const { kind, bounces } = readText(text);
    expect(kind).toBe('delay');
    expect(bounces.map(({ recipient, reason, sender }) => [recipient, reason, sender])).toEqual([
      ['anna@receiver.example', 'mailboxfull', 'shop@sender.example'],
      ['ben@other.example', 'failedstarttls', 'shop@sender.example'],
      ['cor@other.example', 'failedstarttls', 'shop@sender.example'],
      ['dora@third.example', 'expired', null],
    ]);
    expect(bounces[0]?.remoteMta).toEqual({ name: 'mx.receiver.example', ip: '192.0.2.25' });
  });

  it('has the size far behind a short id', () => {
    const { bounces } = readText(listing.replace('4F2A91B3C7*     ', '4F2A91B         '));
    expect(bounces[0]).toMatchObject({ recipient: 'anna@receiver.example', sender: 'shop@sender.example' });
  });

  it('is no list of other jobs', () => {
    expect(
      readText('backup 4F2A91B3C7 2310 Mon Mar  2 07:10:58 nas@office.example (done) anna@office.example').kind,
    ).toBe('other');
  });
});

describe('a log line', () => {
  it.each([
    [
      'RCPT',
      'rejected RCPT <anna@receiver.example>: 203.0.113.9 is listed at zen.spamhaus.org',
      { reason: 'blocked', recipient: 'anna@receiver.example', smtpCommand: 'RCPT TO' },
    ],
    [
      'RCPT for now',
      'temporarily rejected RCPT <anna@receiver.example>: greylisted',
      { reason: 'speeding', permanent: false, recipient: 'anna@receiver.example' },
    ],
    [
      'the message',
      'rejected after DATA: This message was classified as SPAM',
      { reason: 'spamdetected', recipient: null, smtpCommand: 'DATA' },
    ],
  ])('of Exim that refuses %s tells of the client (Exim, Log files)', (_, words, expected) => {
    const line = `2026-03-02 07:10:58 H=mail.sender.example (helo.sender.example) [203.0.113.9]:5023 X=TLS1.3 F=<shop@sender.example> ${words}`;
    expect(first(line)).toMatchObject({
      ...expected,
      sendingIp: '203.0.113.9',
      heloDomain: 'helo.sender.example',
      sender: 'shop@sender.example',
      remoteMta: { name: null, ip: null },
      issuedBy: 'remote',
    });
  });

  it.each([
    [
      'check_mail, arg1=<shop@sender.example>, relay=mail.sender.example [203.0.113.9], reject=553 5.1.8 <shop@sender.example>... Domain of sender address shop@sender.example does not exist',
      { recipient: null, sender: 'shop@sender.example', smtpCommand: 'MAIL FROM', replyCode: '553' },
    ],
    [
      'check_rcpt, arg1=<anna@receiver.example>, relay=mail.sender.example [203.0.113.9] (may be forged), reject=550 5.7.1 <anna@receiver.example>... Relaying denied',
      { recipient: 'anna@receiver.example', sender: null, smtpCommand: 'RCPT TO', reason: 'norelaying' },
    ],
    [
      'check_relay, arg1=mail.sender.example, arg2=127.0.0.2, relay=mail.sender.example [203.0.113.9], reject=553 5.3.0 Blocked. See http://cbl.abuseat.org/lookup.cgi?ip=203.0.113.9',
      { recipient: null, smtpCommand: 'CONNECT', reason: 'blocked' },
    ],
  ])('of sendmail that refuses tells of the client: %s', (words, expected) => {
    expect(first(`Jan 31 12:27:03 mx sendmail[23831]: p0VCQtbh023831: ruleset=${words}`)).toMatchObject({
      ...expected,
      sendingIp: '203.0.113.9',
      remoteMta: { name: null, ip: null },
    });
  });

  it('of a server that refuses a program on its own machine tells of no address', () => {
    expect(
      first(
        'Jan 31 12:27:03 mx sendmail[23831]: p0VCQtbh023831: ruleset=check_mail, arg1=<root@mx>, relay=localhost [127.0.0.1], reject=553 5.1.8 <root@mx>... Domain of sender address root@mx does not exist',
      )?.sendingIp,
    ).toBeNull();
  });

  it('of a refusal that was cut at the edge of a screen has the recipient in it', () => {
    expect(
      first(
        'Feb 21 00:13:27 mx postfix/smtpd[10021]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 <anna@receiver.example>: Relay access denied; from=<shop@sender.$',
      )?.recipient,
    ).toBe('anna@receiver.example');
  });

  it('of qmail names the recipient where the delivery starts', () => {
    expect(
      first(
        'Nov 15 11:41:13 mail qmail: 1289842873.9 starting delivery 21817: msg 3769432 to remote anna@receiver.example\nNov 15 11:41:16 mail qmail: 1289842876.7 delivery 21817: deferral: 192.0.2.25_does_not_like_recipient./Remote_host_said:_421_Service_Temporarily_Unavailable/Giving_up_on_192.0.2.25./',
      ),
    ).toMatchObject({ recipient: 'anna@receiver.example', replyCode: '421' });
  });

  it('of a milter that refuses a message at its end tells of the client', () => {
    expect(
      first(
        'Feb 05 12:56:31 mx postfix/cleanup[26861]: 436DE5E0E9A: milter-reject: END-OF-MESSAGE from relay.sender.example[203.0.113.9]: 4.7.1 Try again later; from=<redacted> to=<redacted> proto=ESMTP helo=<relay.sender.example>',
      ),
    ).toMatchObject({ cause: 'greylist', sendingIp: '203.0.113.9', recipient: null });
  });

  it('may name a recipient with a space (RFC 5321 section 4.1.2)', () => {
    expect(
      first(
        'Mar  2 07:10:58 mail postfix/smtp[410]: 4F2A91B3C7: to=<"anna smit"@receiver.example>, relay=mx.receiver.example[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.receiver.example[192.0.2.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))',
      )?.recipient,
    ).toBe('"anna smit"@receiver.example');
  });

  it('of mail that arrived is no bounce, and is said to have arrived', () => {
    const reading = readText(
      'Mar  2 07:10:58 mail postfix/smtp[410]: 4F2A91B3C7: to=<anna@receiver.example>, relay=mx.receiver.example[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued)',
    );
    expect([reading.kind, reading.bounces, reading.notes]).toEqual(['other', [], ['delivered']]);
  });

  it('of a soft bounce waits for another try (Postfix soft_bounce)', () => {
    const bounce = first(
      'Mar  2 07:10:58 mail postfix/smtp[410]: 4F2A91B3C7: to=<anna@receiver.example>, relay=mx.receiver.example[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=4.1.1, status=SOFTBOUNCE (host mx.receiver.example[192.0.2.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))',
    );
    expect([bounce?.reason, bounce?.permanent, bounce?.queueId]).toEqual(['userunknown', false, '4F2A91B3C7']);
  });

  it.each([
    [
      'Postfix',
      `Mar  2 07:10:58 mail postfix/smtp[410]: 4F2A91B3C7: to=<anna@receiver.example>,
relay=mx-with-a-long-name.incoming-mail.receiver.example[2001:db8:1:2:3:4:5
:25]:25, delay=1, delays=0/0/0/1, dsn=4.0.0, status=deferred (host
mx.receiver.example[192.0.2.25] said: 554 Transaction ended (in reply
to RCPT TO command))`,
      ['anna@receiver.example', false, 'undefined'],
    ],
    [
      'Postfix that refuses',
      `Mar  2 07:10:58 mail postfix/smtpd[410]: NOQUEUE: reject: RCPT from
unknown[203.0.113.9]: 550 5.1.1 <anna@receiver.example>: Recipient
address rejected: User unknown in local recipient table;
from=<shop@sender.example> to=<anna@receiver.example> proto=ESMTP
helo=<mail.sender.example>`,
      ['anna@receiver.example', true, 'userunknown'],
    ],
    [
      'sendmail',
      `Mar  2 07:10:58 mail sm-mta[410]: 6226XyZ1000410: to=<anna@receiver.example>,
delay=00:00:01, xdelay=00:00:01, mailer=esmtp, pri=30364,
relay=mx.receiver.example. [192.0.2.25], dsn=4.1.8, stat=Deferred: 450
4.1.8 Domain of your address not found`,
      ['anna@receiver.example', false, 'rejected'],
    ],
    [
      'Exim',
      `2026-03-02 07:10:58 1uXyZ2-000AbC-1a == anna@receiver.example
R=dnslookup T=remote_smtp defer (0): SMTP error from remote mail server
after RCPT TO:<anna@receiver.example>: host mx.receiver.example
[192.0.2.25]: 450 Mailbox is full`,
      ['anna@receiver.example', false, 'mailboxfull'],
    ],
  ])('of %s may be wrapped', (_, text, told) => {
    const { bounces } = readText(text);
    expect(bounces.map(({ recipient, permanent, reason }) => [recipient, permanent, reason])).toEqual([told]);
  });

  it('has keys that are no words of the refusal', () => {
    const bounce = first(
      'Mar  2 07:10:58 mail postfix/smtp[410]: 4F2A91B3C7: to=<anna@receiver.example>, relay=mx.receiver.example[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=5.0.0, status=bounced (host mx.receiver.example[192.0.2.25] said: 554 Transaction ended (in reply to RCPT TO command))',
    );
    expect(bounce?.reason).toBe('undefined');
  });

  it('names servers by names that are no words of the refusal either', () => {
    const bounce = first(
      'Mar  2 07:10:58 mail postfix/smtp[410]: 4F2A91B3C7: to=<anna@receiver.example>, relay=virus-filter.receiver.example[192.0.2.25]:25, delay=1, delays=0/0/0/1, dsn=4.4.2, status=deferred (lost connection with virus-filter.receiver.example[192.0.2.25] while sending RCPT TO)',
    );
    expect(bounce?.reason).toBe('networkerror');
  });

  it('of Exim has the line ends of a reply as "\\n"', () => {
    const bounce = first(
      String.raw`2026-03-02 07:10:58 1uXyZ2-000AbC-1a ** anna@receiver.example R=dnslookup T=remote_smtp: SMTP error from remote mail server after end of data: host mx.receiver.example [192.0.2.25]: 550-5.7.1 Please use the SMTP\n550-5.7.1 relay at your service provider\n550 5.7.1 instead`,
    );
    expect(bounce?.diagnosticText).toBe('550 5.7.1 Please use the SMTP relay at your service provider instead');
  });

  it('of sendmail: the status of the reply stands before its own', () => {
    const bounce = first(
      'Mar  2 07:10:58 mail sm-mta[410]: 6226XyZ1000410: to=<anna@receiver.example>, delay=00:00:01, xdelay=00:00:01, mailer=esmtp, pri=30364, relay=mx.receiver.example. [192.0.2.25], dsn=4.0.0, stat=Deferred: 450 4.1.8 Domain of your address not found',
    );
    expect(bounce?.enhancedStatusCode).toBe('4.1.8');
  });
});

describe('the words around a reply', () => {
  it('Stalwart quotes the host and the command', () => {
    const bounce = first(
      "<anna@receiver.example> (host 'mx.receiver.example' rejected command 'RCPT TO' with code 550 (5.1.1) 'No such user here')",
    );
    expect([bounce?.remoteMta.name, bounce?.smtpCommand]).toEqual(['mx.receiver.example', 'RCPT TO']);
  });

  it('a first line may begin with an address', () => {
    const bounce = first(
      'host mx.receiver.example[192.0.2.25] refused to talk to me: 550-203.0.113.9 is on our list 550 Blocked for abuse',
    );
    expect([bounce?.replyCode, bounce?.sendingIp]).toEqual(['550', '203.0.113.9']);
  });

  it('a greeting that refuses stays one when the line was wrapped', () => {
    const bounce = first(
      'host mx.receiver.example[192.0.2.25] refused to talk\n   to me: 554 mx Service not available',
    );
    expect([bounce?.smtpCommand, bounce?.reason]).toEqual(['CONNECT', 'blocked']);
  });

  it.each(['投递失败', '退信：', 'エラー：'])('a code may stand right behind %s', (before) => {
    expect(first(`${before}550 Mail content denied`)?.replyCode).toBe('550');
  });

  it('a mail program that could not send says so', () => {
    const text =
      'An error occurred sending mail: The mail server sent an incorrect greeting: mail.receiver.example Connection refused. 203.0.113.9 is listed on the Exploits Block List (XBL). See http://www.spamhaus.org/query/ip/203.0.113.9 for more information on this.';
    expect([readText(text).kind, first(text)?.reason]).toEqual(['bounce', 'blocked']);
  });

  it('a section of a standard is no address of a client', () => {
    const bounce = first(
      'mx.receiver.example[192.0.2.25] refused to talk to me: 451-EHLO must give a name 451 Please see RFC 2821 section 4.1.1.1',
    );
    expect([bounce?.sendingIp, bounce?.remoteMta.name]).toEqual([null, 'mx.receiver.example']);
  });

  it('Python gives the sender last', () => {
    const bounce = first("smtplib.SMTPSenderRefused: (530, b'5.7.0 Authentication required', 'shop@sender.example')");
    expect([bounce?.recipient, bounce?.sender]).toEqual([null, 'shop@sender.example']);
  });

  it('the keys of a JSON notification come in any order', () => {
    const bounce = first(
      '{"bouncedRecipients":[{"status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 No such user","emailAddress":"anna@receiver.example"},{"status":"5.2.2","diagnosticCode":"smtp; 552 5.2.2 Mailbox full","emailAddress":"ben@receiver.example"}]}',
    );
    expect([bounce?.recipient, bounce?.replyCode, bounce?.enhancedStatusCode]).toEqual([
      'anna@receiver.example',
      '550',
      '5.1.1',
    ]);
  });
});
