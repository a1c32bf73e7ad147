import { canonicalAddress } from '../../dns/names.ts';

export type Qualifier = '+' | '-' | '~' | '?';

/** RFC 7208 section 5. `spec` is a domain-spec with its macros, null where the record's own domain is meant. */
export type Mechanism =
  | { readonly type: 'all' }
  | { readonly type: 'include'; readonly spec: string }
  | { readonly type: 'exists'; readonly spec: string }
  | { readonly type: 'a' | 'mx'; readonly spec: string | null; readonly bits4: number; readonly bits6: number }
  | { readonly type: 'ptr'; readonly spec: string | null }
  | { readonly type: 'ip4' | 'ip6'; readonly network: string; readonly bits: number };

/** A mechanism with its qualifier, and the term as it stands in the record. */
export interface Directive {
  readonly term: string;
  readonly qualifier: Qualifier;
  readonly mechanism: Mechanism;
}

/** What is wrong with a record's syntax: a permanent error (RFC 7208 section 4.6). */
export interface SpfSyntaxProblem {
  readonly term: string;
  readonly why:
    | 'unknown_mechanism'
    | 'bad_address'
    | 'bad_length'
    | 'bad_domain'
    | 'bad_modifier'
    | 'repeated'
    | 'bytes';
}

export interface SpfRecord {
  readonly text: string;
  readonly directives: readonly Directive[];
  /** The domain-spec of `redirect=`, with its macros. */
  readonly redirect: string | null;
  /** The first term that is not right. */
  readonly problem: SpfSyntaxProblem | null;
}

