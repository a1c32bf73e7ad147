import { alignmentOf, discoverPolicy } from '../../../src/checks/dmarc/evaluation.ts';
import type { Policy } from '../../../src/checks/dmarc/record.ts';
import type { CheckTools } from '../../../src/checks/request.ts';

/** Domains that passed: the one of SPF, and the `d=` of each DKIM signature that verified. */
interface Authenticated {
  readonly spf: string | null;
  readonly dkim: readonly string[];
}

interface DmarcResult {
  readonly result: 'pass' | 'fail' | 'none' | 'temperror';
  readonly policy: Policy | null;
}

/**
 * DMARC for a message whose SPF and DKIM results are known (RFC 9989 section 5.3), by the parts that the check is made of.
 * @param author the author domain
 */
export async function evaluateDmarc(
  author: string,
  authenticated: Authenticated,
  tools: CheckTools,
): Promise<DmarcResult> {
  const discovery = await discoverPolicy(author, tools);
  if (discovery.status === 'none') return { result: 'none', policy: null };
  if (discovery.status === 'failed') return { result: 'temperror', policy: null };
  const { applied, walk } = discovery;
  const spf = authenticated.spf === null ? [] : [authenticated.spf];
  const alignments = await Promise.all([
    ...spf.map((domain) => alignmentOf(domain, walk, applied.mode.spf, tools)),
    ...authenticated.dkim.map((domain) => alignmentOf(domain, walk, applied.mode.dkim, tools)),
  ]);
  if (alignments.includes('aligned')) return { result: 'pass', policy: applied.policy };
  const isOpen = alignments.some((alignment) => typeof alignment === 'object');
  return isOpen ? { result: 'temperror', policy: null } : { result: 'fail', policy: applied.policy };
}
