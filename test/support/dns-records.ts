// A world of DNS as a literal, one line per name, and what a server that holds it says to a question.
import type { Answer } from 'dns-packet';
import type { RecordType } from '../../src/dns/answer.ts';

/** An answer that is no record. TIMEOUT is silence. */
export type Special = 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'FORMERR' | 'NOTIMP' | 'TIMEOUT';

/**
 * One record's data as a zone file writes it: `'192.0.2.1'`, `'10 mx.example'`, `'3 1 1 ab12'`. An MX may also be
 * `[10, 'mx.example']`, a TXT also the list of its character strings or its raw bytes.
 */
export type RecordText = string | readonly [number, string] | readonly string[] | Buffer;

/** What a name holds: its records by type, where a {@link Special} answer may stand for the records, or for the whole name. */
export type ZoneEntry =
  | Special
  | ({ readonly [T in RecordType]?: string | readonly RecordText[] } & {
      /** Seconds; else the server's. */
      readonly ttl?: number;
      /** Over UDP the server only says that the answer is too long (TC bit). */
      readonly truncate?: boolean;
    });

/** Names in lower case without a final dot. A name that is not listed does not exist. */
export type Zone = Record<string, ZoneEntry>;

export interface ZoneView {
  readonly zone: Zone;
  /** The zones this server is authoritative for; it refuses other names and refers to name servers below a cut. */
  readonly origins: readonly string[] | null;
  readonly ttl: number;
  readonly negativeTtl: number;
  /** Negative answers carry an SOA record. */
  readonly soa: boolean;
  /** CNAME targets in the same answer, where this server holds them. */
  readonly followAliases: boolean;
}

export interface Said {
  readonly rcode: number;
  readonly authoritative: boolean;
  readonly truncate: boolean;
  readonly answers: Answer[];
  readonly authorities: Answer[];
  readonly additionals: Answer[];
}

const RCODES: Record<Exclude<Special, 'TIMEOUT'>, number> = {
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
};
const MAX_ALIASES = 16;

/** What the server says to a question, null for silence. `name` in any case. */
export function answerFrom(view: ZoneView, name: string, type: string, aliases = 0): Said | null {
  const key = name.toLowerCase();
  if (!holds(view, key)) return said({ rcode: RCODES.REFUSED, authoritative: false });
  const cut = cutAbove(view, key);
  if (cut !== undefined && !(cut === key && type === 'DS')) return referral(view, cut);
  const entry = view.zone[key];
  if (entry === undefined) return negative(view, key, hasBelow(view.zone, key) ? 0 : RCODES.NXDOMAIN);
  if (typeof entry === 'string') return special(view, key, entry);
  const held = entry[type as RecordType];
  if (isSpecial(held)) return special(view, key, held, Object.keys(entry).length > 1);
  const ttl = entry.ttl ?? view.ttl;
  const truncate = entry.truncate ?? false;
  if (held !== undefined)
    return said({ truncate, answers: list(held).map((text) => record(type as RecordType, name, ttl, text)) });
  if (entry.CNAME === undefined || isSpecial(entry.CNAME)) return { ...negative(view, key, 0), truncate };
  const target = plain(String(list(entry.CNAME)[0]));
  return followed(view, record('CNAME', name, ttl, target), target, type, aliases);
}

function followed(view: ZoneView, alias: Answer, target: string, type: string, aliases: number): Said | null {
  if (!view.followAliases || aliases >= MAX_ALIASES || !holds(view, target.toLowerCase()))
    return said({ answers: [alias] });
  const rest = answerFrom(view, target, type, aliases + 1);
  return rest && { ...rest, authoritative: true, answers: [alias, ...rest.answers] };
}

function said(parts: Partial<Said>): Said {
  return { rcode: 0, authoritative: true, truncate: false, answers: [], authorities: [], additionals: [], ...parts };
}

function special(view: ZoneView, key: string, answer: Special, hasOtherTypes = false): Said | null {
  if (answer === 'TIMEOUT') return null;
  if (answer !== 'NXDOMAIN') return said({ rcode: RCODES[answer] });
  return negative(view, key, hasOtherTypes || hasBelow(view.zone, key) ? 0 : RCODES.NXDOMAIN);
}

