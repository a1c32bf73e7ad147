// What must not be logged or stored: local parts of addresses and credentials.

const ADDRESS = /[^\s<>"'(),:;@[\]|]{1,256}@(?=[\p{L}\d_-])/gu;
// Each with the value in the last group.
const CREDENTIALS: readonly RegExp[] = [
  /\b((?:password|passwd|passwort|wachtwoord|pwd|mot de passe|contraseña|secret|client[_ ]?secret|api[_ -]?key|access[_ -]?key|token|smtp_pass(?:word)?|sasl_passwd)["']?\s{0,3}(?:[:=]|is)\s{0,3}["']?)([^\s"',;<>]{3,200})/gi,
  /\b(authorization:\s{0,3}(?:basic|bearer)\s{1,3})([\w+/=.~-]{6,4000})/gi,
  /\b(auth\s{1,3}(?:plain|login|xoauth2)\s{1,3})([\w+/=]{6,4000})/gi,
  /(:\/\/[^\s:/@]{1,100}:)([^\s@/]{1,200})(?=@)/g,
  /()(\bxox[abepors]-[\w-]{10,200}|\bgh[pousr]_\w{20,100}|\bAKIA[\dA-Z]{16}\b|\bSG\.[\w-]{16,32}\.[\w-]{20,64}|\bsk-[\w-]{20,100})/g,
  /()(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\w+/=\s]{1,8000})/g,
];

/** The text with local parts and credentials as "***"; domains, codes and the rest stay readable. */
export function mask(text: string): string {
  let out = text;
  for (const credential of CREDENTIALS) out = out.replace(credential, '$1***');
  return out.includes('@') ? out.replace(ADDRESS, '***@') : out;
}

/** True when a text holds something that looks like a password, a key or a token. */
export function hasCredential(text: string): boolean {
  if (!/pass|pwd|wachtwoord|contrase|secret|key|token|auth|:\/\/|xox|gh[pousr]_|AKIA|SG\.|sk-/i.test(text))
    return false;
  return CREDENTIALS.some((credential) => text.search(credential) >= 0);
}
