// The Slack adapter alone, over HTTP against the emulator, with a scripted talk in the core's place.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Handle, Incoming } from '../../src/conversation/incoming.ts';
import type { Card } from '../../src/reply/card.ts';
import { openSlackDoor, type SlackDoor } from '../support/slack-door.ts';
import { buttonsOf, textsOf, waitFor, WORKSPACE } from '../support/slack-emulator.ts';
import { postCommand, postEvent, postInteraction, postSigned } from '../support/slack-signed.ts';

const { channel, otherChannel, alice, bot, team } = WORKSPACE;
const BOUNCE = '550 5.7.25 <b@example.net>: no PTR for 192.0.2.1 `<!channel>` *loud* @here';

let door: SlackDoor;
let heard: Incoming[] = [];
/** What `handle` does instead of answering, for one test. */
let script: Handle | undefined;
/** Whether it hears what is not said to it. */
let listens = true;

/** Repeats what it hears, with a button; a press changes the message that it is on. */
const shown = new Map<string, string>();
const repeat: Handle = async (incoming, outlet) => {
  heard.push(incoming);
  if (script) return script(incoming, outlet);
  const { event, conversation } = incoming;
  if (event.type === 'press') {
    await outlet.show(cardOf(`pressed ${event.press.choice ?? ''}`, []), shown.get(conversation));
  } else {
    const words = event.type === 'text' ? event.text : `${event.name}: ${Buffer.from(event.bytes).toString()}`;
    shown.set(conversation, await outlet.show(cardOf(words, ['Yes', 'No'])));
  }
};

function cardOf(text: string, choices: string[]): Card {
  return {
    summary: text,
    elements: [
      { type: 'heading', text: 'Heard' },
      { type: 'code', text },
      {
        type: 'actions',
        actions: choices.map((choice) => ({ label: choice, press: { run: 1, action: 'answer', choice } })),
      },
    ],
  };
}

beforeAll(async () => {
  door = await openSlackDoor({ handle: repeat, listens: () => Promise.resolve(listens) });
});
afterAll(() => door.stop());
beforeEach(() => {
  heard = [];
  script = undefined;
  listens = true;
  door.logged.length = 0;
});

const answerIn = (thread: string) =>
  waitFor(`an answer in the thread ${thread}`, async () => (await door.slack.answers({ thread })).at(-1));

