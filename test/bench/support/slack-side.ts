// Slack's side under load: its Web API at its simplest, and events at a given pace or as fast as they are acknowledged.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { SLACK_PATH } from '../../../adapters/slack/slack.ts';
import { postEvent } from '../../support/slack-signed.ts';

export const SECRET = 'a-signing-secret-for-the-bench';

export interface WebApi {
  readonly url: string;
  readonly posted: () => number;
  stop(): Promise<void>;
}

/** Everything is done at once. */
export async function startWebApi(): Promise<WebApi> {
  let messages = 0;
  const server = createServer((request, response) => {
    request.resume();
    if (/chat\.(?:postMessage|update)$/.test(request.url ?? '')) messages += 1;
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

let events = 0;

/** A mention with a paste: each opens a case of its own, with checks. */
export function mention(conversations = Infinity): object {
  events += 1;
  const which = events % Math.min(conversations, 1e9);
  const address = `203.0.113.${40 + (events % 20)}`;
  return envelope({
    type: 'app_mention',
    channel: `C${which % 200}MAIL`,
    user: `U${which % 50}`,
    ts: `1700${String(which).padStart(6, '0')}.000001`,
    text: `<@U0BOT> Azure VM. 554 5.7.1 Client host rejected: cannot find your reverse hostname, [${address}]`,
  });
}

/** What people say to each other in a channel: none of the bot's business. */
export function chatter(): object {
  events += 1;
  const ts = `1700${String(events).padStart(6, '0')}.000001`;
  return envelope({
    type: 'message',
    channel_type: 'channel',
    channel: 'C1MAIL',
    user: 'U1',
    ts,
    text: 'shall we have lunch?',
  });
}

function envelope(event: object): object {
  return {
    type: 'event_callback',
    team_id: 'T01TEST',
    event_id: `Ev${process.pid}x${events}`,
    event,
    authorizations: [{ team_id: 'T01TEST', user_id: 'U0BOT', is_bot: true, is_enterprise_install: false }],
  };
}

/** Posts events at an even pace to each place in turn, whether or not earlier ones have been answered. */
export async function atPace(
  urls: readonly string[],
  seconds: number,
  perSecond: number,
  next: () => object,
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
  next: () => object,
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

async function post(url: string, event: object, result: Acknowledged): Promise<void> {
  const begun = performance.now();
  try {
    const response = await postEvent({ requestUrl: `${url}${SLACK_PATH}`, signingSecret: SECRET }, event);
    await response.arrayBuffer();
    if (response.status === 200) result.times.push(performance.now() - begun);
    else result.failed += 1;
  } catch {
    result.failed += 1;
  }
}
