// What must not be logged or stored: local parts of addresses and credentials.

// The first group stays readable, the rest is the secret.
const AFTER_KEY: readonly RegExp[] = [
  /\b((?:password|passwd|passwort|wachtwoord|pwd|mot de passe|contraseña|secret|client[_ ]?secret|api[_ -]?key|access[_ -]?key|token|smtp_pass(?:word)?|sasl_passwd)["']?\s{0,3}(?:[:=]|is)\s{0,3}["']?)[^\s"',;<>]{3,200}/gi,
  /\b(authorization:\s{0,3}(?:basic|bearer)\s{1,3})[\w+/=.~-]{6,4000}/gi,
  /\b(auth\s{1,3}(?:plain|login|xoauth2)\s{1,3})[\w+/=]{6,4000}/gi,
  /(:\/\/[^\s:/@]{1,100}:)[^\s@/]{1,200}(?=@)/g,
];
// Slack, GitHub, AWS, SendGrid and OpenAI keys, and private keys.
const BY_SHAPE: readonly RegExp[] = [
  /\b(?:xox[abepors]-[\w-]{10,200}|gh[pousr]_\w{20,100}|AKIA[\dA-Z]{16}\b|SG\.[\w-]{16,32}\.[\w-]{20,64}|sk-[\w-]{20,100})/g,
  /BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\w+/=\s]{1,8000}/g,
];
const MAX_LOCAL = 256;

/** The text with local parts and credentials as "***"; domains, codes and the rest stay readable. */
export function mask(text: string): string {
  let out = text;
  for (const secret of AFTER_KEY) out = out.replace(secret, '$1***');
  for (const secret of BY_SHAPE) out = out.replace(secret, '***');
  return maskLocalParts(out);
}

function maskLocalParts(text: string): string {
  let out = '';
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (!/[\p{L}\d_[-]/u.test(text.slice(at + 1, at + 3))) continue;
    let start = at;
    const lowest = Math.max(done, at - MAX_LOCAL);
    while (start > lowest && !/[\s<>"'(),:;@[\]|]/.test(text[start - 1] ?? '')) start -= 1;
    // RFC 5321 section 4.1.2: a quoted local part may hold anything.
    if (start === at && text[at - 1] === '"') start = Math.max(lowest, text.lastIndexOf('"', at - 2));
    if (start === at) continue;
    out += `${text.slice(done, start)}***`;
    done = at;
  }
  return done === 0 ? text : out + text.slice(done);
}

/** True when a text holds something that looks like a password, a key or a token. */
export function hasCredential(text: string): boolean {
  return [...AFTER_KEY, ...BY_SHAPE].some((credential) => text.search(credential) >= 0);
}
