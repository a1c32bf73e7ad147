import { runChecks } from '../src/checks/run.ts';
import type { Investigate } from '../src/conversation/handle.ts';
import { freshView } from '../src/dns/fresh-view.ts';
import type { Dns } from './dns/dns.ts';

/** The checks together take at most this long, unless configured. */
export const CHECKS_MS = 8000;

/** Checks over real DNS: the first look through the resolver, "check again" at the zones' own servers. */
export function createInvestigate(dns: Dns, timeoutMs = CHECKS_MS, onQueries?: (count: number) => void): Investigate {
  return async (requests, again) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const run = dns.resolverFor({ signal });
    if (!again) {
      const findings = await runChecks(requests, { resolver: run.resolver, signal });
      onQueries?.(run.queries);
      return { findings, basis: 'resolver' };
    }
    const view = freshView(run.fresh, run.uncached);
    const findings = await runChecks(requests, { resolver: view, signal });
    onQueries?.(run.queries);
    const authoritative = view.bases.length > 0 && view.bases.every((row) => row.basis === 'authoritative');
    return { findings, basis: authoritative ? 'authoritative' : 'resolver' };
  };
}
