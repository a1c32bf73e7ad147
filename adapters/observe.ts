// What passes through the ports, counted and logged on its way: the ports themselves stay as they are.
import type { Logger } from 'pino';
import { WEIGHTS } from '../src/checks/weights.ts';
import type { Investigate } from '../src/conversation/handle.ts';
import type { Handle, Outlet } from '../src/conversation/incoming.ts';
import type { DnsAnswer } from '../src/dns/answer.ts';
import type { FreshResolver, Resolver } from '../src/dns/resolver.ts';
import type { View } from '../src/reply/view.ts';
import type { Dns } from './dns/dns.ts';
import type { Metrics } from './metrics.ts';
import { traced } from './trace.ts';

/** Each event: its kind, how it ended and how long it took. Rejects as `handle` does. */
export function observedHandle(handle: Handle, metrics: Metrics, log: Logger): Handle {
  return (incoming, outlet) =>
    traced(incoming.eventId, async () => {
      const platform = incoming.workspace.split(':', 1)[0] ?? '';
      const kind = incoming.event.type;
      const seconds = metrics.handled.startTimer({ platform });
      let outcome = 'failed';
      try {
        await handle(incoming, observedOutlet(outlet, platform, metrics, log));
        outcome = 'done';
      } finally {
        metrics.events.inc({ platform, kind, outcome });
        log.info({ platform, kind, outcome, ms: Math.round(seconds() * 1000) }, 'event');
      }
    });
}

function observedOutlet(outlet: Outlet, platform: string, metrics: Metrics, log: Logger): Outlet {
  return {
    ...outlet,
    show: async (...args: Parameters<Outlet['show']>) => {
      let outcome = 'failed';
      try {
        const reference = await outlet.show(...args);
        outcome = 'done';
        return reference;
      } finally {
        metrics.answers.inc({ platform, outcome });
        log.info({ platform, outcome }, 'answer');
      }
    },
  };
}

/** Each run of checks: which, how long, and what could not be looked up. */
export function observedInvestigate(investigate: Investigate, metrics: Metrics, log: Logger): Investigate {
  return async (requests, again, onProgress) => {
    const seconds = metrics.checks.startTimer({ again: String(again) });
    const found = await investigate(requests, again, onProgress);
    const unmade = found.findings.filter(({ code }) => WEIGHTS[code].severity === 'unknown').map(({ check }) => check);
    for (const check of unmade) metrics.unmade.inc({ check });
    const checks = requests.map(({ check }) => check);
    log.info({ checks, again, unmade, ms: Math.round(seconds() * 1000) }, 'checks');
    return found;
  };
}

/** Each look-up of DNS by what it came to. */
export function observedDns(dns: Pick<Dns, 'servers' | 'resolverFor'>, metrics: Metrics): typeof dns {
  return {
    servers: dns.servers,
    resolverFor: (options) => {
      const run = dns.resolverFor(options);
      const count = ({ status, ...rest }: DnsAnswer): void =>
        metrics.lookUps.inc({ status: status === 'failed' && 'failure' in rest ? rest.failure : status });
      return {
        resolver: countedResolver(run.resolver, count),
        uncached: countedResolver(run.uncached, count),
        fresh: countedFresh(run.fresh, count),
        get queries() {
          return run.queries;
        },
      };
    },
  };
}

function countedResolver(resolver: Resolver, count: (answer: DnsAnswer) => void): Resolver {
  return {
    resolve: async (name, type, options) => {
      const answer = await resolver.resolve(name, type, options);
      count(answer);
      return answer;
    },
  };
}

function countedFresh(fresh: FreshResolver, count: (answer: DnsAnswer) => void): FreshResolver {
  return {
    resolveFresh: async (name, type, options) => {
      const found = await fresh.resolveFresh(name, type, options);
      for (const { answer } of found.servers) count(answer);
      return found;
    },
  };
}

/** What was said of a case, by cause. */
export function countView(view: View, metrics: Metrics): void {
  if (view.view === 'busy') metrics.refused.inc({ limit: view.why });
  if (view.view === 'internal_error' || view.view === 'store_down') metrics.apologies.inc({ why: view.view });
  if (view.view !== 'advice' || view.rest) return;
  const fixed = view.changes !== null && view.changes.still.length === 0 && view.changes.fresh.length === 0;
  for (const { cause, confidence } of view.advice) {
    metrics.diagnoses.inc({ cause, outcome: view.changes === null ? confidence : fixed ? 'fixed' : 'not_fixed' });
  }
}
