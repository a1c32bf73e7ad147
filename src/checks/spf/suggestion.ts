import { parseSpfRecord, type SpfRecord } from './record.ts';

/** `all` by how much it lets through, the weakest first. */
const ALLS = ['?all', '~all', '-all'];

/**
 * One record instead of several (RFC 7208 section 4.5): every mechanism once, in the order of the records, and the weakest
 * `all` of them, so that no mail that passes today fails tomorrow.
 */
export function mergedRecord(records: readonly string[]): string {
  const parsed = records.map(parseSpfRecord);
  const terms = parsed.flatMap((record) => [
    ...record.directives.filter(({ mechanism }) => mechanism.type !== 'all').map(({ term }) => term),
    // A redirect ends a record; the records of several can only be joined by including it.
    ...(record.redirect === null ? [] : [`include:${record.redirect}`]),
  ]);
  const alls = parsed.map((record) => allOf(record)).filter((term) => term !== null);
  const last = ALLS.find((term) => alls.includes(term)) ?? '~all';
  return ['v=spf1', ...new Set(terms), last].join(' ');
}

/** The record with one mechanism more, before what ends it. */
export function recordWith(record: SpfRecord, term: string): string {
  const terms = record.text.split(' ').slice(1).filter(Boolean);
  const end = terms.findIndex((word) => /^(?:[-+~?]?all$|redirect=|exp=)/i.test(word));
  const at = end === -1 ? terms.length : end;
  return ['v=spf1', ...terms.slice(0, at), term, ...terms.slice(at)].join(' ');
}

/** The record that no longer allows everyone. */
export function closedRecord(record: SpfRecord): string {
  return record.text.replace(/ \+?all(?= |$)/i, ' ~all');
}

/** The mechanism that allows an address. */
export function allowTerm(ip: string): string {
  return ip.includes(':') ? `ip6:${ip}` : `ip4:${ip}`;
}

/** How a record ends, or null when it has no `all`. */
function allOf(record: SpfRecord): string | null {
  const all = record.directives.find(({ mechanism }) => mechanism.type === 'all');
  return all ? `${all.qualifier === '+' ? '~' : all.qualifier}all` : null;
}
