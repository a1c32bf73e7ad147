import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Handle, Incoming } from '../../../src/conversation/incoming.ts';
import { eventually } from '../../support/eventually.ts';
import { listen } from '../../support/listening.ts';
import { serveTeams, type TeamsServer } from '../../support/teams-server.ts';

const activity = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  from: { id: '29:u' },
  conversation: { id: 'a:1', conversationType: 'personal' },
  text: 'hello',
};

let server: TeamsServer;
const handled: Incoming[] = [];
let behave: Handle = () => Promise.resolve();

beforeAll(async () => {
  server = await serveTeams({
    production: false,
    handle: (incoming, outlet) => {
      handled.push(incoming);
      return behave(incoming, outlet);
    },
  });
});
afterAll(() => server.stop());
afterEach(() => {
  handled.length = 0;
  behave = () => Promise.resolve();
});

const send = (body: string): Promise<Response> => fetch(server.url, { method: 'POST', body });
const deliver = (fields: object): Promise<Response> => send(JSON.stringify({ ...activity, ...fields }));
const invoke = (value: unknown) => deliver({ type: 'invoke', name: 'adaptiveCard/action', value });

describe('what is no activity', () => {
  test.for(['', '{}', '[]', 'null', '"too-large"', '{"type":"message"}', 'not json', '{"type":"message"', '\u0000'])(
    '%j gets 400',
    async (body) => {
      expect((await send(body)).status).toBe(400);
    },
  );

  test.for(['GET', 'PUT', 'DELETE', 'HEAD'])('%s gets 405', async (method) => {
    const response = await fetch(server.url, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  test('a body above a megabyte gets 413', async () => {
    expect((await deliver({ text: 'x'.repeat(1024 * 1024) })).status).toBe(413);
    expect((await send('x'.repeat(5 * 1024 * 1024))).status).toBe(413);
    expect(handled).toEqual([]);
  });

  test('a service URL that is none', async () => {
    for (const serviceUrl of ['', 'x', 'file:///etc/passwd', 7])
      expect((await deliver({ serviceUrl })).status).toBe(400);
  });
});

describe('an activity', () => {
  test('is acknowledged before it is handled to its end', async () => {
    let finish = (): void => undefined;
    behave = () => new Promise((resolve) => (finish = resolve));
    expect((await deliver({})).status).toBe(200);
    await eventually(() => expect(handled).toHaveLength(1));
    finish();
  });

  test('that is delivered three times is handed on three times as the same event', async () => {
    for (let count = 0; count < 3; count += 1) await deliver({});
    expect(handled.map((incoming) => incoming.eventId)).toEqual(['1', '1', '1']);
  });

  test.for(['conversationUpdate', 'installationUpdate', 'messageReaction', 'messageUpdate', 'typing', 'event'])(
    'of type %s is taken and says nothing',
    async (type) => {
      expect((await deliver({ type })).status).toBe(200);
      expect(handled).toEqual([]);
    },
  );

  test('whose handling fails is logged and harms nothing', async () => {
    behave = () => Promise.reject(new Error('broken'));
    expect((await deliver({})).status).toBe(200);
    await eventually(() => expect(server.warnings).toHaveLength(1));
    expect((await deliver({})).status).toBe(200);
  });
});

test('a file of a personal chat is fetched and handed on', async () => {
  const store = createServer((_request, response) => response.end('From: a@b.example'));
  const origin = `http://127.0.0.1:${await listen(store)}`;
  const received: Incoming[] = [];
  const handle = (incoming: Incoming): Promise<void> => Promise.resolve(void received.push(incoming));
  const other = await serveTeams({ production: false, fileOrigins: [origin], handle });
  const contentType = 'application/vnd.microsoft.teams.file.download.info';
  const attachments = [{ contentType, name: 'bounce.eml', content: { downloadUrl: `${origin}/x` } }];
  await fetch(other.url, { method: 'POST', body: JSON.stringify({ ...activity, text: undefined, attachments }) });
  await other.stop();
  store.close();
  const [incoming, ...more] = received;
  expect(more).toEqual([]);
  expect(incoming).toMatchObject({ eventId: '1/file/0', event: { type: 'file', name: 'bounce.eml' } });
  expect(incoming?.event.type === 'file' && Buffer.from(incoming.event.bytes).toString()).toBe('From: a@b.example');
});

describe('a pressed button', () => {
  const press = { run: 1, action: 'recheck' };

  test('is answered at once with words, for Teams takes an empty answer for a failure', async () => {
    const response = await invoke({ action: { type: 'Action.Execute', verb: 'press', data: { press } } });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: '✓',
    });
    expect(handled).toMatchObject([{ eventId: '1', event: { type: 'press', press } }]);
  });

  test.for([undefined, {}, 'x', { action: { data: { press: { run: 1, action: 'x' } } } }])(
    'that is not ours (%j) is refused',
    async (value) => {
      const response = await invoke(value);
      expect(await response.json()).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
      expect(handled).toEqual([]);
    },
  );

  test('any other invoke is not implemented', async () => {
    expect((await deliver({ type: 'invoke', name: 'task/fetch' })).status).toBe(501);
  });
});

test('stopping waits for the work that was accepted and takes no more', async () => {
  const steps: string[] = [];
  let finish = (): void => undefined;
  const other = await serveTeams({
    production: false,
    handle: async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      steps.push('handled');
    },
  });
  await fetch(other.url, { method: 'POST', body: JSON.stringify(activity) });
  const stopping = other.stop().then(() => steps.push('stopped'));
  expect((await fetch(other.url, { method: 'POST', body: JSON.stringify(activity) })).status).toBe(503);
  finish();
  await stopping;
  expect(steps).toEqual(['handled', 'stopped']);
});
