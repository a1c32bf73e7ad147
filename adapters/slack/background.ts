import { masked, type SlackLog } from './log.ts';

/** Work that goes on after Slack has been acknowledged. A failure is logged, masked. */
export interface Background {
  start(eventId: string, work: () => Promise<void>): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export function createBackground(log: SlackLog): Background {
  const working = new Set<Promise<void>>();
  return {
    start: (eventId, work) => {
      const done: Promise<void> = work()
        .catch((error: unknown) => log.error({ ...masked(error), eventId }, 'Slack: an event could not be handled'))
        .finally(() => working.delete(done));
      working.add(done);
    },
    idle: async () => {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
