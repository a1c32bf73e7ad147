import type { CredentialKind } from '../messages/talk-texts.ts';

/** What a credential is called where it stands, or looks like by itself. The value is never taken out of the text. */
const KINDS: readonly (readonly [CredentialKind, RegExp])[] = [
  ['private_key', /BEGIN [A-Z ]{0,30}PRIVATE KEY/],
  [
    'password',
    /\b(?:password|passwd|passwort|wachtwoord|pwd|mot de passe|contraseña|smtp_pass\w{0,8}|sasl_passwd)\b|:\/\/[^\s:/@]{1,100}:[^\s@/]{1,200}@/i,
  ],
  ['token', /\b(?:token|bearer|xox[abepors]-\w|gh[pousr]_\w)/i],
  [
    'key',
    /\b(?:api[_ -]?key|access[_ -]?key|(?:client|app|shared)[_ -]secret|secret\s{0,3}[:=]|AKIA[\dA-Z]{16}|SG\.[\w-]{16}|sk-[\w-]{20})/i,
  ],
  ['login', /\bauth(?:orization:)?\s{1,3}(?:plain|login|xoauth2|basic)\b/i],
];

/** @returns the kinds of credentials in a text in which the reader has seen one; never none */
export function credentialKinds(text: string): readonly CredentialKind[] {
  const part = text.slice(0, 20_000);
  const kinds = KINDS.filter(([, pattern]) => pattern.test(part)).map(([kind]) => kind);
  return kinds.length > 0 ? kinds : ['secret'];
}
