import type { IssuedBy } from './bounce.ts';

/** What the rules look at: one refusal, as the reader found it. */
export interface RuleInput {
  /** The refusal on one line: white space folded, repeated codes of a multi-line reply removed, original case. */
  readonly text: string;
  readonly replyCode: string | null;
  readonly enhancedStatusCode: string | null;
  /** CONNECT, EHLO, MAIL FROM, RCPT TO, DATA, ... or null. */
  readonly smtpCommand: string | null;
  readonly issuedBy: IssuedBy;
  /** Name of the remote MTA, of the reporting MTA and domain of the recipient, where known: they tell the receiver. */
  readonly remoteMta: string | null;
  readonly reportingMta: string | null;
  readonly recipientDomain: string | null;
}
