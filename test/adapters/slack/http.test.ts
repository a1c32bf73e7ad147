import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { slackHttp } from '../../../adapters/slack/http.ts';
import { close, listen } from '../../support/listening.ts';
import { postSigned, signatureOf } from '../../support/slack-signed.ts';

const SECRET = 'a-signing-secret';
const FORM = 'application/x-www-form-urlencoded';
const HOURS_LATER = Math.floor(Date.now() / 1000) + 7_200;

const heard: unknown[] = [];
const refused: string[] = [];
const log = { warn: (_fields: object, message: string) => void refused.push(message), error: () => undefined };
const http = slackHttp('/slack/events', SECRET, log);
// All of Bolt's app that a receiver knows.
http.receiver.init({
  processEvent: async ({ body, ack }: { body: unknown; ack: () => Promise<void> }) => {
    heard.push(body);
    await ack();
  },
} as unknown as Parameters<typeof http.receiver.init>[0]);
const server = createServer((incoming, response) => void http.handle(incoming, response));
let target = { requestUrl: '', signingSecret: SECRET };

beforeAll(async () => {
  target = { requestUrl: `http://127.0.0.1:${await listen(server)}/slack/events`, signingSecret: SECRET };
});
afterAll(() => close(server));
beforeEach(() => {
  heard.length = 0;
  refused.length = 0;
});

test('a signed request is taken, whatever letters it holds', async () => {
  const body = JSON.stringify({ type: 'event_callback', event: { text: 'déjà vu 📨' } });
  expect((await postSigned(target, body, 'application/json')).status).toBe(200);
  expect(heard).toEqual([JSON.parse(body)]);
});

test.each([
  ['of another body', { signature: signatureOf(SECRET, '{"type":"x"}')['x-slack-signature'] }],
  ['of another secret', { signature: signatureOf('another', '{}')['x-slack-signature'] }],
  ['cut short', { signature: 'v0=' }],
  ['longer than any', { signature: `v0=${'0'.repeat(8_000)}` }],
  ['of times to come', { timestamp: HOURS_LATER }],
  ['without a time', { timestamp: Number.NaN }],
])('a request with a signature %s is refused', async (_, signing) => {
  expect((await postSigned(target, '{}', 'application/json', signing)).status).toBe(401);
  expect(heard).toEqual([]);
  expect(refused).toHaveLength(1);
});

test('Slack may look at the certificate without a signature, and brings nothing in by that', async () => {
  const smuggled = new URLSearchParams({ ssl_check: '1', payload: '{"type":"block_actions"}' }).toString();
  expect((await postSigned(target, smuggled, FORM, { signature: null })).status).toBe(200);
  expect((await postSigned(target, 'ssl_check=0&payload={}', FORM, { signature: null })).status).toBe(401);
  expect(heard).toEqual([]);
});

test('a request that breaks off in its midst leaves nothing behind', async () => {
  const headers = { ...signatureOf(SECRET, '{}'), 'content-type': 'application/json', 'content-length': 100 };
  const broken = request(target.requestUrl, { method: 'POST', headers });
  broken.once('error', () => undefined);
  broken.write('{}');
  await once(server, 'request');
  broken.destroy();
  await expect.poll(() => refused).toHaveLength(1);
  expect(heard).toEqual([]);
  expect((await postSigned(target, '{}', 'application/json')).status).toBe(200);
});

test('a body beyond a megabyte is refused, also when it does not say how long it is', async () => {
  const pieces = new ReadableStream({
    start: (controller) => {
      for (let piece = 0; piece < 20; piece += 1) controller.enqueue(new Uint8Array(64 * 1024));
      controller.close();
    },
  });
  const response = await fetch(target.requestUrl, { method: 'POST', body: pieces, duplex: 'half' });
  expect(response.status).toBe(413);
  expect(heard).toEqual([]);
});
