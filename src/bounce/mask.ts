// What must not be logged or stored: local parts of addresses and credentials.

/** Words for a secret, as people, configuration files and connection strings write them, at the end of any longer name. */
const SECRET_NAME = [
  String.raw`passw(?:or)?d|passwort|wachtwoord|mot de passe|contrase(?:ñ|n)a|senha|passphrase|passcode|(?<![=\w])pass|pwd`,
  String.raw`secret|api[_ -]?key|access[_ -]?key|account[_ -]?key|client[_ -]?key|private[_ -]?key|token|sasl_passwd|smtp_pass`,
].join('|');
// An app password of Google's comes in four groups of four letters.
const VALUE = String.raw`(?:"[^"\n]{1,4000}"|'[^'\n]{1,4000}'|(?:[a-z]{4} ){3}[a-z]{4}\b|[^\s"',;<>]{3,4000})`;
/** Base64, told from a word by a digit, a sign or a capital inside. */
const BASE64 = String.raw`(?=[\w+/]{0,200}?(?:[\d+/=]|[a-z][A-Z]))[\w+/=]{6,8000}`;

// The first group stays readable, the rest is the secret.
const AFTER_KEY: readonly RegExp[] = [
  new RegExp(String.raw`((?:${SECRET_NAME})\w{0,20}["']?\s{0,3}(?:[:=：]|=>|\bis\b)\s{0,3})${VALUE}`, 'gi'),
  /(authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:[a-z]{3,12}\s{1,3})?)[\w+/=.~:-]{6,8000}/gi,
  /\b(bearer\s{1,3})[\w+/=.~-]{16,8000}/gi,
  // SMTP AUTH (RFC 4954): the initial response, and the answer to each challenge of the server.
  new RegExp(String.raw`(\b(?:AUTH|auth|Auth)\s{1,3}[A-Za-z][\w-]{2,20}\s{1,3})${BASE64}`, 'g'),
  // On a line of its own the answer to a challenge is a secret whatever its letters.
  /(\b334[ \t]?[\w+/=]{0,400}[ \t]{0,4}\r?\n[^\w\n]{0,8}(?:C(?:lient)?:[ \t]{0,4})?)(?!\d{3}\b)[\w+/=]{4,8000}(?=[ \t]{0,4}(?:\r?\n|$))/gi,
  new RegExp(
    String.raw`(\b334\b[ \t]?[\w+/=]{0,400}\s{1,4}[^\w\s]{0,4}\s{0,4}(?:[Cc](?:lient)?:\s{0,4})?)${BASE64}`,
    'g',
  ),
  // RFC 3986 section 3.2.1: user name and password; people leave a slash in it as it is.
  /(:\/\/)[^\s/?#@]{1,300}(?=@)/g,
  /(:\/\/)[^\s:/?#]{1,100}:(?!\d{1,5}(?:[/?#\s]|$))[^\s"'<>]{1,300}(?=@[\w.-])/g,
  // What signs a link: shared access signatures of Azure, presigned links of AWS and Google, access tokens.
  /([?&;](?:sig|signature|x-amz-signature|x-amz-security-token|x-amz-credential|x-goog-signature|[a-z_]{0,12}token|code|(?:api_?)?key)=)[^\s&#"'<>]{8,4000}/gi,
  // Addresses that are the key: incoming webhooks of Slack and Teams.
  /(hooks\.slack\.com\/\w{4,12}\/)[\w/-]{10,300}/gi,
  /(webhook\.office(?:365)?\.com\/\w{4,12}\/)[\w@/-]{10,500}/gi,
];
const BY_SHAPE: readonly RegExp[] = [
  // Slack, GitHub, GitLab, npm, Stripe, SendGrid, Mailgun, OpenAI and their kin, by their prefixes.
  /\b(?:xox[a-z]-[\w-]{10,400}|xapp-[\w-]{10,400}|gh[a-z]_\w{20,300}|github_pat_\w{20,300}|glpat-[\w-]{16,100}|npm_\w{20,100}|[prs]k_(?:live|test)_\w{10,200}|SG\.[\w-]{16,64}\.[\w-]{16,128}|key-[\da-f]{32}|[\da-f]{32}-us\d{1,2}|sk-[\w-]{20,300})/g,
  // AWS, Google.
  /\b(?:A[KS]IA[\dA-Z]{16}\b|AIza[\w-]{35}|ya29\.[\w-]{20,2000})/g,
  // JSON Web Tokens (RFC 7519).
  /\beyJ[\w-]{4,4000}\.[\w-]{4,8000}(?:\.[\w-]{0,4000})?/g,
  // A storage key of Azure is 64 bytes: 86 characters of base64 and "==".
  /(?<![\w+/])[\w+/]{86}==/g,
  /BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----)[\s\S]){0,20000}/g,
];

/** The text with local parts and credentials as "***"; domains, codes and the rest stay readable. */
export function mask(text: string): string {
  let out = text;
  for (const secret of AFTER_KEY) out = out.replace(secret, '$1***');
  for (const secret of BY_SHAPE) out = out.replace(secret, '***');
  return maskLocalParts(out.replace(EXCHANGE_NAME, '$1***'));
}

/** The last step of an Exchange address is the person: /o=Contoso/ou=Sales/cn=Recipients/cn=anna. */
const EXCHANGE_NAME = /([/_]cn=)(?!recipients\b)[^/\s"'<>;@]{1,200}/gi;

/** "@", and how URLs and Asian keyboards write it. */
const AT = /@|\uff20|%40/g;

function maskLocalParts(text: string): string {
  let out = '';
  let done = 0;
  for (const { 0: sign, index: at } of text.matchAll(AT)) {
    if (!/[\p{L}\d_[-]/u.test(text.slice(at + sign.length, at + sign.length + 2))) continue;
    const start = localStart(text, at, done);
    if (start === at) continue;
    out += `${text.slice(done, start)}***`;
    done = at;
  }
  return done === 0 ? text : out + text.slice(done);
}

const MAX_QUOTED = 256;

/** Where the local part that ends at `at` begins, not before `floor`. */
function localStart(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && isLocal(text, start - 1)) start -= 1;
  if (start !== at || text[at - 1] !== '"') return start;
  // RFC 5321 section 4.1.2: a quoted local part may hold anything.
  return Math.max(floor, at - MAX_QUOTED, text.lastIndexOf('"', at - 2));
}

/** An apostrophe inside a name belongs to it; one before it is a quote. */
function isLocal(text: string, at: number): boolean {
  const character = text[at] ?? '';
  return character === "'" ? /\w/.test(text[at - 1] ?? '') : !/[\s<>"(),:;@[\]|\uff20]/.test(character);
}

/** True when a text holds something that looks like a password, a key or a token. */
export function hasCredential(text: string): boolean {
  return [...AFTER_KEY, ...BY_SHAPE].some((credential) => text.search(credential) >= 0);
}
