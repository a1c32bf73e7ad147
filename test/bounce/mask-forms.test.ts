// The forms in which people paste logins: commands, settings, sessions, code, names beside addresses. Each is tried raw, quoted,
// fenced, on one line and as Slack escapes it.
import { describe, expect, it } from 'vitest';
import { hasCredential, mask } from '../../src/bounce/mask.ts';

const SHAPES: Readonly<Record<string, (text: string) => string>> = {
  raw: (text) => text,
  quoted: (text) => text.replace(/^/gm, '> '),
  fenced: (text) => `\`\`\`\n${text}\n\`\`\``,
  'on one line': (text) => text.replace(/\s+/g, ' '),
  'of Slack': (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
};

/** A secret of letters only, and one that shows what it is. */
const WORD = 'hunterzwei';
const MIXED = 'Tr0ub4dor';
const USER = 'relayuser';
const HEX = '0123456789abcdef';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const [USER64, WORD64, BOTH64] = [base64(USER), base64(WORD), base64(`\0${USER}\0${WORD}`)];

const CREDENTIALS: readonly string[] = [
  // People
  `passwd ${MIXED}`,
  `login relay passwd ${WORD}`,
  `username relay password ${MIXED}`,
  `user relay pw ${MIXED}`,
  `ww: ${WORD}`,
  `mdp : ${WORD}`,
  `Kennwort: ${WORD}`,
  `login: ${USER} / ${WORD}`,
  `credentials ${USER}/${WORD}`,
  `*password*: ${WORD}`,
  `password: \`${WORD}\``,
  `Password:\n${WORD}`,
  `| Password | ${WORD} |`,
  `Password\t${MIXED}`,
  // Settings
  `account default\nhost smtp.relay.example\nuser ${USER}\npassword ${WORD}`,
  `machine smtp.relay.example login ${USER} password ${WORD}`,
  `poll imap.relay.example proto imap user "${USER}" pass "${WORD}"`,
  `[smtp.relay.example]:587 ${USER}:${WORD}`,
  `[smtp.relay.example]:587 anna@relay.example:${WORD}`,
  `[smtp]\nsmtp_user=${USER}\nsmtp_pass=${WORD}`,
  `MAIL_PASS: ${WORD}`,
  `{"username":"${USER}","password":"${WORD}"}`,
  `{\\"username\\":\\"a\\",\\"password\\":\\"${WORD}\\"}`,
  `auth: { user: '${USER}', pass: '${WORD}' }`,
  `Server=db.relay.example;Uid=a;Pwd=${WORD};`,
  `X-Auth-Key: ${MIXED}${MIXED}`,
  // Commands
  `swaks --to a@relay.example -a -p ${WORD}`,
  `swaks -tls -au ${USER} -ap ${WORD}`,
  `swaks --auth-user ${USER} --auth-password=${WORD}`,
  `sendemail -f a@relay.example -xu ${USER} -xp ${WORD}`,
  `curl smtp://relay.example:587 -u ${USER}:${WORD} -T mail.txt`,
  `curl --user '${USER}:${WORD}' smtp://relay.example`,
  `curl -u${USER}:${WORD} smtp://relay.example`,
  `curl -u anna@relay.example:${WORD} smtps://relay.example`,
  `curl --oauth2-bearer ${MIXED}abcd imaps://relay.example`,
  `openssl rsa -in dkim.pem -passin pass:${WORD}`,
  `openssl enc -aes256 -k ${WORD}`,
  `mailx -S smtp-auth-user=${USER} -S smtp-auth-password=${WORD} a@relay.example`,
  `mysql -u postfix -p${MIXED} mail`,
  `sshpass -p ${WORD} ssh mx1`,
  `doveadm auth test anna@relay.example ${WORD}`,
  `msmtp --passwordeval 'echo ${WORD}'`,
  `ldapsearch -x -w ${WORD}`,
  `ConvertTo-SecureString "${WORD}" -AsPlainText -Force`,
  `New-Object System.Net.NetworkCredential("${USER}", "${WORD}")`,
  `server.login('${USER}', '${WORD}')`,
  `props.put("mail.smtp.password", "${WORD}")`,
  // POP3, IMAP
  `USER ${USER}\n+OK\nPASS ${WORD}\n-ERR [AUTH] Authentication failed`,
  `user ${USER}\n+OK\npass ${WORD}\n+OK`,
  `C: PASS ${WORD}\nS: -ERR`,
  `APOP ${USER} ${HEX}${HEX}`,
  `a1 LOGIN ${USER} ${WORD}\na1 NO [AUTHENTICATIONFAILED]`,
  `. login "${USER}" "${WORD} x"\n. NO`,
  `C: A001 LOGIN anna@relay.example ${WORD}`,
  // SMTP AUTH, as clients and libraries show it
  `auth plain\n334 \n${BOTH64}\n535 5.7.8 Error`,
  `AUTH LOGIN\n334 VXNlcm5hbWU6\n${USER64}\n334 UGFzc3dvcmQ6\n${WORD64}\n535 5.7.8 Error`,
  `2026-11-21 10:00:00 CLIENT -> SERVER: AUTH LOGIN\n2026-11-21 10:00:00 SERVER -> CLIENT: 334 VXNlcm5hbWU6\n2026-11-21 10:00:00 CLIENT -> SERVER: ${USER64}\n2026-11-21 10:00:00 SERVER -> CLIENT: 334 UGFzc3dvcmQ6\n2026-11-21 10:00:00 CLIENT -> SERVER: ${WORD64}\n2026-11-21 10:00:00 SERVER -> CLIENT: 535 5.7.8`,
  `reply: b'334 UGFzc3dvcmQ6\\r\\n'\nsend: '${WORD64}\\r\\n'`,
  `SMTP<< 334 UGFzc3dvcmQ6\nSMTP>> ${WORD64}`,
  `10:00:01.123 < 334 UGFzc3dvcmQ6\n10:00:01.200 > ${WORD64}`,
  `[DEBUG] S: 334 UGFzc3dvcmQ6\n[DEBUG] C: ${WORD64}`,
  `telnet mx 25\nEHLO x\nAUTH LOGIN\n${USER64}\n${WORD64}\n535 5.7.8 Authentication failed`,
  `A2 AUTHENTICATE PLAIN\n+\n${BOTH64}\nA2 NO`,
  `A2 AUTHENTICATE LOGIN\n+ VXNlcm5hbWU6\n${USER64}\n+ UGFzc3dvcmQ6\n${WORD64}\nA2 NO failed`,
  // Keys of services
  `key ${HEX}${HEX}`,
  `api-${`${HEX}${HEX}`.toUpperCase()}`,
  `mlsn.${HEX}${HEX}${HEX}${HEX}`,
  `1//0${MIXED}${MIXED}${MIXED}${MIXED}${MIXED}`,
  `—–BEGIN PRIVATE KEY—–\n${BOTH64}\n—–END PRIVATE KEY—–`,
];

describe.each(Object.entries(SHAPES))('a credential, %s', (_, shape) => {
  it.each(CREDENTIALS)('leaves nothing behind, and is told: %s', (text) => {
    const secrets = [USER, WORD, MIXED, HEX, HEX.toUpperCase(), USER64, WORD64, BOTH64].filter((each) =>
      text.includes(each),
    );
    const masked = mask(shape(text));
    for (const secret of secrets) expect(masked).not.toContain(secret);
    expect(hasCredential(shape(text))).toBe(true);
  });
});

const PEOPLE: readonly string[] = [
  'To: "Anna Smit" <anna@sender.example>',
  'From: Anna Smit <anna@sender.example>',
  '"Anna O\'Smit" <anna@sender.example>',
  "'Anna Smit' (anna@sender.example)",
  'Anna Smit (anna@sender.example)<mailto:anna@sender.example>',
  '550 5.1.1 "Smit, Anna" <anna@sender.example>: Recipient address rejected',
  'write anna at sender dot example, please',
  'anna.smit AT sender DOT example',
  'anna [at] sender [dot] example',
  '<mailto:anna@sender.example|anna@sender.example>',
  '<mailto:anna@sender.example|Anna Smit>',
  '[Anna Smit](mailto:anna@sender.example)',
  'Anna Smit<mailto:anna@sender.example>',
  'To: Anna Smit <anna@sender.example>; Bob Smit <anna@receiver.example>',
  'APOP anna 0123456789abcdef0123456789abcdef',
];

describe.each(Object.entries(SHAPES))('who it is, %s', (_, shape) => {
  it.each(PEOPLE)('is hidden: %s', (text) => {
    expect(mask(shape(text))).not.toMatch(/anna|smit/i);
  });
});

/** What a diagnosis needs, and what is said of logins. */
const KEPT: readonly string[] = [
  '4F2A91B3C7: relay=mx.receiver.example[192.0.2.25]:25, delay=1, dsn=5.7.26',
  'Received: from mx.a.example (mx.a.example [192.0.2.1]) by mx.b.example with ESMTPS id 4F2A91B3C7',
  'dkim=fail (bad signature) header.s=s1 header.b=AbCd1234; spf=pass; dmarc=fail',
  's1._domainkey.sender.example IN TXT "v=DKIM1; k=rsa; p=MIGfMA0GCSq"',
  'v=spf1 ip4:192.0.2.0/24 include:_spf.sender.example -all',
  'ARC-Seal: i=1; a=rsa-sha256; s=arc-20240605; d=relay.example',
  '[AM0EUR05FT012.eop-eur05.prod.protection.outlook.com 2026-11-21T10:00:00.000Z 08DE1234ABCD5678]',
  '550-5.1.1 https://support.google.com/mail/?p=NoSuchUser a640c23a62f3a-b76 - gsmtp',
  '550 5.1.1 User unknown in local recipient table',
  '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)',
  '250-AUTH PLAIN LOGIN\n250 SIZE 35882577',
  '* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=PLAIN',
  'relayhost = [smtp.relay.example]:587',
  'connect to mx.receiver.example:587: Connection refused',
  'host mx.receiver.example[2001:db8::25] said: 550 5.7.1 rejected',
  '550 "Mailbox full"',
  '250-AUTH LOGIN XOAUTH2 SCRAM-SHA-256',
  '535 5.7.3 AUTH LOGIN failed on Mx1Server9',
  'The mail system at host mx.receiver.example',
  '334 mails waiting on mx1',
  'SMTP LOGIN failed for mx.receiver.example',
  '535 5.7.8 password authentication failed',
  '534 5.7.9 Username and Password not accepted.',
  'Access denied for user (using password: YES)',
  'in reply to:\n550 5.1.1 <',
  'the password expired yesterday, we did a password reset',
  'a login page with a password field',
  'SPF pass but DMARC fail',
  'check /etc/passwd and run passwd as root',
  'docker run -p 25:25 postfix',
  'swaks -p 587 -s mx.receiver.example',
  'ssh -p 2222 mx1; sudo -u postfix mailq',
  'token bucket exceeded for 192.0.2.1',
  'key size 2048 bits too small',
];

describe('what is no credential', () => {
  it.each(KEPT)('stays as it is: %s', (text) => {
    expect(mask(text)).toBe(text);
    expect(hasCredential(text)).toBe(false);
  });
});
