import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Handle, Incoming } from '../../../src/conversation/incoming.ts';
import { catalogOf } from '../../../src/messages/messages.ts';
import type { Card } from '../../../src/reply/card.ts';
import { eventually } from '../../support/eventually.ts';
import { nodesOf, textOf } from '../../support/teams-card.ts';
import { startTeamsConnector, type TeamsConnector } from '../../support/teams-connector.ts';
import { serveTeams, type TeamsServer } from '../../support/teams-server.ts';

const { teams: en } = catalogOf('en');
const { teams: nl } = catalogOf('nl');
const BOUNCE = '550 5.7.25 [203.0.113.7] The IP address sending this message does not have a PTR record setup';

let connector: TeamsConnector;
let server: TeamsServer;
const handled: Incoming[] = [];
let finished = 0;
const ANSWER: Card = {
  summary: 'The <b>answer</b> &lt;',
  elements: [
    { type: 'text', text: 'the answer' },
    { type: 'actions', actions: [{ label: 'b', press: { run: 1, action: 'restart' } }] },
  ],
};
let behave: Handle = (_incoming, outlet) => outlet.show(ANSWER).then(() => undefined);

beforeAll(async () => {
  connector = await startTeamsConnector();
  server = await serveTeams({
    production: false,
    handle: async (incoming, outlet) => {
      handled.push(incoming);
      await behave(incoming, outlet);
      finished += 1;
    },
  });
});
afterAll(async () => {
  await server.stop();
  await connector.stop();
});
afterEach(async () => {
  await eventually(() => expect(finished).toBe(handled.length));
  finished = 0;
  handled.length = 0;
  connector.answer();
});

/** In a channel, on an answer to the post 17. */
const place = {
  conversation: { id: '19:c@thread.tacv2;messageid=17', conversationType: 'channel', tenantId: 't1' },
  channelData: { channel: { id: '19:c@thread.tacv2' }, team: { id: '19:general@thread.tacv2' }, tenant: { id: 't1' } },
};
const messagePayload = {
  id: '18',
  replyToId: '17',
  createdDateTime: '2026-11-02T10:00:00.000Z',
  linkToMessage: 'https://teams.microsoft.com/l/message/19:c@thread.tacv2/18',
  body: { contentType: 'html', content: `<p>Look:</p><p>${BOUNCE}</p>` },
};
const about = { root: '17', link: messagePayload.linkToMessage, written: messagePayload.createdDateTime };

async function invoke(name: string, value: object, fields: object = {}): Promise<unknown> {
  const activity = {
    type: 'invoke',
    name: `composeExtension/${name}`,
    id: crypto.randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: '29:u', name: 'Ann', aadObjectId: 'ann' },
    recipient: { id: '28:app' },
    locale: 'en-GB',
    value,
    ...place,
    ...fields,
  };
  const response = await fetch(server.url, { method: 'POST', body: JSON.stringify(activity) });
  expect(response.status).toBe(200);
  return response.json();
}
const open = (more: object = {}, fields: object = {}) =>
  invoke('fetchTask', { commandId: 'diagnose', commandContext: 'message', messagePayload, ...more }, fields);
const submit = (data: unknown, more: object = {}, fields: object = {}) =>
  invoke('submitAction', { commandId: 'diagnose', commandContext: 'message', messagePayload, data, ...more }, fields);

const dialogSchema = z.object({
  task: z.object({
    type: z.literal('continue'),
    value: z.object({
      title: z.string(),
      card: z.object({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: z.unknown() }),
    }),
  }),
});
const cardOf = (answer: unknown): unknown => dialogSchema.parse(answer).task.value.card.content;
const inputSchema = z.object({ type: z.string().startsWith('Input.'), id: z.string(), value: z.string() });
const inputsOf = (answer: unknown) => nodesOf(cardOf(answer)).flatMap((node) => inputSchema.safeParse(node).data ?? []);

