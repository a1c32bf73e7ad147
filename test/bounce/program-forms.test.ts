// How programs that send mail, and logs of sessions, write down what the server said, and whom they name.
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';

function first(text: string) {
  return readText(text).bounces[0];
}

function codes(text: string) {
  const bounce = first(text);
  return [bounce?.replyCode, bounce?.enhancedStatusCode];
}

describe('a code is found', () => {
  it.each([
    [
      'in brackets (Roundcube)',
      'SMTP Error (451): Failed to add recipient "anna@receiver.example" (Temporary local problem).',
    ],
    ['in square brackets (Roundcube)', 'Error SMTP: [451] Temporary local problem at the mail server'],
    [
      'behind an exception (JavaMail)',
      'com.sun.mail.smtp.SMTPAddressFailedException: 451 Temporary local problem: anna@receiver.example',
    ],
    ['behind a command (Coremail)', 'SMTP error, RCPT TO:451 Temporary local problem at the mail server'],
    [
      'behind a line end in JSON',
      '"errorMessage": "Failed to send the email. Raw error: \\n451 Temporary local problem."',
    ],
    [
      'behind a time',
      '2024/12/22 08:15:15 RCPT TO: <anna@receiver.example>\n2024/12/22 08:15:15 451 Temporary local problem',
    ],
    ['in a tuple (Python)', "smtp failed: (451, b'Nothing that a rule knows, or the mail server says.')"],
    [
      'in a quote of Outlook',
      "Servidor: 'smtp.receiver.example', Resposta do Servidor: '451 este domínio não consta na lista de rcpthosts', Porta: 25",
    ],
  ])('%s', (_, text) => {
    expect(codes(text)[0]).toBe('451');
  });

  it('but no number in brackets is one', () => {
    expect(readText('We moved 50 mailboxes (550) to the new server, all mail is delivered').kind).toBe('other');
  });

  it('before a word that also counts things', () => {
    expect(codes('host mx.receiver.example[192.0.2.25] said: 550 user not found: anna@receiver.example')[0]).toBe(
      '550',
    );
  });

  it('with the status that IronPort puts before it', () => {
    const text =
      "The following message to <anna@receiver.example> was undeliverable.\nThe reason for the problem:\n5.1.0 - Unknown address error 550-'Relaying mail is not allowed'";
    expect(codes(text)).toEqual(['550', '5.1.0']);
  });

  it('in the Status field of Zoho', () => {
    const text =
      'Final-Recipient: rfc822; anna@receiver.example\nStatus: 554\nAction: failed\nDiagnostic-Code: 5.7.1 <mail.sender.example[203.0.113.9]>: Client host rejected: CONN:SPAM';
    expect(codes(text)).toEqual(['554', '5.7.1']);
  });
});

describe('Exchange', () => {
  it('has a code of its own for mail that is late', () => {
    const text =
      "Informacje diagnostyczne dla administratorów:\n\nGenerowanie serwera: ex1.sender.example\n\nanna@receiver.example\nRemote Server returned '400 4.4.7 Message delayed'";
    expect([readText(text).kind, first(text)?.recipient, ...codes(text)]).toEqual([
      'delay',
      'anna@receiver.example',
      '400',
      '4.4.7',
    ]);
  });

  it('2007 puts the server and the status before the reply', () => {
    const text =
      'Generating server: ex1.sender.example\n\nanna@receiver.example\nmx.receiver.example (192.0.2.25) #<mx.receiver.example (192.0.2.25) #5.1.1 smtp; 550 No user here> #SMTP#';
    expect([first(text)?.remoteMta.name, ...codes(text)]).toEqual(['mx.receiver.example', '550', '5.1.1']);
  });
});

