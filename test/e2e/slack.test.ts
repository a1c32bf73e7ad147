// The whole bot in Slack: the emulator as client, Redis, DNS over packets.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { SLACK_PATH } from '../../adapters/slack/slack.ts';
import { type Bot, startBot } from '../support/bot.ts';
import {
  buttonsOf,
  type SlackEmulator,
  startSlackEmulator,
  textsOf,
  waitFor,
  WORKSPACE,
  type Where,
} from '../support/slack-emulator.ts';
import { BEFORE, type Client, playToAdvice, playToFix } from './first-light.ts';

let bot: Bot;
let slack: SlackEmulator;

beforeAll(async () => {
  bot = await startBot({
    redisUrl: inject('redisUrl'),
    zone: BEFORE,
    doors: async (url) => {
      slack = await startSlackEmulator(`${url}${SLACK_PATH}`);
      return {
        SLACK_BOT_TOKEN: WORKSPACE.botToken,
        SLACK_SIGNING_SECRET: WORKSPACE.signingSecret,
        SLACK_API_URL: slack.apiUrl,
      };
    },
  });
});
afterAll(async () => {
  await slack.stop();
  await bot.stop();
});

/** A user in one thread, or in the direct message with the bot. */
function clientIn(first: 'mention' | 'dm'): Client & { readonly where: () => Where } {
  let where: Where = {};
  const answers = () => slack.answers(where);
  return {
    where: () => where,
    say: async (text) => {
      if (where.channel !== undefined) {
        await slack.say(text, where);
        return;
      }
      const said = await slack[first](text, where);
      // A direct message is one conversation, without threads.
      where = first === 'dm' ? { channel: said.channel } : { channel: said.channel, thread: said.ts };
    },
    press: async (label) => {
      const message = (await answers()).findLast((one) => buttonsOf(one).includes(label));
      if (!message) throw new Error(`no button "${label}"`);
      await slack.press(message, label);
    },
    waitFor: async (text) =>
      textsOf(await waitFor(text, async () => (await answers()).findLast((one) => textsOf(one).includes(text)))),
    count: async () => (await answers()).length,
  };
}

describe.each(['mention', 'dm'] as const)('by %s', (first) => {
  test('from paste to verified fix', async () => {
    const client = clientIn(first);
    await playToAdvice(client);
    await playToFix(client, bot);
    for (const name of Object.keys(bot.authority.zone))
      if (name.startsWith('40.')) Reflect.deleteProperty(bot.authority.zone, name);
    expect(bot.logged).toEqual([]);
  });
});

test('the same event delivered three times gets one answer', async () => {
  const said = await slack.mention('550 5.1.1 <nobody@fabrikam.example>: Recipient address rejected: User unknown');
  const responses = await slack.deliverAgain(2);
  expect(responses.map((response) => response.status)).toEqual([200, 200]);
  await waitFor('the answer', async () => (await slack.answers({ thread: said.ts }))[0]);
  await slack.mention('help', { thread: said.ts });
  await waitFor('what comes after it', async () => (await slack.answers({ thread: said.ts }))[1]);
  expect(await slack.answers({ thread: said.ts })).toHaveLength(2);
});

test('a button of an earlier step says so and changes nothing', async () => {
  const client = clientIn('mention');
  await playToAdvice(client);
  const [advice] = (await slack.answers(client.where())).filter((one) =>
    buttonsOf(one).includes('Opnieuw controleren'),
  );
  if (!advice) throw new Error('no advice');
  await client.press('Opnieuw controleren');
  await client.waitFor('Er is niets veranderd');
  await slack.press(advice, 'Opnieuw controleren');
  await client.waitFor('hoort bij een eerdere stap');
});

test('the dialogue goes on after a restart of the bot', async () => {
  const client = clientIn('mention');
  await client.say('Azure VM. 554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.40]');
  await client.waitFor('static or dynamic');
  await bot.restart();
  await client.press('Dynamic');
  await client.waitFor('Which public name');
});

test('/bounce answers a look-up for the user alone', async () => {
  await slack.command('ptr 203.0.113.40');
  const shown = await waitFor('the look-up', async () =>
    (await slack.messages()).find(
      (message) => message.ephemeral_to !== undefined && textsOf(message).includes('iprev'),
    ),
  );
  expect(textsOf(shown)).toContain('203.0.113.40 has no PTR record');
});

test('chat in a thread that the bot does not know is left alone', async () => {
  const root = await slack.say('lunch?');
  await slack.say('550 5.1.1 user unknown', { thread: root.ts });
  const asked = await slack.mention('help');
  await waitFor('help', async () => (await slack.answers({ thread: asked.ts }))[0]);
  expect(await slack.answers({ thread: root.ts })).toEqual([]);
});
