// Whether an input tells of a failed delivery at all. A report or a reply with its codes is sure; words alone count in the frame
// of a notice, beside an address, or where they are all that there is.
import { withoutAddresses } from './addresses.ts';
import { hasBoilerplate } from './boilerplate.ts';
import { classify } from './classify.ts';
import type { StatusReport } from './delivery-status.ts';
import type { Failure } from './failure.ts';
import { decodedField } from './headers.ts';
import { speaksOfDelay, speaksOfFailure } from './kind.ts';
import { isForeign } from './quotation.ts';
import { isTalk, namesOtherTrade, reportsWork } from './talk.ts';
import { shareOfOtherWords } from './server-words.ts';
import type { View } from './view.ts';

/** True when the input is a bounce or a delay notice, by its report, its replies or its words. */
export function isBounce(view: View, report: StatusReport | null, failures: readonly Failure[]): boolean {
  if (report && report.recipients.length > 0) return true;
  if (failures.some((each) => each.strength >= 2)) return !speaksOfCodes(view, failures);
  if (view.head.length === 0) return wordsTell(view.notice, failures);
  if (speaksOfFailure(decodedField(view.head, 'subject') ?? '') || saysMailboxIsGone(view)) return true;
  if (view.notice === '') return wordsTell(view.context, failures);
  if (view.notice.length < 400 && !hasBoilerplate(view.notice) && isTalk(view.notice)) return weakReplyTells(failures);
  return speaksOfFailure(view.notice) || speaksOfDelay(view.notice) || failures.some(hasRule);
}

/** Some mailboxes are closed by an automatic reply instead of a refusal. */
export function saysMailboxIsGone(view: View): boolean {
  if (view.head.length === 0) return false;
  return /(?:address|inbox|mailbox|account|e-?mail)[^\n]{0,120} (?:is )?no longer (?:in use|active|available|valid|exists?)/i.test(
    view.notice.slice(0, 2000),
  );
}

/** Shorter texts without an address are as likely talk as a notice. */
const NOTICE_LENGTH = 200;
/** What is looked at to tell a server's sentence from a person's. */
const MAX_SENTENCE = 2000;

function wordsTell(text: string, failures: readonly Failure[]): boolean {
  if (ACCEPTED.test(text) && !REFUSED.test(text)) return false;
  if (hasBoilerplate(text) || (RECIPIENT_LINE.test(text) && failures.some(hasRule))) return true;
  if (isTalk(text)) return !namesOtherTrade(text) && !reportsWork(text) && weakReplyTells(failures);
  const addressed = failures.some((each) => each.recipient !== null);
  if ((addressed || text.length > NOTICE_LENGTH) && (speaksOfFailure(text) || speaksOfDelay(text))) return true;
  if ((weakReplyTells(failures) || (FRAMED.test(text) && failures.some(hasRule))) && isForeign(text))
    return !namesOtherTrade(text);
  return (
    isServerSentence(text, addressed) && (weakReplyTells(failures) || (isAboutMail(text) && failures.some(hasRule)))
  );
}

/** People have addresses too: one alone makes no bounce of a sentence, unless it stands as servers write it. */
function isAboutMail(text: string): boolean {
  const start = text.slice(0, MAX_SENTENCE);
  return FRAMED.test(start) || NO_SUCH_USER.test(start) || MAIL_WORDS.test(withoutAddresses(start));
}

/** "<bob@receiver.example>" first, "bob@receiver.example: unknown", "bob@receiver.example... unknown", or on a line of its own. */
const FRAMED =
  /(?:^|\n)\W{0,4}<[^\s<>@]{1,128}@[^\s<>@]{1,255}>|@[\w.-]{1,255}>?(?::|\.\.\.)\s|(?:^|\n)[ \t]{0,12}[^\s<>@]{1,128}@[\w.-]{1,255}(?: \([^()\n]{1,300}\))?[ \t]{0,4}\n\s{0,20}\S/;

/** RFC 5321 section 4.2.1: a session in which the server took the mail, and said no to nothing. */
const ACCEPTED =
  /(?:^|\n)[^\S\n]{0,8}(?:<<< ?|< )?250[ -][\s\S]{1,2000}\n[^\S\n]{0,8}(?:<<< ?|< )?250 [^\n]{0,60}\b(?:queued|accepted|ok\b)/i;
const REFUSED = /(?:^|\n)[^\S\n]{0,8}(?:<<< ?|< )?[45]\d\d[ -]/;

/** A line of a notice: "<bob@receiver.example>: ...". Nobody writes to a colleague like that. */
const RECIPIENT_LINE = /(?:^|\n)[ \t]{0,4}<[^\s<>@]{1,128}@[^\s<>@]{1,255}>: \S/;