describe('who is no recipient', () => {
  it.each([
    [
      'the sender that the server refused (PHPMailer)',
      'The following From address failed: shop@sender.example : MAIL FROM command failed,550 Access denied',
    ],
    ['the login (Postfix)', '553 5.7.1 Sender address rejected: not owned by user shop@sender.example'],
    [
      'who gets the notice (fetchmail)',
      'fetchmail: SMTP error: 554 5.7.1 Spam message rejected\nfetchmail: mail from MAILER-DAEMON@mail.example bounced to shop@sender.example',
    ],
    [
      'who was accepted (Nodemailer)',
      "{ accepted: [ 'shop@sender.example' ],\n  rejectedErrors: [ { Error: Recipient command failed: 550 No such user",
    ],
  ])('%s', (_, text) => {
    expect(readText(text).bounces.map(({ recipient }) => recipient)).toEqual([null]);
  });

  it('the id of the message', () => {
    const { bounces } = readText(
      'The following address(es) failed:\n\n  anna@receiver.example\n    host mx.receiver.example [192.0.2.25]: 554 5.4.6 Hop count exceeded - possible mail loop detected on message id\n    <9834.JavaMail.shop@sender-1>',
    );
    expect(bounces.map(({ recipient }) => recipient)).toEqual(['anna@receiver.example']);
  });

  it('who was rejected is one (Nodemailer)', () => {
    const text =
      "{ accepted: [ 'ben@receiver.example' ],\n  rejected: [ 'anna@receiver.example' ],\n  rejectedErrors: [ { Error: Recipient command failed: 550 No such user";
    expect(first(text)?.recipient).toBe('anna@receiver.example');
  });

  it('a Diagnostic-Code that was copied alone keeps the recipient of the notice', () => {
    const text =
      '<anna@receiver.example>: host mx.receiver.example[192.0.2.25] said: 550 No such user (in reply to RCPT TO command)\nDiagnostic-Code: smtp; 550 No such user';
    expect(first(text)?.recipient).toBe('anna@receiver.example');
  });
});

describe('the log of qmail-send', () => {
  it('is read as the notice of the same failure', () => {
    const bounce = first(
      '@40000000419f13a508f3214c starting delivery 5: msg 16 to remote anna@receiver.example\n@40000000419f13a508f3214d delivery 5: failure: 192.0.2.25_does_not_like_recipient./Remote_host_said:_550-5.1.1_<anna@receiver.example>/550_5.1.1_No_such_user,_see_http://receiver.example/help/Giving_up_on_192.0.2.25./',
    );
    expect(bounce).toMatchObject({
      reason: 'userunknown',
      replyCode: '550',
      enhancedStatusCode: '5.1.1',
      recipient: 'anna@receiver.example',
      remoteMta: { ip: '192.0.2.25' },
      diagnosticText: '550 5.1.1 <anna@receiver.example> No such user, see http://receiver.example/help',
    });
  });

  it('may be wrapped', () => {
    const bounce = first(
      '<anna@receiver.example>:\n192.0.2.25_does_not_like_recipient./Remote_host_said:_550_5.1.1_No_such_us\ner_here/Giving_up_on_192.0.2.25./',
    );
    expect(bounce?.diagnosticText).toBe('550 5.1.1 No such user here');
  });
});

