// What the emulator cannot do by itself: shortcuts, forwards, repeated events, and the bad days of Slack's API.
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type SlackBot, startSlackBot } from '../support/slack-bot.ts';
import {
  buttonsOf,
  type EmulatedMessage,
  filesOf,
  textsOf,
  valueOf,
  waitFor,
  WORKSPACE,
} from '../support/slack-emulator.ts';
import {
  deliver,
  globalShortcut,
  homePress,
  messageShortcut,
  postEvent,
  postInteraction,
  pressForOne,
} from '../support/slack-payloads.ts';
import { BEFORE } from './first-light.ts';

const { alice, bot, channel, otherChannel } = WORKSPACE;
const UNKNOWN = '550 5.1.1 <nobody@fabrikam.example>: Recipient address rejected: User unknown';

let running: SlackBot;
beforeAll(async () => {
  running = await startSlackBot({ redisUrl: inject('redisUrl'), zone: BEFORE, faulty: true });
});
afterAll(() => running.stop());
beforeEach(() => {
  running.faults.calls.length = 0;
});

const answersIn = (thread: string) => running.slack.answers({ thread });
const answerWith = (thread: string, text: string) =>
  waitFor(text, async () => (await answersIn(thread)).find((message) => textsOf(message).includes(text)));
const inDirect = (text: string, after = '') =>
  waitFor(text, async () => {
    const dm = await running.slack.dm('ptr 192.168.0.1', { user: alice });
    const all: EmulatedMessage[] = await running.slack.messages(dm.channel);
    return all.find((message) => message.ts > after && textsOf(message).includes(text));
  });
/** A trigger that the emulator will take. */
const trigger = async () => {
  await running.slack.command('help');
  return running.slack.lastTrigger();
};

describe('the shortcut of a message', () => {
  test('answers in the thread of that message, with who asked and a link to it', async () => {
    const said = await running.slack.say(UNKNOWN);
    await postInteraction(running.slack, messageShortcut(said, await trigger()));
    const answer = await answerWith(said.ts, '550 5.1.1');
    const [first] = await answersIn(said.ts);
    expect(JSON.stringify(first?.blocks)).toContain(`p${said.ts.replace('.', '')}`);
    expect(textsOf(first ?? { blocks: [] })).toContain('asked me to look at a message:');
    expect(answer.thread_ts).toBe(said.ts);
    await running.slack.press(answer, 'Go on in private');
    await inDirect('This is what you asked about in the channel', said.ts);
  });

  test('answers below a reply in the thread that the reply is in', async () => {
    const root = await running.slack.say('mail is down');
    const reply = await running.slack.say(UNKNOWN, { thread: root.ts });
    await postInteraction(running.slack, messageShortcut(reply, await trigger()));
    await answerWith(root.ts, '550 5.1.1');
  });

  test('by somebody of another workspace is answered in ours, and the talk goes on there', async () => {
    const paste = 'Azure VM. 554 5.7.1 <pat@contoso.example>: cannot find your reverse hostname, [203.0.113.40]';
    const said = await running.slack.say(paste);
    await postInteraction(running.slack, messageShortcut({ ...said, team: 'T09PARTNER' }, await trigger()));
    await answerWith(said.ts, 'static or dynamic');
    await running.slack.say('static', { thread: said.ts });
    await answerWith(said.ts, 'Why it bounced');
  });

  test('answers in a direct message where the bot may not post', async () => {
    const ts = '1700000003.000001';
    await postInteraction(
      running.slack,
      messageShortcut({ ts, channel: 'C09GONE', text: UNKNOWN, user: alice }, await trigger()),
    );
    const first = await inDirect('asked me to look at a message');
    expect(JSON.stringify(first.blocks)).toContain('https://test.slack.com/archives/C09GONE/p1700000003000001');
    expect(textsOf(await inDirect('550 5.1.1'))).not.toContain('<!channel>');
  });

  test('on a message without a bounce opens the modal with its words in it', async () => {
    const said = await running.slack.say('why does this not arrive?');
    await postInteraction(running.slack, messageShortcut(said, await trigger()));
    const modal = await waitFor('the modal', () => running.slack.modal());
    expect(JSON.stringify(modal)).toContain('why does this not arrive?');
    expect(
      await running.slack.submit({ paste: { text: { type: 'plain_text_input', value: UNKNOWN } } }),
    ).toBeUndefined();
    await answerWith(said.ts, '550 5.1.1');
  });
});

