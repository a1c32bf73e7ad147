// Delivery status notifications (RFC 3464), as a MIME part and as pasted text, where blank lines and line ends are lost.
import { addressIn } from './addresses.ts';
import { MAX_BOUNCES } from './left-out.ts';
import { BLANK_LINE, oneLine } from './one-line.ts';

/** One recipient's fields (RFC 3464 section 2.3). */
export interface RecipientStatus {
  readonly recipient: string | null;
  /** failed, delayed, delivered, relayed, expanded; null when not given. */
  readonly action: string | null;
  readonly status: string | null;
  /** The words after the status, as some servers add them in a comment. */
  readonly statusComment: string | null;
  readonly remoteMta: string | null;
  readonly diagnostic: string | null;
  /** smtp, X-Postfix, ...: what kind of code the diagnostic is. In lower case. */
  readonly diagnosticType: string | null;
  /** PowerMTA's own opinion (knowledge/bounce-categories.ts). */
  readonly category: string | null;
}

/** A whole report: the fields per message (section 2.2) and per recipient. */
export interface StatusReport {
  readonly reportingMta: string | null;
  readonly queueId: string | null;
  readonly sender: string | null;
  readonly recipients: readonly RecipientStatus[];
  /** Recipients beyond these. */
  readonly leftOut: number;
}

const NAME =
  /(?<![\w-])(Reporting-MTA|Received-From-MTA|DSN-Gateway|Original-Envelope-Id|Arrival-Date|Original-Recipient|Final-Recipient|Action|Status|Remote-MTA|Diagnostic-Code|Last-Attempt-Date|Final-Log-ID|Will-Retry-Until|X-[A-Z]\w{1,30}(?:-[A-Z]\w{0,30}){1,3}|Content-Type|Content-Description|Return-Path|Received|Message-ID)[ \t]{0,4}:/gi;
const MAX_VALUE = 4000;
const PER_MESSAGE = new Set([
  'reporting-mta',
  'received-from-mta',
  'dsn-gateway',
  'original-envelope-id',
  'arrival-date',
  'x-postfix-queue-id',
  'x-postfix-sender',
]);
const PER_RECIPIENT = new Set([
  'original-recipient',
  'final-recipient',
  'x-actual-recipient',
  'action',
  'status',
  'remote-mta',
  'diagnostic-code',
  'x-powermta-bouncecategory',
]);

/** Index of the first of the fields that only a report has, or -1. */
export function statusFieldsStart(text: string): number {
  return text.search(/(?:Final|Original)-Recipient[ \t]{0,4}:|Diagnostic-Code[ \t]{0,4}:|Reporting-MTA[ \t]{0,4}:/i);
}

/** Reads the status fields in a text, of the first 1,000 recipients. Unknown words between them are ignored. */
export function readStatusReport(text: string): StatusReport {
  const message = new Map<string, string>();
  const groups: Map<string, string>[] = [];
  let leftOut = 0;
  for (const { name, value, gap, start } of fieldsOf(text)) {
    if (PER_MESSAGE.has(name)) {
      if (!message.has(name)) message.set(name, value);
    } else if (PER_RECIPIENT.has(name)) {
      let group = groups.at(-1);
      if (!group || group.has(name) || (gap && group.size > 1)) {
        if (groups.length >= MAX_BOUNCES) {
          leftOut = recipientsFrom(text, start);
          break;
        }
        group = new Map();
        groups.push(group);
      }
      group.set(name, value);
    }
  }
  return {
    reportingMta: mtaName(message.get('reporting-mta')),
    queueId: message.get('x-postfix-queue-id') ?? null,
    sender: addressIn(message.get('x-postfix-sender') ?? ''),
    recipients: groups
      .map(recipientStatus)
      .filter((each) => each.recipient !== null || each.diagnostic !== null || each.status !== null),
    leftOut,
  };
}

