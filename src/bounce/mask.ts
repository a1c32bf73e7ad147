// What must not be logged or stored: local parts of addresses and credentials.
import { maskAnswers } from './auth-answers.ts';
import { AFTER_SIGN, AFTER_WORD, BY_SHAPE, MAY_FOLLOW } from './credential-patterns.ts';

/** The text with local parts and credentials as "***"; domains, codes and the rest stay readable. */
export function mask(text: string): string {
  let out = maskCredentials(text);
  for (const person of PEOPLE) out = out.replace(person, '$1***');
  if (/\bdot\b/i.test(out)) out = out.replace(SPOKEN, '***');
  return maskLocalParts(out.replace(X400, maskX400));
}

function maskCredentials(text: string): string {
  let out = maskAnswers(text);
  for (const secret of afterKeys(out)) out = out.replace(secret, '$1***');
  for (const secret of BY_SHAPE) out = out.replace(secret, '***');
  return out;
}

function afterKeys(text: string): readonly RegExp[] {
  return MAY_FOLLOW.test(text) ? [...AFTER_SIGN, ...AFTER_WORD] : AFTER_SIGN;
}

/** Who somebody is where no "@" stands beside it; the first group stays. */
const PEOPLE: readonly RegExp[] = [
  // RFC 5322 section 3.4: the name before an address, in quotes or in a header field, and as Exchange writes it.
  /(")[^"\n<>@]{1,80}(?="\s{0,3}(?:[<(]|&lt;)(?:mailto:)?[^\s<>()@]{1,128}@)/g,
  /(')[^'\n<>@]{1,80}(?='\s{0,3}(?:[<(]|&lt;)(?:mailto:)?[^\s<>()@]{1,128}@)/g,
  /((?:^|\s)(?:From|To|Cc|Reply-To|Sender|Von|An|Van|Aan|De|À):[ \t]{1,3})[^\s"'<>@\d][^"<>@\n]{0,80}(?=\s(?:<|&lt;)[^\s<>@]{1,128}@)/gm,
  /(^|\s)(?:\p{Lu}[\p{L}'.-]{0,30},?\s){1,4}(?=\([^\s()@]{1,128}@[^\s()]{1,255}\)\s?(?:(?:<|&lt;)mailto:|[^\s<>()@]{1,128}@))/gmu,
  /((?<=^.{0,8}\b(?:To|Cc|An|Aan): .{0,300}(?:>|&gt;))[;,] {1,3})[^\s"'<>@\d][^"<>@\n,;]{0,80}(?=\s(?:<|&lt;)[^\s<>@]{1,128}@)/gm,
  // Links to write to somebody: of Outlook, Slack, Markdown and HTML.
  /(^|[\s;,])(?:\p{Lu}[\p{L}'.-]{0,30},?\s){0,3}\p{Lu}[\p{L}'.-]{0,30}\s?(?=(?:<|&lt;)mailto:)/gmu,
  /(mailto:[^\s<>|@]{1,128}@[^\s<>|]{1,255}\|)[^<>@\n]{1,80}(?=>|&gt;)/g,
  /(\[)\p{Lu}[^\][\n@]{1,80}(?=\]\(mailto:)/gu,
  /(mailto:[^"'\s]{1,300}["'][^<>]{0,200}>)[^<>@\n]{1,80}(?=<\/a)/gi,
  // The last step of an Exchange address is the person: /o=Contoso/ou=Sales/cn=Recipients/cn=anna.
  /([/_]cn=)(?!recipients\b)[^/\s"'<>;@]{1,200}/gi,
  // RFC 4514, where the name ends in the domain's components: CN=Anna Jansen,OU=Users,DC=contoso,DC=example.
  /(\b(?:cn|uid)=)[^,=\n]{1,100}(?=,[^\n]{0,120}?\bdc=)/gi,
  // Logs: an address without a domain, a login. What comes after "=" may stand in angle brackets.
  /(\b(?:sasl_username|sasl_sender|orig_to)=<?)[^\s<>@,;]{1,128}/gi,
  /(\b(?:to|from|user|login|uid)=<)[^\s<>@.,;]{1,128}(?=>)/gi,
  /(\buser=)[^\s<>@,;&]{1,128}/gi,
  /(\b(?:user_?name|gebruikersnaam|benutzername|smtp[-_.](?:auth[-_.]?)?user|auth[-_]?user|sasl[-_]?user)["'\]]{0,2}\s{0,2}(?:[:=]|=>)\s{0,2}["']?)[^\s"',;<>@]{1,128}/gi,
  /(\buser["']?\s{0,2}[:=]?\s{1,2}["'])[^\s"'<>@]{1,128}(?=["'])/gi,
  /((?:^|\s)(?:--auth-user|-au|-xu|--username)[\s=]{1,3})[^\s"'<>@-][^\s"'<>@]{0,128}/g,
  /(\b(?:user(?:name)?|login)\s{1,3})(?!(?:and|or|und|oder|en|of|et|ou)\b)[^\s<>@]{1,128}(?=\s{1,3}(?:(?:>|&gt;)\s)?(?:passw(?:or)?d|pass|pwd|pw)\s)/gi,
  // POP3 (RFC 1939 section 7).
  /(\bUSER\s)[^\s<>@]{1,128}(?=\s{1,4}[^\w\s+-]{0,4}\s{0,4}(?:S:\s)?(?:\+OK|-ERR|PASS\b))/gi,
  /(\bauthenticated (?:sender|user|id)[:=]?\s{1,2})[^\s@()]{1,128}/gi,
  // Exim: "A=plain_server:anna".
  /((?:^|\s)A=\w{1,40}:)[^\s@]{1,128}/g,
  // Mailboxes and homes are called after people.
  /(\/(?:home|Users|var\/mail|var\/spool\/mail)\/)[^\s/:"'<>]{1,100}/g,
  /(\/v?(?:mail|mailboxes|domains)\/[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}\/)[^\s/:"'<>]{1,100}/g,
];

/** "anna at sender dot example" */
const SPOKEN =
  /(?<![\w.+-])[\w.+-]{1,64}(?=(?: at | ?\(at\) ?| ?\[at\] ?)[\w-]{1,63}(?: dot | ?\(dot\) ?| ?\[dot\] ?)[\w-]{2})/gi;

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
    const key = KEY.exec(text.slice(start, at))?.[0] ?? '';
    if (start + key.length === at) continue;
    out += `${text.slice(done, start)}${key}***`;
    done = at;
  }
  return done === 0 ? text : out + text.slice(done);
}

/** What says whose address follows, in logs, links and results (RFC 8601 section 2.7), and is written without a space. */
const KEY =
  /^(?:smtp\.(?:mailfrom|auth|rcptto)|header\.(?:i|from|sender)|envelope-from|mailfrom|id|i|from|to|sender)=/i;

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
  const patterns = [...afterKeys(text), ...BY_SHAPE];
  return patterns.some((credential) => text.search(credential) >= 0) || maskAnswers(text) !== text;
}
