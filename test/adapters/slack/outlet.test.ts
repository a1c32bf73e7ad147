// Posting and updating against the emulator, through a proxy that has Slack's bad days.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLanes } from '../../../adapters/slack/lanes.ts';
import { toMessages } from '../../../adapters/slack/messages.ts';
import { placeOutlet, privateOutlet } from '../../../adapters/slack/outlet.ts';
import { createSlackApi, type SlackApi } from '../../../adapters/slack/slack-api.ts';
import { after } from '../../../adapters/timer.ts';
import { MemoryWatches } from '../../../adapters/watch/memory-watches.ts';
import { createCore, type Investigate } from '../../../src/conversation/handle.ts';
import { OutletFailed } from '../../../src/conversation/incoming.ts';
import { parseState } from '../../../src/conversation/state.ts';
import { parseProfile } from '../../../src/diagnosis/profile.ts';
import type { Card } from '../../../src/reply/card.ts';
import { MemoryStore } from '../../../src/session/memory-store.ts';
import { MemoryWorkspaces } from '../../../src/session/memory-workspaces.ts';
import { close, listen } from '../../support/listening.ts';
import { type SlackEmulator, startSlackEmulator, textsOf, WORKSPACE } from '../../support/slack-emulator.ts';
import { type FaultProxy, startFaultProxy } from '../../support/slack-faults.ts';

const { channel, botToken } = WORKSPACE;
const BOUNCE =
  '<a@fabrikam.example>: host mx.fabrikam.example[198.51.100.7] said: 554 5.7.1 No PTR for contoso.example [203.0.113.40]';

let slack: SlackEmulator;
let proxy: FaultProxy;
let api: SlackApi;
let thread: string;

beforeAll(async () => {
  slack = await startSlackEmulator('http://127.0.0.1:9/slack/events');
  proxy = await startFaultProxy(slack.apiUrl);
  const log = { warn: () => undefined, error: () => undefined };
  api = createSlackApi({ botToken, slackApiUrl: proxy.apiUrl, lanes: createLanes(), log });
});
afterAll(async () => {
  await proxy.stop();
  await slack.stop();
});
beforeEach(async () => {
  thread = (await slack.say('a new thread')).ts;
  proxy.calls.length = 0;
});

const outlet = () => placeOutlet(api, { channel, thread });
const cardOf = (...texts: string[]): Card => ({
  summary: 'summary',
  elements: texts.map((text) => ({ type: 'text', text })),
});
/** Each page is a message. */
const pages = (...texts: string[]) => cardOf(...texts.map((text) => `${text}${'日'.repeat(2_900)}`));
const shown = async () => (await slack.answers({ thread })).map((message) => textsOf(message).replaceAll('日', ''));
const called = () => proxy.calls.map((call) => call.method);

describe('a card', () => {
  test('is posted in the thread and updated by its reference', async () => {
    const reference = await outlet().show(cardOf('one'));
    expect(reference).toMatch(/^C01MAIL:\d+\.\d+$/);
    expect(await outlet().show(cardOf('two'), reference)).toBe(reference);
    expect(await shown()).toEqual(['two']);
  });

  test('that is longer than a message is several, in order', async () => {
    const reference = await outlet().show(pages('one', 'two', 'three'));
    expect(reference).toMatch(/^C01MAIL:\d+\.\d+(?:,\d+\.\d+){2}$/);
    expect(await shown()).toEqual(['one', 'two', 'three']);
  });

  test('of several messages is replaced by one of fewer or more', async () => {
    const three = await outlet().show(pages('one', 'two', 'three'));
    const two = await outlet().show(pages('ONE', 'TWO'), three);
    expect(await shown()).toEqual(['ONE', 'TWO']);
    await outlet().show(pages('1', '2', '3'), two);
    expect(await shown()).toEqual(['1', '2', '3']);
    expect(called().slice(3)).toEqual([
      'chat.update',
      'chat.update',
      'chat.delete',
      'chat.update',
      'chat.update',
      'chat.postMessage',
    ]);
  });

  test('whose message was deleted is posted anew', async () => {
    const reference = await outlet().show(cardOf('one'));
    await api.remove(channel, reference.split(':')[1] ?? '');
    expect(await outlet().show(cardOf('two'), reference)).not.toBe(reference);
    expect(await shown()).toEqual(['two']);
  });

  test.each(['', 'C01MAIL', 'C02ADMIN:1.1', 'C01MAIL:1.1,', 'C01MAIL:1.1;2.2', 'private'])(
    'with the reference "%s", which is none of this channel, is posted anew',
    async (reference) => {
      await outlet().show(cardOf('one'), reference);
      expect(called()).toEqual(['chat.postMessage']);
    },
  );
});

