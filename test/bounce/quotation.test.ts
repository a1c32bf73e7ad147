// What a server said, in the middle of what a person writes; and programs whose words stand between those of a person.
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';

describe('a refusal that a person quotes is read', () => {
  it.each([
    [
      'When I send a mail with an attachment I get this error in the log:\n`Message size exceeds fixed limit;`\nWhere do I set it?',
      'mesgtoobig',
    ],
    ['Can you help? My server says: Sender address rejected: Domain not found', 'rejected'],
    ['I get the error "User unknown in relay recipient table" when I write to Bob', 'userunknown'],
    ['Ik krijg de foutmelding "User unknown in relay recipient table", wat nu?', 'userunknown'],
    [
      "Bonjour, j'ai cette erreur depuis ce matin : « Rate limit reached. Please try again later », une idée ?",
      'speeding',
    ],
    ['Ошибка содержит «Mailbox Full», что делать?', 'mailboxfull'],
    ['Die E-Mail kam mit „Sender IP must resolve“ zurück, was ist das?', 'requireptr'],
    ['Pokud se vrací chyba „Sender IP must resolve“, není PTR záznam', 'requireptr'],
    ['Hoi, de klant krijgt dit terug:\nAll relevant MX records point to non-existent hosts\nen wat nu?', 'hostunknown'],
    [
      'Host or domain name not found\n\nNão existe o servidor de destino. O endereço pode estar errado ou foi desativado.',
      'hostunknown',
    ],
    [
      'Winmail Server 退信实例:delivery failure: the message matches up to the filter rule(level: system, name:x)',
      'policyviolation',
    ],
    ['Ошибка 550 spam message rejected', 'spamdetected'],
    ["받는사람에 의해 차단된 경우 - 550 You are registered as spammer (by user's reject list)", 'filtered'],
    ["L'errore 5.5.2 bad chars in command indica che tra gli indirizzi", 'syntaxerror'],
    ['RELAYING NOT ALLOWED (550 Relay Disabled)', 'norelaying'],
    ['Unrouteable address\nDit betekent meestal dat het domein (nog) niet bestaat.', 'hostunknown'],
    [
      '| Mailbox full / Exceeds quota | Boîte pleine | Le quota est atteint sur la boîte du destinataire |',
      'mailboxfull',
    ],
    [
      'Wat is dit en wat nu?\n- This message does not have authentication information or fails to pass authentication checks. To best protect our users from spam, the message has been blocked.',
      'authfailure',
    ],
    ['Ошибка 512 – неверный адрес получателя', 'userunknown'],
    [
      'I just got this, what do I tell the customer?\n\nRecipient address rejected: Mail from <192.0.2.41> was refused due to the sender IP found in ERS-DUL.',
      'blocked',
    ],
    [
      "Your mailbox is full, I can't reply to you.\n\nÉchec de la remise pour ces destinataires ou groupes :\n\ncarla@receiver.example\nLa boîte aux lettres du destinataire est pleine et ne peut pas accepter de messages pour l’instant.",
      'mailboxfull',
    ],
    [
      'Hi, I cannot send my report.\n\ncarla@receiver.example (carla@receiver.example)\nDas Postfach des Empfängers ist voll und kann zurzeit keine Nachrichten annehmen.',
      'mailboxfull',
    ],
    ['邮件发送失败，554 DT:SPM 发送的邮件内容包含了未被许可的信息', 'spamdetected'],
    [
      '<carla@receiver.example>: Host or domain name not found. Name service error for name=receiver.example type=AAAA: Host found but no data record of requested type\n\nTheir web site works, so the domain exists?',
      'notaccept',
    ],
    ['Failed to close connection to SMTP server, 553 Relaying disallowed as bob@', 'norelaying'],
    [
      'What now?\n\nSender - MessageRejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: bob@sender.example',
      'rejected',
    ],
  ])('%s', (text, reason) => {
    expect(readText(text)).toMatchObject({ bounces: [{ reason }] });
  });

  it.each([
    'The wiki says "Mailbox full" is printed in red',
    'I get this error on the file server: permission denied. Any idea?',
    'We found the error: our newsletter tool uses the old sender address',
    'I get an error from git: push rejected, message too large for the hook. Who can help?',
    'De printer geeft de foutmelding "User unknown in relay recipient table"',
    'Die Meldung „Ihr Postfach ist fast voll“ kommt immer noch, wer weiß was?',
    'Server auf Port 465 abgelehnt, wir nutzen jetzt 587',
    'Fehler 503 Service nicht verfügbar',
    'Guten Morgen\nPostfach voll\nwer räumt auf?',
    'Facture 550 : rejetée par la compta',
    'This parameter gives the code for a client that violates reject_unknown_sender_domain:\nAccess denied: Unknown domain for sender or recipient address\nNote that the default is code 450 also used for other errors.',
  ])('what tells of no mail is none: %s', (text) => {
    expect(readText(text).kind).toBe('other');
  });

  it('what a person says of a code is no reply', () => {
    const text =
      '451 System policy engine error\n\nThe error code 451 indicates that it is transient; after 48 hours it still comes.';
    expect(readText(text).bounces[0]).toMatchObject({ reason: 'policyviolation', replyCode: '451' });
  });
});