describe('choosing "Diagnose bounce" on a message', () => {
  test('opens a dialog with its text, in lines', async () => {
    const answer = await open();
    expect(dialogSchema.parse(answer).task.value.title).toBe(en.dialogTitle);
    expect(inputsOf(answer)).toEqual([
      { type: 'Input.Text', id: 'text', value: `Look:\n${BOUNCE}` },
      { type: 'Input.ChoiceSet', id: 'where', value: 'here' },
    ]);
    expect(cardOf(answer)).toMatchObject({
      actions: [{ type: 'Action.Submit', title: en.dialogSubmit, data: { about } }],
    });
    expect(handled).toEqual([]);
  });

  test('in the language of whoever asks', async () => {
    expect(textOf(cardOf(await open({}, { locale: 'nl-NL' })))).toContain(nl.dialogIntro);
  });

  test('says that files are not handed on', async () => {
    const body = { contentType: 'html', content: `<p>${BOUNCE}</p><attachment id="1"></attachment>` };
    expect(textOf(cardOf(await open({ messagePayload: { ...messagePayload, body } })))).toContain(en.dialogFiles);
    expect(textOf(cardOf(await open()))).not.toContain(en.dialogFiles);
  });

  test('a message that is too long to show is taken whole', async () => {
    const content = `${BOUNCE}\n${'x'.repeat(20_000)}`;
    const long = { messagePayload: { ...messagePayload, body: { contentType: 'text', content } } };
    const answer = await open(long);
    expect(JSON.stringify(answer).length).toBeLessThan(25_000);
    expect(textOf(cardOf(answer))).toContain(en.dialogWhole(content.length));
    expect(await submit({ where: 'here', about }, long)).toEqual({});
    await eventually(() => expect(handled).toMatchObject([{ event: { type: 'text', text: content } }]));
  });

  test.for([403, 404])('where the bot is not (%i), offers to add it', async (status) => {
    connector.answer({ status });
    const answer = await open();
    expect(textOf(cardOf(answer))).toContain(en.dialogOutside);
    expect(cardOf(answer)).toMatchObject({ actions: [{ data: { msteams: { justInTimeInstall: true } } }] });
    expect(connector.calls.map((call) => call.path)).toEqual([
      `/v3/conversations/${encodeURIComponent('19:general@thread.tacv2')}/members/${encodeURIComponent('29:u')}`,
    ]);
    // Teams adds it and says so; then the dialog opens as usual.
    connector.answer();
    expect(inputsOf(await submit({ msteams: { justInTimeInstall: true } }))).toHaveLength(2);
  });

  test('when that cannot be found out, the dialog opens all the same', async () => {
    connector.answer({ status: 500 });
    expect(inputsOf(await open())).toHaveLength(2);
  });

  test.for([{}, { messagePayload: 'x' }, { messagePayload: { body: 7, id: {} } }])(
    'of what is misshapen (%j) opens an empty one',
    async (more) => {
      expect(inputsOf(await open({ messagePayload: undefined, ...more }))[0]).toMatchObject({ id: 'text', value: '' });
    },
  );
});

describe('sending the dialog in', () => {
  test('closes it and has the answer in the thread, with who asked', async () => {
    expect(await submit({ text: BOUNCE, where: 'here', about })).toEqual({});
    await eventually(() => expect(connector.calls).toHaveLength(1));
    expect(handled).toMatchObject([
      {
        conversation: 'teams:t1:19:c@thread.tacv2;messageid=17',
        workspace: 'teams:t1',
        addressed: true,
        user: 'ann',
        locale: 'en-GB',
        event: { type: 'text', text: BOUNCE },
      },
    ]);
    const [post] = connector.calls;
    expect(post?.path).toBe(`/v3/conversations/${encodeURIComponent('19:c@thread.tacv2;messageid=17')}/activities`);
    const { attachments } = z.object({ attachments: z.array(z.object({ content: z.unknown() })) }).parse(post?.body);
    expect(textOf(attachments[0]?.content)).toBe(
      `${en.askedAbout('Ann')}\n${en.theMessage} · 2026-11-02\nthe answer\n[b]`,
    );
  });

  test.for(['19:c@thread.tacv2', '19:c@thread.tacv2;messageid=99', '19:general@thread.tacv2'])(
    'has it in the thread of the message, wherever in the team Teams says it comes from: %s',
    async (id) => {
      const conversation = { id, conversationType: 'channel', tenantId: 't1' };
      await submit({ text: BOUNCE, where: 'here', about }, {}, { conversation });
      await eventually(() =>
        expect(handled).toMatchObject([{ conversation: 'teams:t1:19:c@thread.tacv2;messageid=17' }]),
      );
    },
  );

  test('from a chat without threads has it in the chat', async () => {
    const conversation = { id: '19:group@thread.v2', conversationType: 'groupChat', tenantId: 't1' };
    await submit({ text: BOUNCE, where: 'here', about }, {}, { conversation, channelData: {} });
    await eventually(() => expect(handled).toMatchObject([{ conversation: 'teams:t1:19:group@thread.v2' }]));
  });

  test('for oneself has it in the personal chat', async () => {
    expect(await submit({ text: BOUNCE, where: 'private', about })).toEqual({});
    await eventually(() => expect(connector.calls).toHaveLength(2));
    expect(connector.calls[0]).toMatchObject({
      path: '/v3/conversations',
      body: { members: [{ id: '29:u' }], isGroup: false, tenantId: 't1' },
    });
    expect(handled).toMatchObject([{ conversation: 'teams:t1:m1' }]);
    expect(connector.calls[1]?.path).toBe('/v3/conversations/m1/activities');
  });

  test('for oneself without having the app says what to do, and keeps what was written', async () => {
    connector.answer({ status: 403 });
    const answer = await submit({ text: BOUNCE, where: 'private', about });
    expect(textOf(cardOf(answer))).toContain(en.dialogNoPrivateChat);
    expect(inputsOf(answer)[0]?.value).toBe(BOUNCE);
    expect(handled).toEqual([]);
  });

  test.for([
    ['', 'dialogEmpty'],
    ['  \n', 'dialogEmpty'],
    ['lunch at noon?', 'dialogNoBounce'],
  ] as const)('of %j asks again', async ([text, problem]) => {
    const answer = await submit({ text, where: 'here', about });
    expect(textOf(cardOf(answer))).toContain(en[problem]);
    expect(inputsOf(answer)[0]?.value).toBe(text.trim());
    expect(handled).toEqual([]);
  });

  test('of anything else that a client made up does no harm', async () => {
    const made = { text: BOUNCE, where: 'moon', about: { root: '17;x', link: 'javascript:alert(1)', written: 'now' } };
    expect(await submit(made)).toEqual({});
    await eventually(() => expect(connector.calls).toHaveLength(1));
    expect(handled).toMatchObject([{ conversation: 'teams:t1:19:c@thread.tacv2;messageid=17' }]);
    expect(JSON.stringify(connector.calls)).not.toContain('javascript');
  });

  test('delivered twice is the same event', async () => {
    const again = () => submit({ text: BOUNCE, where: 'here', about }, {}, { id: 'same' });
    await again();
    await again();
    await eventually(() => expect(handled.map(({ eventId }) => eventId)).toEqual(['same', 'same']));
  });
});

