import { AsyncLocalStorage } from 'node:async_hooks';
import { NotYet, OutletFailed, type Posting } from '../../src/conversation/incoming.ts';
import { StoreUnavailable } from '../../src/session/store.ts';

/** A delivery that is worked on. Bolt's handlers only begin the work, so what they begin is gathered here. */
interface Current {
  readonly id: string;
  /** It has been worked on before. */
  readonly again: boolean;
  readonly works: Promise<void>[];
  posts: number;
}

const current = new AsyncLocalStorage<Current>();

/**
 * Runs what begins the work on a delivery and resolves when that work has ended.
 * Rejects with `NotYet` when some of it is to be done again.
 */
export async function wholeWork(id: string, again: boolean, begin: () => Promise<void>): Promise<void> {
  const delivery: Current = { id, again, works: [], posts: 0 };
  await current.run(delivery, begin);
  for (const outcome of await Promise.allSettled(delivery.works)) {
    if (outcome.status === 'rejected' && outcome.reason instanceof NotYet) throw outcome.reason;
  }
}

/** Notes work as part of the delivery that is being worked on. @returns false: there is none */
export function isPartOfDelivery(work: Promise<void>): boolean {
  return current.getStore()?.works.push(work) !== undefined;
}

/** Names the next message that the work posts by itself, not as an answer of the core: the same at each attempt. */
export function nextPosting(): Posting | undefined {
  const delivery = current.getStore();
  if (!delivery) return undefined;
  delivery.posts += 1;
  return { id: `${delivery.id}/${delivery.posts}`, unsure: delivery.again };
}

/** A failure that may pass, as `NotYet`; any other as it is. */
export function notYet(error: unknown): unknown {
  if (error instanceof OutletFailed && error.passing) return new NotYet(error.message, error.retryAfterMs);
  return error instanceof StoreUnavailable ? new NotYet(error.message) : error;
}
