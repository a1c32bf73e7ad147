// The whole bot in Teams: the Agents Playground as client, Redis, DNS over packets.
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { catalogOf } from '../../src/messages/messages.ts';
import { type Bot, startBot } from '../support/bot.ts';
import { listen } from '../support/listening.ts';
import { textOf } from '../support/teams-card.ts';
import { clientIn } from '../support/teams-client.ts';
import { startTeamsPlayground, type TeamsPlayground } from '../support/teams-playground.ts';
import { AFTER, BEFORE, playToAdvice, playToFix } from './first-light.ts';

const { teams: en } = catalogOf('en');
const ENGLISH = 'Azure VM. 554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.40]';
const UNKNOWN = '550 5.1.1 <nobody@fabrikam.example>: Recipient address rejected: User unknown';
/** A look every 0.6 s. */
const WATCH = { BOUNCE_DOCTOR_WATCH_MINUTES: Array.from({ length: 50 }, () => '0.01').join(',') };

let bot: Bot;
let teams: TeamsPlayground;
let files: Server;
let filesPort: number;

beforeAll(async () => {
  files = createServer((_request, response) => response.end(UNKNOWN));
  filesPort = await listen(files);
  bot = await startBot({
    redisUrl: inject('redisUrl'),
    zone: BEFORE,
    doors: () => Promise.resolve({ TEAMS_LOCAL: 'true', ...WATCH }),
  });
  teams = await startTeamsPlayground(`${bot.url}/api/messages`);
});
afterAll(async () => {
  await teams.stop();
  await bot.stop();
  files.close();
});
beforeEach(() => {
  for (const name of Object.keys(AFTER)) Reflect.deleteProperty(bot.authority.zone, name);
  Object.assign(bot.authority.zone, BEFORE);
});

describe('a guided case in the personal chat', () => {
  test('in Dutch, from paste to verified fix', async () => {
    const client = clientIn(teams);
    await playToAdvice(client);
    await playToFix(client, bot);
    expect(bot.logged).toEqual([]);
  });

  test('in English, the bot restarted in the middle of it; its question is replaced by the answer', async () => {
    const client = clientIn(teams);
    await client.say('start over');
    await client.say(ENGLISH);
    const asked = await client.waitFor('static or dynamic');
    expect(asked).toContain('40.113.0.203.in-addr.arpa PTR NXDOMAIN');
    const [question] = teams.messages().filter((message) => message.text === asked);
    await bot.restart();
    await client.press('Static');
    const advice = await client.waitFor('ReverseFqdn');
    expect(advice).toContain('203.0.113.40');
    const answered = teams.messages().find((message) => message.id === question?.id);
    expect(answered?.updates).toBeGreaterThan(0);
    expect(answered?.text).not.toContain('[Dynamic]');
    expect(bot.logged).toEqual([]);
  });

  test('a button of an earlier card says so and changes nothing', async () => {
    const client = clientIn(teams);
    await client.say('start over');
    await client.say(ENGLISH);
    const asked = await client.waitFor('static or dynamic');
    const old = teams.messages().findLast((message) => message.text === asked);
    if (!old) throw new Error('there is no question');
    await client.press('Static');
    await client.waitFor('ReverseFqdn');
    await teams.press(old, 'Dynamic');
    await client.waitFor('belongs to an earlier step');
  });

  test('a watch speaks up by itself when the fix is live, after a restart', async () => {
    const client = clientIn(teams);
    await client.say('start over');
    await client.say(ENGLISH);
    await client.waitFor('static or dynamic');
    await client.press('Static');
    await client.waitFor('ReverseFqdn');
    await client.press('Tell me when it is live');
    await client.waitFor('I keep an eye on it');
    await bot.restart();
    Object.assign(bot.authority.zone, AFTER);
    expect(await client.waitFor('It is live')).toContain('Fixed: 203.0.113.40 has no PTR record');
    const count = await client.count();
    await sleep(1_500);
    expect(await client.count()).toBe(count);
    expect(bot.logged).toEqual([]);
  });
});