describe('facts of a session', () => {
  it('a debug log puts its own name before each line (OpenSMTPD)', () => {
    const bounce = first(
      'mta: 0xea6710: <<< 554-mx.receiver.example Service not available\nmta: 0xea6710: <<< 554-Bad DNS PTR resource record.\nmta: 0xea6710: <<< 554 See http://receiver.example/help?ip=203.0.113.9&c=rdns\nmta: 0xea6710: >>> EHLO mail.sender.example',
    );
    expect([bounce?.reason, bounce?.sendingIp]).toEqual(['requireptr', '203.0.113.9']);
  });

  it('sendmail names the server that broke off', () => {
    const bounce = first(
      '   ----- Transcript of session follows -----\n   451 <anna@receiver.example>... reply: read error from mx.receiver.example.\n   <anna@receiver.example>... Deferred: Connection reset by mx.receiver.example.',
    );
    expect(bounce?.remoteMta.name).toBe('mx.receiver.example');
  });

  it('a section of a standard without the word is no address of a client', () => {
    expect(first('550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)')?.sendingIp).toBeNull();
  });

  it('a reply whose lines were pasted with blank ones between them goes on', () => {
    const bounce = first(
      '<anna@gmail.com>: host gmail-smtp-in.l.google.com[192.0.2.25] said:\n\n550-5.7.26 This message does not pass authentication checks. SPF check for\n\n[sender.example] does not pass with ip: 550-5.7.26 [203.0.113.9]. The message\n\n550 5.7.26 has been blocked',
    );
    expect(bounce?.sendingIp).toBe('203.0.113.9');
  });

  it.each([
    [
      'spoke',
      '550 5.1.7 <shop@sender.example>: Sender address rejected: host mx.sender.example[192.0.2.30] said: 550 rejected',
    ],
    [
      'was called',
      'The recipient server did not accept our requests to connect. [(0) mx.receiver.example. [192.0.2.25]:465: socket error]',
    ],
  ])('a server that %s is not who sends', (_, refusal) => {
    const bounce = first(
      `Delivery to the following recipient failed permanently:\n\n  anna@receiver.example\n\nTechnical details of permanent failure:\n${refusal}`,
    );
    expect([bounce?.recipient, bounce?.sendingIp]).toEqual(['anna@receiver.example', null]);
  });

  it('nobody saw an address where the own server gave up', () => {
    const bounce = first(
      'Delivery has failed to these recipients or groups:\n\nanna@receiver.example\n\nDiagnostic information for administrators:\n\nGenerating server: ex2.sender.example\n\nanna@receiver.example\n#550 4.4.7 QUEUE.Expired; message expired ##\n\nOriginal message headers:\n\nReceived: from ex1.sender.example (198.51.100.20) by\n ex2.sender.example (10.124.3.18) with Microsoft SMTP Server (TLS) id\n 8.2.176.0; Tue, 22 Jun 2010 08:24:13 +0400\nFrom: shop@sender.example\nTo: anna@receiver.example\nSubject: Order',
    );
    expect([bounce?.reason, bounce?.sendingIp]).toEqual(['expired', null]);
  });

  it('the server that was asked about the sender is not who sends (Exim)', () => {
    const bounce = first(
      'host mx.receiver.example[192.0.2.25] said: 451-response to "RCPT TO:<shop@sender.example>" from mx.sender.example [203.0.113.9] was: 450 Greylisted 451 Could not complete sender verify callout',
    );
    expect(bounce?.sendingIp).toBeNull();
  });

  it('a label may stand right before the address', () => {
    const bounce = first(
      '554 Reject by behaviour spam at DATA State(Connection IP address:203.0.113.9)ANTISPAM_BAT[]: bad sending',
    );
    expect([bounce?.sendingIp, bounce?.receiver]).toEqual(['203.0.113.9', 'alibaba']);
  });

  it('Symfony gives the code twice, the second time with its words', () => {
    expect(
      first('Expected response code "250" but got code "550", with message "550 No such user."')?.diagnosticText,
    ).toBe('550 No such user.');
  });

  it('FortiMail puts the reply into brackets', () => {
    const text =
      'type=event subtype=smtp msg="to=<anna@receiver.example>, delay=00:00:50, mailer=local, dsn=5.1.1, stat=User unknown(Reason from remote:550 5.1.1 User unknown)"';
    expect(codes(text)).toEqual(['550', '5.1.1']);
  });

  it.each([
    [
      'its line number is no code',
      String.raw`File "/srv/ir_mail_server.py", line 503, in send_email
MailDeliveryException: ('Mail Delivery Failed', "Mail delivery failed via SMTP server 'smtp.provider.example'.\nSMTPDataError: 550\n5.7.60 SMTP; Client does not have permissions to send as this sender")`,
      ['550', '5.7.60'],
    ],
    [
      'JSON within JSON',
      String.raw`{"message":"Send Mail Fail. Message: Expected response code \"250\" but got code \"550\", with message \"550 5.1.1 No such user\".","level":600}`,
      ['550', '5.1.1'],
    ],
    [
      'a slip of the hand before the refusal',
      '501 5.5.4 Unrecognized parameter\nRCPT TO: <anna@receiver.example>\n550 5.1.1 User unknown',
      ['550', '5.1.1'],
    ],
    [
      'a message typed into a session',
      'rcpt to: <anna@receiver.example>\n250 2.1.5 Ok\ndata\n354 End with "." on a line by itself\nFrom: shop@sender.example\nSubject: test\n\nhello\n.\n550 5.7.1 message rejected as spam',
      ['550', '5.7.1'],
    ],
    ["MDaemon's arrows", 'Mon 2026-03-02 16:11:37: --> 554 Message does not conform to standards', ['554', null]],
  ])('the reply is found: %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    ["{u'anna@receiver.example': (550, '5.1.1 User unknown')}", 'anna@receiver.example'],
    ["Failed to send mail to 'anna@receiver.example': (550, 'header syntax')", 'anna@receiver.example'],
    ['554 5.2.252 SendAsDenied; shop@sender.example not allowed to send as boss@sender.example; STOREDRV', null],
    ['550 envelope sender not allowed shop@sender.example', null],
    ['LMTP server error: 550 5.7.1 <team/-/list@receiver.example> Permanent failure', 'team/-/list@receiver.example'],
    [
      '554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: shop@sender.example',
      null,
    ],
  ])('who is refused, and who is not: %s', (text, recipient) => {
    expect(first(text)?.recipient ?? null).toBe(recipient);
  });

  it.each([
    ["{'anna@receiver.example': (450, b'4.2.0 Greylisted')}", '450 4.2.0 Greylisted'],
    [
      "smtplib.SMTPSenderRefused: (530, b'5.7.0 Authentication required', 'shop@sender.example')",
      '530 5.7.0 Authentication required',
    ],
    ['smtplib.SMTPDataError: (550, b"5.7.1 Message isn\'t signed")', "550 5.7.1 Message isn't signed"],
  ])('what the server said is told without the marks of Python: %s', (text, words) => {
    expect(first(text)?.diagnosticText).toBe(words);
  });

  it('ZoneMTA names the server that it reached', () => {
    const bounce = first(
      'Feb 11 08:39:36 zmta zone-mta: info Sender/default/827[14] 17ee78226740009630.001 REJECTED[policy] from=shop@sender.example to=anna@receiver.example src=203.0.113.9 mx=mx.receiver.example[192.0.2.25] id=<a@sender.example> (554 5.7.0 Blocked)',
    );
    expect([bounce?.remoteMta, bounce?.recipient]).toEqual([
      { name: 'mx.receiver.example', ip: '192.0.2.25' },
      'anna@receiver.example',
    ]);
  });

  it('a later line of a log is no part of the refusal', () => {
    const bounce = first(
      '[NOTICE] [46095497.1.1] [outbound] recipient domain <receiver.example> rejected: 521 Service not available\n [NOTICE] [-] [OutboundTLS] TLS connection failed. Marking 192.0.2.25 as non-TLS for 604800 seconds',
    );
    expect([bounce?.sendingIp, bounce?.diagnosticText]).toEqual([null, '521 Service not available']);
  });

  it('a server that did not let us log in refused no recipient', () => {
    const bounce = first(
      'postfix/smtp[5032]: 71EC23C1439A: SASL authentication failed; server mx.receiver.example[192.0.2.25] said: 501 Cannot decode parameter - too long',
    );
    expect([bounce?.smtpCommand, bounce?.reason]).toEqual(['AUTH', 'securityerror']);
  });
});

