import { normalizeName } from '../../dns/names.ts';
import { readTagList, type Tag } from '../../dns/tag-list.ts';
import { FWS, trimmed } from '../../dns/white-space.ts';

/** What the domain's owner asks of receivers, from weak to strong (RFC 9989 section 4.7, `p`). */
const POLICIES = ['none', 'quarantine', 'reject'] as const;
export type Policy = (typeof POLICIES)[number];
/** `r`: the organizational domain must be the same; `s`: the domain itself (section 4.4). */
export type AlignmentMode = 'r' | 's';

/** What is not right in one tag. Receivers pass over it. */
export interface DmarcTagProblem {
  readonly tag: string;
  readonly value: string;
  readonly why: 'value' | 'uri' | 'stray' | 'case' | 'order';
}

/** A DMARC policy record (RFC 9989 section 4.7). */
export interface DmarcRecord {
  readonly text: string;
  readonly p: Policy | null;
  readonly sp: Policy | null;
  readonly np: Policy | null;
  /** Whether the domain is a public suffix: `u` leaves it to the tree walk. */
  readonly psd: 'y' | 'n' | 'u';
  /** `t=y`: receivers are asked to apply the next weaker policy. */
  readonly testing: boolean;
  readonly adkim: AlignmentMode;
  readonly aspf: AlignmentMode;
  /** Where aggregate reports go: valid URIs only. */
  readonly rua: readonly string[];
  readonly problems: readonly DmarcTagProblem[];
  /** Tags of RFC 7489 that RFC 9989 no longer has. */
  readonly removed: readonly string[];
  /** RFC 9989 section 4.10.1: with a missing or wrong policy tag it asks for reports only, or for nothing at all. */
  readonly effect: 'policy' | 'reports_only' | 'nothing';
}

/** RFC 9989 section 4.7: `v` comes first, and its value is exactly DMARC1. */
const VERSION = /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/;

/** Whether a TXT record at `_dmarc` is a policy record. */
export function isDmarcRecord(text: string): boolean {
  return VERSION.test(trimmed(text, FWS).replace(/^V/, 'v'));
}

/**
 * Reads a text for which {@link isDmarcRecord} holds. Tag names count in any case, as receivers read them.
 * @returns `repeated` when a tag stands there twice: the list is then no record (RFC 6376 section 3.2)
 */
export function parseDmarcRecord(text: string): DmarcRecord | 'repeated' {
  const list = readTagList(text);
  const tags = new Map(list.tags.map((tag) => [tag.name.toLowerCase(), tag.value]));
  if (list.duplicates.length > 0 || tags.size < list.tags.length) return 'repeated';
  const policy = (name: string): Policy | null =>
    POLICIES.find((word) => word === tags.get(name)?.toLowerCase()) ?? null;
  const [p, sp, np] = [policy('p'), policy('sp'), policy('np')];
  const rua = urisOf(tags.get('rua')).filter(isReportUri);
  const isWhole = p !== null && isKnown(tags, 'sp', sp) && isKnown(tags, 'np', np);
  return {
    text,
    p,
    sp,
    np,
    psd: oneOf(['y', 'n', 'u'], tags.get('psd'), 'u'),
    testing: tags.get('t')?.toLowerCase() === 'y',
    adkim: oneOf(['r', 's'], tags.get('adkim'), 'r'),
    aspf: oneOf(['r', 's'], tags.get('aspf'), 'r'),
    rua,
    problems: [...list.tags.flatMap(problemOf), ...orderOf(list.tags), ...list.stray.map(strayTag)],
    removed: REMOVED.filter((name) => tags.has(name)),
    effect: isWhole ? 'policy' : rua.length > 0 ? 'reports_only' : 'nothing',
  };
}

function isKnown(tags: ReadonlyMap<string, string>, name: string, policy: Policy | null): boolean {
  return policy !== null || !tags.has(name);
}

function oneOf<T extends string>(words: readonly T[], value: string | undefined, otherwise: T): T {
  return words.find((word) => word === value?.toLowerCase()) ?? otherwise;
}

const REMOVED = ['pct', 'rf', 'ri'];

/** The values that a tag may have (RFC 9989 section 4.8; the removed ones by RFC 7489 section 6.4). */
const VALUES: Readonly<Record<string, RegExp>> = {
  p: /^(?:none|quarantine|reject)$/i,
  sp: /^(?:none|quarantine|reject)$/i,
  np: /^(?:none|quarantine|reject)$/i,
  psd: /^[ynu]$/i,
  t: /^[yn]$/i,
  adkim: /^[rs]$/i,
  aspf: /^[rs]$/i,
  fo: /^[01ds](?:\s*:\s*[01ds])*$/i,
  pct: /^(?:100|\d{1,2})$/,
  ri: /^\d{1,10}$/,
  rf: /^afrf(?:\s*:\s*[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i,
};

function problemOf({ name, value }: Tag): DmarcTagProblem[] {
  const key = name.toLowerCase();
  const isUriList = key === 'rua' || key === 'ruf';
  const wrong = isUriList ? !urisOf(value).every(isReportUri) : VALUES[key]?.test(value) === false;
  const problems: DmarcTagProblem[] = wrong ? [{ tag: name, value, why: isUriList ? 'uri' : 'value' }] : [];
  // The ABNF gives the version tag its own rule, in any case; other names are case-sensitive (RFC 6376 section 3.2).
  if (key !== name && key !== 'v' && (key in VALUES || isUriList)) problems.push({ tag: name, value, why: 'case' });
  return problems;
}

/** RFC 7489 wanted `p` right after `v`; receivers that follow it ignore the record otherwise. */
function orderOf(tags: readonly Tag[]): DmarcTagProblem[] {
  const at = tags.findIndex((tag) => tag.name.toLowerCase() === 'p');
  return at > 1 ? [{ tag: 'p', value: tags[at]?.value ?? '', why: 'order' }] : [];
}

function strayTag(value: string): DmarcTagProblem {
  return { tag: value, value, why: 'stray' };
}

function urisOf(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(',').map((uri) => uri.trim());
}

/** A URI (RFC 3986) in which `,` and `!` are escaped, with the size limit that RFC 9989 made obsolete at its end. */
const REPORT_URI = /^[a-z][\w+.-]*:[\w\-.~:/?#[\]@$&'()*+;=%]+(?:!\d{1,15}[kmgt]?)?$/i;

function isReportUri(uri: string): boolean {
  return REPORT_URI.test(uri);
}

/** The host that a `mailto:` URI sends to, or undefined for another scheme or a malformed address. */
export function mailtoHost(uri: string): string | undefined {
  const address = /^mailto:[^@]+@([^@!?]+)/i.exec(uri);
  return address?.[1] === undefined ? undefined : normalizeName(address[1]);
}
