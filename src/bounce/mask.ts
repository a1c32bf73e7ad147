// What must not be logged or stored: local parts of addresses and credentials.

/** Words for a secret, as people, configuration files and connection strings write them, at the end of any longer name. */
const SECRET_NAME = [
  String.raw`passw(?:or)?d|passwort|wachtwoord|mot de passe|contrase(?:ñ|n)a|senha|passphrase|passcode|(?<![=\w])pass|pwd|(?<![=\w])pw`,
  String.raw`secret|api[_ -]?key|access[_ -]?key|account[_ -]?key|client[_ -]?key|private[_ -]?key|token|sasl_passwd|smtp_pass`,
].join('|');
// An app password of Google's comes in four groups of four letters.
const VALUE = String.raw`(?:"[^"\n]{1,4000}"|'[^'\n]{1,4000}'|(?:[a-z]{4} ){3}[a-z]{4}\b|[^\s"',;<>]{3,4000})`;
/** "The password is wrong" names none. */
const SAID_OF_IT = String.raw`(?:(?:in)?correct|in?valid|wrong|expired|required|needed|missing|empty|bad|not|too|the|on(?:juist|geldig)|verkeerd|fout|verlopen|niet|falsch|ung[üu]ltig|abgelaufen|nicht)\b`;
/** Base64, told from a word by a digit, a sign or a capital inside. */
const BASE64 = String.raw`(?=[\w+/]{0,200}?(?:[\d+/=]|[a-z][A-Z]))[\w+/=]{6,8000}`;
/** A server's list of what it offers holds no answer. */
const MECHANISM = String.raw`(?:XOAUTH2?|OAUTHBEARER|CRAM|DIGEST|SCRAM|NTLM|GSSAPI|GSS-SPNEGO|PLAIN|LOGIN|EXTERNAL|ANONYMOUS|KERBEROS_V4|MSN)\b`;

