// Between one replica and a platform's Web API: passes requests on, or fails as a platform does on a bad day.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { close, listen } from '../listening.ts';

/** What happens to a request that posts or changes a message. */
export interface ApiFault {
  /** The platform does what it is asked, or hears nothing of it. */
  readonly done: boolean;
  /** What the bot gets: an HTTP status, a broken connection, or nothing for so many milliseconds. */
  readonly answer: number | 'broken' | { readonly silentMs: number };
  readonly retryAfter?: number;
  /** The platform's own answer is passed on, whatever `answer` says. */
  readonly pass?: boolean;
  /** Happens at that moment. */
  readonly strike?: () => void;
}

export interface HttpProxy {
  readonly url: string;
  /** The next messages of the bot meet these faults, in order. */
  meet(...faults: ApiFault[]): void;
  disarm(): void;
  stop(): Promise<void>;
}

/** Requests that show something to users: Slack's methods, and the connector's for Teams, where a typing sign is none. */
const SAYS = /chat\.(?:postMessage|update)|\/activities/;

/** @param target the base to which the rest of the path is appended */
export async function startHttpProxy(target: string): Promise<HttpProxy> {
  let faults: ApiFault[] = [];
  const server = createServer((request, response) => void handle(request, response));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request).catch(() => undefined);
    if (body === undefined) return;
    const says = SAYS.test(request.url ?? '') && !body.includes('"type":"typing"');
    const fault = says ? faults.shift() : undefined;
    const answer = fault?.done === false ? undefined : await passOn(target, request, body);
    fault?.strike?.();
    if (!fault || fault.pass) {
      response.writeHead(answer?.status ?? 502, answer?.headers).end(answer?.body);
    } else if (fault.answer === 'broken') response.destroy();
    else if (typeof fault.answer === 'number') {
      const { retryAfter } = fault;
      const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
      response.writeHead(fault.answer, headers).end('no JSON here');
    } else {
      await sleep(fault.answer.silentMs);
      response.destroy();
    }
  }

  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    meet: (...next) => {
      faults.push(...next);
    },
    disarm: () => {
      faults = [];
    },
    stop: () => close(server),
  };
}

async function passOn(target: string, request: IncomingMessage, body: Buffer) {
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const response = await fetch(target + (request.url ?? '/').slice(1), {
    method: request.method ?? 'POST',
    headers: { ...(authorization !== '' && { authorization }), ...(type !== '' && { 'content-type': type }) },
    ...(body.length > 0 && { body }),
  });
  return {
    status: response.status,
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
    body: Buffer.from(await response.arrayBuffer()),
  };
}
