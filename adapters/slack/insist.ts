import { setTimeout as sleep } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { OutletFailed } from '../../src/conversation/incoming.ts';

/** Slack did not do what it was asked. `code` is Slack's word for why, or ours when it was not reached. */
export class SlackRefused extends OutletFailed {
  readonly code: string;
  constructor(what: string, { code, kind, retryAfterMs }: Failure) {
    super(`${what}: ${code}`, retryAfterMs, { passing: kind !== 'refused', unsure: kind === 'unknown' });
    this.code = code;
  }
}

/** An HTTP answer other than 2xx. */
class HttpRefusal extends Error {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  constructor(response: Response) {
    super(`HTTP ${response.status}`);
    this.status = response.status;
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    this.retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  }
}

/** Rejects with what `insist` understands of an HTTP answer other than 2xx. */
export async function refuse(response: Response): Promise<never> {
  await response.body?.cancel();
  throw new HttpRefusal(response);
}

interface Failure {
  readonly code: string;
  /**
   * `refused`: asking again gives the same. `not_done`: it can be asked again. `failed`: Slack says that it failed, which
   * almost always means not done. `unknown`: nothing was said, and it may have been done.
   */
  readonly kind: 'refused' | 'not_done' | 'failed' | 'unknown';
  readonly retryAfterMs?: number | undefined;
}

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 500;
/** Slack's usual Retry-After is 1 to 30 s. Whoever waits for longer is told so instead. */
const LONGEST_WAIT_MS = 30_000;

/**
 * What may be done about a failure that leaves open whether it was done. `repeat`: doing it twice does no harm.
 * `once`: it does, so a broken connection is the end. A function: looks whether it was done and gives its result, or
 * undefined when it was not.
 */
export type WhenUnsure<T> = 'repeat' | 'once' | (() => Promise<T | undefined>);

/** Asks Slack, again after a passing failure, and after the time that a 429 told. Rejects with `SlackRefused`. */
export async function insist<T>(what: string, whenUnsure: WhenUnsure<T>, ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const failure = failureOf(error);
      const waitMs = failure.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1);
      const hopeless = failure.kind === 'refused' || (failure.kind === 'unknown' && whenUnsure === 'once');
      if (hopeless || attempt === ATTEMPTS || waitMs > LONGEST_WAIT_MS) throw new SlackRefused(what, failure);
      await sleep(waitMs);
      if (failure.kind === 'not_done' || typeof whenUnsure === 'string') continue;
      const done = await whenUnsure().catch(() => 'unknown' as const);
      if (done === 'unknown') throw new SlackRefused(what, failure);
      if (done !== undefined) return done;
    }
  }
}

/** Answers with status 200 by which Slack says that it did not get to it, or that it broke down over it. */
const LIMITED = new Set(['ratelimited', 'rate_limited']);
const BROKE_DOWN = new Set(['service_unavailable', 'internal_error', 'fatal_error']);
/** The connection was not made. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

function failureOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { code: 'ratelimited', kind: 'not_done', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error;
    return { code, kind: LIMITED.has(code) ? 'not_done' : BROKE_DOWN.has(code) ? 'failed' : 'refused' };
  }
  if (error instanceof webApi.WebAPIHTTPError) return failureOfStatus(error.statusCode);
  if (error instanceof HttpRefusal) return failureOfStatus(error.status, error.retryAfterMs);
  const code = networkCode(error);
  return { code, kind: UNSENT.has(code) ? 'not_done' : 'unknown' };
}

function failureOfStatus(status: number, retryAfterMs?: number): Failure {
  const kind = status === 429 ? 'not_done' : status >= 500 ? 'failed' : 'refused';
  return { code: `http_${status}`, kind, retryAfterMs };
}

const caused = z.object({ cause: z.unknown() });
const coded = z.object({ code: z.string().regex(/^[A-Z_]{3,40}$/) });

/** The system's word for why a connection failed: fetch hides it two causes deep. */
function networkCode(error: unknown): string {
  for (let inner: unknown = error, depth = 0; depth < 4; depth += 1) {
    const found = coded.safeParse(inner);
    if (found.success) return found.data.code;
    inner = caused.safeParse(inner).data?.cause;
  }
  return 'unreachable';
}
