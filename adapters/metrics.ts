// What an operator sees of the bot in numbers. No label holds what a user said, or who, or about which domain.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 15, 30];

export type Metrics = ReturnType<typeof createMetrics>;

/** The names begin with `bounce_doctor_`, those of the process itself with `process_` and `nodejs_`. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> =>
    new Counter({ name: `bounce_doctor_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, ...labelNames: L[]): Histogram<L> =>
    new Histogram({ name: `bounce_doctor_${name}`, help, labelNames, registers, buckets: SECONDS });
  return {
    registry,
    acknowledged: histogram(
      'acknowledgement_seconds',
      'From a request of a platform to its answer; Slack waits 3 s, Teams 15 s.',
      'path',
      'status',
    ),
    events: counter('events_total', 'Events that the core handled.', 'platform', 'kind', 'outcome'),
    handled: histogram('event_seconds', 'From the beginning of the work on an event to its end.', 'platform'),
    answers: counter('answers_total', 'Messages shown or replaced.', 'platform', 'outcome'),
    diagnoses: counter(
      'diagnoses_total',
      'Causes advised on. After "check again" the outcome is how it is now.',
      'cause',
      'outcome',
    ),
    checks: histogram('checks_seconds', 'How long the checks of one diagnosis took together.', 'again'),
    unmade: counter(
      'unmade_checks_total',
      'Findings that leave open how it is: something could not be looked up.',
      'check',
    ),
    queries: counter('dns_queries_total', 'Queries sent, repetitions too.'),
    lookUps: counter('dns_answers_total', 'What look-ups came to; those from memory count.', 'status'),
    apologies: counter('apologies_total', 'Events that could not be handled: a bug, or no store.', 'why'),
    refused: counter('refused_events_total', 'Events that were answered with "busy".', 'limit'),
    storeErrors: counter('store_errors_total', 'Calls of Redis that failed.'),
    /** A gauge whose value is asked for when somebody looks. */
    gauge: (name: string, help: string, read: () => number | Promise<number>): void => {
      new Gauge({
        name: `bounce_doctor_${name}`,
        help,
        registers,
        async collect() {
          this.set(await read());
        },
      });
    },
  };
}
