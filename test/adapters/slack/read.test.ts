import { describe, expect, test } from 'vitest';
import { pressBodySchema } from '../../../adapters/slack/interactions.ts';
import { eventSchema } from '../../../adapters/slack/payload.ts';
import { type Message, readButton, readMessage } from '../../../adapters/slack/read.ts';

const file = { id: 'F1', name: 'bounce.eml', url_private_download: 'https://files.slack.com/x' };
const message = { type: 'message', channel: 'C1', user: 'U1', ts: '170.1', text: 'hello' };
const mention = { ...message, text: '<@U0BOT> hello' };

function read(event: object): Message | undefined {
  const authorizations = [{ user_id: 'U0BOT', team_id: 'T1', is_bot: true }];
  return readMessage(eventSchema.parse({ team_id: 'T1', event_id: 'Ev1', authorizations, event }));
}

describe('a mention comes twice and is heard once', () => {
  test.each([
    ['without a file', mention, false],
    ['without a file', { ...mention, type: 'app_mention' }, true],
    ['with a file', { ...mention, subtype: 'file_share', files: [file] }, true],
    ['with a file', { ...mention, type: 'app_mention', files: [file] }, false],
    ['in a direct message', { ...mention, channel: 'D1' }, true],
    ['in a direct message', { ...mention, channel: 'D1', type: 'app_mention' }, false],
  ])('%s', (_, event, isHeard) => {
    expect(read(event) !== undefined).toBe(isHeard);
    if (isHeard) expect(read(event)).toMatchObject({ text: 'hello', envelope: { addressed: true } });
  });
});

describe('a message', () => {
  test.each([
    ['<@U0BOT> a', 'a'],
    ['<@U0BOT|bounce-doctor> a', 'a'],
    ['look <@U0BOT> a <@U0BOT>', 'look   a'],
    ['<@U0BOT> ask <@U2>', 'ask <@U2>'],
    ['<@U0BOT>\n550 <mailto:a@b.example|a@b.example>', '550 <mailto:a@b.example|a@b.example>'],
  ])('%j is heard without the mention of the bot and otherwise as it came', (text, heard) => {
    expect(read({ ...mention, type: 'app_mention', text })?.text).toBe(heard);
  });

  test.each([
    ['in a channel', { ...mention, type: 'app_mention' }, 'slack:T1:C1:170.1', '170.1'],
    ['in a thread', { ...message, thread_ts: '169.9' }, 'slack:T1:C1:169.9', '169.9'],
    [
      'shown in the channel too',
      { ...message, thread_ts: '169.9', subtype: 'thread_broadcast' },
      'slack:T1:C1:169.9',
      '169.9',
    ],
    ['in a direct message', { ...message, channel: 'D1' }, 'slack:T1:D1', undefined],
    ['in a thread there', { ...message, channel: 'D1', thread_ts: '169.9' }, 'slack:T1:D1', '169.9'],
  ])('%s has its conversation and its place', (_, event, conversation, thread) => {
    expect(read(event)).toMatchObject({ envelope: { conversation, eventId: 'Ev1', user: 'U1' } });
    expect(read(event)?.place.thread).toBe(thread);
  });

  test.each(['message_changed', 'message_deleted', 'channel_join', 'bot_message', 'me_message', 'huddle_thread'])(
    'of the sub-type %s is not heard',
    (subtype) => {
      expect(read({ ...message, channel: 'D1', subtype })).toBeUndefined();
    },
  );

  test('in a thread, said to nobody, keeps only the files that can hold a bounce', () => {
    const files = ['a.eml', 'b.MSG', 'c.png', 'd.txt', 'e.pdf', null].map((name, index) => ({ id: `F${index}`, name }));
    const heard = read({ ...message, thread_ts: '169.9', subtype: 'file_share', files });
    expect(heard?.files.map(({ name }) => name)).toEqual(['a.eml', 'b.MSG', 'd.txt', null]);
    const snippet = { id: 'F1', name: 'Untitled', mode: 'snippet' };
    expect(read({ ...message, thread_ts: '169.9', files: [snippet] })?.files).toHaveLength(1);
  });
});

describe('a press', () => {
  const pressed = (more: object) =>
    readButton(
      pressBodySchema.parse({
        team: { id: 'T2' },
        user: { id: 'U1', team_id: 'T2' },
        container: { type: 'message', channel_id: 'C1', message_ts: '170.5' },
        message: { ts: '170.5', thread_ts: '170.1', team: 'T1' },
        response_url: 'https://hooks.slack.com/actions/x',
        actions: [{ action_id: 'press:0', value: '{"run":1,"action":"recheck"}', action_ts: '171.0' }],
        ...more,
      }),
    );

  test('belongs to the thread of its message, and to the workspace that the message is of', () => {
    expect(pressed({})).toMatchObject({
      place: { channel: 'C1', thread: '170.1' },
      incoming: { conversation: 'slack:T1:C1:170.1', eventId: 'press:170.5:171.0:U1', user: 'U1' },
    });
  });

  test('on what only its user sees is between the two', () => {
    const container = { channel_id: 'C1', message_ts: '170.5', is_ephemeral: true };
    expect(pressed({ container, message: undefined })).toMatchObject({
      place: 'private',
      incoming: { conversation: 'slack:T2:C1:U1' },
    });
  });

  test('in an organisation-wide installation has its workspace from the user', () => {
    expect(pressed({ team: null, message: undefined })?.incoming.conversation).toBe('slack:T2:C1:170.5');
  });
});
