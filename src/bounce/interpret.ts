// From a laid-out input to what happened: what kind it is, and one Bounce for each failed recipient.
import { categoryOf } from '../knowledge/bounce-categories.ts';
import type { Reason } from '../knowledge/vocabulary.ts';
import { addressIn, domainOf } from './addresses.ts';
import type { Bounce, Outcome, ReadingNote } from './bounce.ts';
import { leftOut } from './left-out.ts';
import { withoutBoilerplate } from './boilerplate.ts';
import { type Classification, classify } from './classify.ts';
import { allDelivered, combine } from './combine.ts';
import { readCsvLog } from './csv-log.ts';
import { hasCsvLog } from './csv-records.ts';
import { type StatusReport, readStatusReport } from './delivery-status.ts';
import type { Failure, Told } from './failure.ts';
import { decodedField, field } from './headers.ts';
import { hasJsonReport, readJsonReport } from './json-report.ts';
import { isAutoreply, isAutoreplyBySubject, speaksOfDelay, speaksOfDelivery } from './kind.ts';
import { isBounce, saysMailboxIsGone } from './is-bounce.ts';
import { hasLogLines, readLog } from './log-line.ts';
import { hasMaddyLines, readMaddyLog } from './maddy-log.ts';
import { isOwnSummary, readNotice } from './notice.ts';
import { quotationsIn } from './quotation.ts';
import { receivedOf } from './message-facts.ts';
import { isReport, reportNote } from './report-kind.ts';
import { findReportingMta } from './reporting-mta.ts';
import { quotedIp, recordedIp } from './sending-ip.ts';
import { hasServiceEvent, readServiceEvents } from './service-event.ts';
import { namesOtherTrade } from './talk.ts';
import type { View } from './view.ts';

/** What happened, as a laid-out input tells it; `notes` are those on the input itself, which go with it. */
export function interpret(view: View, notes: readonly ReadingNote[]): Outcome {
  const silent = (kind: Outcome['kind'], extra: readonly ReadingNote[] = []): Outcome => ({
    kind,
    bounces: [],
    leftOut: null,
    notes: [...notes, ...extra],
  });

  const note = reportNote(view);
  if (note !== null || isReport(view)) return silent('report', note === null ? [] : [note]);
  const report = view.status === '' ? null : readStatusReport(view.status);
  if (allDelivered(report)) return silent('other', ['delivered']);
  const words = told(view);
  // A log that shows nothing but mail that arrived: a notice tells of one failure at least.
  if (!report && words.failures.length === 0) return silent('other', ['delivered']);
  const { failures, leftOut: more } = combine(report, words);
  if (!report && isReply(view, failures)) return silent('autoreply');
  const cut: readonly ReadingNote[] = failures === words.failures && words.cut ? ['truncated'] : [];
  if (!isBounce(view, report, failures))
    return quoted(view, notes) ?? silent('other', [...cut, ...aboutNoBounce(view)]);
  const source = sourceOf(view, report);
  return {
    kind: isDelay(view, report, failures) ? 'delay' : 'bounce',
    bounces: failures.map((failure) => bounceOf(failure, source)),
    leftOut: leftOut(more, 0),
    notes: [...notes, ...cut],
  };
}

/** What a server said, where a person tells of it in a sentence of their own. */
function quoted(view: View, notes: readonly ReadingNote[]): Outcome | null {
  if (view.head.length > 0 || view.parts.length > 0 || namesOtherTrade(view.notice)) return null;
  for (const notice of quotationsIn(view.notice)) {
    const outcome = interpret({ ...view, notice }, notes);
    if (outcome.bounces.some((each) => each.rule !== null)) return outcome;
  }
  return null;
}

/** Bounces are marked as automatic replies too; a reply of a server tells them apart. */
function isReply(view: View, failures: readonly Failure[]): boolean {
  if (saysMailboxIsGone(view)) return false;
  if (isAutoreplyBySubject(view.head, view.notice)) return true;
  return !failures.some((each) => each.strength === 3) && isAutoreply(view.head, view.notice);
}

// No server writes a longer notice; logs and JSON, which may be long, are read whole.
const MAX_NOTICE = 200_000;

interface Words extends Told {
  /** The text went on beyond what was read. */
  readonly cut: boolean;
}

/** What programs write for programs: a quick look for it, and its reader, which gives null where there is none after all. */
const RECORDS: readonly (readonly [(text: string) => boolean, (text: string) => Told | null])[] = [
  [hasJsonReport, readJsonReport],
  [hasServiceEvent, readServiceEvents],
  [hasMaddyLines, readMaddyLog],
  [hasCsvLog, readCsvLog],
  [hasLogLines, readLog],
];

function told(view: View): Words {
  const { notice } = view;
  for (const [has, read] of RECORDS) {
    const told = has(notice) ? read(notice) : null;
    if (told) return { ...told, cut: view.cut };
  }
  return noticed(view);
}

function noticed({ notice, context, cut }: View): Words {
  const below = wordsOf(notice === '' ? context : notice, cut);
  if (context === '' || below.failures.some((each) => each.strength > 0)) return below;
  // The refusal above a message's head: the admin pasted both.
  const above = wordsOf(context, cut);
  return above.failures.some((each) => each.strength > 0) ? above : below;
}

function wordsOf(text: string, cut: boolean): Words {
  return { ...readNotice(text.slice(0, MAX_NOTICE)), cut: cut || text.length > MAX_NOTICE };
}

