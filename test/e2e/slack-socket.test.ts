// The whole bot over Socket Mode with a Slack of our own on the socket, for what the emulator does not send there: shortcuts,
// modals with their errors, repeated envelopes, a connection that Slack renews.
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { type SlackBot, startSlackBot } from '../support/slack-bot.ts';
import { type EmulatedMessage, textsOf, type View, waitFor, WORKSPACE } from '../support/slack-emulator.ts';
import { eventEnvelope, globalShortcut, homePress, messageShortcut, submission } from '../support/slack-payloads.ts';
import { type SlackSocket, startSlackSocket } from '../support/slack-socket.ts';
import { BEFORE } from './first-light.ts';

const { alice, bot, channel, team } = WORKSPACE;
const UNKNOWN = '550 5.1.1 <nobody@fabrikam.example>: Recipient address rejected: User unknown';

let socket: SlackSocket;
let running: SlackBot;
beforeAll(async () => {
  socket = await startSlackSocket();
  running = await startSlackBot({ redisUrl: inject('redisUrl'), zone: BEFORE, way: 'socket', socket });
});
afterAll(async () => {
  await running.stop();
  await socket.stop();
});

const answersIn = (thread: string) => running.slack.answers({ thread });
const answerWith = (thread: string, text: string) =>
  waitFor(text, async () => (await answersIn(thread)).find((message) => textsOf(message).includes(text)));
const direct = async (text: string): Promise<EmulatedMessage> => {
  const { channel: dm } = await running.slack.dm('hi');
  return waitFor(text, async () => (await running.slack.messages(dm)).find((one) => textsOf(one).includes(text)));
};
/** The emulator takes a trigger of its own making only; the command itself finds nobody over HTTP. */
const trigger = async () => {
  await running.slack.command('help');
  return running.slack.lastTrigger();
};
const opened = (text: string): Promise<View> =>
  waitFor(text, async () => {
    const modal = await running.slack.modal();
    return [JSON.stringify(modal?.blocks), modal?.private_metadata].some((part) => part?.includes(text))
      ? modal
      : undefined;
  });
const pasted = (value: string) => ({ paste: { text: { type: 'plain_text_input', value } } });
let count = 0;
const mention = (text: string) => {
  count += 1;
  const ts = `1700000100.${String(count).padStart(6, '0')}`;
  return { type: 'app_mention', channel, user: alice, ts, text: `<@${bot}> ${text}` };
};

describe('the shortcut of a message', () => {
  test('answers in the thread of that message', async () => {
    const said = await running.slack.say(UNKNOWN);
    expect(await socket.deliver('interactive', messageShortcut(said, await trigger()))).toEqual({});
    await answerWith(said.ts, '550 5.1.1');
    const [first] = await answersIn(said.ts);
    expect(JSON.stringify(first?.blocks)).toContain(`p${said.ts.replace('.', '')}`);
  });

  test('on a message without a bounce opens the modal, which says what is wrong and then answers there', async () => {
    const said = await running.slack.say('where has my mail gone?');
    await socket.deliver('interactive', messageShortcut(said, await trigger()));
    const modal = await opened('where has my mail gone?');
    expect(await socket.deliver('interactive', submission(modal, pasted('lunch?')))).toEqual({
      response_action: 'errors',
      errors: { paste: 'I see no bounce in this. Paste the error text or the whole bounce message.' },
    });
    expect(await socket.deliver('interactive', submission(modal, pasted(UNKNOWN)))).toEqual({});
    await answerWith(said.ts, '550 5.1.1');
  });
});

test('the shortcut without a message opens the modal, whose answer comes in a direct message', async () => {
  await socket.deliver('interactive', globalShortcut(await trigger()));
  const modal = await opened('"from":"home"');
  await socket.deliver('interactive', submission(modal, pasted('552 5.2.2 <full@fabrikam.example>: Mailbox full')));
  await direct('552 5.2.2');
});

test('the form of the profile says what is wrong at its field, and what is right is never asked for again', async () => {
  await socket.deliver('interactive', homePress(await trigger(), 'own:profile'));
  const form = await opened('Own domains');
  const values = (addresses: string) => ({
    addresses: { text: { type: 'plain_text_input', value: addresses } },
    provider: { choice: { type: 'static_select', selected_option: { value: 'azure', text: {} } } },
  });
  expect(await socket.deliver('interactive', submission(form, values('10.0.0.4')))).toEqual({
    response_action: 'errors',
    errors: { addresses: '"10.0.0.4" is not a public IP address such as 203.0.113.7.' },
  });
  expect(await socket.deliver('interactive', submission(form, values('203.0.113.40')))).toEqual({});
  const home = await waitFor('the Home', () => running.slack.home(alice));
  expect(textsOf(home)).toContain('Mail leaves from: 203.0.113.40');
  const asked = mention('554 5.7.1 Client host rejected: cannot find your reverse hostname');
  await socket.deliver('events_api', eventEnvelope(asked));
  // Neither the address nor where the server runs.
  await answerWith(asked.ts, 'static or dynamic');
});

test('an envelope that comes three times gets one answer', async () => {
  const asked = mention(UNKNOWN);
  const envelope = eventEnvelope(asked);
  for (let time = 0; time < 3; time += 1) await socket.deliver('events_api', envelope);
  await answerWith(asked.ts, '550 5.1.1');
  const help = { ...mention('help'), thread_ts: asked.ts };
  await socket.deliver('events_api', eventEnvelope(help));
  await answerWith(asked.ts, 'Paste a bounce');
  expect(await answersIn(asked.ts)).toHaveLength(2);
});

test('a command is answered to its user alone', async () => {
  const command = {
    command: '/bounce',
    text: 'ptr 203.0.113.40',
    team_id: team,
    channel_id: channel,
    user_id: alice,
    trigger_id: '1.2.x',
    response_url: `${running.slack.pageUrl}/_hooks/response/none`,
  };
  expect(await socket.deliver('slash_commands', command)).toEqual({});
});

test('a connection that Slack renews, and does not give at once, loses nothing', async () => {
  const before = socket.connections();
  running.faults.meet('apps.connections.open', { kind: 'status', status: 500 });
  await socket.refresh();
  expect(socket.connections()).toBe(before + 1);
  const asked = mention(UNKNOWN);
  await socket.deliver('events_api', eventEnvelope(asked));
  await answerWith(asked.ts, '550 5.1.1');
});

test('a bot that ends takes nothing more, and finishes what it has taken', async () => {
  const own = await startSlackSocket();
  const ending = await startSlackBot({ redisUrl: inject('redisUrl'), zone: BEFORE, way: 'socket', socket: own });
  ending.faults.meet('chat.postMessage', { kind: 'rate-limited', retryAfter: 3 });
  const asked = mention(UNKNOWN);
  await own.deliver('events_api', eventEnvelope(asked));
  const answers = () => ending.slack.answers({ thread: asked.ts });
  await waitFor('the answer to be held up', () => Promise.resolve(ending.faults.calls.find(isPost)));
  const stopped = ending.bot.stop();
  onTestFinished(async () => {
    await stopped;
    await Promise.all([ending.faults.stop(), ending.slack.stop(), own.stop()]);
  });
  await expect.poll(() => own.isOpen(), { timeout: 10_000 }).toBe(false);
  expect(await answers()).toEqual([]);
  await stopped;
  expect(await answers()).toHaveLength(1);
});

const isPost = ({ method }: { readonly method: string }): boolean => method === 'chat.postMessage';
