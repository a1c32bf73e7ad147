// The whole bot in Teams: the Agents Playground as client, Redis, DNS over packets.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Bot, startBot } from '../support/bot.ts';
import { buttonsOf } from '../support/teams-card.ts';
import { startTeamsPlayground, type TeamsMessage, type TeamsPlayground } from '../support/teams-playground.ts';
import { BEFORE, type Client, playToAdvice, playToFix } from './first-light.ts';

let bot: Bot;
let teams: TeamsPlayground;

beforeAll(async () => {
  bot = await startBot({
    redisUrl: inject('redisUrl'),
    zone: BEFORE,
    doors: () => Promise.resolve({ TEAMS_LOCAL: 'true' }),
  });
  teams = await startTeamsPlayground(`${bot.url}/api/messages`);
});
afterAll(async () => {
  await teams.stop();
  await bot.stop();
});

/** A user of the personal chat. Only messages newer than its start count. */
function personalChat(): Client {
  const before = new Set(teams.messages(teams.ids.personalChat).map((message) => message.id));
  const answers = (): readonly TeamsMessage[] =>
    teams.messages(teams.ids.personalChat).filter((message) => message.from === 'bot' && !before.has(message.id));
  return {
    say: (text) => teams.say(text),
    press: async (label) => {
      const message = answers().findLast((one) => buttonsOf(one.card).some((button) => button.title === label));
      if (!message) throw new Error(`no button "${label}"`);
      await teams.press(message, label);
    },
    waitFor: async (text) =>
      (await teams.waitFor((message) => message.text.includes(text) && answers().includes(message))).text,
    count: () => Promise.resolve(answers().length),
  };
}

describe('in the personal chat', () => {
  test('from paste to verified fix', async () => {
    const client = personalChat();
    await playToAdvice(client);
    await playToFix(client, bot);
    expect(bot.logged).toEqual([]);
  });
});

test('a mention in a channel is answered in its thread', async () => {
  const thread = await teams.mention(
    '550 5.7.25 [203.0.113.99] The IP address sending this message does not have a PTR record setup',
  );
  const answer = await teams.waitFor(
    (message) => message.conversation === thread && message.text.includes('203.0.113.99 has no PTR'),
  );
  expect(answer.text).toContain('Where does the sending server run?');
});

test('the same activity delivered three times gets one answer', async () => {
  const activity = teams.activity({ text: '552 5.2.2 <full@fabrikam.example>: Mailbox full' });
  const before = teams.messages().length;
  const responses = await Promise.all([1, 2, 3].map(() => teams.deliver(activity)));
  expect(responses.every((response) => response.ok)).toBe(true);
  await teams.waitFor((message) => message.from === 'bot' && message.text.includes('fabrikam.example'));
  await teams.deliver(teams.activity({ text: 'help' }));
  await teams.waitFor((message) => message.from === 'bot' && message.text.includes('Bounce Doctor finds out'));
  expect(
    teams
      .messages()
      .slice(before)
      .filter((message) => message.from === 'bot'),
  ).toHaveLength(2);
});
