// One name for all that is done for one event, in every line of the log: the same in each process that works on it.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

const storage = new AsyncLocalStorage<{ readonly trace: string }>();

/** Does the work under the name of an event. What is begun within it keeps the name of the first. */
export function traced<T>(eventId: string, work: () => T): T {
  if (storage.getStore()) return work();
  return storage.run({ trace: traceOf(eventId) }, work);
}

/** The same, whatever it is begun within. */
export function tracedAnew<T>(eventId: string, work: () => T): T {
  return storage.run({ trace: traceOf(eventId) }, work);
}

/** What a line of the log gets. */
export function traceFields(): { readonly trace?: string } {
  return storage.getStore() ?? {};
}

/** A digest, because a platform's id tells where and when somebody said something. */
function traceOf(eventId: string): string {
  return createHash('sha256').update(eventId).digest('hex').slice(0, 12);
}
