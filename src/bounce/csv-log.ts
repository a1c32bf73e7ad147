// Logs with a record a line and commas between (RFC 4180): PowerMTA's accounting files and Exchange's message tracking log. A header
// line names the columns; without one PowerMTA's default order counts.
import { domainOf } from './addresses.ts';
import { type Failure, NO_FAILURE, type Told } from './failure.ts';
import { findIps } from './ip.ts';
import { MAX_BOUNCES } from './left-out.ts';
import { findReplies, foldReply } from './reply.ts';

/** PowerMTA's User's Guide, "accounting records": the default of `record-fields`. */
const DEFAULT_COLUMNS =
  'type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat,srcType,srcMta,dlvType,dlvSourceIp,dlvDestinationIp'.split(
    ',',
  );
const STATUS_COLUMN = DEFAULT_COLUMNS.indexOf('dsnStatus');

const ACCOUNTING_HEADER = /(?<![\w,])type(?:,[a-z_][\w-]{1,40}){3,60}/i;
/** Types of records: bounced, transient, delivered, received, feedback; then, without a header, a time. */
const NAMED_RECORD = /(?<![^\s>])(?:[btd]|tq|rb|rs|[rf]),(?=\S)/g;
const DATED_RECORD = /(?<![^\s>])(?:[btd]|tq|rb|rs),(?=\d{4}-\d\d-\d\d\s\d\d:\d\d:\d\d[+-]\d{4},|1\d{9},)/g;
/** https://learn.microsoft.com/exchange/mail-flow/transport-logs/message-tracking */
const TRACKING_HEADER = /#Fields:\s(date-time(?:,[a-z][a-z-]{1,40}){5,60})/;
const TRACKING_RECORD = /(?<![^\s>])(?=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,)/g;
/** Get-MessageTrackingLog | Export-Csv, with the separator of the country. */
const EXPORT_HEADER = /(?:^|\n)((?:"\w{2,40}"[,;\t]){3,60}"\w{2,40}")\r?\n/;

const LONGEST_RECORD = 8000;

/** One record, its values by the names of the columns, in small letters and without signs. */
type LogRecord = ReadonlyMap<string, string>;

/** A quick look for such a log. */
export function hasCsvLog(text: string): boolean {
  return /dsnStatus|#Fields:\sdate-time|"RecipientStatus"/.test(text) || text.search(DATED_RECORD) >= 0;
}

/** The last word on each recipient; null where no record is one of these. Mail that arrived is not told of. */
export function readCsvLog(text: string): Told | null {
  const last = new Map<string, Failure>();
  let known = 0;
  for (const record of recordsOf(text)) {
    for (const [recipient, failure] of record.has('eventid') ? tracked(record) : accounted(record)) {
      known += 1;
      last.delete(recipient);
      if (failure) last.set(recipient, failure);
    }
  }
  if (known === 0) return null;
  return { failures: [...last.values()].slice(0, MAX_BOUNCES), leftOut: Math.max(0, last.size - MAX_BOUNCES) };
}

