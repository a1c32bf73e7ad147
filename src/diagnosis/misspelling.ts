import { RECEIVERS } from '../knowledge/receivers.ts';

const KNOWN = RECEIVERS.flatMap((row): readonly string[] => ('domains' in row ? row.domains : []));
/** Shorter names are one slip away from too many others. */
const SHORTEST = 8;

/** @returns the well-known mail domain that a domain is one slip away from, or null: `gmial.com` is `gmail.com` */
export function domainMeant(domain: string | null): string | null {
  if (domain === null || KNOWN.includes(domain)) return null;
  return KNOWN.find((known) => known.length >= SHORTEST && isOneSlip(domain, known)) ?? null;
}

/** One letter too many, too few or wrong, or two letters swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