describe('the log of Maddy', () => {
  const line =
    'maddy[1547]: queue: delivery attempt failed\t{"msg_id":"330a1ed9","rcpt":"anna@receiver.example","reason":"[203.0.113.9] is not\\\\nwelcome: no such user","remote_server":"mx.receiver.example.","smtp_code":550,"smtp_enchcode":"5.1.1"}';

  it.each([
    ['as it stands', line],
    ['with the quotes of a web page', line.replace(/"(\w)/g, '“$1').replaceAll('"', '”')],
  ])('has the facts in its fields, %s', (_, text) => {
    expect(first(text)).toMatchObject({
      reason: 'userunknown',
      replyCode: '550',
      enhancedStatusCode: '5.1.1',
      recipient: 'anna@receiver.example',
      sendingIp: '203.0.113.9',
      remoteMta: { name: 'mx.receiver.example' },
      permanent: true,
    });
  });

  it('gives the last word on a recipient', () => {
    const { bounces } = readText(`${line.replaceAll('5.1.1', '4.2.2').replace('550', '452')}\n${line}`);
    expect(bounces.map(({ replyCode }) => replyCode)).toEqual(['550']);
  });

  it('may show that no server answered', () => {
    const reading = readText(
      'queue: delivery attempt failed\t{"io_op":"dial","rcpt":"anna@receiver.example","reason":"dial tcp 192.0.2.1:25: i/o timeout","remote_addr":"192.0.2.1:25","smtp_code":450,"smtp_enchcode":"4.4.2","smtp_msg":"Network I/O error"}',
    );
    expect([reading.kind, reading.bounces[0]?.reason, reading.bounces[0]?.remoteMta.ip]).toEqual([
      'delay',
      'expired',
      '192.0.2.1',
    ]);
  });
});

describe('a program that reaches no server', () => {
  it.each([
    [
      'Node.js',
      "Error: connect ETIMEDOUT 192.0.2.25:25\n    at TCPConnectWrap.afterConnect (net.js:1141:16) {\n  code: 'ESOCKET',\n  command: 'CONN'\n}",
      'connection_timeout',
    ],
    [
      'Node.js, its fields alone',
      "I get this error:\n{\n  errno: 'ETIMEDOUT',\n  code: 'ESOCKET',\n  syscall: 'connect',\n  address: '192.0.2.25',\n  port: 465,\n  command: 'CONN'\n}",
      'connection_timeout',
    ],
    ['Rust', 'SMTP error: Connection error: invalid peer certificate: UnknownIssuer', 'tls_certificate'],
    [
      'Node.js, a name',
      "Error: getaddrinfo ENOTFOUND smtp.receiver.example\n  code: 'EDNS',\n  command: 'CONN'",
      'dns_failure',
    ],
    [
      'Node.js, a certificate',
      "Error: self signed certificate\n  code: 'ESOCKET',\n  command: 'CONN'",
      'tls_certificate',
    ],
    ['Go', 'Error: dial tcp 192.0.2.25:587: i/o timeout', 'connection_timeout'],
    // The address is that of the container's resolver, no answer of a blocklist.
    [
      'Go, a name',
      'sending mail: dial tcp: lookup smtp.receiver.example on 127.0.0.11:53: no such host',
      'dns_failure',
    ],
    [
      'Go, a certificate',
      'Failed to send emails [anna@receiver.example]: gomail: could not send email 1: x509: certificate signed by unknown authority',
      'tls_certificate',
    ],
    [
      'Java',
      'javax.mail.MessagingException: Could not connect to SMTP host: smtp.receiver.example, port: 25;\n  nested exception is:\n\tjava.net.ConnectException: Connection refused',
      'connection_refused',
    ],
    [
      'Ruby',
      'Net::OpenTimeout: Failed to open TCP connection to smtp.receiver.example:25 (execution expired)',
      'connection_timeout',
    ],
    [
      'Python',
      '  File "/usr/lib/python3.8/smtplib.py", line 308, in _get_socket\nTimeoutError: [Errno 110] Connection timed out',
      'connection_timeout',
    ],
    [
      'Symfony',
      'Connection could not be established with host smtp.receiver.example :stream_socket_client(): unable to connect to smtp.receiver.example:587 (Connection timed out)',
      'connection_timeout',
    ],
    [
      'PHPMailer',
      'SMTP connect() failed. https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting',
      'connection_timeout',
    ],
    ['Haraka', 'Failed to get pool entry: Outbound connection timed out to 192.0.2.25:25', 'connection_timeout'],
    [
      'Stalwart',
      'WARN Connection error (delivery.connect-error) queueId = 1, from = "shop@sender.example", to = ["anna@receiver.example"], remoteIp = 192.0.2.25, remotePort = 25, reason = "Connection timed out"',
      'connection_timeout',
    ],
  ])('%s', (_, text, cause) => {
    const { kind, bounces } = readText(text);
    expect([kind, bounces[0]?.cause, bounces[0]?.sendingIp]).toEqual(['bounce', cause, null]);
  });

  it.each([
    'Error: connect ECONNREFUSED 127.0.0.1:5432',
    'dial tcp 192.0.2.25:6443: connect: connection refused',
    'TimeoutError: [Errno 110] Connection timed out in requests.py',
  ])('but none that carries mail: %s', (text) => {
    expect(readText(text).kind).toBe('other');
  });
});

describe('an exception', () => {
  it.each([
    ["smtplib.SMTPSenderRefused: (501, b'5.1.7 Invalid address', 'shop-server')", 'MAIL FROM', 'rejected'],
    ['com.sun.mail.smtp.SMTPAddressFailedException: 550 No such user here', 'RCPT TO', 'userunknown'],
    [
      'com.sun.mail.smtp.SMTPSenderFailedException: 501 mail from address must be same as authorization user',
      'MAIL FROM',
      'rejected',
    ],
    [
      '503 5.5.1 command out of sequence in "MAIL FROM:<shop@sender.example> BODY=8BITMIME SMTPUTF8"',
      'MAIL FROM',
      'syntaxerror',
    ],
  ])('has the command in its name: %s', (text, command, reason) => {
    expect(first(text)).toMatchObject({ smtpCommand: command, reason });
  });

  it('names who sends (Odoo)', () => {
    const text =
      "Mail delivery failed via SMTP server 'smtp.sender.example'.\nSMTPSenderRefused: 553\n5.7.1 Sender address rejected: not owned by auth user.\nbounce-11@sender.example\nWho can help?";
    expect(first(text)).toMatchObject({ recipient: null, replyCode: '553', reason: 'rejected' });
    expect(first(text.replace('.\nbounce', '.\\nbounce').replace('553\n', '553\\n'))?.recipient).toBeNull();
  });

  it('holds the code of the reply (lettre)', () => {
    expect(codes('SMTP error: permanent error (550): 5.7.1 Relaying denied for anna@receiver.example')).toEqual([
      '550',
      '5.7.1',
    ]);
  });

  it('of Amazon SES lists addresses of the sender', () => {
    const text =
      'Net::SMTPFatalError: 554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: The Shop <shop@sender.example>, shop@sender.example';
    expect(first(text)?.recipient).toBeNull();
  });
});

describe('no address of the sending server', () => {
  it.each([
    ['a version in a path', '435 Unable to authenticate at present in /srv/mail/v/1.10.5.192/app/SmtpClient.php:789'],
    ['the domain of an address', '550 Verification failed for bounce-34@192.168.1.14: Sender verify failed'],
    [
      'the server that was talked to (dma)',
      'dma[27748]: remote delivery deferred: smtp.receiver.example [192.0.2.25] failed after DATA: 421 4.3.0 Temporary System Problem',
    ],
  ])('%s', (_, text) => {
    expect(first(text)?.sendingIp).toBeNull();
  });
});

describe('of several replies the one counts', () => {
  it('that refuses, not the one that hangs up after it', () => {
    const text =
      'RCPT TO:<anna@receiver.example>\n504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname\n421 4.7.0 mx.receiver.example Error: too many errors';
    expect(codes(text)).toEqual(['504', '5.5.2']);
  });

  it('that refuses the mail, not a way to log in (dma)', () => {
    const text =
      'dma[27748]: using SMTP authentication for user shop@sender.example\ndma[27748]: smarthost authentication: AUTH cram-md5 not available: 504 5.7.4 Unrecognized Authentication Type\ndma[27748]: remote delivery deferred: smtp.receiver.example [192.0.2.25] failed after DATA: 421 4.3.0 Temporary System Problem. Try again later (10).';
    expect(first(text)).toMatchObject({
      replyCode: '421',
      recipient: null,
      remoteMta: { name: 'smtp.receiver.example', ip: '192.0.2.25' },
    });
  });
});

it.each([
  'except smtplib.SMTPServerDisconnected: # when server disconnect\n    d = smtplib.SMTP("smtp.sender.example", 587)\n    d.starttls()',
  'except smtplib.SMTPServerDisconnected as e:\n    logging.error(f"SMTPServerDisconnected: {e}")',
  "const failures = { SMTPRecipientsRefused: 'address refused', SMTPConnectError: 'no connection' };",
])('the source of a program is no bounce: %s', (text) => {
  expect(readText(text).kind).toBe('other');
});

it('the id of a message is no recipient (Dovecot)', () => {
  const text =
    "dovecot: lmtp(anna)<123>: Error: sieve: msgid=<x1@sender.example>: failed to store into mailbox 'INBOX': Quota exceeded (mailbox for user is full)";
  expect(first(text)).toMatchObject({ reason: 'mailboxfull', recipient: null });
});

it('a log of mail that came in is no bounce', () => {
  const text =
    'Dec 12 18:58:48 mx postfix/smtpd[219195]: 727171F825F: client=mail.sender.example[192.0.2.25]\nDec 12 18:58:48 mx opendkim[457]: 727171F825F: not authenticated';
  expect(readText(text).kind).toBe('other');
});

it('what a mail program shows of attachments is no part of a refusal (mutt)', () => {
  const text =
    'Your message was not delivered to the following recipients:\nanna@receiver.example: 550 5.7.1 Access denied\n[-- Attachment #2 --]\n[-- Type: message/delivery-status, Encoding: 7bit, Size: 0.3K --]';
  expect(first(text)).toMatchObject({ diagnosticText: '550 5.7.1 Access denied', reason: 'rejected' });
});

describe('programs name what they spoke to in fields of their own', () => {
  it.each([
    [
      'Haraka',
      "{ code: 'EMESSAGE', response: '550-5.7.1 [192.0.2.41      12] Our system has detected that this message is\\n550 5.7.1 likely unsolicited mail. - gsmtp', exchange: 'gmail-smtp-in.l.google.com' }",
      '550',
      'gmail-smtp-in.l.google.com',
      '192.0.2.41',
    ],
    [
      'msmtp',
      "Mar 02 07:10:58 host=smtp.receiver.example tls=on auth=on user=bob from=bob@sender.example recipients=carla@receiver.example smtpstatus=554 smtpmsg='554 Transaction failed' exitcode=EX_UNAVAILABLE",
      '554',
      'smtp.receiver.example',
      null,
    ],
    [
      'Exchange Online',
      "SMTPDataError: (432, '4.3.2 Concurrent connections limit exceeded. [Hostname=AM0PR01MB6099.eurprd01.prod.exchangelabs.com]')",
      '432',
      'AM0PR01MB6099.eurprd01.prod.exchangelabs.com',
      null,
    ],
    [
      'Mailgun',
      '"mx-host": "smtp-in.receiver.example", "code": 501,\n\t\t"message": "5.1.0 Invalid Sender"',
      '501',
      'smtp-in.receiver.example',
      null,
    ],
    [
      'Zoho',
      '[Status: Error, Address: <carla@receiver.example>, ResponseCode 421, , 4.7.0 [TS02] Messages from 192.0.2.41 temporarily deferred]',
      '421',
      null,
      '192.0.2.41',
    ],
    [
      'Roundcube',
      'Error (550): Failed to set sender "bob@sender.example" (Access denied - Invalid HELO name)',
      '550',
      null,
      null,
    ],
    [
      'an old PHPMailer',
      'SMTP -> FROM SERVER:421 Too many concurrent SMTP connections; please try again later. CLIENT -> SMTP: EHLO "x"',
      '421',
      null,
      null,
    ],
    [
      'Alibaba',
      'the mta server of receiver.example -- mx3.receiver.example(192.0.2.25) reply:550 The "From" header is missing or invalid.',
      '550',
      null,
      null,
    ],
    [
      'Zoho',
      'carla@receiver.example, ERROR_CODE :550, ERROR_CODE :The email you sent has an invalid DKIM signature',
      '550',
      null,
      null,
    ],
    [
      'Windows Live Mail',
      "Erro de Servidor: 454\nResposta do Servidor: 454 4.7.1 <carla@receiver.example>: Relay access denied\nServidor: 'mail.sender.example'",
      '454',
      'mail.sender.example',
      null,
    ],
    [
      'OpenSMTPD',
      'mta delivery evpid=7d8 from=<bob@sender.example> to=<carla@receiver.example> relay="192.0.2.25 (mx.receiver.example)" result="PermFail" stat="554 Transaction failed"',
      '554',
      'mx.receiver.example',
      null,
    ],
    [
      'a greeting',
      '554 mx.receiver.example bizsmtp x1 Connection refused from 192.0.2.41.',
      '554',
      'mx.receiver.example',
      '192.0.2.41',
    ],
    [
      'a list of several lines',
      '550-192.0.2.41 is on a blocklist\n550 see https://lists.example',
      '550',
      null,
      '192.0.2.41',
    ],
  ])('%s', (_name, text, code, host, ip) => {
    const [bounce] = readText(text).bounces;
    expect([bounce?.replyCode, bounce?.remoteMta.name, bounce?.sendingIp]).toEqual([code, host, ip]);
  });
});
