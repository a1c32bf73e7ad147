// Logs with a record a line and commas between (RFC 4180), as records: PowerMTA's accounting files and Exchange's message tracking
// log. A header line names the columns; without one PowerMTA's default order counts.

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
export type LogRecord = ReadonlyMap<string, string>;

/** A quick look for such a log. */
export function hasCsvLog(text: string): boolean {
  return /dsnStatus|#Fields:\sdate-time|"RecipientStatus"/.test(text) || text.search(DATED_RECORD) >= 0;
}

/** The records of a log; none where no line is one. */
export function recordsOf(text: string): Iterable<LogRecord> {
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
