import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { activitySchema } from '../../../adapters/teams/activity.ts';
import { addressOf, botIdOf, writeAddress } from '../../../adapters/teams/address.ts';
import { createBot } from '../../../adapters/teams/bot.ts';
import { receive } from '../../../adapters/teams/reception.ts';
import type { Tools } from '../../../adapters/teams/tools.ts';
import { understand } from '../../../adapters/understand.ts';
import type { Incoming } from '../../../src/conversation/incoming.ts';

const folder = new URL('../../replays/teams/', import.meta.url);
const TENANT = '00000000-0000-0000-0000-0000000000001';
const PERSONAL = `teams:${TENANT}:ff1c9ca0-1e4f-49f2-bf51-4ebdf3817e8f`;
const press = { type: 'press', press: { run: 1, action: 'answer', question: 'azure-ip', choice: 'static' } };

/** The app has been added: Teams says so twice, and it is the same event. */
const hello = { conversation: PERSONAL, eventId: 'hello', event: { type: 'text', text: 'help' } };

/** What each recorded activity is read as. */
const READ_AS: Readonly<Record<string, object>> = {
  'personal-message.json': { conversation: PERSONAL, event: { type: 'text', text: '550 5.7.25 no PTR record' } },
  'channel-mention.json': {
    conversation: `teams:${TENANT}:team-id;messageid=1795248154377`,
    event: { type: 'text', text: 'ptr 203.0.113.7' },
  },
  'execute.json': { conversation: PERSONAL, event: press },
  'submit.json': { conversation: PERSONAL, event: press },
  'installationUpdate.json': hello,
  'conversationUpdate.json': hello,
};
const tools: Tools = {
  bot: createBot({}),
  handle: () => Promise.resolve(),
  understand,
  language: undefined,
  fileOrigins: [],
};

test('every recording has an expectation', () => {
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort(),
  ).toEqual(Object.keys(READ_AS).sort());
});

test.for(Object.entries(READ_AS))('%s', async ([name, expected]) => {
  const activity = activitySchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  const botId = botIdOf(activity, undefined);
  const { answer, work } = await receive(activity, addressOf(activity, botId), botId, tools);
  const received: Incoming[] = [];
  for await (const incoming of work?.events ?? []) received.push(incoming);
  expect(answer.status).toBe(200);
  const common = {
    workspace: `teams:${TENANT}`,
    address: writeAddress(addressOf(activity, botIdOf(activity, undefined))),
    eventId: activity.id,
    ...(activity.locale !== undefined && { locale: activity.locale }),
    user: '00000000-0000-0000-0000-0000000000020',
    addressed: true,
  };
  expect(received).toEqual([{ ...common, ...expected }]);
});