describe('the search', () => {
  const search = (words: string, fields: object = {}) =>
    invoke('query', { commandId: 'lookUp', parameters: [{ name: 'words', value: words }] }, fields);

  test.for([
    ['ptr 203.0.113.7', 'ptr 203.0.113.7'],
    ['  code 5.7.25 ', 'code 5.7.25'],
    ['5.7.25', 'code 5.7.25'],
    ['203.0.113.7', 'ip 203.0.113.7'],
    ['example.com', 'domain example.com'],
  ] as const)('%j looks up %j, aside from any conversation', async ([words, text]) => {
    const answer = await search(words);
    expect(handled).toMatchObject([{ conversation: 'teams:t1:search:ann', addressed: true, event: { text } }]);
    expect(handled[0]).not.toHaveProperty('address');
    expect(answer).toMatchObject({
      composeExtension: {
        type: 'result',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            preview: { content: { title: 'The <\u200bb>answer<\u200b/b> &\u200blt;' } },
          },
        ],
      },
    });
    const { content } = z
      .object({ composeExtension: z.object({ attachments: z.tuple([z.object({ content: z.unknown() })]) }) })
      .parse(answer).composeExtension.attachments[0];
    expect(textOf(content)).toBe('the answer');
  });

  test.for(['', 'ptr', 'ptr 10.0.0.1', 'hello', BOUNCE, 'help', 'start over'])('%j gets a hint', async (words) => {
    expect(await search(words, { locale: 'nl' })).toEqual({
      composeExtension: { type: 'message', text: nl.searchHint },
    });
    expect(handled).toEqual([]);
  });

  test('that takes too long says so in time', async () => {
    let finish = (): void => undefined;
    behave = () => new Promise((resolve) => (finish = resolve));
    expect(await search('mx example.com')).toEqual({
      composeExtension: { type: 'message', text: en.searchSlow('mx example.com') },
    });
    finish();
    behave = (_incoming, outlet) => outlet.show(ANSWER).then(() => undefined);
  });
});

test.for([
  ['query', { commandId: 'other', parameters: [] }],
  ['query', {}],
  ['fetchTask', { commandId: 'other' }],
  ['submitAction', 'x'],
  ['queryLink', { url: 'https://example.com' }],
] as const)('%s %j is not ours', async ([name, value]) => {
  const activity = {
    type: 'invoke',
    name: `composeExtension/${name}`,
    value,
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    ...place,
  };
  const response = await fetch(server.url, { method: 'POST', body: JSON.stringify(activity) });
  expect(response.status).toBe(501);
});
