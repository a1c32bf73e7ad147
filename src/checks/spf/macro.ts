import ipaddr from 'ipaddr.js';
import { parseAddress } from '../../dns/addresses.ts';

/** What a macro is filled from (RFC 7208 section 7.2). */
export interface MacroValues {
  /** MAIL FROM, or `postmaster@` and the HELO name. */
  readonly sender: string;
  readonly ip: string;
  readonly helo: string;
}

const MACRO = /%(?:([%_-])|\{([a-z])(\d*)(r?)([-.+,/_=]*)\})/gi;
/** A group of the pattern; undefined when it took no part. */
type Part = string | undefined;
const MAX_NAME = 253;

/**
 * Expands a domain-spec (RFC 7208 section 7.3).
 * @param domain the domain whose record holds it
 * @returns the name without a final dot, or undefined for the `p` macro, which needs DNS and "SHOULD NOT be used"
 */
export function expandDomainSpec(spec: string, domain: string, values: MacroValues): string | undefined {
  if (/%\{p/i.test(spec)) return undefined;
  const expanded = spec.replaceAll(
    MACRO,
    (_, escape: string | undefined, letter: Part, digits: Part, reverse: Part, delimiters: Part) => {
      if (escape !== undefined) return escape === '%' ? '%' : escape === '_' ? ' ' : '%20';
      const value = transform(valueOf(letter?.toLowerCase(), domain, values), digits, reverse, delimiters);
      return letter === letter?.toLowerCase() ? value : escaped(value);
    },
  );
  return shortened(expanded.replace(/\.$/, ''));
}

/** RFC 7208 section 7.3: a capital letter escapes all but RFC 3986's unreserved characters. */
function escaped(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function valueOf(letter: Part, domain: string, { sender, ip, helo }: MacroValues): string {
  const at = sender.lastIndexOf('@');
  switch (letter) {
    case 's':
      return sender;
    case 'l':
      return sender.slice(0, at);
    case 'o':
      return sender.slice(at + 1);
    case 'd':
      return domain;
    case 'i':
      return dotted(ip);
    case 'v':
      return ip.includes(':') ? 'ip6' : 'in-addr';
    default:
      return helo;
  }
}

/** IPv6 as 32 digits with dots between, as in ip6.arpa but not reversed. */
function dotted(ip: string): string {
  const address = parseAddress(ip);
  if (!(address instanceof ipaddr.IPv6)) return ip;
  return address
    .toByteArray()
    .flatMap((byte) => [(byte >> 4).toString(16), (byte & 15).toString(16)])
    .join('.');
}

function transform(value: string, digits: Part, reverse: Part, delimiters: Part): string {
  const marks = delimiters || '.';
  const parts: string[] = [''];
  for (const character of value) {
    if (marks.includes(character)) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  const ordered = reverse ? parts.toReversed() : parts;
  return (digits ? ordered.slice(-Number(digits)) : ordered).join('.');
}

/** RFC 7208 section 7.3: labels are dropped on the left until the name fits. */
function shortened(name: string): string {
  let rest = name;
  while (rest.length > MAX_NAME && rest.includes('.')) rest = rest.slice(rest.indexOf('.') + 1);
  return rest;
}
