import type { DnsAnswer } from '../../dns/answer.ts';
import { isWithin } from '../../dns/names.ts';
import type { CheckTools } from '../request.ts';
import { type DmarcRecord, isDmarcRecord, parseDmarcRecord } from './record.ts';

/** RFC 9989 section 4.10: a longer name goes on with its last seven labels, so that there are at most eight questions. */
const LABELS_AFTER_FIRST = 7;

/** What stands at `_dmarc` below one name. */
export interface Published {
  readonly domain: string;
  readonly answer: DnsAnswer<'TXT'>;
  /** The policy record; null when there is none, or what there is does not count as one. */
  readonly record: DmarcRecord | null;
  /** What stands there instead and means to be one. */
  readonly discarded: { readonly why: 'several' | 'repeated' | 'version'; readonly texts: readonly string[] } | null;
}

/** A walk from a name to the top (RFC 9989 section 4.10). */
export interface TreeWalk {
  readonly domain: string;
  /** Names that were looked at and count, from the name upwards. */
  readonly looked: readonly Published[];
  /** Those that have a record. */
  readonly found: readonly (Published & { readonly record: DmarcRecord })[];
  /** The look-up that failed: what is above it is not known. */
  readonly failed: Extract<DnsAnswer, { status: 'failed' }> | null;
}

/** The names a walk looks at, from the name itself to its top-level domain. */
export function namesOfWalk(domain: string): string[] {
  const labels = domain.split('.');
  const rest = labels.length > LABELS_AFTER_FIRST ? labels.slice(-LABELS_AFTER_FIRST) : labels.slice(1);
  return [domain, ...rest.map((_, index) => rest.slice(index).join('.'))];
}

/** Walks the tree with all questions at once: the names are known beforehand, only where it ends is not. */
export async function walkTree(domain: string, tools: CheckTools): Promise<TreeWalk> {
  const all = await Promise.all(namesOfWalk(domain).map((name) => published(name, tools)));
  const looked: Published[] = [];
  const found: (Published & { readonly record: DmarcRecord })[] = [];
  for (const one of all) {
    if (one.answer.status === 'failed') return { domain, looked, found, failed: one.answer };
    looked.push(one);
    if (one.record === null) continue;
    found.push({ ...one, record: one.record });
    // RFC 9989 section 4.10 steps 3 and 7: the record itself says whether this is the top.
    if (one.record.psd !== 'u') break;
  }
  return { domain, looked, found, failed: null };
}

async function published(domain: string, tools: CheckTools): Promise<Published> {
  const answer = await tools.resolver.resolve(`_dmarc.${domain}`, 'TXT', tools);
  const texts = answer.status === 'records' ? answer.records : [];
  const valid = texts.filter(isDmarcRecord);
  const none = { domain, answer, record: null };
  const [text] = valid;
  // RFC 9989 section 4.10 step 2: several records count as none.
  if (valid.length > 1) return { ...none, discarded: { why: 'several', texts: valid } };
  if (text === undefined) {
    const meant = texts.filter((one) => /^\s*"?v\s*=\s*dmarc/i.test(one));
    return { ...none, discarded: meant.length === 0 ? null : { why: 'version', texts: meant } };
  }
  const record = parseDmarcRecord(text);
  return record === 'repeated'
    ? { ...none, discarded: { why: 'repeated', texts: valid } }
    : { domain, answer, record, discarded: null };
}

/** The organizational domain of a name whose walk is complete (RFC 9989 section 4.10.2). */
export function organizationalDomainOf({ domain, found }: TreeWalk): string {
  const last = found.at(-1);
  if (!last) return domain;
  // A public suffix has a record of its own: the domain is one label longer.
  if (last.record.psd === 'y' && last.domain !== domain) {
    return domain
      .split('.')
      .slice(-last.domain.split('.').length - 1)
      .join('.');
  }
  return last.domain;
}

/** Where the policy of an author domain stands (RFC 9989 section 4.10.1): at itself, its organization, the suffix above. */
export function policyRecordOf(walk: TreeWalk): (Published & { readonly record: DmarcRecord }) | undefined {
  const { found, domain } = walk;
  const organizational = organizationalDomainOf(walk);
  const last = found.at(-1);
  return (
    found.find((one) => one.domain === domain) ??
    found.find((one) => one.domain === organizational) ??
    (last?.record.psd === 'y' ? last : undefined)
  );
}

/** Whether two names could ever have one organizational domain that anybody registered: they end in the same two labels. */
export function mayShareOrganization(a: string, b: string): boolean {
  const end = a.split('.').slice(-2).join('.');
  return isWithin(b, end);
}
