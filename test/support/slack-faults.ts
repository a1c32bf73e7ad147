// Between the bot and Slack's Web API: passes requests on, or answers as Slack does on a bad day.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { close, listen } from './listening.ts';

/** What happens to one request of the bot. */
export type Fault =
  /** HTTP 429 and when to come back. */
  | { readonly kind: 'rate-limited'; readonly retryAfter: number }
  /** An HTTP status without Slack's JSON. */
  | { readonly kind: 'status'; readonly status: number }
  /** `ok: false`, HTTP 200. */
  | { readonly kind: 'refused'; readonly error: string }
  /** The connection breaks before Slack did anything. */
  | { readonly kind: 'broken' }
  /** Slack does it, and its answer never comes: the connection breaks, or HTTP 500 stands in its place. */
  | { readonly kind: 'lost' | 'lost-500' }
  /** Something that the emulator does not know, answered in its place. */
  | { readonly kind: 'answer'; readonly body: object };

export interface FaultProxy {
  readonly apiUrl: string;
  /** The next requests for that method meet these faults, in order; those after them are passed on. */
  meet(method: string, ...faults: Fault[]): void;
  /** All requests for that method get this answer. */
  always(method: string, body: object): void;
  /** The methods that the bot called, in order. */
  readonly calls: { readonly method: string; readonly at: number; readonly token: string }[];
  stop(): Promise<void>;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const faults = new Map<string, Fault[]>();
  const answers = new Map<string, object>();
  const calls: { method: string; at: number; token: string }[] = [];
  const server = createServer((request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    calls.push({ method, at: Date.now(), token });
    const standing = answers.get(method);
    const fault = faults.get(method)?.shift() ?? (standing && { kind: 'answer', body: standing });
    if (fault?.kind === 'lost' || fault?.kind === 'lost-500') void lose(fault.kind, target + method, request, response);
    else if (fault) inject(fault, response);
    else void passOn(target + method, request, response);
  });
  const port = await listen(server);
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls,
    meet: (method, ...next) => {
      faults.set(method, [...(faults.get(method) ?? []), ...next]);
    },
    always: (method, body) => {
      answers.set(method, body);
    },
    stop: () => close(server),
  };
}

function inject(fault: Fault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'rate-limited':
      response.writeHead(429, { 'retry-after': String(fault.retryAfter) }).end();
      return;
    case 'status':
      response.writeHead(fault.status).end('no JSON here');
      return;
    case 'refused':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: false, error: fault.error }));
      return;
    case 'answer':
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(fault.body));
      return;
    case 'broken':
    case 'lost':
    case 'lost-500':
      response.destroy();
  }
}

async function lose(kind: 'lost' | 'lost-500', url: string, request: IncomingMessage, response: ServerResponse) {
  await (await ask(url, request)).arrayBuffer();
  if (kind === 'lost') response.destroy();
  else response.writeHead(500).end('no JSON here');
}

async function ask(url: string, request: IncomingMessage): Promise<Response> {
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const headers = { authorization, 'content-type': type };
  return fetch(url, { method: request.method ?? 'POST', headers, body: await buffer(request) });
}

async function passOn(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await ask(url, request);
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}