describe('a mention', () => {
  test('is answered in its thread, with buttons; a press updates the message', async () => {
    const said = await door.slack.mention(BOUNCE);
    const answer = await answerIn(said.ts);
    expect(heard).toMatchObject([
      {
        conversation: `slack:${team}:${channel}:${said.ts}`,
        user: alice,
        addressed: true,
        event: { type: 'text', text: BOUNCE },
      },
    ]);
    expect(textsOf(answer)).toContain(BOUNCE);
    // In a public channel the way to a private place is offered.
    expect(buttonsOf(answer)).toEqual(['Yes', 'No', 'Go on in private']);

    await door.slack.press(answer, 'No');
    const updated = await waitFor('the update', async () =>
      (await door.slack.answers({ thread: said.ts })).find((message) => textsOf(message).includes('pressed No')),
    );
    expect(updated.ts).toBe(answer.ts);
    expect(buttonsOf(updated)).toEqual([]);
    expect(heard[1]).toMatchObject({
      conversation: `slack:${team}:${channel}:${said.ts}`,
      addressed: true,
      event: { type: 'press', press: { run: 1, action: 'answer', choice: 'No' } },
    });
  });

  test('within a thread belongs to that thread', async () => {
    const root = await door.slack.say('mail is down');
    await door.slack.mention('look', { thread: root.ts });
    await answerIn(root.ts);
    expect(heard).toMatchObject([{ conversation: `slack:${team}:${channel}:${root.ts}`, addressed: true }]);
  });

  test('of nothing but the bot is heard as an empty text', async () => {
    const said = await door.slack.mention('');
    await answerIn(said.ts);
    expect(heard).toMatchObject([{ addressed: true, event: { type: 'text', text: '' } }]);
  });

  test('lets nothing that was pasted ping, link or format', async () => {
    const answer = await answerIn((await door.slack.mention('<!channel> *bold* https://example.com')).ts);
    expect(answer.text).toBe('&lt;!channel&gt; *bold* https://example.com');
    const sent = (await door.slack.log()).findLast(
      (entry) => entry.direction === 'from_bot' && entry.summary === 'chat.postMessage',
    );
    expect(sent?.detail).toMatchObject({
      mrkdwn: 'false',
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    expect(JSON.stringify(answer.blocks)).not.toContain('"type":"mrkdwn"');
  });
});

describe('other talk', () => {
  test('in a channel is not heard', async () => {
    await door.slack.say('lunch?');
    await door.settled();
    expect(heard).toEqual([]);
  });

  test('in a thread is heard as not addressed', async () => {
    const root = await door.slack.say('mail is down');
    await door.slack.say('since nine', { thread: root.ts });
    await answerIn(root.ts);
    expect(heard).toMatchObject([
      { conversation: `slack:${team}:${channel}:${root.ts}`, addressed: false, event: { text: 'since nine' } },
    ]);
  });

  test('of bots, edits and deletions are not heard', async () => {
    const base = { type: 'message', channel, ts: '1700000000.000001', thread_ts: '1700000000.000000', text: 'x' };
    for (const event of [
      { ...base, user: bot, bot_id: 'B0BOT' },
      { ...base, subtype: 'bot_message', bot_id: 'B0OTHER' },
      { ...base, user: alice, subtype: 'message_changed' },
      { ...base, subtype: 'message_deleted' },
    ]) {
      const response = await postEvent(door.slack, envelope(event, 'EvIGNORED'));
      expect(response.status).toBe(200);
    }
    await door.settled();
    expect(heard).toEqual([]);
  });
});

describe('a direct message', () => {
  test('is answered below it and is one conversation, threads included', async () => {
    const said = await door.slack.dm(BOUNCE);
    const answer = await waitFor('an answer', async () => (await door.slack.answers({ channel: said.channel }))[0]);
    expect(answer.thread_ts).toBeUndefined();
    await door.slack.dm('in a thread', { thread: answer.ts });
    await waitFor('an answer in the thread', async () =>
      (await door.slack.answers({ channel: said.channel, thread: answer.ts })).at(0),
    );
    const conversation = `slack:${team}:${said.channel}`;
    expect(heard).toMatchObject([
      { conversation, addressed: true },
      { conversation, addressed: true },
    ]);
    await door.slack.press(answer, 'Yes');
    await waitFor('the press', () => heard[2]);
    expect(heard[2]).toMatchObject({ conversation, event: { type: 'press' } });
  });
});

describe('/bounce', () => {
  test('opens a thread that says who asked, and not what was pasted', async () => {
    await door.slack.command(BOUNCE);
    const root = await waitFor('the root', async () =>
      (await door.slack.answers()).findLast((message) => message.text === '/bounce'),
    );
    const answer = await answerIn(root.ts);
    expect(JSON.stringify(root)).not.toContain('5.7.25');
    expect(JSON.stringify(root.blocks)).toContain(alice);
    expect(textsOf(answer)).toContain(BOUNCE);
    expect(heard).toMatchObject([
      { conversation: `slack:${team}:${channel}:${root.ts}`, user: alice, addressed: true, event: { text: BOUNCE } },
    ]);
    await door.slack.say('192.0.2.7', { thread: root.ts });
    await waitFor('the reply', () => heard[1]);
    expect(heard[1]).toMatchObject({ conversation: `slack:${team}:${channel}:${root.ts}`, addressed: false });
  });

  test('answers a look-up to its user alone', async () => {
    await door.slack.command('ptr 192.0.2.1');
    const answer = await waitFor('an answer', async () =>
      (await door.slack.messages()).find((message) => message.ephemeral_to === alice),
    );
    expect(textsOf(answer)).toContain('ptr 192.0.2.1');
    expect(heard).toMatchObject([{ conversation: `slack:${team}:${channel}:${alice}`, addressed: true }]);
  });

  test('answers to its user alone where the bot cannot post', async () => {
    await door.slack.command(BOUNCE, { channel: 'C09GONE' });
    const answer = await waitFor('an answer', async () => (await door.slack.messages('C09GONE'))[0]);
    expect(answer.ephemeral_to).toBe(alice);
    expect(heard).toMatchObject([{ conversation: `slack:${team}:C09GONE:${alice}` }]);
    expect(door.logged).toEqual([]);
  });

  test('and a press on an answer for one user alone share a conversation', async () => {
    await postInteraction(door.slack, pressOn({ is_ephemeral: true }));
    await waitFor('the press', () => heard[0]);
    expect(heard[0]).toMatchObject({
      conversation: `slack:${team}:${otherChannel}:${alice}`,
      event: { type: 'press' },
    });
  });
});

describe('a file', () => {
  test('in a direct message is fetched', async () => {
    await door.slack.upload({ name: 'bounce.eml', content: 'Subject: Undelivered\n' }, { channel: alice });
    await waitFor('the file', () => heard[0]);
    expect(heard).toMatchObject([{ addressed: true, event: { type: 'file', name: 'bounce.eml' } }]);
    expect(heard[0]?.event).toHaveProperty('bytes', Buffer.from('Subject: Undelivered\n'));
  });

  test('with a mention is heard once, its text before it', async () => {
    const said = await door.slack.upload({ name: 'a.txt', content: 'x', text: `<@${bot}> Azure VM` });
    await waitFor('the file', () => heard[1]);
    await door.settled();
    const conversation = `slack:${team}:${channel}:${said.ts}`;
    expect(heard).toMatchObject([
      { conversation, addressed: false, event: { type: 'text', text: 'Azure VM' } },
      { conversation, addressed: true, event: { type: 'file', name: 'a.txt' } },
    ]);
    expect(new Set(heard.map((incoming) => incoming.eventId)).size).toBe(2);
  });

  test('in a thread, without a word to the bot, is fetched only when it can hold a bounce', async () => {
    const root = await door.slack.say('mail is down');
    await door.slack.upload({ name: 'holiday.png', content: 'x' }, { thread: root.ts });
    await door.slack.upload({ name: 'bounce.eml', content: 'x' }, { thread: root.ts });
    await waitFor('the file', () => heard[0]);
    await door.settled();
    expect(heard).toMatchObject([{ addressed: false, event: { name: 'bounce.eml' } }]);
  });

  test('that people share with each other in a thread is not fetched', async () => {
    listens = false;
    const root = await door.slack.say('mail is down');
    await door.slack.upload({ name: 'theirs.eml', content: 'x' }, { thread: root.ts });
    await door.slack.mention('and now?', { thread: root.ts });
    await waitFor('the mention', () => heard[0]);
    await door.settled();
    expect(heard).toMatchObject([{ addressed: true, event: { text: 'and now?' } }]);
  });

  test('that is too large or elsewhere is heard as missing', async () => {
    await door.slack.upload({ name: 'big.eml', content: Buffer.alloc(10 * 1024 * 1024 + 1) }, { channel: alice });
    await waitFor('the large file', () => heard[0]);
    expect(heard[0]?.event).toMatchObject({ name: 'big.eml', missing: 'too-large' });
    const elsewhere = { id: 'F1', name: 'x.eml', url_private_download: 'https://slack.com.example/x.eml' };
    const event = { ...directMessage, subtype: 'file_share', files: [elsewhere] };
    await postEvent(door.slack, envelope(event, 'EvFILE'));
    await waitFor('the other file', () => heard[1]);
    expect(heard[1]?.event).toMatchObject({ name: 'x.eml', missing: 'unavailable' });
  });

  test('that comes as an id alone is asked for', async () => {
    const said = await door.slack.upload({ name: 'shared.eml', content: 'shared' }, { channel: alice });
    const [file] = said['files'] as { id: string }[];
    await waitFor('the file', () => heard[0]);
    const event = {
      ...directMessage,
      subtype: 'file_share',
      files: [{ id: file?.id, file_access: 'check_file_info' }],
    };
    await postEvent(door.slack, envelope(event, 'EvCONNECT'));
    await waitFor('the file again', () => heard[1]);
    expect(heard[1]?.event).toMatchObject({ name: 'shared.eml', bytes: Buffer.from('shared') });
  });
});

describe('deliveries', () => {
  test('of one event all have the same id; repeats are for the core to know', async () => {
    await door.slack.dm('once');
    const responses = await door.slack.deliverAgain(2);
    expect(responses.map((response) => response.status)).toEqual([200, 200]);
    await door.settled();
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map(({ eventId, conversation }) => `${conversation} ${eventId}`)).size).toBe(1);
  });

  test('of one press all have the same id', async () => {
    for (let time = 0; time < 3; time += 1) await postInteraction(door.slack, pressOn({}));
    await door.settled();
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map((incoming) => incoming.eventId)).size).toBe(1);
  });

  test('are acknowledged before the work, and when it fails; the log does not say what was pasted', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    script = async ({ event }) => {
      await gate;
      throw new TypeError(`cannot read ${event.type === 'text' ? event.text : ''}`);
    };
    const response = await postEvent(door.slack, envelope({ ...directMessage, text: 'alice@example.com' }, 'EvFAIL'));
    expect(response.status).toBe(200);
    expect(door.logged).toEqual([]);
    release();
    await door.settled();
    expect(door.logged).toMatchObject([{ level: 'error', fields: { error: 'TypeError', eventId: 'EvFAIL' } }]);
    expect(JSON.stringify(door.logged)).not.toContain('alice@example.com');
  });

  test('of what is not of the known shape are acknowledged and dropped', async () => {
    const answers = [
      await postEvent(door.slack, envelope({ type: 'message', channel: 'not a channel' }, 'EvODD')),
      await postEvent(door.slack, envelope({ type: 'reaction_added', user: alice }, 'EvOTHER')),
      await postInteraction(door.slack, pressOn({}, 'not JSON')),
      await postInteraction(door.slack, pressOn({}, JSON.stringify({ run: 1, action: 'delete everything' }))),
      await postInteraction(door.slack, pressOn({}, JSON.stringify({ run: 1, action: 'recheck', more: 1 }))),
      await postCommand(door.slack, { command: '/bounce', text: 'x' }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200]);
    await door.settled();
    expect(heard).toEqual([]);
    expect(door.logged.map((line) => line.fields['kind'])).toEqual(['event', 'press', 'press', 'press', 'command']);
  });
});