function recordsOf(text: string): Iterable<LogRecord> {
  const tracking = TRACKING_HEADER.exec(text);
  if (tracking) return named(tracking, startingWith(TRACKING_RECORD, text, endOf(tracking)), ',');
  const exported = EXPORT_HEADER.exec(text);
  if (exported) {
    return named(exported, text.slice(endOf(exported)).split('\n'), /"([,;\t])"/.exec(exported[0])?.[1] ?? ',');
  }
  const accounting = ACCOUNTING_HEADER.exec(text);
  return accounting
    ? named(accounting, startingWith(NAMED_RECORD, text, endOf(accounting)), ',')
    : unnamed(startingWith(DATED_RECORD, text, 0));
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

/** Records end where the next begins: chats wrap lines, and fold them into one. */
function* startingWith(start: RegExp, text: string, from: number): Generator<string> {
  const body = text.slice(from).replaceAll('\n', ' ');
  let begin = -1;
  for (const { index } of body.matchAll(start)) {
    if (begin >= 0) yield body.slice(begin, Math.min(index, begin + LONGEST_RECORD));
    begin = index;
  }
  if (begin >= 0) yield body.slice(begin, begin + LONGEST_RECORD);
}

function* named(header: RegExpExecArray, rows: Iterable<string>, separator: string): Generator<LogRecord> {
  const columns = valuesOf(header[1] ?? header[0], separator);
  for (const row of rows) yield recordOf(columns, valuesOf(row, separator));
}

function* unnamed(rows: Iterable<string>): Generator<LogRecord> {
  for (const row of rows) yield byDefault(valuesOf(row, ','));
}

/** Older versions log a time more, so the columns are counted from the status. */
function byDefault(values: readonly string[]): LogRecord {
  const at = values.findIndex((value) => /^[245]\.\d{1,3}\.\d{1,3}(?: \(|$)/.test(value));
  const shift = at < 0 ? 0 : at - STATUS_COLUMN;
  return recordOf(DEFAULT_COLUMNS, [values[0] ?? '', ...values.slice(1 + Math.max(0, shift))]);
}

function recordOf(columns: readonly string[], values: readonly string[]): LogRecord {
  return new Map(columns.map((column, i) => [column.toLowerCase().replace(/[^a-z]/g, ''), values[i] ?? '']));
}

/** RFC 4180 section 2: a value may stand in quotes, and a quote inside is doubled. */
function valuesOf(row: string, separator: string): string[] {
  const values: string[] = [];
  for (let at = 0; at <= row.length; ) {
    const quoted = row[at] === '"';
    const end = quoted ? closingQuote(row, at + 1) : at;
    const next = row.indexOf(separator, end);
    const stop = next < 0 ? row.length : next;
    values.push(quoted ? row.slice(at + 1, end).replaceAll('""', '"') : row.slice(at, stop).trim());
    at = stop + 1;
  }
  return values;
}

function closingQuote(row: string, from: number): number {
  for (let at = row.indexOf('"', from); at >= 0; at = row.indexOf('"', at + 2)) {
    if (row[at + 1] !== '"') return at;
  }
  return row.length;
}

type Line = readonly [recipient: string, failure: Failure | null];

function accounted(record: LogRecord): Line[] {
  const value = (name: string): string => record.get(name) ?? '';
  const recipient = addressOf(value('rcpt'));
  const type = value('type');
  if (recipient === null || /^[rf]$/.test(type)) return [];
  if (type === 'd') return [[recipient.toLowerCase(), null]];
  const said = value('dsndiag').replace(/^smtp;\s{0,4}/i, '');
  const [, status = null, meaning = ''] =
    /^([245]\.\d{1,3}\.\d{1,3})(?: \(([^\n]{1,200})\))?/.exec(value('dsnstatus')) ?? [];
  const failure = failureOf(recipient, said === '' ? meaning : said);
  const [, name, ip] = /^([\w.-]{0,255})\s?(?:[[(]([\da-f.:]{3,45})[\])])?/i.exec(value('dsnmta')) ?? [];
  return [
    [
      recipient.toLowerCase(),
      {
        ...failure,
        status: failure.status ?? status,
        sender: addressOf(value('orig')),
        remote: { name: name === '' ? null : (name ?? null), ip: ipOf(ip ?? '') ?? ipOf(value('dlvdestinationip')) },
        clientIp: ipOf(value('dlvsourceip')),
        category: value('bouncecat') === '' ? null : value('bouncecat'),
        temporary: type.startsWith('t') || value('dsnaction') === 'delayed' ? true : null,
      },
    ],
  ];
}

/** Events of delivery; of the others (RECEIVE, DSN, EXPAND) none tells how it ended. */
const EVENTS: Readonly<Record<string, 'failed' | 'deferred' | 'delivered'>> = {
  FAIL: 'failed',
  BADMAIL: 'failed',
  DEFER: 'deferred',
  SEND: 'delivered',
  DELIVER: 'delivered',
};

function tracked(record: LogRecord): Line[] {
  const value = (name: string): string => record.get(name) ?? '';
  const outcome = EVENTS[value('eventid')];
  if (!outcome) return [];
  const recipients = (value('recipientaddress') || value('recipients'))
    .split(';')
    .flatMap((one) => addressOf(one) ?? []);
  const statuses = statusesOf(value('recipientstatus'), recipients.length);
  const sender = addressOf(value('returnpath')) ?? addressOf(value('senderaddress') || value('sender'));
  return recipients.map((recipient, i) => {
    const status = statuses[i] ?? statuses[0] ?? '';
    const failure = failureOf(recipient, lastErrorIn(status));
    const told: Failure = {
      ...failure,
      sender,
      remote: { name: hostIn(status), ip: ipOf(/\{IP=([^{}]{1,45})\}/.exec(status)?.[1] ?? '') },
      temporary: outcome === 'deferred' ? true : null,
    };
    return [recipient.toLowerCase(), outcome === 'delivered' ? null : told];
  });
}

/** "[{LED=550 5.1.1 ...};{MSG=};{FQDN=...};{IP=...};{LRT=...}]", or the reply alone; of several recipients with ";" between. */
function statusesOf(text: string, recipients: number): string[] {
  if (text.includes('{LED=')) return text.split(/(?<=\]);(?=\[)/);
  const parts = text.split(';');
  return parts.length === recipients ? parts : [text];
}

function lastErrorIn(status: string): string {
  return /\{LED=([^}]{1,1500})/.exec(status)?.[1] ?? status;
}

function hostIn(status: string): string | null {
  return /\{FQDN=([\w.-]{1,255})\}/.exec(status)?.[1] ?? null;
}

function failureOf(recipient: string, said: string): Failure {
  const [reply] = findReplies(said);
  return {
    ...NO_FAILURE,
    recipient,
    text: foldReply(said).slice(0, 1500),
    code: reply?.code ?? null,
    status: reply?.status ?? null,
    issuedBy: reply ? 'remote' : 'local',
    strength: 3,
  };
}

function addressOf(value: string): string | null {
  const address = value.trim().replace(/^<|>$/g, '');
  return domainOf(address) === null || /\s/.test(address) ? null : address;
}

function ipOf(value: string): string | null {
  const ip = findIps(value)[0]?.ip;
  return ip === undefined || ip === '0.0.0.0' ? null : ip;
}