describe('a bad day', () => {
  test('429: waits as long as told, then posts once', async () => {
    proxy.meet('chat.postMessage', { kind: 'rate-limited', retryAfter: 1 });
    await outlet().show(cardOf('one'));
    expect(await shown()).toEqual(['one']);
    const [first, second] = proxy.calls;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test('429 for long: says so at once', async () => {
    proxy.meet('chat.postMessage', { kind: 'rate-limited', retryAfter: 600 });
    const failure = await outlet()
      .show(cardOf('one'))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OutletFailed);
    expect(failure).toMatchObject({ message: 'chat.postMessage: ratelimited', retryAfterMs: 600_000 });
    expect(await shown()).toEqual([]);
  });

  test('500: asks again', async () => {
    proxy.meet('chat.postMessage', { kind: 'status', status: 500 }, { kind: 'refused', error: 'internal_error' });
    await outlet().show(cardOf('one'));
    expect(await shown()).toEqual(['one']);
  });

  test('a broken connection: an update is repeated; a post is repeated when it was not taken', async () => {
    const reference = await outlet().show(cardOf('one'));
    proxy.meet('chat.update', { kind: 'broken' });
    await outlet().show(cardOf('two'), reference);
    expect(await shown()).toEqual(['two']);
    proxy.meet('chat.postMessage', { kind: 'broken' });
    await outlet().show(cardOf('three'));
    expect(await shown()).toEqual(['two', 'three']);
    expect(called().slice(3)).toEqual(['chat.postMessage', 'conversations.replies', 'chat.postMessage']);
  });

  test.each(['lost', 'lost-500'] as const)(
    'a post that was taken and whose answer is %s is not repeated',
    async (kind) => {
      proxy.meet('chat.postMessage', { kind });
      const reference = await outlet().show(cardOf('one'));
      expect(await shown()).toEqual(['one']);
      await outlet().show(cardOf('two'), reference);
      expect(await shown()).toEqual(['two']);
      expect(called()).toEqual(['chat.postMessage', 'conversations.replies', 'chat.update']);
    },
  );

  test('a post that nobody knows of is not repeated', async () => {
    proxy.meet('chat.postMessage', { kind: 'lost' });
    proxy.meet('conversations.replies', { kind: 'status', status: 500 });
    await expect(outlet().show(cardOf('one'))).rejects.toBeInstanceOf(OutletFailed);
    expect(await shown()).toEqual(['one']);
  });

  test('429 holds up the channel and nothing else, and keeps the order', async () => {
    proxy.meet('chat.postMessage', { kind: 'rate-limited', retryAfter: 1 });
    const elsewhere = placeOutlet(api, { channel: WORKSPACE.privateChannel, thread: undefined });
    const done: string[] = [];
    await Promise.all([
      outlet()
        .show(cardOf('one'))
        .then(() => done.push('one')),
      outlet()
        .show(cardOf('two'))
        .then(() => done.push('two')),
      outlet()
        .show(cardOf('three'))
        .then(() => done.push('three')),
      elsewhere.show(cardOf('elsewhere')).then(() => done.push('elsewhere')),
    ]);
    expect(done).toEqual(['elsewhere', 'one', 'two', 'three']);
    expect(await shown()).toEqual(['one', 'two', 'three']);
  });

  test('a refusal: is told at once, by its code', async () => {
    proxy.meet('chat.postMessage', { kind: 'refused', error: 'not_in_channel' });
    const failure = await outlet()
      .show(cardOf('one'))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: 'OutletFailed',
      code: 'not_in_channel',
      message: 'chat.postMessage: not_in_channel',
    });
    expect(called()).toEqual(['chat.postMessage']);
  });
});

describe('an answer for one user', () => {
  test('that Slack no longer takes fails', async () => {
    const late = privateOutlet(api, `${slack.pageUrl}/_hooks/response/expired`, false);
    await expect(late.show(cardOf('one'))).rejects.toMatchObject({ message: 'response_url: http_404' });
  });

  test('fits what Slack takes by one address, however slow the checks are', async () => {
    let taken = 0;
    const server = createServer((_request, response) => {
      taken += 1;
      response.writeHead(taken > 5 ? 404 : 200).end();
    });
    const url = `http://127.0.0.1:${await listen(server)}/response`;
    const checks: Investigate = async (requests, _again, onProgress) => {
      for (const request of requests) {
        await sleep(20);
        onProgress?.(request);
      }
      return { findings: [], basis: 'resolver', disagreed: [] };
    };
    const [now, failed] = [() => Date.now(), [] as unknown[]];
    const { handle } = createCore({
      store: new MemoryStore({ parse: parseState, now }),
      workspaces: new MemoryWorkspaces({ parse: parseProfile, now }),
      watches: new MemoryWatches(),
      investigate: checks,
      log: { error: (facts) => void failed.push(facts) },
      // Time that passes a hundred times as fast.
      after: (ms, run) => after(ms / 100, run),
    });
    const said = { conversation: 'slack:T1:C1:U1', workspace: 'slack:T1', eventId: 'e', addressed: true };
    const event = { type: 'text', text: `${BOUNCE}\n${BOUNCE.replaceAll('.40', '.41')}` } as const;
    await handle({ ...said, event }, privateOutlet(api, url, false));
    expect(failed).toEqual([]);
    expect(taken).toBeLessThanOrEqual(2);
    await close(server);
  });

  test('replaces the message that was pressed, and only that', async () => {
    const root = await api.post({ channel, thread }, messageOf('before'));
    await slack.press(await messageAt(root.ts), 'Again', WORKSPACE.alice);
    const sent = (await slack.log()).findLast((entry) => entry.direction === 'to_bot' && entry.kind === 'interactive');
    const payload = new URLSearchParams(String(sent?.detail)).get('payload') ?? '';
    const { response_url: responseUrl } = JSON.parse(payload) as { response_url: string };
    const pressed = privateOutlet(api, responseUrl, true);
    await pressed.show(cardOf('beside'));
    await pressed.show(cardOf('after'), 'private');
    const texts = (await slack.messages(channel)).slice(-2).map(textsOf);
    expect(texts).toEqual(['after', 'beside']);
  });
});

async function messageAt(ts: string) {
  const found = (await slack.messages(channel)).find((message) => message.ts === ts);
  if (!found) throw new Error('no such message');
  return found;
}

function messageOf(text: string) {
  const [message] = toMessages({
    summary: text,
    elements: [
      { type: 'text', text },
      { type: 'actions', actions: [{ label: 'Again', press: { run: 1, action: 'recheck' } }] },
    ],
  });
  if (!message) throw new Error('no message');
  return message;
}
