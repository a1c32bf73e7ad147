// Which SMTP command was refused, as servers tell it.

const IN_REPLY = /\(in reply to\s{1,6}(?:the\s)?(end of DATA|STARTTLS|[A-Z]{4}(?: (?:FROM|TO))?)/i;
const AFTER =
  /(?:after|following|during|to|of|in|for)\s{1,6}(?:pipelined\s{1,6})?(initial connection|end of data|sending data block|MAIL FROM|MAIL|RCPT TO|RCPT|EHLO|HELO|DATA|STARTTLS|AUTH|LHLO|QUIT|TEXT)\b/i;
/** A notice with a heading for it (m-FILTER), or with the command in quotes (Stalwart). */
const HEADED = /\b(?:SMTP command:?\s{1,4}|rejected command ')(EHLO|HELO|MAIL|RCPT|DATA|STARTTLS|AUTH)\b/i;
/** What programs call the exception by its command: Python, JavaMail, MailKit; Go and PHPMailer name the command. */
const EXCEPTION =
  /\b(?:SMTP(Sender|Recipients|Data|Address)(?:Refused|Error|FailedException)\b|On(Sender|Recipient)NotAccepted\b|in "(MAIL FROM|RCPT TO|DATA)\b|(MAIL FROM|RCPT TO|DATA END) command failed)/;
const OUR = /did not like our\s{1,4}([A-Z]{4}(?: (?:FROM|TO))?)/i;
const GREETING =
  /refused to\s{1,6}talk\s{1,6}to\s{1,6}me|initial greeting|server greeting|RCPT from [^\n]{1,200}|connect to /i;

/** CONNECT, EHLO, MAIL FROM, RCPT TO, DATA, STARTTLS, AUTH or null; from the words around one refusal. */
export function findCommand(text: string): string | null {
  const piece = text.slice(0, 4000);
  const said = IN_REPLY.exec(piece)?.[1] ?? OUR.exec(piece)?.[1] ?? HEADED.exec(piece)?.[1] ?? AFTER.exec(piece)?.[1];
  if (said !== undefined) return commandName(said);
  const exception = EXCEPTION.exec(piece)?.slice(1).find(Boolean);
  if (exception !== undefined) return commandName(exception);
  if (/sender was rejected/i.test(piece)) return 'MAIL FROM';
  if (piece.includes('SASL authentication failed')) return 'AUTH';
  if (/does not like recipient|rejected recipient|reject: RCPT/i.test(piece)) return 'RCPT TO';
  if (/reject: (?:MAIL|CONNECT|HELO|EHLO|DATA)\b/.test(piece))
    return commandName(/reject: ([A-Z]+)/.exec(piece)?.[1] ?? '');
  if (/failed after I sent the message/i.test(piece)) return 'DATA';
  return GREETING.test(piece) ? 'CONNECT' : null;
}

/** One name for each command, however it is spelt. */
export function commandName(words: string): string | null {
  const upper = words.toUpperCase();
  if (/^(?:MAIL|SENDER)/.test(upper)) return 'MAIL FROM';
  if (/^(?:RCPT|RECIPIENT|ADDRESS)/.test(upper)) return 'RCPT TO';
  if (/DATA|TEXT|^\.$/.test(upper)) return 'DATA';
  if (/HELO|EHLO|LHLO/.test(upper)) return 'EHLO';
  if (/CONNECT/.test(upper)) return 'CONNECT';
  return /^(?:STARTTLS|AUTH|QUIT)$/.test(upper) ? upper : null;
}
