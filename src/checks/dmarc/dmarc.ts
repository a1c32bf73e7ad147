import type { DnsAnswer } from '../../dns/answer.ts';
import { normalizeName, organizationalDomain } from '../../dns/names.ts';
import type { Finding, FindingArgs } from '../finding.ts';
import { makeFinding } from '../make-finding.ts';
import type { CheckTools } from '../request.ts';
import { alignmentOf, type AppliedPolicy, discoverPolicy, type Discovery } from './evaluation.ts';
import type { DmarcFindings, Identifier } from './findings.ts';
import { checkReports } from './reports.ts';
import { mayShareOrganization, organizationalDomainOf, type TreeWalk, walkTree } from './tree-walk.ts';

/** A domain and what its message can be authenticated by. */
export interface DmarcSubject {
  /** The domain of the From header field. */
  readonly domain: string;
  /** The domain that SPF is checked for: MAIL FROM's, or the HELO name of an empty sender. */
  readonly spf: string | null;
  /** The `d=` of each DKIM signature. */
  readonly dkim: readonly string[];
}

/** Signatures looked at; RFC 9989 section 4.10 leaves the number open. */
const MOST_IDENTIFIERS = 8;

/**
 * DMARC of an author domain (RFC 9989): the policy that applies and where it stands, what is wrong with it, whether its
 * reports are accepted, and whether this message's domains are in alignment with it.
 * @param subject a malformed domain gives no findings
 */
export async function checkDmarc(subject: DmarcSubject, tools: CheckTools): Promise<Finding[]> {
  const domain = normalizeName(subject.domain);
  if (domain === undefined) return [];
  const identifiers = identifiersOf(subject);
  // Their walks are asked for now: most names are the same, and none waits for the other.
  for (const { identifier } of identifiers) {
    if (mayShareOrganization(domain, identifier)) void walkTree(identifier, tools);
  }
  const discovery = await discoverPolicy(domain, tools);
  const discarded = discardedRecords(domain, discovery.walk);
  if (discovery.status === 'failed') return [...discarded, temperror(domain, discovery.answer)];
  if (discovery.status === 'none') return [...discarded, ...noRecord(domain, discovery)];
  const { applied, walk } = discovery;
  const [reports, alignments] = await Promise.all([
    checkReports(domain, applied.at, walk, tools),
    alignmentFindings(domain, identifiers, discovery, tools),
  ]);
  return [...discarded, ...recordFindings(domain, applied), ...alignments, ...reports];
}

/** What was authenticated, each domain once; its mode is the record's, which is not known yet. */
function identifiersOf({ spf, dkim }: DmarcSubject): Omit<Identifier, 'mode'>[] {
  const named = [
    ...(spf === null ? [] : [{ method: 'spf' as const, name: spf }]),
    ...[...new Set(dkim)].map((name) => ({ method: 'dkim' as const, name })),
  ];
  return named
    .flatMap(({ method, name }) => {
      const identifier = normalizeName(name);
      return identifier === undefined ? [] : [{ method, identifier }];
    })
    .slice(0, MOST_IDENTIFIERS);
}

function recordFindings(domain: string, { at, policy, tag }: AppliedPolicy): Finding[] {
  const { record, answer, domain: place } = at;
  const { testing, adkim, aspf, text } = record;
  const proof = [answer];
  const found = <C extends keyof DmarcFindings>(code: C, args: FindingArgs[C]): Finding =>
    makeFinding('dmarc', code, domain, args, proof);
  const where = { domain, at: place };
  return [
    found('DMARC_RECORD', { ...where, record: text, policy, tag, testing, adkim, aspf }),
    ...(record.effect === 'reports_only' ? [found('DMARC_REPORTS_ONLY', { ...where, record: text })] : []),
    ...record.problems.map((problem) => found('DMARC_TAG_PROBLEM', { ...where, ...problem })),
    ...(record.removed.length === 0 ? [] : [found('DMARC_REMOVED_TAGS', { ...where, tags: record.removed })]),
  ];
}

/** Records on the way that receivers do not count. */
function discardedRecords(domain: string, walk: TreeWalk): Finding[] {
  return walk.looked.flatMap(({ domain: at, discarded, answer }) => {
    if (discarded === null) return [];
    const { why, texts } = discarded;
    return why === 'several'
      ? [makeFinding('dmarc', 'DMARC_SEVERAL', domain, { domain, at, records: texts }, [answer])]
      : [makeFinding('dmarc', 'DMARC_INVALID', domain, { domain, at, record: texts[0] ?? '', why }, [answer])];
  });
}

function noRecord(domain: string, { walk }: Extract<Discovery, { status: 'none' }>): Finding[] {
  const empty = walk.found.filter((one) => one.record.effect === 'nothing');
  // One record at the registered domain covers all names below it.
  const place = organizationalDomain(domain) ?? domain;
  const name = `_dmarc.${place}`;
  const record = `v=DMARC1; p=none; rua=mailto:postmaster@${place}`;
  const looked = walk.looked.map((one) => `_dmarc.${one.domain}`);
  const hasOne = empty.length > 0 || walk.looked.some((one) => one.discarded !== null);
  return [
    ...empty.map(({ domain: at, record: { text }, answer }) =>
      makeFinding('dmarc', 'DMARC_INVALID', domain, { domain, at, record: text, why: 'no_policy' }, [answer]),
    ),
    ...(hasOne ? [] : [makeFinding('dmarc', 'DMARC_NONE', domain, { domain, looked }, answersOf(walk))]),
    makeFinding('dmarc', 'DMARC_SUGGESTED_RECORD', domain, { domain, name, record }, []),
  ];
}

function answersOf(walk: TreeWalk): DnsAnswer[] {
  return walk.looked.map((one) => one.answer);
}

function temperror(domain: string, answer: Extract<DnsAnswer, { status: 'failed' }>): Finding {
  const args = { domain, name: answer.name, failure: answer.failure };
  return makeFinding('dmarc', 'DMARC_TEMPERROR', domain, args, [answer]);
}

/** RFC 9989 section 4.4: for each domain of the message, and whether any is aligned. */
async function alignmentFindings(
  domain: string,
  named: readonly Omit<Identifier, 'mode'>[],
  { applied, walk }: Extract<Discovery, { status: 'found' }>,
  tools: CheckTools,
): Promise<Finding[]> {
  const identifiers = named.map((one): Identifier => ({ ...one, mode: applied.mode[one.method] }));
  const alignments = await Promise.all(
    identifiers.map(({ identifier, mode }) => alignmentOf(identifier, walk, mode, tools)),
  );
  const organization = organizationalDomainOf(walk);
  const proof = [applied.at.answer];
  const each = identifiers.map((one, index): Finding => {
    const alignment = alignments[index];
    if (typeof alignment === 'object') return temperror(domain, alignment);
    return alignment === 'aligned'
      ? makeFinding('dmarc', 'DMARC_ALIGNED', domain, { domain, ...one }, proof)
      : makeFinding('dmarc', 'DMARC_NOT_ALIGNED', domain, { domain, organization, ...one }, proof);
  });
  const isHopeless = identifiers.length > 0 && alignments.every((alignment) => alignment === 'not_aligned');
  const { policy } = applied;
  return isHopeless
    ? [makeFinding('dmarc', 'DMARC_NO_ALIGNMENT', domain, { domain, policy, identifiers }, proof), ...each]
    : each;
}
