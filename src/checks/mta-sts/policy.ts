import { trimmed, WSP } from '../../dns/white-space.ts';

/** What a domain asks of senders (RFC 8461 section 3.2). */
export interface StsPolicy {
  readonly mode: 'enforce' | 'testing' | 'none';
  /** Host names, the leftmost label may be a star. Lower case. */
  readonly mx: readonly string[];
  /** Seconds that senders keep it. */
  readonly maxAge: number;
}

/** What is wrong with a policy: the field that is missing or cannot be read. */
export type PolicyProblem = 'version' | 'mode' | 'mx' | 'max_age' | 'line';

/** RFC 8461 section 3.2: about a year. */
const LONGEST_AGE = 31_557_600;
const NAME = /^[a-z\d][\w.-]{0,31}$/i;
/** A host name, or one after `*.`; letters, digits and hyphens, A-labels for internationalised names. */
const PATTERN = /^(?:\*\.)?[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i;

/** Reads a policy file. @returns what is wrong where it is not valid: senders then have no policy */
export function readPolicy(text: string): StsPolicy | { readonly problem: PolicyProblem } {
  const fields = readLines(text);
  if (fields === undefined) return { problem: 'line' };
  const valueOf = (name: string): string | undefined => fields.find(([key]) => key === name)?.[1];
  if (valueOf('version') !== 'STSv1') return { problem: 'version' };
  const mode = valueOf('mode');
  if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') return { problem: 'mode' };
  const age = valueOf('max_age');
  if (age === undefined || !/^\d{1,10}$/.test(age)) return { problem: 'max_age' };
  const mx = fields.filter(([key]) => key === 'mx').map(([, value]) => value.toLowerCase());
  if (!mx.every((pattern) => pattern.length <= 255 && PATTERN.test(pattern))) return { problem: 'mx' };
  if (mode !== 'none' && mx.length === 0) return { problem: 'mx' };
  return { mode, mx, maxAge: Math.min(Number(age), LONGEST_AGE) };
}

/** `name: value` a line, ended by LF or CRLF. The value may hold spaces, but no control characters. */
function readLines(text: string): [string, string][] | undefined {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const fields: [string, string][] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    const value = trimmed(line.slice(colon + 1), WSP);
    if (!NAME.test(name) || value === '' || /\p{Cc}/u.test(value)) return undefined;
    fields.push([name, value]);
  }
  return fields;
}

/** RFC 8461 section 4.1: a star stands for exactly the leftmost label. */
export function matchesPattern(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === pattern.slice(1);
}
