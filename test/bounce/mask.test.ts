import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCredential, mask } from '../../src/bounce/mask.ts';
import { readText } from '../../src/bounce/read.ts';

describe('mask', () => {
  it('hides local parts and keeps domains', () => {
    expect(mask('550 5.1.1 <anna.b+c@sender.example>: from="x y"@sender.example; to=bob@[192.0.2.1]')).toBe(
      '550 5.1.1 <***@sender.example>: from=***@sender.example; to=***@[192.0.2.1]',
    );
  });

  it.each([
    ["an apostrophe in a name: <o'brien@sender.example>", 'brien'],
    ["'quoted@sender.example' by a server", 'quoted'],
    ['a link ?to=anna%40sender.example&x=1', 'anna'],
    ['another keyboard: anna＠sender.example', 'anna'],
    [`a long one ${'a'.repeat(900)}@sender.example`, 'aaa'],
    ['IMCEAEX-_o=Contoso_cn=Recipients_cn=anna@sender.example', 'anna'],
    ['/o=Contoso/ou=Exchange/cn=Recipients/cn=anna', 'anna'],
    ['smtp://anna@relay.example:587', 'anna'],
    ['"anna \\"j\\" jansen"@sender.example', 'anna'],
    ['x."anna jansen"@sender.example', 'anna'],
    ['anna=40sender.example in a header field', 'anna'],
    ['anna&#64;sender.example', 'anna'],
    ['"to":"anna\\u0040sender.example"', 'anna'],
    ['anna [at] sender.example', 'anna'],
    ['SRS0=ab12=XY=sender.example=anna@forwarder.example', 'anna'],
    ['prvs=1234567890=anna@sender.example', 'anna'],
    ['Message-ID: <20261121.anna@mail.sender.example>', 'anna'],
    ['C=NL;A= ;P=Contoso;O=Exchange;S=anna;G=Anna;', 'nna;'],
    ['/c=NL/a= /p=Contoso/o=x/s=anna/g=anna/', 'anna'],
    ['CN=anna,OU=Users,DC=contoso,DC=example', 'anna'],
    ['uid=anna,ou=people,dc=sender,dc=example', 'anna'],
    ['/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=0123-anna', 'anna'],
    ['sasl_method=LOGIN, sasl_username=anna.jansen', 'anna'],
    ['4ABCDEF12: to=<anna>, orig_to=<anna.b>, relay=local', 'anna'],
    ['imap-login: Login: user=<anna>, method=PLAIN', 'anna'],
    ['(Authenticated sender: anna)', 'anna'],
    ['H=mx.sender.example A=plain_server:anna', 'anna'],
    ['maildir delivery failed: /home/anna/Maildir/tmp', 'anna'],
    ['/var/vmail/sender.example/anna/cur', 'anna'],
  ])('hides who it is: %s', (text, secret) => {
    expect(mask(text)).not.toContain(secret);
  });

  it.each([
    '550 5.7.8 Authentication failed: bad password',
    'see the token ring',
    'bob@receiver.example',
    '535 5.7.3 AUTH LOGIN authentication failed',
    '334 the answer is 42',
    'Authentication-Results: mx.receiver.example; spf=pass smtp.mailfrom=sender.example; dkim=pass',
    'dkim=pass header.d=sender.example; dmarc=pass',
    '250-AUTH LOGIN XOAUTH2 SCRAM-SHA-256',
    '250 AUTH=PLAIN LOGIN NTLM GSSAPI',
    'the password is incorrect, het wachtwoord is onjuist',
    'dkim=pass (2048-bit key) v=1;a=rsa-sha256;s=s1;d=sender.example',
    'https://mx.receiver.example:8443/rejected?ip=203.0.113.9&to=x',
  ])('sees no credential in: %s', (text) => {
    expect(hasCredential(text)).toBe(false);
  });
});

/** Characters of secrets as they are made. */
const CHARACTERS = {
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  word: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-',
  plain: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  capitals: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  hex: '0123456789abcdef',
  password: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%*+-._~^',
};

function secret(kind: keyof typeof CHARACTERS, min: number, max = min): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...CHARACTERS[kind].split('')), minLength: min, maxLength: max });
}

const utf8 = fc.tuple(secret('plain', 4, 12), secret('password', 6, 20));
const base64 = (text: string): string => Buffer.from(text).toString('base64');

