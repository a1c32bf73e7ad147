/** A document that advice rests on. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** Date of the document's text, where it has one (ISO 8601). */
  readonly dated?: string;
  /** The day it was read (ISO 8601). */
  readonly read: string;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * Whether a document's text was older than a year on the day it was read. One without a date is not, nor is a standard: an
 * RFC is never edited, only replaced.
 */
export function isOld({ dated, read, url }: Source): boolean {
  if (url.startsWith('https://www.rfc-editor.org/')) return false;
  return dated !== undefined && Date.parse(read) - lastDayOf(dated) > YEAR_MS;
}

/** A date of which only the month or the year is known may be the last day of it. */
function lastDayOf(date: string): number {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  return day === undefined ? Date.UTC(year, month, 0) : Date.parse(date);
}
