import type { DnsAnswer } from '../../dns/answer.ts';
import { isWithin } from '../../dns/names.ts';
import type { CheckTools } from '../request.ts';
import type { AlignmentMode, DmarcRecord, Policy } from './record.ts';
import {
  mayShareOrganization,
  organizationalDomainOf,
  policyRecordOf,
  type Published,
  type TreeWalk,
  walkTree,
} from './tree-walk.ts';

/** The policy that applies to one author domain. */
export interface AppliedPolicy {
  /** The name whose `_dmarc` holds it. */
  readonly at: Published & { readonly record: DmarcRecord };
  readonly policy: Policy;
  readonly tag: 'p' | 'sp' | 'np';
  readonly mode: { readonly spf: AlignmentMode; readonly dkim: AlignmentMode };
}

export type Discovery =
  | { readonly status: 'found'; readonly walk: TreeWalk; readonly applied: AppliedPolicy }
  /** No record, or one that asks for nothing. */
  | { readonly status: 'none'; readonly walk: TreeWalk }
  | { readonly status: 'failed'; readonly walk: TreeWalk; readonly answer: Extract<DnsAnswer, { status: 'failed' }> };

/** Finds the policy for an author domain (RFC 9989 section 4.10.1). @param domain as `normalizeName` gives it */
export async function discoverPolicy(domain: string, tools: CheckTools): Promise<Discovery> {
  const walk = await walkTree(domain, tools);
  const own = walk.found.find((one) => one.domain === domain);
  // The author domain's own record applies whatever stands above it.
  const at = own ?? (walk.failed ? undefined : policyRecordOf(walk));
  if (!at) {
    return walk.failed ? { status: 'failed', walk, answer: walk.failed } : { status: 'none', walk };
  }
  if (at.record.effect === 'nothing') return { status: 'none', walk };
  const chosen = await policyFor(domain, at, tools);
  if ('status' in chosen) return { status: 'failed', walk, answer: chosen };
  const mode = { spf: at.record.aspf, dkim: at.record.adkim };
  return { status: 'found', walk, applied: { at, mode, ...chosen } };
}

/** RFC 9989 section 4.7: `p` for the domain itself, `sp` below it, `np` below it for names that do not exist. */
async function policyFor(
  domain: string,
  { domain: at, record }: AppliedPolicy['at'],
  tools: CheckTools,
): Promise<{ policy: Policy; tag: 'p' | 'sp' | 'np' } | Extract<DnsAnswer, { status: 'failed' }>> {
  const { p, sp, np, effect, testing } = record;
  if (effect === 'reports_only' || p === null) return { policy: 'none', tag: 'p' };
  if (at === domain) return { policy: eased(p, testing), tag: 'p' };
  if (np !== null) {
    // Appendix A.4: a name exists when DNS has anything at it. An alias is something, wherever it leads.
    const answer = await tools.resolver.resolve(domain, 'A', tools);
    if (answer.status === 'failed') return answer;
    if (answer.status === 'nxdomain' && answer.aliases.length === 0) return { policy: eased(np, testing), tag: 'np' };
  }
  return sp === null ? { policy: eased(p, testing), tag: 'p' } : { policy: eased(sp, testing), tag: 'sp' };
}

/** RFC 9989 section 4.7, `t`: while testing, the next weaker policy. */
function eased(policy: Policy, testing: boolean): Policy {
  if (!testing || policy === 'none') return policy;
  return policy === 'reject' ? 'quarantine' : 'none';
}

export type Alignment = 'aligned' | 'not_aligned' | Extract<DnsAnswer, { status: 'failed' }>;

/**
 * Whether an authenticated domain is in alignment with the author domain (RFC 9989 section 4.4).
 * @returns the failed look-up where one leaves it open
 */
export async function alignmentOf(
  identifier: string,
  author: TreeWalk,
  mode: AlignmentMode,
  tools: CheckTools,
): Promise<Alignment> {
  if (identifier === author.domain) return 'aligned';
  if (mode === 's') return 'not_aligned';
  // The author's own record may be known while what is above it is not.
  if (author.failed) return mayShareOrganization(author.domain, identifier) ? author.failed : 'not_aligned';
  const organizational = organizationalDomainOf(author);
  if (!isWithin(identifier, organizational)) return 'not_aligned';
  const walk = await walkTree(identifier, tools);
  if (walk.failed) return walk.failed;
  return organizationalDomainOf(walk) === organizational ? 'aligned' : 'not_aligned';
}
