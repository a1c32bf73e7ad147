// Which machine report an input is: what it is for is what its reader wants to know.
import type { ReadingNote } from './bounce.ts';
import { type Field, field } from './headers.ts';
import type { Part } from './mime.ts';

/** What of a laid-out input tells it. */
interface Laid {
  readonly head: readonly Field[];
  readonly parts: readonly Part[];
  readonly notice: string;
  readonly status: string;
}

/** One look for all that follows: most texts have none of it. */
const SIGN = /\breport domain:|<policy_|<report_metadata>|"policy-type"|!\d{9}/i;
/** RFC 7489 section 7.2.1.1 (today RFC 9990) and RFC 8460 section 5.3: the subject of a report on a domain. */
const SUBJECT = /\breport domain: ?\S{1,255} submitter: ?\S/i;
/** In the same sections: receiver!domain!begin!end, with the file's ending, which is JSON for TLS. */
const FILE =
  /(?<![\w.-])[\w.-]{1,253}![\w.-]{1,253}!\d{9,11}!\d{9,11}(?:![\w-]{1,60})?\.(?:(?<tls>json)|xml|zip|gz)\b/i;
/** RFC 7489 appendix C: elements that no other document has. */
const DMARC_XML = /<(?:policy_evaluated|policy_published|report_metadata)>/i;
/** RFC 8460 section 4.4. */
const TLS_JSON = /"policy-type"\s{0,8}:\s{0,8}"(?:sts|tlsa|no-policy-found)"/i;
/** As pasted text: RFC 8098 section 3.2.6, whose fields may stand apart from the words, and RFC 5965 section 3.1. */
const RECEIPT = /(?:^|\n)Disposition:[ \t]{0,4}(?:manual|automatic)-action\//i;
const ARF = /(?:^|\n)Feedback-Type:[ \t]{0,4}\w|\bthis is an email abuse report\b/i;
/** RFC 5321 section 4.2: where a server refused something, that is what happened, whatever was in the message. */
const REPLY = /(?:^|[\s'"(>])[45]\d\d[ -](?:#?[45]\.\d{1,3}\.\d{1,3}\b|[A-Z])/;

/** Is it the document of a DMARC report, or has a part of it in its first lines? */
export function isDmarcXml(text: string): boolean {
  return DMARC_XML.test(text.slice(0, 4000));
}

/** RFC 5965 section 3, RFC 8460 section 5.3, RFC 8098 section 3. */
const REPORT_TYPES: ReadonlySet<string | undefined> = new Set([
  'feedback-report',
  'tlsrpt',
  'disposition-notification',
]);
/** Outlook.com's junk mail reports carry no feedback part. */
const REPORT_SUBJECT =
  /^\s{0,4}(?:complaint about message from|abuse report|e?mail feedback report|report domain: ?\S{1,255} submitter:)/i;

/** A message that its header fields and parts alone tell to be a report; Apple Mail unsubscribes by mail. */
export function isReport({ head, parts }: Laid): boolean {
  const has = (role: Part['role']): boolean => parts.some((part) => part.role === role);
  return (
    REPORT_TYPES.has(reportType(head)) ||
    has('feedback') ||
    (has('disposition') && !has('status')) ||
    REPORT_SUBJECT.test(field(head, 'subject') ?? '') ||
    field(head, 'x-apple-unsubscribe') !== undefined
  );
}

function reportType(head: readonly Field[]): string | undefined {
  return /report-type\s{0,4}=\s{0,4}"?([\w-]{1,40})/i.exec(field(head, 'content-type') ?? '')?.[1]?.toLowerCase();
}

/** The note for a report of DMARC, of TLS, of abuse or of a message that was read; null for what is none of these. */
export function reportNote({ head, parts, notice, status }: Laid): ReadingNote | null {
  const type = reportType(head);
  const has = (role: Part['role']): boolean => parts.some((part) => part.role === role);
  if (RECEIPT.test(status) || RECEIPT.test(notice)) return 'read_receipt';
  if (ARF.test(notice)) return 'abuse_report';
  if (type === 'delivery-status' || has('status')) return null;
  if (type === 'tlsrpt') return 'tls_report';
  if (type === 'disposition-notification' || has('disposition')) return 'read_receipt';
  if (type === 'feedback-report' || has('feedback')) return feedback(parts);
  const text = `${field(head, 'subject') ?? ''}\n${notice.slice(0, 200_000)}`;
  return SIGN.test(text) && status === '' && !REPLY.test(text) ? onDomain(text) : null;
}

function onDomain(text: string): ReadingNote | null {
  const file = FILE.exec(text);
  if (TLS_JSON.test(text) || file?.groups?.tls !== undefined) return 'tls_report';
  return file !== null || SUBJECT.test(text) || DMARC_XML.test(text) ? 'dmarc_report' : null;
}

/** RFC 6591 section 3.1: a single message that failed, told in the form of an abuse report. */
function feedback(parts: readonly Part[]): ReadingNote {
  return parts.some(({ text }) => /\bFeedback-Type:\s{0,4}auth-failure\b/i.test(text))
    ? 'dmarc_report'
    : 'abuse_report';
}
