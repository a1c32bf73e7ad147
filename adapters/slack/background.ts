import { NotYet } from '../../src/conversation/incoming.ts';
import { isPartOfDelivery, notYet } from './delivered.ts';
import { masked, type SlackLog } from './log.ts';

/** Work that goes on after Slack has been acknowledged. A failure is logged, masked; one that may pass is tried again. */
export interface Background {
  start(eventId: string, work: () => Promise<void>): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export function createBackground(log: SlackLog): Background {
  const working = new Set<Promise<void>>();
  return {
    start: (eventId, work) => {
      const result = Promise.resolve()
        .then(work)
        .catch((error: unknown) => {
          const passing = notYet(error);
          if (!(passing instanceof NotYet))
            log.error({ ...masked(error), eventId }, 'Slack: an event could not be handled');
          throw passing;
        });
      isPartOfDelivery(result);
      const done: Promise<void> = result.catch(() => undefined).finally(() => working.delete(done));
      working.add(done);
    },
    idle: async () => {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
