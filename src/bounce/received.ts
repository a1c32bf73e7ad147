// The Received chain (RFC 5321 section 4.4): who handed the message to whom, and how long each step took.
import type { Hop } from './bounce.ts';
import { findIps } from './ip.ts';
import { oneLine } from './one-line.ts';

/** RFC 5321 section 6.3: a server that counts hops gives up at 100 or later. */
export const MAX_HOPS = 100;

/** Reads the values of Received fields, newest first, as they stand in a message. */
export function readHops(values: readonly string[]): Hop[] {
  const raw = values.slice(0, MAX_HOPS).map(readHop);
  return raw.map((hop, i) => ({ ...hop, delay: delayBetween(hop.date, raw[i + 1]?.date ?? null) }));
}

function readHop(value: string): Omit<Hop, 'delay'> {
  const line = value.slice(0, 2000);
  const { fromPart, by } = partsOf(line);
  const semicolon = line.lastIndexOf(';');
  return {
    from:
      /^\s{0,4}(?:\(?qmail[^)]{0,40}\)\s?;?)?from\s{1,4}\[?([\w.:-]{1,255})(?![\w.:@-])/i.exec(fromPart)?.[1] ?? null,
    ip: recordedAddress(fromPart),
    by,
    date: semicolon < 0 ? null : isoDate(line.slice(semicolon + 1)),
  };
}

function partsOf(line: string): { readonly fromPart: string; readonly by: string | null } {
  const by = /\bby\s{1,4}([\w.-]{1,255})/i.exec(line);
  return { fromPart: by ? line.slice(0, by.index) : line, by: by?.[1]?.replace(/\.$/, '') ?? null };
}

/** The client's address that `host` itself recorded in a Received field, or null where another wrote the field. */
export function addressRecordedBy(host: string, value: string): string | null {
  const { fromPart, by } = partsOf(value.slice(0, 2000));
  return by?.toLowerCase() === host.toLowerCase() ? recordedAddress(fromPart) : null;
}

/** The address in brackets or parentheses is what `by` saw; the name before it is what the client claimed. */
function recordedAddress(fromPart: string): string | null {
  const parenthesis = fromPart.indexOf('(');
  const seen = parenthesis < 0 ? [] : findIps(fromPart.slice(parenthesis));
  const bracketed = seen.find(({ start }) => fromPart[parenthesis + start - 1] === '[') ?? seen[0];
  if (bracketed) return bracketed.ip;
  const bracket = fromPart.indexOf('[');
  return bracket < 0 ? null : (findIps(fromPart.slice(bracket))[0]?.ip ?? null);
}

/** RFC 5322 section 3.3, with or without comments; null when it is no date. */
function isoDate(text: string): string | null {
  const cleaned = oneLine(text.replace(/\([^()]{0,60}\)/g, ' ')).slice(0, 60);
  const time = Date.parse(cleaned);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function delayBetween(newer: string | null, older: string | null): number | null {
  return newer === null || older === null ? null : (Date.parse(newer) - Date.parse(older)) / 1000;
}
