// E-mail addresses in running text, and what part each plays there.

/** recipient: to whom delivery failed. sender: who sent. contact: whom to ask for help, or no party at all. echo: repeated inside a refusal. */
export type AddressRole = 'recipient' | 'sender' | 'contact' | 'echo' | 'plain';

export interface FoundAddress {
  readonly address: string;
  /** Of the address itself, without angle brackets. */
  readonly start: number;
  readonly end: number;
  readonly role: AddressRole;
}

const MAX_LOCAL = 128;

/** Finds addresses (RFC 5321 section 4.1.2, as they occur) from left to right. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < done) continue;
    const address = addressAround(text, at, done);
    if (!address) continue;
    done = address.end;
    found.push({ ...address, role: roleOf(text, address.start, address.end, address.address) });
  }
  return found;
}

/** The address in a field's value such as "rfc822; <a@b.example>" or "Name <a@b.example>", or null. */
export function addressIn(value: string): string | null {
  const text = value.slice(0, 1000);
  // RFC 5321 section 4.1.1.3: a source route is part of the path as the server wrote it.
  const route = /;[ \t]{0,5}(@[\w.-]{1,255}:[^\s<>,;@]{1,128}@[\w.-]{1,255})/.exec(text);
  if (route?.[1]) return route[1];
  return findAddresses(text)[0]?.address ?? bareAddress(text);
}

const ANYTHING_AT = /[^\s@]{1,128}@[^\s@]{1,255}/g;

/** The text with a space for everything that has the form of an address. */
export function withoutAddresses(text: string): string {
  return text.includes('@') ? text.replace(ANYTHING_AT, ' ') : text;
}

/** An address without a dot in its domain, as in local networks. */
function bareAddress(text: string): string | null {
  return /(?:^|[\s;<])([\w.+%=-]{1,64}@[\w-]{1,63})(?=$|[\s>;,])/.exec(text)?.[1] ?? null;
}

/** The domain of an address in lower case, or null. */
export function domainOf(address: string | null): string | null {
  if (address === null) return null;
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domain === '' || !address.includes('@') ? null : domain.replace(/\.$/, '');
}

function addressAround(
  text: string,
  at: number,
  floor: number,
): { address: string; start: number; end: number } | null {
  let start = at;
  const lowest = Math.max(floor, at - MAX_LOCAL);
  // RFC 5321 section 4.1.2: Quoted-string.
  if (text[at - 1] === '"') start = quotedStart(text, at, lowest);
  while (text[start] !== '"' && start > lowest && isLocal(text.charCodeAt(start - 1))) start -= 1;
  let end = at + 1;
  while (end < text.length && end - at < 256 && isDomain(text.charCodeAt(end))) end += 1;
  while (end > at && /[.-]/.test(text[end - 1] ?? '')) end -= 1;
  if (text[start - 1] === '/' && text[end] === '>') start = bracketedStart(text, start, lowest);
  if (text[start] !== '"') start += prefixLength(text.slice(start, at));
  if (start >= at || end === at + 1) return null;
  const found = { address: text.slice(start, end), start, end };
  return DOTTED.test(text.slice(at + 1, end)) || isMarked(text, found) ? found : null;
}

const DOTTED = /\.[a-z\d-]{0,62}[a-z][a-z\d-]{0,62}$/i;

/** A domain without a dot ("kijitora@server") counts only where an address must stand. */
function isMarked(text: string, { start, end }: { start: number; end: number }): boolean {
  if (text[start - 1] === '<' && text[end] === '>') return true;
  return RECIPIENT_BEFORE.test(text.slice(Math.max(0, start - 60), start));
}

/** RFC 5322 section 3.2.3: a slash may stand in an address too; between brackets it is no path that a word follows. */
function bracketedStart(text: string, start: number, lowest: number): number {
  const before = text.slice(lowest, start);
  const open = before.lastIndexOf('<');
  return open >= 0 && /^\w[\w.+=/-]*$/.test(before.slice(open + 1)) ? lowest + open + 1 : start;
}

