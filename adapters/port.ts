// The one port: the doors' paths, and what operators' programs ask: /healthz, /readyz, /metrics.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';

/** Who answers which paths. */
export interface Route {
  readonly paths: readonly string[];
  handleRequest(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

export interface PortOptions {
  readonly port: number;
  readonly host: string;
  readonly routes: readonly Route[];
  readonly metrics: Metrics;
  /** Who asks for /metrics must bring it. */
  readonly metricsToken?: string | undefined;
  /** What is needed to work, each with what is wrong with it; undefined: nothing. */
  readonly ready: () => Promise<Readonly<Record<string, string | undefined>>>;
}

export interface Port {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no more requests; resolves when those under way have been answered. */
  close(): Promise<void>;
}

/** Balancers keep connections for a minute: one that we closed first would cost the press that is sent on it. */
const KEEP_ALIVE_MS = 65_000;
/** A client that keeps its connection open is not waited for any longer. */
const CLOSE_MS = 2000;

/** Listens. Rejects when the port is taken. */
export async function openPort(options: PortOptions): Promise<Port> {
  const server = createServer((request, response) => void answer(request, response, options));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
      await closed;
      clearTimeout(patience);
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: PortOptions): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const route = options.routes.find(({ paths }) => paths.includes(path));
  if (route) {
    const seconds = options.metrics.acknowledged.startTimer({ path });
    response.once('finish', () => seconds({ status: String(response.statusCode) }));
    await route.handleRequest(request, response);
  } else if (path === '/healthz') say(response, 200, 'ok\n');
  else if (path === '/readyz') await answerReady(response, options);
  else if (path === '/metrics') await answerMetrics(request, response, options);
  else say(response, 404, 'not found\n');
}

/** 200 when this process can work, 503 when a balancer should ask another one; a line for each thing that is needed. */
async function answerReady(response: ServerResponse, { ready }: PortOptions): Promise<void> {
  const needs = Object.entries(await ready());
  const isReady = needs.every(([, wrong]) => wrong === undefined);
  say(response, isReady ? 200 : 503, needs.map(([name, wrong]) => `${name}: ${wrong ?? 'ok'}\n`).join(''));
}

async function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { metrics: { registry }, metricsToken }: PortOptions,
): Promise<void> {
  if (metricsToken !== undefined && !isSame(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
    response.setHeader('www-authenticate', 'Bearer');
    say(response, 401, 'who asks for /metrics needs METRICS_TOKEN\n');
  } else say(response, 200, await registry.metrics(), registry.contentType);
}

function say(response: ServerResponse, status: number, text: string, type = 'text/plain'): void {
  response.writeHead(status, { 'content-type': type });
  response.end(text);
}

/** Takes as long for any two texts, so that nobody can guess a secret letter by letter. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
