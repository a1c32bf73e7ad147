import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBot } from '../../../adapters/teams/bot.ts';
import { patient } from '../../../adapters/teams/insist.ts';
import { createOutlet } from '../../../adapters/teams/outlet.ts';
import type { Address, Bot } from '../../../adapters/teams/port.ts';
import { type Outlet, OutletFailed } from '../../../src/conversation/incoming.ts';
import type { Card } from '../../../src/reply/card.ts';
import { startTeamsConnector, type TeamsConnector } from '../../support/teams-connector.ts';

let connector: TeamsConnector;
let outlet: Outlet;
const bot: Bot = patient(createBot({}));
const THREAD = '19:c@thread.tacv2;messageid=17';

beforeAll(async () => {
  connector = await startTeamsConnector();
  const { serviceUrl } = connector;
  const address: Address = {
    channelId: 'msteams',
    serviceUrl,
    conversationId: THREAD,
    conversationType: 'channel',
    botId: '28:app',
  };
  outlet = createOutlet(bot, address);
});
afterAll(() => connector.stop());

const short: Card = { summary: 'In short', elements: [{ type: 'text', text: 'hello' }] };
const long: Card = { summary: 'In short', elements: [{ type: 'text', text: 'x'.repeat(60_000) }] };
const methods = (): string[] => connector.calls.map((call) => call.method);
const NOW = { retryAfter: '0' };

describe('showing a card', () => {
  test('posts to the thread, with a summary for notifications', async () => {
    connector.answer();
    expect(await outlet.show(short)).toBe('m1');
    expect(connector.calls).toMatchObject([
      {
        method: 'POST',
        path: `/v3/conversations/${encodeURIComponent(THREAD)}/activities`,
        body: {
          type: 'message',
          summary: 'In short',
          from: { id: '28:app' },
          conversation: { id: THREAD },
          attachments: [
            {
              contentType: 'application/vnd.microsoft.card.adaptive',
              content: { type: 'AdaptiveCard', version: '1.5' },
            },
          ],
        },
      },
    ]);
    expect(connector.calls[0]?.body).not.toHaveProperty('text');
  });

  test('updates the message it replaces', async () => {
    connector.answer();
    expect(await outlet.show(short, 'm7')).toBe('m7');
    expect(connector.calls).toMatchObject([
      { method: 'PUT', path: expect.stringMatching(/\/activities\/m7$/) as string },
    ]);
  });

  test.for([404, 405, 501])('posts anew when the update gets %i', async (status) => {
    connector.answer({ status });
    expect(await outlet.show(short, 'm7')).toBe('m2');
    expect(methods()).toEqual(['PUT', 'POST']);
  });

  test('a long card is several messages; a shorter one in its place removes what is left over', async () => {
    connector.answer();
    const reference = await outlet.show(long);
    expect(reference).toBe('m1 m2 m3');
    connector.answer();
    expect(await outlet.show(long, reference)).toBe(reference);
    expect(methods()).toEqual(['PUT', 'PUT', 'PUT']);
    connector.answer();
    expect(await outlet.show(short, reference)).toBe('m1');
    expect(methods()).toEqual(['PUT', 'DELETE', 'DELETE']);
    connector.answer({ status: 200 }, { status: 500 }, { status: 404 });
    expect(await outlet.show(short, reference)).toBe('m1');
  });
});

describe('when Teams does not take a message', () => {
  test.for([412, 429, 502, 504])('%i: it is sent again', async (status) => {
    connector.answer({ status, ...NOW }, { status, ...NOW });
    expect(await outlet.show(short)).toBe('m3');
    expect(methods()).toEqual(['POST', 'POST', 'POST']);
  });

  test('a few times, not for ever', async () => {
    connector.answer(...Array.from({ length: 9 }, () => ({ status: 429, ...NOW })));
    await expect(outlet.show(short)).rejects.toThrow(OutletFailed);
    expect(connector.calls).toHaveLength(4);
  });

  test('a long Retry-After is handed on, not waited for', async () => {
    connector.answer({ status: 429, retryAfter: '120' });
    await expect(outlet.show(short)).rejects.toMatchObject({ name: 'OutletFailed', retryAfterMs: 120_000 });
    expect(connector.calls).toHaveLength(1);
  });

  test.for([400, 401, 403, 413, 500, 503])(
    '%i: it is not repeated, for it may have been taken or never will be',
    async (status) => {
      connector.answer({ status, ...NOW }, { status, ...NOW });
      await expect(outlet.show(short)).rejects.toThrow(OutletFailed);
      expect(connector.calls).toHaveLength(1);
    },
  );

  test('what failed inside Teams may have been said; what Teams refuses or cannot take now has not', async () => {
    connector.answer({ status: 500 });
    await expect(outlet.show(short)).rejects.toMatchObject({ passing: true, unsure: true });
    connector.answer({ status: 503 });
    await expect(outlet.show(short)).rejects.toMatchObject({ passing: true, unsure: false });
    connector.answer({ status: 403 });
    await expect(outlet.show(short)).rejects.toMatchObject({ passing: false, unsure: false });
  });

  test('nobody there: it has not been said', async () => {
    const address = { channelId: 'msteams', serviceUrl: 'http://127.0.0.1:9/', conversationId: 'c', botId: 'b' };
    await expect(createOutlet(bot, address).show(short)).rejects.toMatchObject({ passing: true, unsure: false });
  });
});