function quotedStart(text: string, at: number, lowest: number): number {
  if (text[at - 1] !== '"') return at;
  const open = text.lastIndexOf('"', at - 2);
  return open < lowest || at - open > 70 || /[\n@]/.test(text.slice(open, at)) ? at : open;
}

/** Log keys and quotes that stick to a local part: to=, from=, F=, '. */
function prefixLength(local: string): number {
  return (
    /^(?:[/'*.|!?{}`^#-]|u'|(?:to|from|orig_to|rcpt|recipient|sender|user|[FTRS]|header\.i|smtp\.mailfrom)=<?|SMTP:|smtp:|mailto:)*/.exec(
      local,
    )?.[0].length ?? 0
  );
}

function isLocal(code: number): boolean {
  if (code > 0x7f) return code > 0xa0 && code < 0x2000; // RFC 6531
  if (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x40 && code <= 0x5a && code !== 0x40) ||
    (code >= 0x30 && code <= 0x39)
  )
    return true;
  // RFC 5322 atext without "/" and "|": those are paths and pipes in notices.
  return (
    code === 0x2e ||
    code === 0x5f ||
    code === 0x2d ||
    code === 0x2b ||
    code === 0x3d ||
    code === 0x25 ||
    "!#$&'*?^{}~".includes(String.fromCharCode(code))
  );
}

function isDomain(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2e ||
    code === 0x2d ||
    code === 0x5f ||
    (code > 0xbf && code < 0x2000)
  );
}

const SENDER_BEFORE =
  /(?:mail[ -]?from(?: command)?:? {0,2}|\bfrom"? ?[:=] {0,2}"?|(?<!\bexpanded )\bfrom {1,2}(?=<)|(?<!to )sender(?: address)?(?: not allowed)?"?:? {0,2}"?|envelope-from {0,2}|\bmailfrom=|\bdomain of (?:transitioning )?|return-path: {0,2}|sent by\s{1,8}|message from\s{1,4}|on behalf of {0,2}|reply-to: {0,2}|f=|x-postfix-sender: rfc822; {0,2}|original sender:? {0,2}|source"?: ?"?|message sent by\s{1,8}|\bsend as |authenticat(?:ion|ed|e) (?:for|as)(?: user)? {0,2}|verification failed for |(?:domain of|for) sender(?: address)? |from address failed: |owned by user |\bmail from \S{1,200} bounced to )<?$/i;