/** RFC 2308 section 3: a negative answer carries the zone's SOA. */
function negative(view: ZoneView, key: string, rcode: number): Said {
  if (!view.soa) return said({ rcode });
  const owner = ancestors(key).find((name) => holdsType(view.zone, name, 'SOA'));
  const entry = owner === undefined ? undefined : view.zone[owner];
  const soa = typeof entry === 'object' && entry.SOA !== undefined ? list(entry.SOA)[0] : undefined;
  const text = soa ?? `ns.invalid hostmaster.invalid 1 3600 600 86400 ${view.negativeTtl}`;
  const ttl = typeof entry === 'object' ? (entry.ttl ?? view.ttl) : view.negativeTtl;
  return said({ rcode, authorities: [record('SOA', owner ?? key.split('.').slice(-2).join('.'), ttl, text)] });
}

/** RFC 1034 section 4.3.2 step 3b: the name servers below the cut, and their addresses as far as they are known here. */
function referral(view: ZoneView, cut: string): Said {
  const servers = typesOf(view.zone, cut, 'NS').map((text) => record('NS', cut, view.ttl, text));
  const glue = typesOf(view.zone, cut, 'NS').flatMap((text) =>
    typesOf(view.zone, String(text).toLowerCase(), 'A').map((ip) => record('A', String(text), view.ttl, ip)),
  );
  return said({ authoritative: false, authorities: servers, additionals: glue });
}

function cutAbove(view: ZoneView, key: string): string | undefined {
  if (!view.origins) return undefined;
  const { origins, zone } = view;
  const below = ancestors(key).filter((name) => origins.some((origin) => name.endsWith(`.${origin}`)));
  return below.findLast((name) => !origins.includes(name) && holdsType(zone, name, 'NS'));
}

function holds(view: ZoneView, key: string): boolean {
  return view.origins?.some((origin) => key === origin || key.endsWith(`.${origin}`)) ?? true;
}

function hasBelow(zone: Zone, key: string): boolean {
  const names = Object.keys(zone);
  const known = ABOVE.get(zone);
  if (known?.count === names.length) return known.above.has(key);
  const above = new Set(names.flatMap((name) => ancestors(name).slice(1)));
  ABOVE.set(zone, { count: names.length, above });
  return above.has(key);
}

/** Names with something below them, by zone; a zone that has grown is read again. */
const ABOVE = new WeakMap<Zone, { readonly count: number; readonly above: ReadonlySet<string> }>();

/** The name and the names above it, nearest first. */
function ancestors(name: string): string[] {
  const labels = name.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

function holdsType(zone: Zone, name: string, type: RecordType): boolean {
  return typesOf(zone, name, type).length > 0;
}

function typesOf(zone: Zone, name: string, type: RecordType): readonly RecordText[] {
  const entry = zone[name];
  const held = typeof entry === 'object' ? entry[type] : undefined;
  return held === undefined || isSpecial(held) ? [] : list(held);
}

function list(held: string | readonly RecordText[]): readonly RecordText[] {
  return typeof held === 'string' ? [held] : held;
}

function isSpecial(held: unknown): held is Special {
  return held === 'TIMEOUT' || (typeof held === 'string' && held in RCODES);
}

function record(type: RecordType, name: string, ttl: number, text: RecordText): Answer {
  const words = Array.isArray(text) ? text.map(String) : String(text).split(/\s+/);
  const word = (index: number): string => words[index] ?? '';
  const number = (index: number): number => Number(words[index] ?? 0);
  switch (type) {
    case 'A':
    case 'AAAA':
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return { type, name, ttl, data: plain(word(0)) };
    case 'MX':
      return { type, name, ttl, data: { preference: number(0), exchange: plain(word(1)) } };
    case 'TXT':
      return { type, name, ttl, data: characterStrings(text) };
    case 'SOA': {
      const [serial, refresh, retry, expire, minimum] = [2, 3, 4, 5, 6].map(number);
      return {
        type,
        name,
        ttl,
        data: { mname: plain(word(0)), rname: plain(word(1)), serial, refresh, retry, expire, minimum },
      };
    }
    case 'TLSA': {
      const certificate = Buffer.from(word(3), 'hex');
      return { type, name, ttl, data: { usage: number(0), selector: number(1), matchingType: number(2), certificate } };
    }
    case 'DS': {
      const digest = Buffer.from(word(3), 'hex');
      return { type, name, ttl, data: { keyTag: number(0), algorithm: number(1), digestType: number(2), digest } };
    }
  }
}

/** RFC 1035 section 3.3: a character string holds at most 255 octets. */
function characterStrings(text: RecordText): Buffer[] {
  if (Array.isArray(text)) return text.map((part) => Buffer.from(String(part)));
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(String(text));
  const count = Math.max(1, Math.ceil(bytes.length / 255));
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * 255, index * 255 + 255));
}

function plain(name: string): string {
  return name.length > 1 ? name.replace(/\.$/, '') : '.';
}
