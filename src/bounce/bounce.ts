import type { Cause, Kind, Reason } from '../knowledge/vocabulary.ts';

/** Who wrote the refusal: the remote server, the reporting server itself, or a relay in between. */
export type IssuedBy = 'remote' | 'local' | 'relay';

/** One failed recipient, in the words of RFC 5321, 3463, 3464 and 8601. What the text does not show is null. */
export interface Bounce {
  readonly reason: Reason;
  /** The first guess, from the text alone; DNS and answers decide. */
  readonly cause: Cause;
  /** True: the server gave up. False: it will try again. Null: the text does not tell. */
  readonly permanent: boolean | null;
  /** Three digits (RFC 5321 section 4.2). */
  readonly replyCode: string | null;
  /** class.subject.detail (RFC 3463). */
  readonly enhancedStatusCode: string | null;
  /** The refusal in its issuer's words, on one line, without repeated codes. */
  readonly diagnosticText: string | null;
  readonly recipient: string | null;
  /** The envelope sender (RFC 5321 MAIL FROM), else the author's address. */
  readonly sender: string | null;
  readonly mailFromDomain: string | null;
  /** The domain of the From header field (RFC 9989). */
  readonly authorDomain: string | null;
  /** The address that the refusal is about, as the refusing side saw it. */
  readonly sendingIp: string | null;
  readonly heloDomain: string | null;
  readonly remoteMta: { readonly name: string | null; readonly ip: string | null };
  readonly reportingMta: string | null;
  readonly issuedBy: IssuedBy;
  /** The SMTP command that was refused, in capitals: CONNECT, EHLO, MAIL FROM, RCPT TO, DATA, ... */
  readonly smtpCommand: string | null;
  readonly queueId: string | null;
  /** Receiver whose rules were used, a word of knowledge/receivers. */
  readonly receiver: string | null;
  /** Id of the rule that gave reason and cause. */
  readonly rule: string | null;
}

/** A Received header field (RFC 5321 section 4.4), newest first. */
export interface Hop {
  readonly from: string | null;
  /** The address in brackets or parentheses that `by` recorded. */
  readonly ip: string | null;
  readonly by: string | null;
  /** ISO 8601, or null when it cannot be read. */
  readonly date: string | null;
  /** Seconds since the hop before (the next older one). */
  readonly delay: number | null;
}

export interface DkimSelector {
  readonly domain: string;
  readonly selector: string;
}

/** What the pasted message or its report shows besides the refusal. */
export interface MessageFacts {
  readonly hops: readonly Hop[];
  readonly dkim: readonly DkimSelector[];
  /** Raw values of header fields that the checks read, unfolded. */
  readonly authenticationResults: readonly string[];
  readonly receivedSpf: readonly string[];
  readonly forefrontAntispamReport: string | null;
  readonly subject: string | null;
}

/** What an input holds beyond what was read. */
export interface LeftOut {
  /** Failed recipients that are not among the bounces. */
  readonly recipients: number;
  /** Messages of a file that were not opened. */
  readonly messages: number;
}

/** What happened, without the rest that a conversation needs. */
export interface Outcome {
  readonly kind: Kind;
  /** One for each failed recipient; empty when the input is no bounce. */
  readonly bounces: readonly Bounce[];
  /** What was more than is taken at once; null when everything was read. */
  readonly leftOut: LeftOut | null;
  /** Things to tell the admin of the input itself. */
  readonly notes: readonly ReadingNote[];
}

/** What was understood of one input. */
export interface Reading extends Outcome {
  /** Language of the input as ISO 639-1, or null when it cannot be told. */
  readonly language: string | null;
  readonly message: MessageFacts;
  /** What the admin wrote around the paste and the paste itself, with the chat undone. */
  readonly text: string;
}

export const READING_NOTES = [
  'empty',
  'binary',
  /** Something is longer, deeper or of more parts than is read, and how many recipients that hides cannot be told. */
  'truncated',
  'image_only',
  /** A report of success: delivered, relayed or expanded (RFC 3464 section 2.3.3). */
  'delivered',
  /** A receiver's report on mail in a domain's name (RFC 9990, RFC 7489 section 7.2), or on one message of it (RFC 6591). */
  'dmarc_report',
  /** A sender's report on TLS to a domain's servers (RFC 8460). */
  'tls_report',
  /** A recipient's complaint (RFC 5965). */
  'abuse_report',
  /** RFC 8098. */
  'read_receipt',
  'credential',
] as const;
export type ReadingNote = (typeof READING_NOTES)[number];
