// Between the bot and Slack's Web API: passes requests on, or answers as Slack does on a bad day.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What happens to one request of the bot. */
export type Fault =
  /** HTTP 429 and when to come back. */
  | { readonly kind: 'rate-limited'; readonly retryAfter: number }
  /** An HTTP status without Slack's JSON. */
  | { readonly kind: 'status'; readonly status: number }
  /** `ok: false`, HTTP 200. */
  | { readonly kind: 'refused'; readonly error: string }
  /** The connection breaks before Slack did anything. */
  | { readonly kind: 'broken' };

export interface FaultProxy {
  readonly apiUrl: string;
  /** The next requests for that method meet these faults, in order; those after them are passed on. */
  meet(method: string, ...faults: Fault[]): void;
  /** The methods that the bot called, in order. */
  readonly calls: { readonly method: string; readonly at: number }[];
  stop(): Promise<void>;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const faults = new Map<string, Fault[]>();
  const calls: { method: string; at: number }[] = [];
  const server = createServer((request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    calls.push({ method, at: Date.now() });
    const fault = faults.get(method)?.shift();
    if (fault) inject(fault, response);
    else void passOn(target + method, request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls,
    meet: (method, ...next) => {
      faults.set(method, [...(faults.get(method) ?? []), ...next]);
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
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
    case 'broken':
      response.destroy();
  }
}

async function passOn(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const answer = await fetch(url, {
    method: request.method ?? 'POST',
    headers: { authorization, 'content-type': type },
    body: await buffer(request),
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}