/** Whether a TXT record is an SPF record: it begins with exactly `v=spf1` (RFC 7208 section 4.5). */
export function isSpfRecord(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/** Whether a text that is no SPF record is meant to be one: in quotes, with a blank before it or none behind. */
export function isMistakenForSpf(text: string): boolean {
  return /^[\s"']*v\s*=\s*spf1?/i.test(text) && !isSpfRecord(text);
}

/** Reads a text for which {@link isSpfRecord} holds (RFC 7208 sections 4.6, 5, 6 and 12). */
export function parseSpfRecord(text: string): SpfRecord {
  const terms = text.split(' ').slice(1).filter(Boolean);
  const directives: Directive[] = [];
  const modifiers = new Map<string, string>();
  const problems: SpfSyntaxProblem[] = [];
  // RFC 7208 section 3.1: visible US-ASCII only.
  const bytes = terms.find((term) => /[^\x21-\x7e]/.test(term));
  if (bytes !== undefined) problems.push({ term: bytes, why: 'bytes' });
  for (const term of terms) {
    const modifier = /^([^:/=]*)=(.*)$/.exec(term);
    const why = modifier
      ? takeModifier(modifier[1] ?? '', modifier[2] ?? '', modifiers)
      : takeDirective(term, directives);
    if (why) problems.push({ term, why });
  }
  return { text, directives, redirect: modifiers.get('redirect') ?? null, problem: problems[0] ?? null };
}

type Why = SpfSyntaxProblem['why'];

/** RFC 7208 section 6: `redirect` and `exp` at most once; names that are not known are ignored. */
function takeModifier(name: string, value: string, modifiers: Map<string, string>): Why | undefined {
  if (!/^[a-z][\w.-]*$/i.test(name)) return 'bad_modifier';
  const key = name.toLowerCase();
  if (key !== 'redirect' && key !== 'exp') return MACRO_STRING.test(value) ? undefined : 'bad_modifier';
  if (modifiers.has(key)) return 'repeated';
  modifiers.set(key, value);
  return isDomainSpec(value) ? undefined : 'bad_domain';
}

function takeDirective(term: string, directives: Directive[]): Why | undefined {
  const sign = /^[-+~?]/.exec(term)?.[0] ?? '';
  const name = /^[^:/]*/.exec(term.slice(sign.length))?.[0] ?? '';
  const mechanism = mechanismOf(name.toLowerCase(), term.slice(sign.length + name.length));
  if (typeof mechanism === 'string') return mechanism;
  directives.push({ term, qualifier: qualifierOf(sign), mechanism });
  return undefined;
}

function qualifierOf(sign: string): Qualifier {
  return sign === '-' || sign === '~' || sign === '?' ? sign : '+';
}

function mechanismOf(type: string, rest: string): Mechanism | Why {
  switch (type) {
    case 'all':
      return rest === '' ? { type } : 'bad_domain';
    case 'include':
    case 'exists':
      return rest.startsWith(':') && isDomainSpec(rest.slice(1)) ? { type, spec: rest.slice(1) } : 'bad_domain';
    case 'ptr':
      if (rest === '') return { type, spec: null };
      return rest.startsWith(':') && isDomainSpec(rest.slice(1)) ? { type, spec: rest.slice(1) } : 'bad_domain';
    case 'a':
    case 'mx':
      return hostMechanism(type, rest);
    case 'ip4':
    case 'ip6':
      return networkMechanism(type, rest);
    default:
      return 'unknown_mechanism';
  }
}

/** RFC 7208 sections 5.3 and 5.4: `a:mail.example.com/24//64`. */
function hostMechanism(type: 'a' | 'mx', rest: string): Mechanism | Why {
  const [beforeSix, six] = splitLength(rest, '//');
  const [before, four] = splitLength(beforeSix, '/');
  const bits4 = four === undefined ? 32 : prefixLength(four, 32);
  const bits6 = six === undefined ? 128 : prefixLength(six, 128);
  if (bits4 === undefined || bits6 === undefined) return 'bad_length';
  if (before === '') return { type, spec: null, bits4, bits6 };
  return before.startsWith(':') && isDomainSpec(before.slice(1))
    ? { type, spec: before.slice(1), bits4, bits6 }
    : 'bad_domain';
}

/** Takes digits after the last separator off the end. */
function splitLength(text: string, separator: string): [string, string | undefined] {
  const at = text.lastIndexOf(separator);
  const digits = text.slice(at + separator.length);
  return at >= 0 && /^\d+$/.test(digits) ? [text.slice(0, at), digits] : [text, undefined];
}

/** RFC 7208 section 5.6: the prefix length is no domain's, and defaults to the whole address. */
function networkMechanism(type: 'ip4' | 'ip6', rest: string): Mechanism | Why {
  const [address = '', length, more] = rest.slice(1).split('/');
  const network = canonicalAddress(address);
  const isFamily = type === 'ip6' ? address.includes(':') : !address.includes(':');
  if (!rest.startsWith(':') || network === undefined || !isFamily) return 'bad_address';
  const most = type === 'ip4' ? 32 : 128;
  const bits = length === undefined ? most : prefixLength(length, most);
  return bits === undefined || more !== undefined ? 'bad_length' : { type, network, bits };
}

function prefixLength(digits: string, most: number): number | undefined {
  return /^(?:0|[1-9]\d{0,2})$/.test(digits) && Number(digits) <= most ? Number(digits) : undefined;
}

/** RFC 7208 section 7.1; c, r and t are for explanations only (section 7.2). */
const MACRO_STRING = /^(?:[\x21-\x24\x26-\x7e]|%[%_-]|%\{[slodiphcrtv]\d*r?[-.+,/_=]*\})*$/i;
const DOMAIN_MACROS = /^(?:[\x21-\x24\x26-\x7e]|%[%_-]|%\{[slodiphv](?!0+\D)\d*r?[-.+,/_=]*\})*$/i;

/** RFC 7208 section 7.1: domain-spec ends with a macro or with a dot and a top label. */
function isDomainSpec(text: string): boolean {
  if (text === '' || !DOMAIN_MACROS.test(text)) return false;
  if (text.endsWith('}') || /%[%_-]$/.test(text)) return true;
  const literal = text.slice(text.lastIndexOf('}') + 1);
  const name = literal.endsWith('.') ? literal.slice(0, -1) : literal;
  const top = name.slice(name.lastIndexOf('.') + 1);
  return name.includes('.') && /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(top) && !/^\d+$/.test(top);
}

/** Whether a mechanism costs one of the ten look-ups (RFC 7208 section 4.6.4). */
export function costsLookup({ mechanism }: Directive): boolean {
  return mechanism.type !== 'all' && mechanism.type !== 'ip4' && mechanism.type !== 'ip6';
}

/** Whether `all` ends the record, so that `redirect` has no effect (RFC 7208 section 6.1). */
export function endsWithAll(record: SpfRecord): boolean {
  return record.directives.some((directive) => directive.mechanism.type === 'all');
}
