// The record form that MTA-STS and TLSRPT share: `v=NAME; field=value; ...` (RFC 8461 section 3.1, RFC 8460 section 3).

import { trimmed, WSP } from '../../dns/white-space.ts';

/** A field of a record, in order. */
export type Field = readonly [name: string, value: string];

/** RFC 8461 section 3.1, `sts-ext-name`: a letter or digit, then up to 31 of these. */
const NAME = /^[a-z\d][\w.-]{0,31}$/i;
/** `sts-ext-value`: visible characters but `=` and `;`. A URI may hold more (RFC 8460 section 3). */
const VALUE = /^[\x21-\x3a\x3c\x3e-\x7e]+$/;

/**
 * Reads the fields after the version.
 * @param freeValue the name of the field whose value its own reader checks
 * @returns undefined when the record does not follow the form
 */
export function readFields(record: string, version: string, freeValue: string): Field[] | undefined {
  const parts = record.split(';').map((part) => trimmed(part, WSP));
  // One delimiter may stand at the end.
  if (parts.at(-1) === '') parts.pop();
  const [first, ...rest] = parts;
  if (first !== `v=${version}`) return undefined;
  const fields: Field[] = [];
  for (const part of rest) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0));
    const value = part.slice(equals + 1);
    if (!NAME.test(name) || value === '' || (name !== freeValue && !VALUE.test(value))) return undefined;
    fields.push([name, value]);
  }
  return fields;
}