describe('a request', () => {
  const body = JSON.stringify(envelope({ type: 'message', channel: 'D1', user: alice, ts: '1.1', text: 'x' }, 'Ev1'));
  const now = Math.floor(Date.now() / 1000);

  test.each([
    ['without a signature', { signature: null }],
    ['with a wrong signature', { signature: `v0=${'0'.repeat(64)}` }],
    ['with an old signature', { timestamp: now - 600 }],
    ['with a signature of another version', { signature: 'v1=00' }],
  ])('%s gets 401', async (_, signing) => {
    expect((await postSigned(door.slack, body, 'application/json', signing)).status).toBe(401);
    await door.settled();
    expect(heard).toEqual([]);
  });

  test('that no Slack would send is refused and breaks nothing', async () => {
    const { requestUrl } = door.slack;
    expect((await fetch(requestUrl)).status).toBe(405);
    expect((await fetch(requestUrl, { method: 'PUT', body })).status).toBe(405);
    expect((await fetch(`${requestUrl}/more`, { method: 'POST', body })).status).toBe(404);
    expect((await postSigned(door.slack, '{', 'application/json')).status).toBe(400);
    expect((await postSigned(door.slack, 'x'.repeat(1024 * 1024 + 1), 'application/json')).status).toBe(413);
    const answer = await postSigned(door.slack, '{"type":"url_verification","challenge":"c"}', 'application/json');
    expect(await answer.json()).toEqual({ challenge: 'c' });
  });
});

const directMessage = {
  type: 'message',
  channel_type: 'im',
  channel: 'D0DIRECT',
  user: alice,
  ts: '1700000000.000001',
};

function envelope(event: object, eventId: string): object {
  return {
    type: 'event_callback',
    team_id: team,
    api_app_id: 'A01TEST',
    event_id: eventId,
    event,
    authorizations: [{ team_id: team, user_id: bot, is_bot: true }],
  };
}

function pressOn(container: object, value = JSON.stringify({ run: 1, action: 'recheck' })): object {
  return {
    type: 'block_actions',
    team: { id: team },
    user: { id: alice },
    channel: { id: otherChannel },
    container: { type: 'message', channel_id: otherChannel, message_ts: '1700000000.000009', ...container },
    response_url: `${door.slack.pageUrl}/_hooks/response/none`,
    trigger_id: '1.1.x',
    actions: [{ type: 'button', action_id: 'press:0', block_id: 'b', value, action_ts: '1700000001.000001' }],
  };
}