// Each is a paste around a secret, and what must not be left of it. Prefixes are cut in two, so that no scanner takes this file
// for a leak.
const PASTES: Readonly<Record<string, fc.Arbitrary<readonly [text: string, ...gone: string[]]>>> = {
  'a password in a configuration': secret('password', 8, 40).map((s) => [`smtp_password = ${s}\n`, s]),
  'a password in quotes': secret('plain', 6).map((s) => [`"Password": "${s} ${s}"`, s]),
  'a password in Dutch': secret('password', 6, 20).map((s) => [`het wachtwoord is ${s}`, s]),
  'a name that ends in password': secret('password', 8, 30).map((s) => [`RELAY_AUTH_PASSWORD=${s}`, s]),
  'an app password': secret('plain', 4).map((s) => {
    const four = s.toLowerCase().replace(/\d/g, 'x');
    return [`app password: ${four} ${four} ${four} ${four}`, four];
  }),
  'AWS key id': secret('capitals', 16).map((s) => [`id ${['AK', 'IA'].join('')}${s}`, s]),
  'AWS secret key': secret('base64', 40).map((s) => [`aws_secret_access_key = ${s}`, s]),
  'AWS presigned link': secret('hex', 64).map((s) => [`https://b.example/x?X-Amz-Signature=${s}&a=1`, s]),
  'Slack token': secret('plain', 24).map((s) => [`${['xo', 'xb'].join('')}-12345678901-${s}`, s]),
  'Slack app token': secret('plain', 24).map((s) => [`${['xa', 'pp'].join('')}-1-A0-${s}`, s]),
  'Slack webhook': secret('plain', 24).map((s) => [`https://hooks.slack.com/services/T00/B00/${s}`, s]),
  'GitHub token': secret('plain', 36).map((s) => [`${['gh', 'p_'].join('')}${s}`, s]),
  'GitHub fine-grained token': secret('plain', 60).map((s) => [`${['github', '_pat_'].join('')}${s}`, s]),
  'Azure storage': secret('base64', 86).map((s) => [
    `DefaultEndpointsProtocol=https;AccountName=mail;AccountKey=${s}==;EndpointSuffix=core.windows.net`,
    s,
  ]),
  'Azure storage key alone': secret('base64', 86).map((s) => [`the key ${s}== is new`, s]),
  'Azure Service Bus': secret('base64', 43).map((s) => [
    `Endpoint=sb://mail.example/;SharedAccessKeyName=Root;SharedAccessKey=${s}=`,
    s,
  ]),
  'Azure Communication Services': secret('base64', 86).map((s) => [
    `endpoint=https://mail.example/;accesskey=${s}==`,
    s,
  ]),
  'Azure shared access signature': secret('base64', 43).map((s) => [
    `https://mail.example/c?sv=2024-01-01&sig=${encodeURIComponent(`${s}=`)}&se=2026`,
    encodeURIComponent(s),
  ]),
  'AUTH with an equals sign': utf8.map(([user, s]) => [
    `AUTH=PLAIN ${base64(`\0${user}\0${s}`)}`,
    base64(`\0${user}\0${s}`),
  ]),
  "IMAP's AUTHENTICATE": utf8.map(([user, s]) => [
    `a1 AUTHENTICATE PLAIN ${base64(`\0${user}\0${s}`)}`,
    base64(`\0${user}\0${s}`),
  ]),
  POP3: secret('plain', 6, 20).map((s) => [`USER x\n+OK\nPASS ${s}\n`, s]),
  'a cookie': secret('hex', 32).map((s) => [`Cookie: a=1; session=${s}`, s]),
  'a command': secret('plain', 8, 20).map((s) => [`swaks --to x --auth-password ${s} -tls`, s]),
  'a user of curl': secret('plain', 8, 20).map((s) => [`curl --user relay:${s} smtp://relay.example`, s]),
  'a password in XML': secret('password', 8, 20).map((s) => [`<password>${s}</password>`, s]),
  'a password in an attribute': secret('plain', 8, 20).map((s) => [`<add key="Password" value="${s}"/>`, s]),
  'a password of SES beside the word': secret('base64', 30, 40).map((s) => [`SMTP password BPa1${s}`, s]),
  'a password in German': secret('plain', 8, 20).map((s) => [`Das Passwort lautet x${s}`, s]),
  'Brevo key': secret('hex', 64).map((s) => [`${['xkey', 'sib-'].join('')}${s}-AbCdEfGhIjKl`, s]),
  'Mailgun key': secret('hex', 32).map((s) => [`api ${s}-01234567-89abcdef`, s]),
  'Mandrill key': secret('plain', 22).map((s) => [`key ${['m', 'd-'].join('')}${s}`, s]),
  'Resend key': secret('plain', 24).map((s) => [`${['r', 'e_'].join('')}AbCdEfGh_${s}`, s]),
  'a DKIM private key in a quote': secret('base64', 60).map((s) => [
    `> -----BEGIN PRIVATE KEY-----\n> ${s}\n> -----END PRIVATE KEY-----`,
    s,
  ]),
  'a password in a link': utf8.map(([user, s]) => {
    const password = s.replace(/[#%]/g, 'x');
    return [`smtp://${user}:${password}@relay.example:587`, user, password];
  }),
  'a password with a slash in a link': utf8.map(([user, s]) => {
    const password = `${s.replace(/[#%]/g, 'x')}/tail`;
    return [`redis://${user}:x${password}@cache.example:6379/0`, password];
  }),
  'AUTH PLAIN': utf8.map(([user, s]) => {
    const initial = base64(`\0${user}\0${s}`);
    return [`>>> AUTH PLAIN ${initial}\n<<< 535 5.7.8 Error`, initial];
  }),
  'AUTH PLAIN in two steps': utf8.map(([user, s]) => {
    const answer = base64(`\0${user}\0${s}`);
    return [`C: AUTH PLAIN\nS: 334\nC: ${answer}\nS: 535 5.7.8 Error`, answer];
  }),
  'AUTH LOGIN': utf8.map(([user, s]) => {
    const [name, word] = [base64(`${user}@sender.example`), base64(s)];
    return [`AUTH LOGIN\n334 VXNlcm5hbWU6\n${name}\n334 UGFzc3dvcmQ6\n${word}\n535 5.7.8 Error`, name, word];
  }),
  'AUTH LOGIN with a password of letters': secret('capitals', 8).map((s) => [
    `AUTH LOGIN\n334 VXNlcm5hbWU6\nYW5uYQ==\n334 UGFzc3dvcmQ6\n${s}\n535 5.7.8 Error`,
    s,
  ]),
  'AUTH LOGIN as swaks shows it': utf8.map(([, s]) => {
    const word = base64(s);
    return [` -> AUTH LOGIN\n<-  334 UGFzc3dvcmQ6\n -> ${word}\n<** 535 5.7.8 Error`, word];
  }),
  XOAUTH2: secret('word', 60).map((s) => {
    const initial = base64(`user=a@b.example\u0001auth=Bearer ${s}\u0001\u0001`);
    return [`AUTH XOAUTH2 ${initial}`, initial];
  }),
  'HTTP Basic': utf8.map(([user, s]) => [`Authorization: Basic ${base64(`${user}:${s}`)}`, base64(`${user}:${s}`)]),
  'HTTP Basic as JSON': utf8.map(([user, s]) => [
    `{"Authorization": "Basic ${base64(`${user}:${s}`)}"}`,
    base64(`${user}:${s}`),
  ]),
  Bearer: secret('word', 30, 200).map((s) => [`curl -H 'x: Bearer ${s}'`, s]),
  'JSON Web Token': secret('word', 40).map((s) => [`it says ${['ey', 'J'].join('')}hbGciOi.${s}.${s}`, s]),
  'a private key': secret('base64', 64).map((s) => [
    `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n${s}\n${s}\n-----END RSA PRIVATE KEY-----`,
    s,
  ]),
};

describe('a credential', () => {
  it.each(Object.entries(PASTES))('%s leaves nothing behind, and is told', (_name, pastes) => {
    fc.assert(
      fc.property(pastes, fc.constantFrom('', '550 5.7.8 no\n', '> '), ([text, ...gone], before) => {
        const masked = mask(before + text);
        for (const each of gone) expect(masked).not.toContain(each);
        expect(hasCredential(before + text)).toBe(true);
        expect(readText(before + text).notes).toContain('credential');
      }),
      { numRuns: 50 },
    );
  });
});

describe('a local part', () => {
  const local = secret('plain', 5, 20).map((s) => `q${s}q`);
  const around = fc.constantFrom<readonly [string, string]>(
    ['<', '@sender.example>'],
    ['to=<', '@sender.example>, relay=none'],
    ['mailto:', '@sender.example'],
    ['(', '@sender.example)'],
    ['Name <x.', '@sender.example>'],
    ['550 5.1.1 ', '@sender.example... User unknown'],
    ['<mailto:', '@sender.example|label>'],
    ['"a ', '"@sender.example'],
    ['bounces+', '=receiver.example@sender.example'],
    ['/o=x/cn=Recipients/cn=', ''],
    ['https://x.example/?r=', '%40sender.example'],
  );

  it('is not left in any form in which servers write it', () => {
    fc.assert(
      fc.property(local, around, (name, [before, after]) => {
        expect(mask(before + name + after)).not.toContain(name);
      }),
      { numRuns: 500 },
    );
  });
});