/** A server's whole sentence: "User bob@receiver.example does not exist". People go on to say where. */
const NO_SUCH_USER =
  /^\W{0,4}(?:the )?(?:user|account|address) \S{1,128}@\S{1,255} (?:(?:is )?unknown|(?:was )?not found|does ?n[o']t exist)\W{0,4}$/i;

/** Beside an address or a host, which may be a name in any words, a server is believed sooner. */
function isServerSentence(text: string, addressed: boolean): boolean {
  return shareOfOtherWords(text.slice(0, MAX_SENTENCE)) < (addressed || /\[[\d.]{7,15}\]|:25\b/.test(text) ? 0.3 : 0.1);
}

function weakReplyTells(failures: readonly Failure[]): boolean {
  return failures.some((each) => each.strength === 1 && hasRule(each));
}

/**
 * "What does 550 5.7.1 mean?" shows a code and no refusal, "5.1.1 Inventory" is a chapter, and web and file servers have codes of
 * their own. Beside an address or a host no such doubt is left.
 */
function speaksOfCodes({ head, notice }: View, failures: readonly Failure[]): boolean {
  if (head.length > 0 || notice.length > NOTICE_LENGTH) return false;
  if (failures.some((each) => each.recipient !== null || each.remote.name !== null)) return false;
  if (failures.every((each) => each.status === null) && namesOtherTrade(notice)) return true;
  if (!isTalk(notice) && !QUESTION.test(notice)) return false;
  return failures.every((each) => isBare(each) || isAsked(each, notice) || (each.code === null && !hasRule(each)));
}

const QUESTION =
  /^(?:(?:hi|hey|hello|hoi|hallo)[\s\w,]{0,20}[,!]? )?(?:what|what's|is|are|does|do|when|which|explain|meaning|difference|wat|betekent|welke|wanneer)\b/i;

/** "Does 452 4.2.2 mean the mailbox is full?": a server goes on with a capital after the code, a question does not. */
function isAsked(failure: Failure, notice: string): boolean {
  return QUESTION.test(notice.trimStart()) && /^[\d. #]{3,16}[a-z?!,]/.test(failure.text);
}

/** A code with nothing after it but the rest of the question. */
function isBare(failure: Failure): boolean {
  return (
    failure.text
      .replace(/[?!][^?!]{0,40}$/, '')
      .split(/[^a-z]+/i)
      .filter((word) => word.length > 1).length < 3 && !hasRule(failure)
  );
}

// Words of mail servers. "Quota exceeded" and "access denied" alone may speak of anything.
const MAIL_WORDS =
  /recipient|mailbox|\brelay|sender\b|user (?:is )?unknown|address unknown|over quota\W{0,4}$|system storage|too many hops|domain (?:name )?(?:\S{1,255} )?not found|traffic not accepted|user you are trying|user does ?n[o']t exist|\brbl\b|address rejected|tls negotiation|host \S{1,255} not found|\byour ip\b|attachment (?:type|rejected)|not exist here|temporary local problem|utilisateur inconnu|unknown user|no such (?:user|domain|host|recipient)|userid|unrouteable|dns lookup|\bhelo\b|\behlo\b|hostname|address not found|client host|blocked using|starttls|tls is required|connections from your|not listed in|\bmessage|\be?-?mails?\b|maildir|smtp|\bmx\b|\brfc ?\d|rate limit|send(?:ing)? (?:limit|quota)|outgoing|reputation|outboundspam|blacklist|blocklist|retry time|deferred|name service error|host (?:is )?unknown|host not found|nxdomain|greylist|reverse dns|\bptr\b|\bspf\b|\bdkim\b|\bdmarc\b|connect to \S{1,200}(?:\[|:25)|:25:|e-?mail-?adres|bericht|nachricht|postfach|postvak|boîte aux lettres|empfänger|destinataire|messaggio|casella di posta|casilla|mensaje|buzón|destinatario|mensagem|caixa de correio|meddelande|postlåda|mottagar|пользовател|收件人|邮箱/i;

/** The words alone, without a code, are a refusal that the rules know: what a server writes in a line or two. */
function hasRule(failure: Failure): boolean {
  if (failure.text === '' || failure.text.length > 600) return false;
  const text = failure.text.replace(/^[45]\d\d[ -]/, '').replace(/https?:\S{1,500}/g, '');
  const codeless = {
    replyCode: null,
    enhancedStatusCode: null,
    smtpCommand: null,
    remoteMta: null,
    reportingMta: null,
    recipientDomain: null,
  };
  return classify({ ...codeless, text, issuedBy: 'local' }).rule !== null;
}
