import { classify } from '../bounce/classify.ts';
import { RECEIVERS } from '../knowledge/receivers.ts';
import { RULES } from '../knowledge/rules/index.ts';
import { REPLY_CODES, SPECIFIC_STATUS, VAGUE_STATUS } from '../knowledge/status-codes.ts';
import type { Cause } from '../knowledge/vocabulary.ts';

/** What a reply code (RFC 5321) or enhanced status code (RFC 3463) says on its own. */
export interface CodeMeaning {
  readonly code: string;
  /** The registry's words, or null when it has no such code. */
  readonly registered: string | null;
  /** Null for a code of success. */
  readonly permanent: boolean | null;
  /** What it usually comes down to; `unknown` when the code alone leaves that open. */
  readonly cause: Cause;
  /** Receivers that use the code in their own way. */
  readonly receivers: readonly { readonly name: string; readonly cause: Cause }[];
}

/** Receivers listed for one code. */
const RECEIVERS_SHOWN = 8;

/** @param code `550`, `5.7.25` or `550 5.7.25`; the enhanced code says more and decides */
export function meaningOfCode(code: string): CodeMeaning {
  const [first = '', second] = code.split(/[ -]/);
  const replyCode = first.includes('.') ? null : first;
  const status = second ?? (first.includes('.') ? first : null);
  const { cause, permanent } = classify({
    text: code,
    replyCode,
    enhancedStatusCode: status,
    smtpCommand: null,
    issuedBy: 'remote',
    remoteMta: null,
    reportingMta: null,
    recipientDomain: null,
  });
  return { code, registered: registered(replyCode, status), permanent, cause, receivers: atReceivers(status, cause) };
}

function registered(replyCode: string | null, status: string | null): string | null {
  const detail = status === null ? null : `X${status.slice(1)}`;
  const row = [...SPECIFIC_STATUS, ...VAGUE_STATUS].find((one) => one.status === detail);
  return row?.meaning ?? REPLY_CODES.find((one) => one.reply === replyCode)?.meaning ?? null;
}

function atReceivers(status: string | null, usual: Cause): { name: string; cause: Cause }[] {
  if (status === null) return [];
  const wanted = [status, `X${status.slice(1)}`];
  const rows = RULES.filter((rule) => rule.receiver && rule.status?.some((one) => wanted.includes(one)));
  const seen = new Map<string, { name: string; cause: Cause }>();
  for (const { receiver, cause } of rows) {
    const name = RECEIVERS.find((row) => row.id === receiver)?.name;
    if (name !== undefined && cause !== usual) seen.set(`${name} ${cause}`, { name, cause });
  }
  return [...seen.values()].slice(0, RECEIVERS_SHOWN);
}
