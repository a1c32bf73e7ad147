// SMTP replies (RFC 5321 section 4.2) and enhanced status codes (RFC 3463) in running text.
import { matchesOf } from './matches.ts';
import { oneLine } from './one-line.ts';

export interface Reply {
  /** Where the reply's words begin: at its code, else at its status. */
  readonly start: number;
  /** Three digits, or null where only a status stands. */
  readonly code: string | null;
  readonly status: string | null;
  /** 3: nothing else than a reply. 2: very likely. 1: only together with words of failure. */
  readonly strength: 1 | 2 | 3;
}

// Exchange has one more, for mail that is late: "400 4.4.7 Message delayed".
const CODE = /(4[2-7]\d|5[0-57]\d|400(?= 4\.))(?=[\s:=,;"')\]-]|$)/g;
// What may follow a code: a status, the hyphen of a multi-line reply, words, or the punctuation of logs and programs.
const CODE_NEXT =
  /^(?:[\s:=-]{1,14}#?[4-6]\.\d{1,3}\.\d{1,3}(?!\.?\d)|-(?:[^\d\n]|\d{1,3}(?:\.\d{1,3}){3}\s)|\s-\s|\s(?:\d\s)?\s{0,11}[A-Z<"'([#*:{|$\u00c0-\uffff]|: ?\S|", "|,\s?[A-Z'"]|,\s{2,30}"\w{1,20}"\s?:|,\s?,\s[45]\.|= |[;"']|[)\]]:?\s|$)/i;
const STATUS = /(?<![\w.-])#?([45]\.[0-7]\.\d{1,3})(?![\w-]|\.\d)/g;
const STATUS_NEXT = /^[ \t\n:=,'"b()\]-]{1,14}(?:ERROR_CODE ?: ?)?#?([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;
const SAID_BEFORE =
  /(?:said:|says:|<<<?|<--|-->|returned|returned: ?|smtp;|reason:|respon(?:se|ded)[^\n]{0,20}|replied|error(?: was| code| message|_code)?|server(?: returned| was|,)|size=\d{1,12}:|reply|status|(?<!_reject_)code|talk to me:|was:|message|details?|result|failed|command|\]:|diagnostic-code:|undeliverable|bounced|\[|failure|mailer|rejected|>:|exception:|resposta do servidor:|respuesta del servidor:|ponse du serveur ?:|antwort des servers:|risposta del server:|antwoord van de server:|fehler(?:meldung)?|fout(?:melding|code)?|erreurs?|errore|erro|błąd|chyba|felmeddelande|hata(?:sı)?|ошибк[аиу]|失败|失敗|错误|錯誤|返回|退信|エラー|오류)[\s:：，="'(<[]{0,6}$/i;
const NO_REPLY =
  /^\s{0,4}(?:is|are|was|were|of|and|or|to|in|on|at|for|people|users|mailboxes|accounts|addresses|domains|customers|tickets|bounces|seats|licen[cs]es|mails|messages|e-?mails|items|files|times|days|hours|minutes|seconds|pages?|eur|usd|euro|euros|also|indicates?|means?|stands|betekent|bedeutet|signifie|significa|oznacza|km|kg|ms|mb|gb|kb|ok)\b/i;
// "5.7.26 means DMARC": people on a code.
const SPOKEN_OF =
  /^[\s\d.-]{0,14}\s(?:are|was|is(?= (?:what|when|the|an?|for|where|how|just|only|ours?|my)\b)|means?|or|and|vs|versus|betekent|(?:fout|bounce)?melding(?:en)?|fehlermeldung(?:en)?|error messages?)[\s.,?!]/;
// HTTP's errors, and house numbers.
const OTHER_WORDS =
  /^(?:50\d\s(?:Bad Gateway|Service (?:Temporarily )?Unavailable|[Ii]nternal [Ss]erver [Ee]rror|Gateway Time|(?:Dienst|Servi[cz]\w{1,3}) (?:niet|nicht|non|no|indisp|tijdelijk|vorübergehend|tempora))|\d{3}\s(?:[A-Z]\w{1,20}\s){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Lane)\b)/;
/**
 * Some notices give the status before they quote the reply: IronPort's "5.1.0 - Unknown address error 550-'...'", Exchange 2007's
 * "#5.1.1 smtp; 550 ...".
 */
const STATUS_BEFORE = /(?<![\d.])([45]\.[0-7]\.\d{1,3})(?: - [A-Z][\w ]{4,40} ['"]?|(?<=#[\d.]{5,7}) smtp; ?)$/;
// How a server's sentence begins after the code, whatever it says.
const SERVER_WORDS = /^[ -](?:[A-Z<(["'$][^\n]{8}|[a-z.\d-]{1,80}\.[a-z]{2,20}\s)/;
const FAILURE_WORDS =
  /unknown|trouble|no dns reverse|reject|denied|deny|block|refus|fail|invalid|unavailable|not (?:an? |found|exist|accept|allow|permit|available|our|local|taken|deliver|match|authori|support|listed|enabled)|exceed|quota|full|disabled|suspend|spam|listed|policy|relay|authenti|error|timed? ?out|temporar|try (?:again|later)|too (?:many|large|big|long|much)|maximum allowed|no such|does ?n.t|unable|cannot|can't|could(?: not|n't)|expired|loop|banned|greylist|restrict|unrout|ptr|reverse dns|virus|malware|infected|must |need |require|mailbox|recipient|bounce|syntax|command|connection|closing|service|access|mismatch|incorrect|violat|deviation|connexion|inconnu|rejet|limite|erreur|destinataire|bo.te aux lettres|onbekend|geweigerd|niet beschikbaar|unbekannt|abgelehnt|voll\b|неверн|отклон|отказ|переполн|заблокир|не (?:найден|существ|доступ)|недоступ|desconocid|rechaza|sconosciut|rifiutat|desconhecid|rejeitad|n[ãa]o (?:consta|exist|permit|encontrad)/i;

/** Finds replies from left to right, at most 300. A lone status counts only where no code stands right before it. */
export function findReplies(text: string): Reply[] {
  const found: Reply[] = [];
  if (!/[45]\d\d|[45]\.\d/.test(text)) return found;
  let end = -1;
  for (const match of matchesOf(CODE, text)) {
    if (!standsAlone(text, match.index) || !CODE_NEXT.test(text.slice(match.index + 3, match.index + 40))) continue;
    if (/[)\]]/.test(text.charAt(match.index + 3)) && !isNamedError(text, match.index)) continue;
    const reply = replyAt(text, match.index, match[1] ?? '');
    if (reply) found.push(reply);
    if (found.length >= 300) break;
  }
  for (const match of matchesOf(STATUS, text)) {
    end = match.index;
    if (
      found.some((reply) => reply.status !== null && reply.code !== null && end > reply.start && end - reply.start < 24)
    )
      continue;
    const strength = statusStrength(text, end, match[0].length);
    if (strength !== 0) found.push({ start: end, code: null, status: match[1] ?? null, strength });
    if (found.length >= 600) break;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "SMTP Error (451): ...", "Error SMTP: [550] ...": as Roundcube tells what the server said; "permanent error (550): ...": Rust's lettre. */
function isNamedError(text: string, start: number): boolean {
  return /(?:error|error SMTP):? [([]$/i.test(text.slice(Math.max(0, start - 18), start));
}

/** No part of a number, a name, an address, a path or a URL's query. */
function standsAlone(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  // A line end as JSON writes it; the command that Coremail puts before a reply: "RCPT TO:550 5.1.1 ..."; FortiMail.
  if (/\\n$|\b(?:Reason from remote|FROM SERVER|reply|RCPT TO|MAIL FROM|DATA|DOT|EHLO|HELO|AUTH):$/.test(before))
    return true;
  // A port; Python's traceback: 'File "smtplib.py", line 503, in sendmail'.
  return !/(?:\b(?:p(?:oor)?t|port[ao]?|puerto|порт) |[\w.@/%&+-]|[\w\]]:|\d,|\?\w{1,20}=|", line )$/i.test(before);
}

function replyAt(text: string, start: number, code: string): Reply | null {
  const after = text.slice(start + 3, start + 200);
  const status = STATUS_NEXT.exec(after)?.[1] ?? null;
  if (status !== null) return SPOKEN_OF.test(after) ? null : { start, code, status, strength: 3 };
  if (NO_REPLY.test(after) || OTHER_WORDS.test(code + after)) return null;
  const before = text.slice(Math.max(0, start - 60), start).replace(/\\n$/, '\n');
  const inText = innerStatus(after) ?? STATUS_BEFORE.exec(before)?.[1] ?? null;
  const words = FAILURE_WORDS.test(after);
  // The last are Python's: (550, b'...').
  if (SAID_BEFORE.test(before) && (words || /^(?:[ -][A-Z<"'(]|, b?['"])/.test(after)))
    return { start, code, status: inText, strength: 3 };
  if (start === 0 && words) return { start, code, status: inText, strength: 3 };
  if (start === 0 && SERVER_WORDS.test(after)) return { start, code, status: inText, strength: 2 };
  // "550 ip in prison": small letters are a reply where a rule knows the words.
  if (!words) return start === 0 && /^ [a-z]/.test(after) ? { start, code, status: inText, strength: 1 } : null;
  // "550 sorry, no mailbox here by that name (#5.1.1)": the status confirms the code.
  // A session log has the time before each line.
  const confirmed = /(?:^|[\n:;'"([{]\s{0,12}|<<<? ?|\n[<>] |\d\d:\d\d:\d\d\s)$/.test(before);
  return { start, code, status: inText, strength: confirmed || inText !== null ? 2 : 1 };
}

/** A status further inside the reply: "550 Unknown user (#5.1.1)". */
function innerStatus(after: string): string | null {
  const line = after.split(/\n\s{0,8}\n/, 1)[0] ?? '';
  return /(?:[(: "[]#?|^)([45]\.[0-7]\.\d{1,3})(?![\w-]|\.\d)/.exec(line)?.[1] ?? null;
}

function statusStrength(text: string, start: number, length: number): 0 | 1 | 2 | 3 {
  const before = text.slice(Math.max(0, start - 40), start);
  if (
    /(?:version|release|update|upgrade|exchange|server|php|node|kernel|rev|build|ticket|room|invoice|chapter|section|task|step|item|v)\.?\s{0,3}$/i.test(
      before,
    )
  )
    return 0;
  if (
    text[start] === '#' ||
    /(?:dsn|status|smtp;|r.pondu ?:|said:|reply:|response:|reason:|error:)[=:;]? ?$/i.test(before)
  )
    return 3;
  const after = text.slice(start + length, start + length + 160);
  if (SPOKEN_OF.test(after) || after.startsWith(' is ')) return 0;
  if (/^\s?(?:is out|release|rc|beta|candidate|update|version)/i.test(after)) return 0;
  if (!FAILURE_WORDS.test(after) && !/fail|error|reject|bounce|code/i.test(before)) return 0;
  return /(?:^|[\n:;'"([{]\s{0,12})$/.test(before) ? 2 : 1;
}

/** The reply that a Diagnostic-Code begins with: there a code needs no words to be known. */
export function replyAtStart(text: string): Reply | null {
  const match = /^([45]\d\d)(?=[ -]|$)/.exec(text);
  if (!match?.[1]) return null;
  const after = text.slice(3, 400);
  return { start: 0, code: match[1], status: STATUS_NEXT.exec(after)?.[1] ?? innerStatus(after), strength: 3 };
}

/** True when the words speak of a failed delivery or a refused connection. */
export function hasFailureWords(text: string): boolean {
  return FAILURE_WORDS.test(text);
}

/**
 * One reply on one line: white space folded, and the codes that each line of a multi-line reply repeats (RFC 5321 section
 * 4.2.1) taken out. The first code and status stay.
 */
export function foldReply(text: string): string {
  const line = oneLine(text);
  const head =
    /^([245]\d\d)([ =-]{1,2}|, ?b?['"]|, details = "|\):? |, ERROR_CODE ?: ?|,\s?"\w{1,20}"\s?:\s?")(?:(#?[245]\.\d{1,3}\.\d{1,3})(?!\.?\d)\.?[ :-]?)?/.exec(
      line,
    );
  if (!head?.[1]) return line;
  const rest = line.slice(head[0].length);
  const cleaned = rest.includes(head[1]) ? withoutRepeats(rest, head[1], head[2]?.includes('-') ?? false) : rest;
  return [head[1], head[3], cleaned.trim()].filter((part) => part !== undefined && part !== '').join(' ');
}

function withoutRepeats(rest: string, code: string, multiLine: boolean): string {
  const repeat = multiLine
    ? /(?<!\S)[245]\d\d(?:-|\s|$)(?:#?[245]\.\d{1,3}\.\d{1,3}(?:\s|$))?/g
    : /(?<!\S)[245]\d\d(?:-(?:#?[245]\.\d{1,3}\.\d{1,3}(?:\s|$))?|\s#?[245]\.\d{1,3}\.\d{1,3}(?:\s|$))/g;
  const start = rest.startsWith(`${code} `) ? rest.slice(4) : rest;
  return start.replace(repeat, (found) => (found.startsWith(code) ? '' : found)).replace(/ {2,}/g, ' ');
}
