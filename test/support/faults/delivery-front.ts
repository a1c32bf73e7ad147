// Stands where the platform delivers and the replicas take turns: hands each delivery to one of them, and again as Slack
// does when it was not acknowledged (there at once, after one and after five minutes; here sooner).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { close, listen } from '../listening.ts';

export interface DeliveryFront {
  readonly url: string;
  /** Who gets deliveries, first to last; the next of them gets what the one before did not acknowledge. */
  replicas: readonly string[];
  /** Each delivery goes to all of them at once. */
  everybody: boolean;
  /** Presses and commands that were not acknowledged: the platform tells the user so. */
  readonly unacknowledged: number;
  /** Milliseconds until each acknowledgement. */
  readonly times: readonly number[];
  stop(): Promise<void>;
}

/** Slack's events, and messages of Teams. */
const INSISTED = /"type":"(?:event_callback|message)"/;
const PAUSES_MS = [0, 50, 1_000, 2_000, 4_000, 8_000];

/** @param change is given each body before it is delivered */
export async function startDeliveryFront(
  change: (body: string, replica: string) => string = (body) => body,
): Promise<DeliveryFront> {
  const state = { replicas: [] as readonly string[], everybody: false, unacknowledged: 0 };
  const times: number[] = [];
  const server = createServer((request, response) => void handle(request, response));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if ((request.headers['content-type'] ?? '').includes('json') && INSISTED.test(body.toString())) {
      response.writeHead(200).end();
      void insist(request, body);
      return;
    }
    const [answer] = await Promise.all(
      state.replicas.slice(0, state.everybody ? 2 : 1).map((replica) => deliver(request, body, replica)),
    );
    if (answer?.status !== 200) state.unacknowledged += 1;
    response.writeHead(answer?.status ?? 504, { 'content-type': answer?.type ?? 'text/plain' }).end(answer?.body);
  }

  async function insist(request: IncomingMessage, body: Buffer): Promise<void> {
    for (const [attempt, pause] of PAUSES_MS.entries()) {
      await sleep(pause);
      const { replicas, everybody } = state;
      const chosen = everybody ? replicas : [replicas[attempt % replicas.length] ?? ''];
      const answers = await Promise.all(chosen.map((replica) => deliver(request, body, replica)));
      if (answers.some((answer) => answer?.status === 200)) return;
    }
  }

  async function deliver(request: IncomingMessage, body: Buffer, replica: string) {
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && /^(?:content-type|x-slack|authorization)/.test(name) ? [[name, value]] : [],
    );
    const begun = performance.now();
    try {
      const response = await fetch(`${replica}${request.url ?? ''}`, {
        method: 'POST',
        headers,
        body: change(body.toString(), replica),
        signal: AbortSignal.timeout(15_000),
      });
      const answer = {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        body: await response.text(),
      };
      times.push(performance.now() - begun);
      return answer;
    } catch {
      return undefined; // it died
    }
  }

  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    times,
    get unacknowledged() {
      return state.unacknowledged;
    },
    get replicas() {
      return state.replicas;
    },
    set replicas(urls) {
      state.replicas = urls;
    },
    get everybody() {
      return state.everybody;
    },
    set everybody(all) {
      state.everybody = all;
    },
    stop: () => close(server),
  };
}
