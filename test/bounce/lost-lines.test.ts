// Chats drop the empty lines of a pasted message, and what its lines begin with.
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';

const REPORT = `Return-Path: <>
Received: from mail.sender.example (localhost)
	by mail.sender.example (8.15.2/8.15.2) id u8RADMuf014532;
	Mon, 2 Mar 2026 07:10:58 +0100
Date: Mon, 2 Mar 2026 07:10:58 +0100
From: Mail Delivery Subsystem <MAILER-DAEMON@mail.sender.example>
To: <bob@sender.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="u8RADMuf014532.1474971202/mail.sender.example"
Subject: Returned mail: see transcript for details
Auto-Submitted: auto-generated (failure)

This is a MIME-encapsulated message

--u8RADMuf014532.1474971202/mail.sender.example

The original message was received at Mon, 2 Mar 2026 07:10:57 +0100
from laptop.sender.example [192.0.2.77]

   ----- The following addresses had permanent fatal errors -----
<anna@receiver.example>
    (reason: 550 5.1.1 <anna@receiver.example>... User unknown)

--u8RADMuf014532.1474971202/mail.sender.example
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.sender.example
Arrival-Date: Mon, 2 Mar 2026 07:10:57 +0100

Final-Recipient: RFC822; anna@receiver.example
Action: failed
Status: 5.1.1
Remote-MTA: DNS; mx.receiver.example
Diagnostic-Code: SMTP; 550 5.1.1 <anna@receiver.example>... User unknown

--u8RADMuf014532.1474971202/mail.sender.example
Content-Type: message/rfc822

Return-Path: <bob@sender.example>
From: Bob <bob@sender.example>
To: anna@receiver.example
Subject: Hello

Text
--u8RADMuf014532.1474971202/mail.sender.example--
`;

const FORWARDED = `From: Microsoft Outlook
Sent: Monday, March 2, 2026 7:10 AM
To: Bob Sender
Subject: Undeliverable: Offer

mx.receiver.example rejected your message to the following email addresses:

anna@receiver.example (anna@receiver.example)

mx.receiver.example gave this error:
Client host rejected: cannot find your reverse hostname, [192.0.2.41]

Diagnostic information for administrators:

Generating server: EX1.sender.example

anna@receiver.example
mx.receiver.example
Remote Server returned '450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.41]'
`;

const QMAIL = `Date: 2 Mar 2026 07:10:58 -0000
From: MAILER-DAEMON@mail.sender.example
To: bob@sender.example
Subject: failure notice

Hi. This is the qmail-send program at mail.sender.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<anna@receiver.example>:
user is over quota

--- Below this line is a copy of the message.

Return-Path: <bob@sender.example>
`;

const LOST: Readonly<Record<string, (text: string) => string>> = {
  'its empty lines': (text) => text.replaceAll(/\n\s*\n/g, '\n'),
  'its indentation': (text) => text.replaceAll(/^[ \t]+/gm, ''),
  both: (text) => text.replaceAll(/\n\s*/g, '\n'),
};

describe.each(Object.entries({ REPORT, FORWARDED, QMAIL }))('%s', (_name, text) => {
  const [told] = readText(text).bounces;

  it('is read', () => {
    expect(told).toMatchObject({ recipient: 'anna@receiver.example' });
    expect(told?.reason).not.toBe('undefined');
  });

  it.each(Object.entries(LOST))('says the same without %s', (_what, without) => {
    const [bounce, ...others] = readText(without(text)).bounces;
    const { reason, recipient, replyCode, enhancedStatusCode, sendingIp, remoteMta } = told ?? {};
    expect(bounce).toMatchObject({ reason, recipient, replyCode, enhancedStatusCode, sendingIp, remoteMta });
    expect(others).toEqual([]);
  });
});

it('a field that a chat cut without indentation goes on', () => {
  const { message } = readText(`Received: from mail.sender.example (mail.sender.example [192.0.2.41]) by
mx.receiver.example with ESMTPS id 4F2A91B3C7 for <anna@receiver.example>;
Mon, 2 Mar 2026 07:10:58 +0100
From: bob@sender.example
To: anna@receiver.example
Subject: Hello

Text`);
  expect(message.hops).toMatchObject([{ ip: '192.0.2.41', by: 'mx.receiver.example' }]);
});
