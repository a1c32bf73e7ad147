// Puts the parts together: what is kept, DNS, the core behind its limits, the doors, one port.
import type { Logger } from 'pino';
import { admitted } from '../src/conversation/admission.ts';
import { considerate } from '../src/conversation/considerate.ts';
import { Deliveries, type Receive } from '../src/conversation/deliveries.ts';
import { createCore, type Investigate } from '../src/conversation/handle.ts';
import { Line, lineLimits } from '../src/conversation/line.ts';
import type { View } from '../src/reply/view.ts';
import type { Config } from './config.ts';
import { Dns } from './dns/dns.ts';
import { type Door, openDoors } from './doors.ts';
import { createInvestigate } from './investigate.ts';
import { type Kept, openKept } from './kept.ts';
import type { Metrics } from './metrics.ts';
import { countView, observedDns, observedHandle, observedInvestigate } from './observe.ts';
import { openPort } from './port.ts';
import { after } from './timer.ts';
import { traced, tracedAnew } from './trace.ts';

export interface Server {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no more requests, finishes what runs, closes. */
  stop(): Promise<void>;
}

/** Starts every door that is configured, on one port. */
export async function startServer(config: Config, log: Logger): Promise<Server> {
  const { createMetrics } = await import('./metrics.ts');
  const metrics = createMetrics();
  const kept = await openKept(config, log, () => metrics.storeErrors.inc());
  const { store, workspaces, watches, limiter } = kept;
  const onSaid = (view: View): void => countView(view, metrics);
  const language = config.BOUNCE_DOCTOR_LANGUAGE;
  const leaseMs = config.BOUNCE_DOCTOR_LEASE_SECONDS * 1000;
  const core = createCore({
    ...{ store, workspaces, watches, after, leaseMs, log, onSaid },
    investigate: checksOf(config, kept, metrics, log),
    ...(language !== undefined && { language }),
  });
  const line = new Line(lineLimits(config.BOUNCE_DOCTOR_AT_ONCE), after);
  const limited = admitted(core.handle, {
    ...{ limiter, line, store, onSaid },
    userPerMinute: config.BOUNCE_DOCTOR_USER_PER_MINUTE,
    workspacePerMinute: config.BOUNCE_DOCTOR_WORKSPACE_PER_MINUTE,
    ...(language !== undefined && { language }),
  });
  metrics.gauge('events_running', 'Events that are worked on.', () => line.running);
  metrics.gauge('events_waiting', 'Events that wait for their turn.', () => line.waiting);
  metrics.gauge('watches_waiting', 'Looks of watches that wait; -1: not known.', () => watches.count().catch(() => -1));
  const deliveries = new Deliveries({ inbox: kept.inbox, after, now: () => Date.now(), log, leaseMs });
  const receive: Receive = (delivery, ...rest) => traced(delivery.id, () => deliveries.receive(delivery, ...rest));
  const doors = await openDoors({ config, log, handle: observedHandle(limited, metrics, log), receive, kept });
  deliveries.start(new Map(doors.map(({ name, workOn }) => [name, (body, id) => tracedAnew(id, () => workOn(body))])));
  watches.start((due) => tracedAnew(`${due.conversation} watch`, () => takeLook(due, doors, core, log)));
  let stopping: string | undefined;
  const port = await openPort({
    port: config.PORT,
    host: config.HOST,
    routes: doors,
    metrics,
    metricsToken: config.METRICS_TOKEN,
    ready: async () => ({ process: stopping, store: await kept.ready() }),
  });
  const paths = doors.flatMap((door) => door.paths);
  log.info({ url: port.url, doors: paths, store: kept.redis ? 'redis' : 'memory' }, 'listening');
  return {
    url: port.url,
    stop: async () => {
      stopping = 'is ending';
      // First no more requests, then the work on what was acknowledged.
      await port.close();
      // At once: over Socket Mode a door takes more until it is stopped.
      await Promise.all([watches.stop(), deliveries.stop(), ...doors.map((door) => door.stop())]);
      await kept.close();
    },
  };
}

async function takeLook(
  due: Parameters<ReturnType<typeof createCore>['look']>[0],
  doors: readonly Door[],
  { look }: ReturnType<typeof createCore>,
  log: Logger,
): Promise<boolean> {
  const outlet = doors.map((door) => door.outletFor(due.address)).find((one) => one !== undefined);
  if (outlet) return look(due, outlet);
  log.warn({ workspace: due.workspace }, 'a watch has no door to speak through');
  // Another process on this Redis may have it.
  return false;
}

/** The checks: counted, and considerate of other people's servers. */
function checksOf(config: Config, { limiter }: Kept, metrics: Metrics, log: Logger): Investigate {
  const dns = observedDns(createDns(config), metrics);
  const onQueries = (count: number): void => metrics.queries.inc(count);
  const investigate = createInvestigate(dns, config.BOUNCE_DOCTOR_CHECKS_MS, onQueries, config);
  const observed = observedInvestigate(investigate, metrics, log);
  return considerate(observed, limiter, config.BOUNCE_DOCTOR_TARGET_PER_MINUTE);
}

function createDns(config: Config): Dns {
  return new Dns({
    ...(config.BOUNCE_DOCTOR_DNS === undefined ? {} : { servers: config.BOUNCE_DOCTOR_DNS }),
    ...(config.BOUNCE_DOCTOR_AUTHORITATIVE_PORT === undefined
      ? {}
      : { authoritativePort: config.BOUNCE_DOCTOR_AUTHORITATIVE_PORT }),
    allowPrivate: config.BOUNCE_DOCTOR_ALLOW_PRIVATE_DNS,
  });
}