// The first group stays readable, the rest is the secret.
const AFTER_KEY: readonly RegExp[] = [
  new RegExp(
    String.raw`((?:${SECRET_NAME})\w{0,20}["']?\s{0,3}(?:[:=：]|=>|\b(?:is|ist|lautet|est)\b(?!\s{1,3}${SAID_OF_IT}))\s{0,3})${VALUE}`,
    'gi',
  ),
  // On a command line, in XML, and in quotes.
  new RegExp(
    String.raw`((?:^|\s)--?[a-z-]{0,20}(?:passw(?:or)?d|pass|pwd|secret|token|api-?key|\bap)\s{1,3})(?!-)${VALUE}`,
    'gi',
  ),
  /(\s(?:-u|--user)\s{1,3}["']?)[^\s:"'/]{1,100}:[^\s"']{1,200}/g,
  /(<(?:passw(?:or)?d|pwd|secret|token|api-?key)(?:\s[^<>]{0,200})?>)[^<>\n]{1,1000}/gi,
  new RegExp(
    String.raw`((?:${SECRET_NAME})["']?\s{1,3}(?:value\s{0,2}=\s{0,2})?)(?:"[^"\n]{3,4000}"|'[^'\n]{3,4000}')`,
    'gi',
  ),
  // Beside the word, with nothing between: told from a word by its letters and digits.
  /((?:[Pp]assword|PASSWORD|[Ss]ecret|SECRET|[Tt]oken|TOKEN|[Kk]ey|KEY)\s{1,3})(?=[\w+/=-]{0,200}\d)(?=[\w+/=-]{0,200}[a-z])(?=[\w+/=-]{0,200}[A-Z])[\w+/=-]{16,4000}/g,
  /(authorization["']?\s{0,3}[:=]\s{0,3}["']?digest )[^\n]{6,2000}/gi,
  /(authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:[a-z]{3,12}\s{1,3})?)[\w+/=.~:-]{6,8000}/gi,
  /\b(bearer\s{1,3})[\w+/=.~-]{16,8000}/gi,
  // RFC 6265 sections 4.1 and 4.2.
  /(\b(?:set-)?cookie["']?:\s{0,3})[^\s=;]{1,100}=[^\r\n]{1,4000}/gi,
  // POP3 (RFC 1939 section 7).
  /(\bUSER\s\S{1,200}\s{1,4}(?:(?:S:\s)?\+OK[^\n]{0,200}\n)?[^\w\n]{0,8}(?:C:\s)?PASS\s)\S{1,200}/g,
  // SMTP AUTH (RFC 4954), IMAP's AUTHENTICATE: the initial response, and the answer to each challenge of the server.
  new RegExp(
    String.raw`(\b(?:AUTH|auth|Auth|AUTHENTICATE|SASL)(?:\s{1,3}|=)[A-Za-z][\w-]{2,20}\s{1,3})(?!${MECHANISM})${BASE64}`,
    'g',
  ),
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
  // Mailgun's sending keys, Brevo, Resend, Mandrill.
  /\b(?:pubkey-[\da-f]{32}|[\da-f]{32}-[\da-f]{8}-[\da-f]{8}|x(?:key|smtp)sib-[\da-f]{40,80}-[\w-]{8,40}|re_\w{8,12}_\w{16,40}|md-[\w-]{22})(?![\w-])/g,
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
  for (const person of PEOPLE) out = out.replace(person, '$1***');
  return maskLocalParts(out.replace(X400, maskX400));
}

/** Who somebody is where no "@" stands beside it; the first group stays. */
const PEOPLE: readonly RegExp[] = [
  // The last step of an Exchange address is the person: /o=Contoso/ou=Sales/cn=Recipients/cn=anna.
  /([/_]cn=)(?!recipients\b)[^/\s"'<>;@]{1,200}/gi,
  // RFC 4514, where the name ends in the domain's components: CN=Anna Jansen,OU=Users,DC=contoso,DC=example.
  /(\b(?:cn|uid)=)[^,=\n]{1,100}(?=,[^\n]{0,120}?\bdc=)/gi,
  // Logs: an address without a domain, a login. What comes after "=" may stand in angle brackets.
  /(\b(?:sasl_username|sasl_sender|orig_to)=<?)[^\s<>@,;]{1,128}/gi,
  /(\b(?:to|from|user|login|uid)=<)[^\s<>@.,;]{1,128}(?=>)/gi,
  /(\buser=)[^\s<>@,;&]{1,128}/gi,
  /(\bauthenticated (?:sender|user|id)[:=]?\s{1,2})[^\s@()]{1,128}/gi,
  // Exim: "A=plain_server:anna".
  /((?:^|\s)A=\w{1,40}:)[^\s@]{1,128}/g,
  // Mailboxes and homes are called after people.
  /(\/(?:home|Users|var\/mail|var\/spool\/mail)\/)[^\s/:"'<>]{1,100}/g,
  /(\/v?(?:mail|mailboxes|domains)\/[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}\/)[^\s/:"'<>]{1,100}/g,
];

/** RFC 2156 section 2.2: the parts of an X.400 address that are of a person. */
const X400 = /\bc=[a-z]{2}[;/](?:[a-z][\w:.-]{0,20}=[^;/\n]{0,64}[;/]){1,12}/gi;

function maskX400(address: string): string {
  return address.replace(/([;/](?:[sgi]|cn|surname|given-?name|initials|dda:[\w.-]{1,20})=)[^;/]{1,64}/gi, '$1***');
}

/** "@", and how URLs, Asian keyboards, HTML, JSON, header fields and careful people write it. */
const AT = /@|\uff20|%40|&#(?:64|x40);|\\u0040|=40(?=[a-z\d-]{1,63}\.[a-z])| ?(?:\[at\]|\(at\)) ?/gi;

function maskLocalParts(text: string): string {
  let out = '';
  let done = 0;
  for (const { 0: sign, index: at } of text.matchAll(AT)) {
    if (!mayBeDomain(text, at + sign.length)) continue;
    const start = localStart(text, at, done);
    if (start === at) continue;
    out += `${text.slice(done, start)}***`;
    done = at;
  }
  return done === 0 ? text : out + text.slice(done);
}

/** A letter, digit or bracket follows at once or after one character. Most are ASCII, which needs no pattern. */
function mayBeDomain(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 0x20;
  return (code >= 0x61 && code <= 0x7a) || /[\p{L}\d_[-]/u.test(text.slice(at, at + 2));
}

const MAX_QUOTED = 256;

/** Where the local part that ends at `at` begins, not before `floor`. */
function localStart(text: string, at: number, floor: number): number {
  // RFC 5321 section 4.1.2; a quoted string may follow atoms and a dot, which RFC 5322 still calls an obsolete local part.
  let start = text[at - 1] === '"' ? quoteStart(text, at, floor) : at;
  if (start < at && text[start - 1] !== '.') return start;
  while (start > floor && isLocal(text, start - 1)) start -= 1;
  return start;
}

/** A quoted string may hold anything, a quote after a backslash too. Without an opening quote it is as long as one may be. */
function quoteStart(text: string, end: number, floor: number): number {
  const lowest = Math.max(floor, end - MAX_QUOTED);
  for (let at = end - 2; at >= lowest; at -= 1) {
    if (text[at] === '"' && text[at - 1] !== '\\') return at;
  }
  return lowest;
}

const NO_LOCAL = /[\s<>"(),:;@[\]|\uff20]/;
const ASCII_LOCAL: readonly boolean[] = Array.from(
  { length: 128 },
  (_, code) => !NO_LOCAL.test(String.fromCharCode(code)),
);

/** An apostrophe inside a name belongs to it; one before it is a quote. */
function isLocal(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x27) return /\w/.test(text[at - 1] ?? '');
  return ASCII_LOCAL[code] ?? !NO_LOCAL.test(text[at] ?? '');
}

/** True when a text holds something that looks like a password, a key or a token. */
export function hasCredential(text: string): boolean {
  return [...AFTER_KEY, ...BY_SHAPE].some((credential) => text.search(credential) >= 0);
}
