// Slack's side under load: its Web API at its simplest, and requests at a given pace or as fast as they are acknowledged.
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { SLACK_PATH } from '../../../adapters/slack/slack.ts';
import { signatureOf } from '../../support/slack-signed.ts';
import type { SlackRequest } from './slack-mix.ts';

export const SECRET = 'a-signing-secret-for-the-bench';

export interface WebApi {
  readonly url: string;
  readonly posted: () => number;
  stop(): Promise<void>;
}

/** Everything is done at once. */
export async function startWebApi(): Promise<WebApi> {
  let messages = 0;
  const server = createServer((called, response) => {
    called.resume();
    if (/chat\.(?:postMessage|update)$/.test(called.url ?? '')) messages += 1;
    const ts = `1700000000.${String(messages).padStart(6, '0')}`;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, channel: 'C01MAIL', ts, user: { id: 'U1', locale: 'en-US' } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}/api/`,
    posted: () => messages,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export interface Acknowledged {
  /** Milliseconds until each acknowledgement. */
  readonly times: number[];
  failed: number;
}

/** Posts events at an even pace to each place in turn, whether or not earlier ones have been answered. */
export async function atPace(
  urls: readonly string[],
  seconds: number,
  perSecond: number,
  next: () => SlackRequest,
): Promise<Acknowledged> {
  const result: Acknowledged = { times: [], failed: 0 };
  const start = performance.now();
  const pending: Promise<void>[] = [];
  for (let sent = 0; sent < seconds * perSecond; sent += 1) {
    await sleep(Math.max(0, start + (sent * 1000) / perSecond - performance.now()));
    pending.push(post(urls[sent % urls.length] ?? '', next(), result));
  }
  await Promise.all(pending);
  return result;
}

/** Posts the next event as soon as one is acknowledged, so many at a time. @returns also how many a second */
export async function asFastAsTaken(
  urls: readonly string[],
  seconds: number,
  atOnce: number,
  next: () => SlackRequest,
): Promise<Acknowledged & { readonly perSecond: number }> {
  const result: Acknowledged = { times: [], failed: 0 };
  const start = performance.now();
  const end = start + seconds * 1000;
  const one = async (lane: number): Promise<void> => {
    while (performance.now() < end) await post(urls[lane % urls.length] ?? '', next(), result);
  };
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => one(lane)));
  return { ...result, perSecond: result.times.length / ((performance.now() - start) / 1000) };
}

/**
 * Slack keeps its connections open too. `fetch` costs several times as much, and both sides share the machine's cores. An idle
 * connection is left well before the server ends it, after 5 s: a request on its way then would be lost.
 */
const agent = new Agent({ keepAlive: true, timeout: 2_000 });

async function post(url: string, { body, contentType }: SlackRequest, result: Acknowledged): Promise<void> {
  const begun = performance.now();
  const headers = {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    ...signatureOf(SECRET, body),
  };
  const status = await new Promise<number | undefined>((resolve) => {
    request(`${url}${SLACK_PATH}`, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    })
      .once('error', () => resolve(undefined))
      .end(body);
  });
  if (status === 200) result.times.push(performance.now() - begun);
  else result.failed += 1;
}