describe('other ways in', () => {
  test('a mention in a channel is answered in its thread', async () => {
    const thread = await teams.mention(
      '550 5.7.25 [203.0.113.99] The IP address sending this message does not have a PTR record setup',
    );
    const answer = await teams.waitFor(
      (message) => message.conversation === thread && message.text.includes('203.0.113.99 has no PTR'),
    );
    expect(answer.text).toContain('Where does the sending server run?');
  });

  test('a mention in a group chat', async () => {
    await teams.mentionInGroup('ptr 203.0.113.40');
    const { groupChat } = teams.ids;
    const answer = await teams.waitFor((message) => message.conversation === groupChat);
    expect(answer.text).toContain('203.0.113.40 has no PTR record');
  });

  test('a file in the personal chat', async () => {
    const client = clientIn(teams);
    await client.say('start over');
    const downloadUrl = `http://127.0.0.1:${filesPort}/bounce.txt`;
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    const attachments = [{ contentType, name: 'bounce.txt', content: { downloadUrl } }];
    await teams.deliver(teams.activity({ text: '', attachments }));
    // In the whole bot files come from Microsoft's hosts only.
    await client.waitFor('could not download that file');
  });

  test('a file in a channel gets a word on where files go', async () => {
    const thread = await teams.mention('550 5.1.1 before');
    const entities = [{ type: 'mention', mentioned: { id: teams.ids.bot }, text: '<at>Bot</at>' }];
    const attachments = [{ contentType: 'text/html', content: '<at id="0">Bot</at><attachment id="f"></attachment>' }];
    const where = { id: thread, conversationType: 'channel' };
    await teams.deliver(teams.activity({ text: '<at>Bot</at>', entities, attachments }, where));
    await teams.waitFor((message) => message.conversation === thread && message.text === en.filesElsewhere);
  });

  test('being added: help and the ways in, once, in the language of who added it', async () => {
    const client = clientIn(teams);
    const { bot: id } = teams.ids;
    await teams.deliver(teams.activity({ type: 'conversationUpdate', membersAdded: [{ id }], locale: 'nl-NL' }));
    await teams.deliver(teams.activity({ type: 'installationUpdate', action: 'add', locale: 'nl-NL' }));
    expect(await client.waitFor('Bounce Doctor')).toContain(catalogOf('nl').teams.personalWay);
    await sleep(300);
    expect(await client.count()).toBe(1);
  });
});

describe('the message extension', () => {
  const body = { contentType: 'html', content: `<p>${ENGLISH}</p>` };
  const taskSchema = z.object({ task: z.object({ value: z.object({ card: z.object({ content: z.unknown() }) }) }) });
  const sentSchema = z.object({ actions: z.tuple([z.object({ data: z.object({}).loose() })]) });

  test('"Diagnose bounce" on a message of a channel is answered in its thread, and goes on there', async () => {
    const thread = await teams.mention('550 5.1.1 a thread');
    const messagePayload = { id: thread.split('messageid=')[1], body };
    const opened = await teams.extension('fetchTask', { commandId: 'diagnose', messagePayload }, thread);
    const dialog = taskSchema.parse(opened).task.value.card.content;
    expect(textOf(dialog)).toContain(en.dialogIntro);
    const [{ data }] = sentSchema.parse(dialog).actions;
    const value = { commandId: 'diagnose', messagePayload, data: { ...data, text: ENGLISH, where: 'here' } };
    expect(await teams.extension('submitAction', value, thread)).toEqual({});
    const asked = await teams.waitFor(
      (message) => message.conversation === thread && message.text.includes('static or dynamic'),
    );
    expect(asked.text).toContain(en.askedAbout('Alex Wilber'));
    await teams.press(asked, 'Static');
    await teams.waitFor((message) => message.conversation === thread && message.text.includes('ReverseFqdn'));
  });

  test('only for oneself, in the personal chat', async () => {
    const data = { text: UNKNOWN, where: 'private', about: {} };
    expect(await teams.extension('submitAction', { commandId: 'diagnose', data }, teams.ids.groupChat)).toEqual({});
    const answer = await teams.waitFor(
      (message) => message.text.includes(en.askedAbout('Alex Wilber')) && message.text.includes('5.1.1'),
    );
    expect(answer.conversation).not.toBe(teams.ids.groupChat);
  });

  test('the search gives a card to put into a message', async () => {
    const search = (words: string) =>
      teams.extension(
        'query',
        { commandId: 'lookUp', parameters: [{ name: 'words', value: words }] },
        teams.ids.groupChat,
      );
    const results = z.object({
      composeExtension: z.object({
        type: z.literal('result'),
        attachments: z.array(z.object({ content: z.unknown() })).min(1),
      }),
    });
    const first = async (words: string) =>
      textOf(results.parse(await search(words)).composeExtension.attachments[0]?.content);
    expect(await first('5.7.25')).toContain('5.7.25');
    expect(await first('ptr 203.0.113.40')).toContain('203.0.113.40 has no PTR record');
    expect(await search('hm')).toEqual({ composeExtension: { type: 'message', text: en.searchHint } });
  });
});

test('the same activity delivered three times gets one answer', async () => {
  const client = clientIn(teams);
  const activity = teams.activity({ text: '552 5.2.2 <full@fabrikam.example>: Mailbox full' });
  const responses = await Promise.all([1, 2, 3].map(() => teams.deliver(activity)));
  expect(responses.every((response) => response.ok)).toBe(true);
  await client.waitFor('fabrikam.example');
  await teams.deliver(teams.activity({ text: 'help' }));
  await client.waitFor('Bounce Doctor finds out');
  expect(await client.count()).toBe(2);
});