test.each([
  ['the shortcut without a message', globalShortcut],
  ['the button of the Home', homePress],
])('%s opens the modal, whose answer comes in a direct message', async (_, payload) => {
  const before = (await running.slack.messages()).length;
  await postInteraction(running.slack, payload(await trigger()));
  const modal = await waitFor('the modal', () => running.slack.modal());
  expect(textsOf(modal)).not.toContain('Only me');
  const value = `552 5.2.2 <${payload.name}@fabrikam.example>: Mailbox full`;
  expect(await running.slack.submit({ paste: { text: { type: 'plain_text_input', value } } })).toBeUndefined();
  await inDirect('asked about a bounce.');
  await inDirect('552 5.2.2');
  // Only the ephemeral answer that made the trigger is new in the channel.
  expect(await running.slack.messages()).toHaveLength(before + 1);
});

test('the form of the Home says what is wrong at its field; what is right is kept, shown and not asked for again', async () => {
  const { slack } = running;
  const open = async () => postInteraction(slack, homePress(await trigger(), 'own:profile'));
  await open();
  const form = await waitFor('the form', () => slack.modal());
  expect(textsOf(form)).toContain('Own domains');
  const filled = (domains: string) => ({
    domains: { text: { type: 'plain_text_input', value: domains } },
    selectors: { text: { type: 'plain_text_input', value: 's1, s2' } },
  });
  expect(await slack.submit(filled('contoso.example, x'))).toEqual({
    domains: '"x" is not a domain such as contoso.com.',
  });
  expect(await slack.submit(filled('contoso.example'))).toBeUndefined();
  const home = await waitFor('the Home', () => slack.home(alice));
  expect(textsOf(home)).toContain('Own domains: contoso.example');
  expect(textsOf(home)).toContain('DKIM selectors: s1, s2');
  const said = await slack.mention('setup');
  expect(textsOf(await answerWith(said.ts, 'What I know of your set-up'))).toContain('Own domains: contoso.example');
  await open();
  const again = await waitFor('the form as it is now', async () => {
    const modal = await slack.modal();
    return JSON.stringify(modal ?? {}).includes('"initial_value":"contoso.example"') ? modal : undefined;
  });
  expect(JSON.stringify(again)).toContain('"initial_value":"s1, s2"');
});

test('where only one user sees a summary, its file comes in the direct message with them', async () => {
  const { slack } = running;
  const elsewhere = { channel: 'C09ALONE' };
  const seen = (text: string) =>
    waitFor(text, async () => (await slack.messages('C09ALONE')).find((one) => textsOf(one).includes(text)));
  await slack.command(UNKNOWN, elsewhere);
  await seen('Why it bounced');
  await slack.command('ticket', elsewhere);
  const summary = await seen('As a file');
  expect(summary.ephemeral_to).toBe(alice);
  await postInteraction(slack, pressForOne(summary, valueOf(summary, 'As a file')));
  const { channel: dm } = await inDirect('Here is the file that you asked for:');
  await waitFor('the file', async () => (await slack.messages(dm)).find((one) => filesOf(one).length > 0));
  expect((await slack.messages('C09ALONE')).flatMap(filesOf)).toEqual([]);
});

describe('a message', () => {
  test('that forwards another is answered for that one', async () => {
    const event = {
      type: 'message',
      channel,
      channel_type: 'channel',
      user: alice,
      ts: '1700000004.000001',
      text: `<@${bot}> what is this?`,
      attachments: [
        { is_share: true, is_msg_unfurl: true, text: UNKNOWN, fallback: 'forwarded', from_url: 'https://x' },
      ],
    };
    await deliver(running.slack, { ...event, type: 'app_mention' });
    await deliver(running.slack, event);
    await answerWith(event.ts, '550 5.1.1');
    expect((await answersIn(event.ts)).filter((message) => textsOf(message).includes('Why it bounced'))).toHaveLength(
      1,
    );
  });

  test('that comes three times gets one answer', async () => {
    const said = await running.slack.mention(UNKNOWN);
    const responses = await running.slack.deliverAgain(2);
    expect(responses.map((response) => response.status)).toEqual([200, 200]);
    await answerWith(said.ts, '550 5.1.1');
    await running.slack.mention('help', { thread: said.ts });
    await answerWith(said.ts, 'Paste a bounce');
    expect(await answersIn(said.ts)).toHaveLength(2);
  });

  test('that comes after the answer to it changes nothing: an old delivery is known by its id', async () => {
    const event = { type: 'app_mention', channel, user: alice, ts: '1700000005.000001', text: `<@${bot}> ${UNKNOWN}` };
    const { envelope } = await deliver(running.slack, event);
    await answerWith(event.ts, '550 5.1.1');
    const mended = { ...event, thread_ts: event.ts, ts: '1700000005.000002', text: `<@${bot}> 552 5.2.2 Mailbox full` };
    await deliver(running.slack, mended);
    await answerWith(event.ts, '552 5.2.2');
    const before = await answersIn(event.ts);
    await postEvent(running.slack, envelope);
    await running.slack.mention('help', { thread: event.ts });
    await answerWith(event.ts, 'Paste a bounce');
    expect(await answersIn(event.ts)).toHaveLength(before.length + 1);
  });

  test('is answered in the language that its user has set in Slack', async () => {
    running.faults.meet('users.info', { kind: 'answer', body: { ok: true, user: { id: 'U04DAAN', locale: 'nl-NL' } } });
    const said = await running.slack.mention('help', { user: 'U04DAAN' });
    await answerWith(said.ts, 'zoekt uit waarom mail bounct');
    await running.slack.mention('help', { user: 'U04DAAN' });
    await waitFor(
      'a second answer',
      () => running.faults.calls.filter((call) => call.method === 'chat.postMessage')[1],
    );
    expect(running.faults.calls.filter((call) => call.method === 'users.info')).toHaveLength(1);
  });
});

