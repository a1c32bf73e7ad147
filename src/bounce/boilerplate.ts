// Sentences of notices that every bounce of a server carries and that say nothing of the cause.
import { oneLine } from './one-line.ts';
import { hasProgramSign } from './program-signs.ts';

const SENTENCES: readonly RegExp[] = [
  /This is the (?:mail (?:system|delivery agent)|Postfix program|MAILER-DAEMON)[^\n.:]{0,120}(?:\.[\w.-]{1,100})?[.,]?/gi,
  /Hello, this is the mail server on [\w.-]{1,200}/gi,
  /I'm sorry to have to inform you that (?:your message|the message returned\s{1,4}below) could not\s{1,4}(?:be\s{1,4}){1,2}delivered to one or more (?:recipients|destinations)\./gi,
  /It's attached below\./gi,
  /For further assistance, please (?:send mail to|contact) \S{1,120}/gi,
  /If you do so, please include this problem report\.(?: You can\s{1,4}delete your own text from the (?:attached returned message|message returned below)\.)?/gi,
  /The (?:mail system|Postfix program)(?=\s)/gi,
  /This message was created automatically by (?:the )?mail delivery (?:software|system)[^\n.]{0,40}\./gi,
  /A message (?:that you sent|sent by)\s{0,6}(?:<[^<>]{0,200}>)?\s{0,6}could not be delivered to (?:one or more of\s{1,4}its|all of its|one or more)\s{1,4}recipients\./gi,
  /(?:This is a permanent error\.|; I've given up\. Sorry it didn't work out\.|This is a permanent error; I've given up\. Sorry it didn't work out\.)/gi,
  /The following address(?:\(es\)|es)? failed:/gi,
  /Hi\. This is the (?:qmail-send|deliver) program at [\w.-]{1,200}/gi,
  /I'm afraid I wasn't able to deliver your message to the following addresses\./gi,
  /I am sending you this message to inform you on the delivery status of a\s{1,4}message you previously sent\.[^\n]{0,200}/gi,
  /An error has occurred while attempting to deliver a message for\s{1,6}the following list of recipients:/gi,
  /please DO NOT REPLY to this e-?mail\./gi,
  /Your message\s{0,6}(?:to \S{1,200} )?(?:could not|cannot) be delivered to the following recipients?:/gi,
  /Delivery to the following recipients? failed(?: permanently)?[.:]/gi,
  /Sorry, we were unable to deliver your message to the following address\./gi,
  /This is an automatically generated Delivery Status Notification\.?/gi,
  /The original message was received at [^\n]{1,100}/gi,
  // InterMail
  /This message was undeliverable due to the following reason:|Each of the following recipients was rejected by a remote mail\s{1,4}server\.\s{1,4}The reasons given by the server are included to help you determine why\s{1,4}each recipient was rejected\./gi,
  /If your message was also sent to additional recipients, their delivery\s{1,4}status is not included in this report\.[^\n]{0,200}/gi,
  /Please do not reply to this (?:e-?mail|message)[^\n.]{0,100}\./gi,
  /Please note that this is only a temporary failure report\.|You DO NOT NEED to re-?send (?:the|your) message(?: to these recipients)?\.|The message is kept in the queue for up to [^\n.]{1,30}\./gi,
];
const ANY_SENTENCE = new RegExp(SENTENCES.map((each) => each.source).join('|'), 'gi');
/** In these the letter case counts: a warning, and the keys of a log line; a "relay=" speaks of no relaying. */
const ANY_CASED =
  /THIS IS A WARNING (?:MESSAGE )?ONLY\.?|(?<![\w?&])(?:relay|mailer|delay|delays|xdelay|conn_use|ctladdr|pri|dsn|orig_to|proto)=[^\s,]{1,400},?|\(in\sreply\sto\s[A-Za-z\s]{4,24}\scommand/g;

/** The text without those sentences, folded to one line. */
export function withoutBoilerplate(text: string): string {
  return oneLine(
    text
      .replace(ANY_SENTENCE, ' ')
      .replace(ANY_CASED, ' ')
      .replace(/[-=*_#]{4,}/g, ' '),
  );
}

// Headings, openings and marks of notices and logs, which only a mail system writes.
const OPENING =
  /this message was created automatically by|your (?:e-?mail|message) to:? (?:group )?<?\S{1,128}@\S{1,255} (?:was|wasn't|couldn't|could not|has)\b|message you sent (?:was )?blocked|--- below this line is a copy of the message|groups\.google\.com\/support|\bMSEXCH:(?:IMS|MSExchangeMTA):|\*\* ?(?:address not found|message (?:not delivered|blocked)|delivery (?:incomplete|delayed)) ?\*\*|the group you (?:tried|wanted) to contact|----- ?(?:the following addresses had|transcript of session|failure reasons|failed addresses)|unable to deliver your (?:message|e-?mail) to|did not reach the following recipient|(?:could|were|was) ?n[o']t (?:be )?deliver[^\n]{0,30} to the following|(?:have|has)n?'?t? ?not been delivered:|was not delivered to:\s|errors? (?:has )?occurred while (?:trying|attempting) to deliver|this report relates to a message you sent|delivery status notification|diagnostic[- ]code: ?(?:smtp|x-\w{2,20});|delivery to the following recipients? (?:failed|has been delayed)|technical details of (?:permanent|temporary) failure|diagnostic information for administrators|\bhas exceeded the max (?:emails|defers and failures) per hour \(|\boutgoing messages limit (?:is |has been )?exceeded\b/i;

/** True when a text holds what only a notice, a log or a mail program has, in English; other languages are told by their words of failure. */
export function hasBoilerplate(text: string): boolean {
  const piece = text.slice(0, 6000);
  return (
    OPENING.test(piece) || hasProgramSign(piece) || piece.search(ANY_SENTENCE) >= 0 || piece.search(ANY_CASED) >= 0
  );
}
