// Watches as delayed jobs of BullMQ on the same Redis: they go on after a restart, and with several replicas any of them
// takes the look. A job comes at least once; the core's claim on the event makes it once.
import { createHash } from 'node:crypto';
import { type Job, Queue, Worker } from 'bullmq';
import { z } from 'zod';
import { type DueLook, type OnDue, USUAL_DELAYS, type Watches } from '../../src/conversation/watches.ts';
import { StoreUnavailable } from '../../src/session/store.ts';
import { createClient, type Manners, type RedisAccess, type RedisClient } from './client.ts';

export interface RedisWatchesOptions extends RedisAccess {
  /** See `parseRedisUrl`. */
  readonly url: string;
  /** Begins every key. Default: `bounce-doctor`. */
  readonly prefix?: string;
  /** Milliseconds before each look. */
  readonly delays?: readonly number[];
  /** A look that could not be taken is tried again after so many milliseconds. Default: 30 s. */
  readonly retryMs?: number;
  /** Hears of connection losses; the connections mend themselves. */
  readonly onError?: (message: string) => void;
}

const QUEUE = 'watches';
/** Looks that are taken at the same time by one process. */
const AT_ONCE = 4;
/** With the usual pause: an hour and a half, longer than most outages. */
const TRIES = 180;
/** How long a schedule waits for Redis. */
const TIMEOUT_MS = 2_000;

const dueSchema = z.strictObject({
  conversation: z.string(),
  workspace: z.string(),
  address: z.string(),
  locale: z.string().exactOptional(),
  watch: z.int().nonnegative(),
  look: z.int().nonnegative(),
}) satisfies z.ZodType<DueLook>;

/** A look that could not be taken yet. Its message is kept with the job, so it says nothing of the case. */
class NotYet extends Error {}

export class RedisWatches implements Watches {
  readonly lasting = true;
  readonly delays: readonly number[];
  readonly #options: RedisWatchesOptions;
  readonly #redis: RedisClient[] = [];
  readonly #queue: Queue;
  #worker: Worker | undefined;

  constructor(options: RedisWatchesOptions) {
    this.#options = options;
    this.delays = options.delays ?? USUAL_DELAYS;
    this.#queue = new Queue(QUEUE, {
      // Fails at once while Redis is down, and nothing is sent later.
      connection: this.#connect({ waits: false, commandTimeout: TIMEOUT_MS }),
      prefix: this.#prefix,
    });
    this.#queue.on('error', (error) => this.#heard(error));
  }

  /** From now on this process takes looks. */
  start(onDue: OnDue): void {
    const worker = new Worker(QUEUE, (job) => takeLook(job, onDue), {
      // A worker waits for Redis as long as it takes.
      connection: this.#connect({ waits: true }),
      prefix: this.#prefix,
      concurrency: AT_ONCE,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 100 },
    });
    worker.on('error', (error) => this.#heard(error));
    this.#worker = worker;
  }

  async schedule(due: DueLook, delayMs: number): Promise<void> {
    const job = this.#queue.add('look', due, {
      jobId: nameOf(due),
      delay: delayMs,
      attempts: TRIES,
      backoff: { type: 'fixed', delay: this.#options.retryMs ?? 30_000 },
    });
    await within(TIMEOUT_MS, job).catch((error: unknown) => {
      throw new StoreUnavailable(`Redis: ${error instanceof Error ? error.message : String(error)}`);
    });
  }

  /** Takes out the looks that wait, of those that match. */
  async forget(matches: (due: DueLook) => boolean): Promise<void> {
    for (const job of await this.#queue.getJobs(['delayed', 'waiting', 'failed'])) {
      const due = dueSchema.safeParse(job.data).data;
      if (due && matches(due)) await job.remove();
    }
  }

  /** How many looks wait. */
  async count(): Promise<number> {
    return await this.#queue.getJobCountByTypes('delayed', 'waiting');
  }

  /** Lets the looks that are under way end; where Redis is away they cannot, and another process takes them. */
  async stop(): Promise<void> {
    const away = this.#redis.some(({ status }) => status !== 'ready');
    if (away) for (const redis of this.#redis) redis.disconnect();
    await this.#worker?.close(away);
    await this.#queue.close();
    for (const redis of this.#redis) redis.disconnect();
  }

  /** The braces are a hash tag: all keys of the queue live in one slot. */
  get #prefix(): string {
    return `{${this.#options.prefix ?? 'bounce-doctor'}:jobs}`;
  }

  #connect(manners: Manners): RedisClient {
    const redis = createClient(this.#options.url, this.#options, manners);
    redis.on('error', (error: Error) => this.#heard(error));
    this.#redis.push(redis);
    return redis;
  }

  #heard(error: Error): void {
    this.#options.onError?.(error.message);
  }
}

/** The same look has the same name, so that it is scheduled once. BullMQ takes no colon in it. */
function nameOf({ conversation, watch, look }: DueLook): string {
  return createHash('sha256')
    .update(JSON.stringify([conversation, watch, look]), 'utf16le')
    .digest('base64url');
}

async function takeLook(job: Job<unknown>, onDue: OnDue): Promise<void> {
  const due = dueSchema.safeParse(job.data).data;
  if (due && !(await onDue(due))) throw new NotYet('not yet');
}

/** BullMQ waits for a connection without an end. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