const CONTACT_BEFORE =
  /(?:contact|mail at|e-?mail:?|(?<!fail(?:ed|ure|s)? to )send (?:an )?(?:e-?)?mail to|postmaster at|write to|forward[^@]{0,40} to|ask|support[^\n]{0,20} at|to (?:the )?postmaster|questions?[^\n]{0,20} to|report[^\n]{0,30} to|\baccepted: \[[^\]]{0,40})\s{1,3}["'<(]{0,3}$/i;
const RECIPIENT_BEFORE =
  /(?:rcpt[ -]to:? {0,2}|\bmsg \d{1,12} to (?:remote|local) |\b(?:orig_)?to ?= ?\[?|\bto {1,2}(?=<)|final-recipient:[^\n]{0,12}|original-recipient:[^\n]{0,12}|recipient(?: address)?:? {0,2}|recipients? (?:address )?(?:is|was)? ?|address:? {0,2}|failed(?: permanently)?:\s{0,12}|delayed:\s{0,12}|delivered to:? {0,2}|deliver(?:y|ing)?(?: (?:your )?(?:message|e-?mail|mail))? to:? {0,2}|message to |(?:e-?)?mails? (?:\w{1,12} )?to (?:group )?|group |user:? |mailbox |destinataires? :\s{0,4}|emailaddress"?:\s?"|rcptto:? |\brejected: \[ |\{u?(?=')|could not be delivered to:?\s{1,8})["'<([]{0,2}$/i;
/** RFC 5322 section 3.6.4: an id has the form of an address and is none. */
const MESSAGE_ID_BEFORE = /(?:message|msg)-?\s?id[\s:=]{1,12}<?$/i;
const ECHO_BEFORE = /(?:\b[245]\d\d[\s-]{1,12}|\b[245]\.\d{1,3}\.\d{1,3}[\s:]{1,12})["'<(]{0,2}$/;
const MACHINE = /^(?:postmaster|mailer-daemon|mail-daemon|abuse|hostmaster|support|helpdesk|no-?reply|help)@/i;

function roleOf(text: string, start: number, end: number, address: string): AddressRole {
  const before = text.slice(Math.max(0, start - 60), start);
  if (SENDER_BEFORE.test(before) || isRefusedSender(text, start, end)) return 'sender';
  if (CONTACT_BEFORE.test(before) || MESSAGE_ID_BEFORE.test(before) || isUnverified(text, start)) return 'contact';
  if (RECIPIENT_BEFORE.test(before)) return 'recipient';
  if (ECHO_BEFORE.test(before)) return 'echo';
  const block = startsBlock(text, start, end);
  if (MACHINE.test(address) && !block) return 'contact';
  return block ? 'recipient' : 'plain';
}

/**
 * Python's smtplib tells the sender last: SMTPSenderRefused: (530, b'5.7.0 Authentication required', 'a@b.example'). Odoo has the
 * three on lines of their own.
 */
function isRefusedSender(text: string, start: number, end: number): boolean {
  if (!text.startsWith("')", end) && text[start - 1] !== '\n') return false;
  const before = text.slice(Math.max(0, start - 600), start);
  return before.includes('SMTPSenderRefused') && !before.includes('\n\n', before.lastIndexOf('SMTPSenderRefused'));
}

/** Amazon SES lists the sender's addresses that it does not know: "... failed the check in region EU-WEST-1: A <a@b.example>, c@b.example". */
function isUnverified(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 300), start);
  const at = before.lastIndexOf('failed the check in region ');
  return at >= 0 && !before.includes('\n\n', at);
}

const BLOCK_AFTER =
  /^(?:<[^<>\n]{0,200}>)?>?"?'?\s{0,3}(?:\((?:expanded|generated|ultimately|reason|[^()\n]{0,100}@)[^()]{0,400}\)\s{0,3})?(?::(?!\/\/)|\.\.\.|\(reason|<<<|\[[A-Z]|, ERROR_CODE|\(\s{0,3}<|\((?:host|un)|host [\w.-]{1,200} ?\[|SMTP error|Remote Server|#[45<]|Invalid Address|delivery failed|mailbox is full|retry time)/;

const MAX_INDENT = 60;

/** True where the address opens the part of a notice that speaks of it: "<a@b.example>: host ... said: ...". */
export function startsBlock(text: string, start: number, end: number): boolean {
  // The argument of a command or a log's key: "after RCPT TO:<a@b.example>: 550".
  if (/(?:(?:rcpt\sto|mail\sfrom)[: ]{0,2}|\w=)<? ?$/i.test(text.slice(Math.max(0, start - 16), start))) return false;
  const after = text.slice(end, end + 600);
  if (BLOCK_AFTER.test(after)) return true;
  const line = text.slice(Math.max(0, start - MAX_INDENT - 1), start);
  const lineStart = line.lastIndexOf('\n') + 1;
  if (line.length - lineStart > MAX_INDENT) return false;
  const alone = /^[\s>*"'<•([-]*$/.test(line.slice(lineStart));
  return (
    alone && /^(?:<[^<>\n]{0,200}>)?[>"')\].,;]{0,3}[ \t]{0,4}(?:\n|$|\((?!in reply)|on [A-Z][a-z]{2},)/.test(after)
  );
}
