import type { CheckRequest, CheckTools } from '../src/checks/request.ts';
import { runChecks } from '../src/checks/run.ts';
import type { Investigate } from '../src/conversation/handle.ts';
import { freshView } from '../src/dns/fresh-view.ts';
import { type BlocklistEnvironment, blocklistSettings } from './blocklists.ts';
import type { Dns } from './dns/dns.ts';
import { rehearsalResolver } from './dns/rehearsal.ts';

/** The checks together take at most this long, unless configured. */
export const CHECKS_MS = 8000;

const FRESH_BUDGET = 400;

/** Checks over real DNS: the first look through the resolver, "check again" at the zones' own servers. */
export function createInvestigate(
  dns: Pick<Dns, 'servers' | 'resolverFor'>,
  timeoutMs = CHECKS_MS,
  onQueries?: (count: number) => void,
  environment: BlocklistEnvironment = {},
): Investigate {
  const ports = {
    fetchPolicy,
    probeSmtp,
    blocklists: blocklistSettings(
      environment,
      dns.servers.map((server) => server.host),
    ),
  };
  return async (requests, again, onProgress) => {
    // Before the clock runs and the first question is sent.
    await rehearse(requests);
    const signal = AbortSignal.timeout(timeoutMs);
    const told = onProgress === undefined ? {} : { onDone: onProgress };
    // Each of a zone's servers counts against the budget.
    const run = dns.resolverFor({ signal, ...(again ? { budget: FRESH_BUDGET } : {}) });
    if (!again) {
      const findings = await runChecks(requests, { ...ports, ...told, resolver: run.resolver, signal });
      onQueries?.(run.queries);
      return { findings, basis: 'resolver', disagreed: [] };
    }
    const view = freshView(run.fresh, run.uncached);
    const blocklists = { ...ports.blocklists, resolver: run.uncached };
    const findings = await runChecks(requests, { ...ports, ...told, blocklists, resolver: view, signal });
    onQueries?.(run.queries);
    const authoritative = view.bases.length > 0 && view.bases.every((row) => row.basis === 'authoritative');
    const disagreed = view.bases.filter((row) => !row.agree).map((row) => row.name);
    return { findings, basis: authoritative ? 'authoritative' : 'resolver', disagreed };
  };
}

/** Checks whose answers lead to more questions more than once. */
const CHAINED: readonly CheckRequest['check'][] = ['spf', 'mx'];
let rehearsed: Promise<void> | undefined;

/** Runs the checks with the longest chains on sample answers, once in a process. Nothing of it is kept. */
function rehearse(requests: readonly CheckRequest[]): Promise<void> {
  const chained = requests.filter(({ check }) => CHAINED.includes(check));
  if (chained.length === 0) return Promise.resolve();
  const forget = (): void => undefined;
  // A bug shows where it matters: in the run itself.
  return (rehearsed ??= runChecks(chained, { resolver: rehearsalResolver }).then(forget, forget));
}

/** Loaded where they are needed: most diagnoses speak nothing but DNS. */
const fetchPolicy: NonNullable<CheckTools['fetchPolicy']> = async (...asked) =>
  (await import('./https/policy.ts')).createFetchPolicy()(...asked);
const probeSmtp: NonNullable<CheckTools['probeSmtp']> = async (...asked) =>
  (await import('./smtp/probe.ts')).createProbeSmtp()(...asked);