/** Each recipient has this field exactly once (RFC 3464 section 2.3.2). */
function recipientsFrom(text: string, start: number): number {
  return text.slice(start).match(/Final-Recipient[ \t]{0,4}:/gi)?.length ?? 0;
}

interface RawField {
  readonly name: string;
  readonly value: string;
  /** A blank line stands before it. */
  readonly gap: boolean;
  readonly start: number;
}

/** One after another, so that nobody pays for those that are not read. */
function* fieldsOf(text: string): Generator<RawField> {
  let gap = false;
  NAME.lastIndex = 0;
  let next = NAME.exec(text);
  while (next) {
    const match = next;
    next = NAME.exec(text);
    const from = match.index + match[0].length;
    const to = Math.min(next?.index ?? text.length, from + MAX_VALUE);
    const raw = text.slice(from, to);
    const name = (match[1] ?? '').toLowerCase();
    const blank = raw.search(BLANK_LINE);
    const lines = blank < 0 ? raw : raw.slice(0, blank);
    const value = oneLine(untilNextField(lines));
    if (plausible(name, value)) yield { name, value, gap, start: match.index };
    gap = blank >= 0;
  }
}

/** A field this reader does not know ends the value too, where line ends are left. */
function untilNextField(raw: string): string {
  const next = raw.search(/\n(?:[A-Z][A-Za-z-]{2,40}: |--[^\s-])/);
  return next < 0 ? raw : raw.slice(0, next);
}

/** "Action" and "Status" are ordinary words too. */
function plausible(name: string, value: string): boolean {
  if (name === 'action')
    return /^["']?(?:failed|failure|fail|delayed|delivered|relayed|expanded|error|bounced|deferred)\b/i.test(value);
  if (name === 'status') return /^(?:["'(]?[245]\.\d{1,3}\.\d{1,3}|[45]\d\d$)/.test(value);
  return value !== '';
}

function recipientStatus(group: ReadonlyMap<string, string>): RecipientStatus {
  const status = /([245]\.\d{1,3}\.\d{1,3})(?: {0,3}\(([^()]{1,400}))?/.exec(group.get('status') ?? '');
  const diagnostic = /^(?:(X-[\w-]{1,40}|[a-z]{3,12}) ?; ?)?(.*)$/i.exec(group.get('diagnostic-code') ?? '');
  // Zoho writes the reply code there, and the enhanced one before the words.
  const code = /^[45]\d\d$/.exec(group.get('status') ?? '')?.[0];
  const words = diagnostic?.[2]?.trim() ?? '';
  return {
    recipient:
      addressIn(group.get('final-recipient') ?? '') ??
      addressIn(group.get('original-recipient') ?? '') ??
      addressIn(group.get('x-actual-recipient') ?? ''),
    action: /[a-z]+/.exec(group.get('action')?.toLowerCase() ?? '')?.[0] ?? null,
    status: status?.[1] ?? null,
    statusComment: status?.[2]?.trim() ?? null,
    remoteMta: mtaName(group.get('remote-mta')),
    diagnostic: (code !== undefined && /^[45]\./.test(words) ? `${code} ${words}` : words) || null,
    diagnosticType: diagnostic?.[1]?.toLowerCase() ?? null,
    category: group.get('x-powermta-bouncecategory') ?? null,
  };
}

/**
 * The name in "dns; mx.example.org (192.0.2.1)" (RFC 3464 section 2.1.2). A name without a dot counts where it stands alone:
 * people write "[my email server]" over the real one.
 */
function mtaName(value: string | undefined): string | null {
  const match = /^(?:[\w-]{1,20} ?; ?)?[<[]{0,2}([\w.:-]{1,255})(.{0,3})/.exec(value?.trim() ?? '');
  const name = match?.[1]?.replace(/\.$/, '') ?? '';
  const alone = /^[\]>]{0,2}(?:$|\s?\()/.test(match?.[2] ?? '');
  return name !== '' && (alone || /[.:]/.test(name)) ? name : null;
}
