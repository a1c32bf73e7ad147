// What Teams tells beside messages, and what stands around an answer.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Handle, Incoming } from '../../../src/conversation/incoming.ts';
import { catalogOf } from '../../../src/messages/messages.ts';
import type { Card } from '../../../src/reply/card.ts';
import { eventually } from '../../support/eventually.ts';
import { textOf } from '../../support/teams-card.ts';
import { startTeamsConnector, type TeamsConnector } from '../../support/teams-connector.ts';
import { serveTeams, type TeamsServer } from '../../support/teams-server.ts';

const { teams: en } = catalogOf('en');
const { teams: nl } = catalogOf('nl');
const BOT = '28:app';

let connector: TeamsConnector;
let server: TeamsServer;
const handled: Incoming[] = [];
const said = (text: string): Card => ({ summary: text, elements: [{ type: 'text', text }] });
const plainly: Handle = (_incoming, outlet) => outlet.show(said('core')).then(() => undefined);
let behave = plainly;

beforeAll(async () => {
  connector = await startTeamsConnector();
  server = await serveTeams({
    production: false,
    handle: (incoming, outlet) => {
      handled.push(incoming);
      return behave(incoming, outlet);
    },
  });
});
afterAll(async () => {
  await server.stop();
  await connector.stop();
});
afterEach(() => {
  handled.length = 0;
  connector.answer();
  behave = plainly;
});

const personal = { id: 'a:1', conversationType: 'personal', tenantId: 't1' };
const channel = { id: '19:c@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: 't1' };
const group = { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId: 't1' };

async function deliver(fields: object): Promise<void> {
  const activity = {
    id: crypto.randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: '29:u' },
    recipient: { id: BOT },
    conversation: personal,
    ...fields,
  };
  expect((await fetch(server.url, { method: 'POST', body: JSON.stringify(activity) })).status).toBe(200);
}

const posted = z.object({ type: z.literal('message'), attachments: z.array(z.object({ content: z.unknown() })) });
/** The words of each message that was posted or updated. */
const words = (): string[] =>
  connector.calls
    .flatMap(({ body }) => posted.safeParse(body).data ?? [])
    .map((message) => textOf(message.attachments[0]?.content));

describe('when the app is added', () => {
  const added = { type: 'installationUpdate', action: 'add' };
  const joined = { type: 'conversationUpdate', membersAdded: [{ id: '29:u' }, { id: BOT }] };

  test.for([added, joined])('the bot greets: %j', async (activity) => {
    await deliver({ ...activity, locale: 'nl-BE' });
    await eventually(() => expect(words()).toEqual([['core', nl.personalWay, ...nl.ways].join('\n')]));
    expect(handled).toMatchObject([
      { eventId: 'hello', conversation: 'teams:t1:a:1', locale: 'nl-BE', addressed: true, event: { text: 'help' } },
    ]);
  });

  test.for([channel, group])('elsewhere it says nothing of the personal chat: %j', async (conversation) => {
    await deliver({ ...added, conversation });
    await eventually(() => expect(words()).toEqual([['core', ...en.ways].join('\n')]));
  });

  test.for([
    { type: 'installationUpdate', action: 'remove' },
    { type: 'installationUpdate', action: 'add-upgrade' },
    { type: 'conversationUpdate', membersAdded: [{ id: '29:u' }] },
    { type: 'conversationUpdate', membersAdded: 'x' },
    { type: 'conversationUpdate' },
  ])('not for %j', async (activity) => {
    await deliver(activity);
    expect(handled).toEqual([]);
  });
});

describe('a file outside the personal chat', () => {
  const entities = [{ type: 'mention', mentioned: { id: BOT }, text: '<at>Bot</at>' }];
  const html = (content: string) => [{ contentType: 'text/html', content }];
  const mention = '<p><at id="0">Bot</at></p>';

  test('is answered by a word on where files go, and by nothing else', async () => {
    const attachments = html(`${mention}<attachment id="f1"></attachment>`);
    await deliver({ type: 'message', conversation: channel, entities, attachments, text: '<at>Bot</at>' });
    await eventually(() => expect(words()).toEqual([en.filesElsewhere]));
  });

  test('beside words: the words are answered, and the word on files stands below', async () => {
    const attachments = html(`<p><at id="0">Bot</at> 550 5.1.1</p><attachment id="f1"></attachment>`);
    await deliver({
      type: 'message',
      conversation: group,
      entities,
      attachments,
      text: '<at>Bot</at> 550',
      locale: 'nl',
    });
    await eventually(() => expect(words()).toEqual([`core\n${nl.filesElsewhere}`]));
    expect(handled).toMatchObject([{ event: { type: 'text', text: '550 5.1.1' } }]);
  });

  test.for(['messageReference', 'application/vnd.microsoft.card.adaptive'])('%s is none', async (contentType) => {
    const attachments = [
      ...html('<p>550</p><attachment id="f1"></attachment>'),
      { contentType, id: 'f1', content: '{}' },
    ];
    await deliver({ type: 'message', conversation: channel, entities, attachments, text: '<at>Bot</at> 550' });
    await eventually(() => expect(words()).toEqual(['core']));
  });
});

test('what stands around an answer stays when the answer is updated, and is not around the next one', async () => {
  behave = async (_incoming, outlet) => {
    const reference = await outlet.show(said('one'));
    await outlet.show(said('two'), reference);
    await outlet.show(said('three'));
  };
  await deliver({ type: 'installationUpdate', action: 'add', conversation: group });
  const after = en.ways.join('\n');
  await eventually(() => expect(words()).toEqual([`one\n${after}`, `two\n${after}`, 'three']));
});

describe('typing', () => {
  const isTyping = z.object({ type: z.literal('typing') });
  const typings = (): number => connector.calls.filter(({ body }) => isTyping.safeParse(body).success).length;
  let finish = (): void => undefined;
  const slowly: Handle = () => new Promise((resolve) => (finish = resolve));

  test('shows while an answer is on its way', async () => {
    behave = slowly;
    await deliver({ type: 'message', text: 'hello' });
    await eventually(() => expect(typings()).toBe(1));
    finish();
  });

  test('not in a channel, where nobody sees it, and not for talk that is not for the bot', async () => {
    behave = slowly;
    await deliver({ type: 'message', text: 'hello', conversation: channel });
    finish();
    await deliver({ type: 'message', text: 'hello', conversation: group });
    await eventually(() => expect(handled).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(typings()).toBe(0);
    finish();
  });

  test('that Teams does not take harms nothing', async () => {
    connector.answer({ status: 500 });
    behave = async (incoming, outlet) => {
      await slowly(incoming, outlet);
      await plainly(incoming, outlet);
    };
    await deliver({ type: 'message', text: 'hello' });
    await eventually(() => expect(typings()).toBe(1));
    finish();
    await eventually(() => expect(words()).toEqual(['core']));
    expect(server.warnings).toEqual([]);
  });
});