describe('notices in other languages', () => {
  it.each([
    [
      'Polish (qmail)',
      'Bardzo nam przykro jednakze nie udalo sie wyslac maila pod wskazane adresy.\n\n <anna@receiver.example>:\n maildrop: maildir over quota.\n\n --- Below this line is a copy of the message.\n\n Return-Path: <shop@sender.example>',
      'mailboxfull',
    ],
    [
      'Japanese (InterMail)',
      'このメールは以下の原因により届けることが出来ませんでした:\n\n受取人: <anna@receiver.example>\n原因:  <anna@receiver.example> のユーザーは登録されていません',
      'userunknown',
    ],
    [
      'English (InterMail)',
      'This Message was undeliverable due to the following reason:\n\nEach of the following recipients was rejected by a remote mail server.\nThe reasons given by the server are included to help you determine why\neach recipient was rejected.\n\nRecipient: <anna@receiver.example>\nReason: <anna@receiver.example>...User unknown',
      'userunknown',
    ],
  ])('%s', (_, text, reason) => {
    expect(readText(text)).toMatchObject({ kind: 'bounce', bounces: [{ reason, recipient: 'anna@receiver.example' }] });
  });
});

describe('facts', () => {
  it.each([
    '554 Message rejected, policy (3.2.1.1) - Your message looks like SPAM',
    'Deferred: 421 Too many messages (1.5.6.1) from mail.sender.example',
    "mx.receiver.example [192.0.2.25] can't create user output file",
  ])('no number of a reason and no server is the address of the client: %s', (text) => {
    expect(readText(text).bounces[0]?.sendingIp).toBeNull();
  });

  it('a status may end as a sentence does', () => {
    const [bounce] = readText('421 4.5.1. Connection Rate - See https://receiver.example/email/').bounces;
    expect(bounce).toMatchObject({
      replyCode: '421',
      enhancedStatusCode: '4.5.1',
      diagnosticText: '421 4.5.1 Connection Rate - See https://receiver.example/email/',
    });
  });

  it('an address stands in the refusal, not in what is said of its code', () => {
    const text =
      "- Unfortunately, messages from [203.0.113.9] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).\nEr zijn verschillende oorzaken mogelijk bij een 550-5.7.1 foutmelding.";
    expect(readText(text).bounces[0]).toMatchObject({ reason: 'blocked', replyCode: null, sendingIp: '203.0.113.9' });
  });

  it('Exchange Online names the server that received', () => {
    const text =
      "Remote Server returned '550 5.7.1 Sender rejected. Sender domain is blacklisted. IB309'\nDiagnostic information for administrators:\nGenerating server: a.sender.example\nReceiving server: mx.receiver.example";
    expect(readText(text).bounces[0]?.remoteMta.name).toBe('mx.receiver.example');
  });

  it('a server may be named without the word host', () => {
    const [bounce] = readText(
      'mx.receiver.example [192.0.2.25] said: 550 #5.7.1 service unavailable; client [203.0.113.9] blocked using bl.example',
    ).bounces;
    expect(bounce).toMatchObject({
      sendingIp: '203.0.113.9',
      remoteMta: { name: 'mx.receiver.example', ip: '192.0.2.25' },
    });
  });

  it('a person who says something is no server', () => {
    expect(readText('jan.de.vries said: 550 5.1.1 User unknown').bounces[0]?.remoteMta.name).toBeNull();
  });

  it('the name that a server begins its reply with is no word of it', () => {
    expect(readText('553 dialup.receiver.example config error: mail loops back to myself').bounces[0]?.reason).toBe(
      'networkerror',
    );
  });
});