function isDelay(view: View, report: StatusReport | null, failures: readonly Failure[]): boolean {
  const actions = report?.recipients.map((each) => each.action).filter((each) => each !== null) ?? [];
  if (actions.length > 0) return actions.every((each) => each.startsWith('delay') || each.startsWith('defer'));
  if (failures.length > 0 && failures.every((each) => each.temporary === true)) return true;
  // RFC 5321 section 4.2.1: after a 5xx reply nobody tries again.
  if (failures.some((each) => each.code?.startsWith('5'))) return false;
  return speaksOfDelay(view.notice) || speaksOfDelay(decodedField(view.head, 'subject') ?? '');
}

/** What there is to tell of an input that is no bounce. */
function aboutNoBounce(view: View): ReadingNote[] {
  if (onlyImage(view)) return ['image_only'];
  return speaksOfDelivery(view.notice) ? ['delivered'] : [];
}

function onlyImage(view: View): boolean {
  return view.parts.some((part) => part.role === 'image') && view.notice.trim() === '';
}

/** What an input tells of all its failures. */
interface Source {
  readonly view: View;
  readonly report: StatusReport | null;
  readonly reportingMta: string | null;
  readonly sender: string | null;
  readonly author: string | null;
}

function sourceOf(view: View, report: StatusReport | null): Source {
  return {
    view,
    report,
    reportingMta: report?.reportingMta ?? findReportingMta(view.notice),
    sender: senderOf(view),
    author: addressIn(decodedField(view.returned, 'from') ?? ''),
  };
}

function bounceOf(failure: Failure, { view, report, reportingMta, author, sender: returnPath }: Source): Bounce {
  const recipient =
    (report ? failure.recipient : null) ??
    failedRecipient(view, failure) ??
    addressIn(decodedField(view.returned, 'to') ?? '');
  const sender = failure.sender ?? returnPath;
  const verdict = judge(failure, view, reportingMta, recipient);
  const refuser = failure.issuedBy === 'remote' ? failure.remote.name : reportingMta;
  return {
    reason: verdict.reason,
    cause: verdict.cause,
    permanent: failure.temporary === true ? false : verdict.permanent,
    replyCode: failure.code,
    enhancedStatusCode: failure.status,
    diagnosticText: failure.text === '' ? null : failure.text,
    recipient,
    sender: sender ?? author,
    mailFromDomain: domainOf(sender),
    authorDomain: domainOf(author),
    sendingIp:
      failure.clientIp ??
      quotedIp(failure.text, failure.remote) ??
      (UNREACHED.has(verdict.reason) ? null : recordedIp(receivedOf(view)[0], refuser)),
    heloDomain: failure.helo ?? heloIn(failure.text),
    remoteMta: failure.remote,
    reportingMta,
    issuedBy: failure.issuedBy,
    smtpCommand: failure.command,
    queueId: failure.queueId,
    receiver: verdict.receiver,
    rule: verdict.rule,
  };
}

/** The own server reached nobody who could have seen an address. */
const UNREACHED: ReadonlySet<Reason> = new Set<Reason>(['expired', 'networkerror', 'hostunknown']);

/** The rules look at the refusal first; where neither its words nor its code name a cause, at the notice around it. */
function judge(failure: Failure, view: View, reportingMta: string | null, recipient: string | null): Classification {
  const input = {
    replyCode: failure.code,
    enhancedStatusCode: failure.status,
    smtpCommand: failure.command,
    issuedBy: failure.issuedBy,
    remoteMta: failure.remote.name,
    reportingMta,
    recipientDomain: domainOf(recipient),
  };
  const first = withCategory(classify({ ...input, text: failure.text }), failure.category);
  const empty = isOwnSummary(failure.text) || (first.basis !== 'words' && first.basis !== 'code');
  if (!empty) return first;
  const around = withoutBoilerplate(view.notice.slice(0, 4000)).slice(0, 3000);
  const second = around === '' || around === failure.text ? first : classify({ ...input, text: around });
  return second.basis === 'words' ? second : first;
}

/** Where the words hide the cause, or show none, the sending server's category tells. */
function withCategory(read: Classification, name: string | null): Classification {
  const category = name === null ? null : categoryOf(name);
  const open = read.reason === 'filtered' || (read.basis !== 'words' && read.basis !== 'code');
  return category && open ? { ...read, ...category, basis: 'code' } : read;
}

/** X-Failed-Recipients (Exim, Google) names who failed; with several names the notice tells which. */
function failedRecipient(view: View, failure: Failure): string | null {
  const failed = field(view.head, 'x-failed-recipients');
  if (failed === undefined || failed.includes(',')) return failure.recipient;
  return addressIn(failed) ?? failure.recipient;
}

/** The envelope sender: Return-Path of the returned message, else to whom the report was sent. */
function senderOf(view: View): string | null {
  return addressIn(field(view.returned, 'return-path') ?? '');
}

/** The name that the client gave, as a refusal quotes it. */
function heloIn(text: string): string | null {
  const quoted = /\bhelo=<?([\w.-]{1,255}\w)|<([\w.-]{1,255})>: Helo command rejected/i.exec(text);
  return (
    quoted?.[1] ??
    quoted?.[2] ??
    /\b(?:HELO|EHLO)(?: name)?[ :]{1,2}[<["']?((?:[\w-]{1,63}\.){1,8}[a-z][\w-]{1,62})/i.exec(text)?.[1] ??
    null
  );
}
