// PowerMTA's accounting files and Exchange's message tracking log, in the shapes in which a record or two are pasted.
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';

const SHAPES: readonly (readonly [name: string, shape: (text: string) => string])[] = [
  ['raw', (text) => text],
  ['quoted', (text) => text.replace(/^/gm, '> ')],
  ['fenced, after a question', (text) => `what is wrong here?\n\`\`\`\n${text}\n\`\`\``],
  ['on one line', (text) => text.replaceAll('\n', ' ')],
  ['wrapped', (text) => text.replace(/ (?=[\w(<])/g, '\n')],
  [
    'of Slack',
    (text) =>
      text.replace(/\b[a-z]{3,4}@[a-z]{6,8}\.example/g, '<mailto:$&|$&>').replace(/\bmx1[.a-z]{17}/g, '<http://$&|$&>'),
  ],
];

const HEADER =
  'type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat,srcType,srcMta,dlvType,dlvSourceIp,dlvDestinationIp,dlvEsmtpAvailable,dlvSize,vmta,jobId,envId,queue,vmtaPool';
const BOUNCED =
  'b,2026-11-21 10:00:00+0100,2026-11-21 09:59:58+0100,news@sender.example,bob@receiver.example,,failed,5.1.1 (bad destination mailbox address),"smtp;550 5.1.1 <bob@receiver.example>: Recipient address rejected: User unknown",mx1.receiver.example (192.0.2.25),bad-mailbox,smtp,app1.sender.example (10.0.0.5),smtp,203.0.113.9,192.0.2.25,"ENHANCEDSTATUSCODES,PIPELINING",4821,vmta1,job7,,receiver.example/vmta1,pool1';

const TOLD = {
  reason: 'userunknown',
  replyCode: '550',
  enhancedStatusCode: '5.1.1',
  diagnosticText: '550 5.1.1 <bob@receiver.example>: Recipient address rejected: User unknown',
  recipient: 'bob@receiver.example',
  sender: 'news@sender.example',
  sendingIp: '203.0.113.9',
  remoteMta: { name: 'mx1.receiver.example', ip: '192.0.2.25' },
};

describe.each(SHAPES)("PowerMTA's accounting, %s", (_, shape) => {
  it.each([
    ['with its header', `${HEADER}\n${BOUNCED}`],
    ['without', BOUNCED],
    ['of an older version, with a time more', BOUNCED.replace('+0100,', '+0100,2026-11-21 09:59:58+0100,')],
    ['with times in seconds', BOUNCED.replace(/2026[^,]*/g, '1795251600')],
    [
      'with columns of its own',
      'type,timeQueued,bounceCat,vmta,orig,rcpt,srcMta,dlvSourceIp,jobId,dsnStatus,dsnMta,dsnDiag\nb,2026-11-21 10:00:00+0100,bad-mailbox,vmta1,news@sender.example,bob@receiver.example,app1.sender.example (10.0.0.5),203.0.113.9,,5.1.1 (bad destination mailbox address),mx1.receiver.example (192.0.2.25),smtp;550 5.1.1 <bob@receiver.example>: Recipient address rejected: User unknown',
    ],
  ])('%s', (_name, text) => {
    const { kind, bounces } = readText(shape(text));
    expect(kind).toBe('bounce');
    expect(bounces).toHaveLength(1);
    expect(bounces[0]).toMatchObject(TOLD);
  });
});

describe("PowerMTA's accounting", () => {
  it('tells of what is tried again, and not of what arrived', () => {
    const arrived =
      'd,2026-11-21 10:00:00+0100,2026-11-21 09:59:58+0100,news@sender.example,carl@receiver.example,,relayed,2.0.0 (success),smtp;250 2.0.0 Ok,mx1.receiver.example (192.0.2.25),success,smtp,app1,smtp,203.0.113.9,192.0.2.25';
    const waiting = BOUNCED.replace('b,', 't,')
      .replace('failed,5.1.1 (bad destination mailbox address)', 'delayed,4.2.2 (mailbox full)')
      .replace('550 5.1.1 <bob@receiver.example>: Recipient address rejected: User unknown', '452 4.2.2 Mailbox full');
    const { kind, bounces } = readText(`${HEADER}\n${arrived}\n${waiting}`);
    expect([kind, bounces.map(({ recipient, reason }) => [recipient, reason])]).toEqual([
      'delay',
      [['bob@receiver.example', 'mailboxfull']],
    ]);
    expect(readText(`${HEADER}\n${arrived}`)).toMatchObject({ kind: 'other', bounces: [], notes: ['delivered'] });
  });

  it('without a reply has its own words and its category', () => {
    const { bounces } = readText(
      'b,2026-11-21 10:00:00+0100,2026-11-21 09:59:58+0100,news@sender.example,bob@receiver.example,,failed,5.0.0 (undefined status),,,bad-domain,smtp,app1,smtp,,',
    );
    expect(bounces[0]).toMatchObject({ reason: 'hostunknown', issuedBy: 'local', enhancedStatusCode: '5.0.0' });
  });

  it('is no other list with commas', () => {
    expect(readText('b,2026-11-21,anna@sender.example,done\nd,2026-11-22,ben@sender.example,open').kind).toBe('other');
  });
});

const FIELDS =
  '#Fields: date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path,message-info';
const tracked = (event: string, recipients: string, status: string): string =>
  `2026-11-21T10:00:00.000Z,10.0.0.7,APP1,,EX01,,Outbound,SMTP,${event},123,<a.1@sender.example>,0a1b,${recipients},"${status}",4000,1,,,"Hello, ""all""",news@sender.example,news@sender.example,`;

describe.each(SHAPES)("Exchange's tracking log, %s", (_, shape) => {
  it('gives each recipient its own status', () => {
    const { bounces } = readText(
      shape(
        `${FIELDS}\n${tracked('FAIL', 'bob@receiver.example;carl@receiver.example', '550 5.1.1 User unknown;552 5.2.2 Mailbox full')}`,
      ),
    );
    expect(bounces.map(({ recipient, reason, sender, sendingIp }) => [recipient, reason, sender, sendingIp])).toEqual([
      ['bob@receiver.example', 'userunknown', 'news@sender.example', null],
      ['carl@receiver.example', 'mailboxfull', 'news@sender.example', null],
    ]);
  });

  it('names the last error and its server', () => {
    const status =
      '[{LED=550 5.1.1 User unknown};{MSG=};{FQDN=mx1.receiver.example};{IP=192.0.2.25};{LRT=11/21/2026 10:00:00 AM}]';
    expect(readText(shape(`${FIELDS}\n${tracked('FAIL', 'bob@receiver.example', status)}`)).bounces).toMatchObject([
      { diagnosticText: '550 5.1.1 User unknown', remoteMta: { name: 'mx1.receiver.example', ip: '192.0.2.25' } },
    ]);
  });
});

describe("Exchange's tracking log", () => {
  it('that was exported has a header of its own', () => {
    const { bounces } = readText(
      '"Timestamp";"ClientIp";"EventId";"Recipients";"RecipientStatus";"Sender"\n"11/21/2026 10:00:00 AM";"";"FAIL";"bob@receiver.example";"550 5.1.1 User unknown";"news@sender.example"\n"11/21/2026 10:00:01 AM";"";"DELIVER";"carl@receiver.example";"";"news@sender.example"',
    );
    expect(bounces).toMatchObject([{ recipient: 'bob@receiver.example', sender: 'news@sender.example' }]);
  });

  it('of mail that arrived is no bounce', () => {
    expect(readText(`${FIELDS}\n${tracked('SEND', 'bob@receiver.example', '250 2.1.5 Ok')}`)).toMatchObject({
      kind: 'other',
      notes: ['delivered'],
    });
  });

  it('as a list ends a refusal where the next value begins', () => {
    const [bounce] = readText(
      'EventId         : FAIL\nRecipients      : {bob@receiver.example}\nRecipientStatus : {[{LED=550 5.1.1 User unknown};{MSG=};{FQDN=mx1.receiver.example};{IP=192.0.2.25}]}',
    ).bounces;
    expect([bounce?.diagnosticText, bounce?.remoteMta.name]).toEqual([
      '550 5.1.1 User unknown',
      'mx1.receiver.example',
    ]);
  });
});
