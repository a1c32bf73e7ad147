// What a client answers to a server's challenge while it logs in: SMTP AUTH (RFC 4954 section 4), IMAP's AUTHENTICATE.
import { BASE64 } from './credential-patterns.ts';

/** The challenge: in base64, or none before the line ends. "334 mails" is neither. */
const CHALLENGE = new RegExp(String.raw`\b334(?:[ \t-]{1,4}(?=${BASE64})|(?=[ \t]{0,4}(?:\\r|\\n|['"\r\n])))`, 'g');
/** The server's verdict, its next challenge, or the next command. */
const VERDICT = /(?<![\w.:])(?:[2-5]\d\d[ -]|334\b|MAIL\b|RCPT\b|EHLO\b|QUIT\b)/;
/** Longer answers exist; what follows them is a line of its own again. */
const LONGEST = 9000;
const ANSWER = new RegExp(BASE64, 'g');
/** On a line of its own the answer is a secret whatever its letters. */
const WHOLE_LINE = /(\n[^\w\n]{0,8}(?:C(?:lient)?:[ \t]{0,4})?)[\w+/=]{4,8000}(?=[ \t]{0,4}(?:[\r\n]|$))/i;
/** "Username:" and "Password:", which servers ask with. */
const PROMPT = /^(?:VXNlciBOYW1l|[Vd]XNlcm5hbWU6|[Uc]GFzc3dvcmQ6)/;

/** The text with each answer to a challenge as "***". */
export function maskAnswers(text: string): string {
  if (!text.includes('334')) return text;
  let out = '';
  let done = 0;
  for (const { 0: challenge, index } of text.matchAll(CHALLENGE)) {
    const from = index + challenge.length;
    if (from < done) continue;
    const piece = text.slice(from, from + LONGEST);
    const exchange = piece.slice(0, VERDICT.exec(piece)?.index ?? piece.length);
    out += text.slice(done, from) + maskIn(exchange);
    done = from + exchange.length;
  }
  return out + text.slice(done);
}

function maskIn(exchange: string): string {
  return exchange.replace(ANSWER, (word) => (PROMPT.test(word) ? word : '***')).replace(WHOLE_LINE, '$1***');
}