describe('a bad day of Slack', () => {
  test.each([
    ['429', [{ kind: 'rate-limited', retryAfter: 1 }]],
    [
      '500, then 429',
      [
        { kind: 'status', status: 500 },
        { kind: 'rate-limited', retryAfter: 1 },
      ],
    ],
    ['a broken connection', [{ kind: 'broken' }]],
    ['a post that is taken without an answer', [{ kind: 'lost' }]],
    ['a post that is taken and answered with 500', [{ kind: 'lost-500' }]],
    ['internal_error', [{ kind: 'refused', error: 'internal_error' }]],
  ] as const)('%s: everything is said, once', async (_, faults) => {
    running.faults.meet('chat.postMessage', ...faults);
    const said = await running.slack.mention('Azure VM. 554 5.7.1 cannot find your reverse hostname, [203.0.113.40]');
    const question = await answerWith(said.ts, 'static or dynamic');
    expect(buttonsOf(question)).toContain('Dynamic');
    expect(await answersIn(said.ts)).toHaveLength(1);
    running.faults.meet('chat.update', ...faults.filter(({ kind }) => kind !== 'refused'));
    await running.slack.press(question, 'Dynamic');
    await answerWith(said.ts, 'Check again');
    const all = (await answersIn(said.ts)).map((message) => textsOf(message));
    expect(all.filter((text) => text.includes('static or dynamic? Dynamic'))).toHaveLength(1);
    expect(all.filter((text) => text.includes('Why it bounced'))).toHaveLength(1);
    expect(running.bot.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  test('a summary as a file: after a 429 it comes, and where Slack does not take it that is said', async () => {
    const { slack, faults } = running;
    const summary = async (): Promise<EmulatedMessage> => {
      const said = await slack.mention(UNKNOWN);
      await slack.press(await answerWith(said.ts, 'Why it bounced'), 'Summary for a ticket');
      return answerWith(said.ts, 'To copy into a ticket');
    };
    faults.meet('files.getUploadURLExternal', { kind: 'rate-limited', retryAfter: 1 });
    const taken = await summary();
    await slack.press(taken, 'As a file');
    await waitFor('the file', async () =>
      (await answersIn(taken.thread_ts ?? '')).find((one) => filesOf(one).length > 0),
    );
    faults.meet('files.completeUploadExternal', { kind: 'refused', error: 'missing_scope' });
    const refused = await summary();
    await slack.press(refused, 'As a file');
    await answerWith(refused.thread_ts ?? '', 'Slack did not take the file. Copy the summary above instead.');
  });

  test('the bot was removed from the channel: who asked is told in a direct message', async () => {
    // To a bot outside Slack does not tell a channel that it left from one that there is not.
    const event = { type: 'app_mention', channel: 'C09GONE', user: alice, text: `<@${bot}> ${UNKNOWN}` };
    const after = (await running.slack.say('from here on')).ts;
    await deliver(running.slack, { ...event, ts: '1700000007.000001' });
    await inDirect('I could not answer in the channel', after);
  });

  test('users.info fails: the answer comes all the same', async () => {
    running.faults.meet('users.info', { kind: 'status', status: 500 });
    const said = await running.slack.mention(UNKNOWN, { user: 'U05EVE' });
    await answerWith(said.ts, '550 5.1.1');
  });
});

test('an event of another workspace without the app, or in a channel that is not ours, breaks nothing', async () => {
  const event = {
    type: 'app_mention',
    channel: otherChannel,
    user: alice,
    ts: '1700000006.000001',
    text: `<@${bot}> help`,
  };
  const { response } = await deliver(running.slack, event);
  expect(response.status).toBe(200);
});
