import { describe, expect, test } from 'vitest';
import { activitySchema } from '../../../adapters/teams/activity.ts';
import { addressOf, writeAddress } from '../../../adapters/teams/address.ts';
import { eventsOfMessage } from '../../../adapters/teams/incoming.ts';
import type { Incoming } from '../../../src/conversation/incoming.ts';

const BOT = '28:app';

/** A personal message as Teams sends it. */
const personal = {
  type: 'message',
  id: '1700000000001',
  timestamp: '2026-11-02T10:00:00Z',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:u', name: 'Ann', aadObjectId: 'ann' },
  recipient: { id: BOT, name: 'Bounce Doctor' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't1' },
  text: 'hello',
  textFormat: 'plain',
  locale: 'nl-NL',
};
const mention = { type: 'mention', mentioned: { id: BOT, name: 'Bounce Doctor' }, text: '<at>Bounce Doctor</at>' };
const channel = {
  ...personal,
  conversation: { id: '19:c@thread.tacv2;messageid=17', conversationType: 'channel', tenantId: 't1' },
  entities: [{ type: 'clientInfo', country: 'NL' }, mention],
  text: '<at>Bounce Doctor</at> ptr 192.0.2.1',
};

async function read(activity: object, botId: string | undefined = BOT): Promise<Incoming[]> {
  const fetchFile = (file: { name: string }) =>
    Promise.resolve({ type: 'file' as const, name: file.name, bytes: new Uint8Array([1]) });
  const events: Incoming[] = [];
  const parsed = activitySchema.parse(activity);
  const around = { address: addressOf(parsed, botId), botId, fetchFile };
  for await (const event of eventsOfMessage(parsed, around)) events.push(event);
  return events;
}
const text = async (activity: object): Promise<unknown> => (await read(activity))[0]?.event;
const html = (content: string): object => ({ attachments: [{ contentType: 'text/html', content }] });

describe('a message', () => {
  test('in a personal chat', async () => {
    expect(await read(personal)).toEqual([
      {
        conversation: 'teams:t1:a:1',
        workspace: 'teams:t1',
        address: writeAddress({
          channelId: 'msteams',
          serviceUrl: 'https://smba.trafficmanager.net/emea/',
          conversationId: 'a:1',
          botId: BOT,
          tenantId: 't1',
          conversationType: 'personal',
        }),
        eventId: '1700000000001',
        locale: 'nl-NL',
        user: 'ann',
        addressed: true,
        event: { type: 'text', text: 'hello' },
      },
    ]);
  });

  test('in a channel: the thread is the conversation, the mention is not part of the text', async () => {
    expect(await read(channel)).toMatchObject([
      { conversation: 'teams:t1:19:c@thread.tacv2;messageid=17', addressed: true, event: { text: 'ptr 192.0.2.1' } },
    ]);
  });

  test('that mentions somebody else is not addressed to the bot', async () => {
    const other = { type: 'mention', mentioned: { id: '29:bob' }, text: '<at>Bob</at>' };
    expect(await read({ ...channel, entities: [other], text: '<at>Bob</at> look' })).toMatchObject([
      { addressed: false, event: { text: 'Bob look' } },
    ]);
  });

  test('from a client that leaves out `recipient`', async () => {
    const rest = { ...channel, recipient: undefined };
    expect(await read(rest)).toMatchObject([{ addressed: true, event: { text: 'ptr 192.0.2.1' } }]);
    expect(await read(rest, undefined)).toMatchObject([{ addressed: true }]);
  });

  test('with misshapen parts is read as far as it goes', async () => {
    const odd = {
      ...personal,
      entities: 'x',
      attachments: [null, 3, {}],
      channelData: 7,
      from: [],
      locale: {},
      recipient: 1,
    };
    expect(await read(odd)).toMatchObject([{ event: { text: 'hello' }, addressed: true }]);
  });

  test('without an id has the same event id at every delivery, and another has another', async () => {
    const rest = { ...personal, id: undefined };
    const [first] = await read(rest);
    const [again] = await read(structuredClone(rest));
    const [other] = await read({ ...rest, text: 'other' });
    expect(first?.eventId).toBe(again?.eventId);
    expect(first?.eventId).not.toBe(other?.eventId);
  });
});

describe('a paste as HTML', () => {
  test('is taken by its lines, not by the text that lost them', async () => {
    const paste = html("<p>Remote Server returned</p><p>'550 5.7.25 &lt;a@b.example&gt;'</p>");
    expect(await text({ ...personal, ...paste })).toEqual({
      type: 'text',
      text: "Remote Server returned\n'550 5.7.25 <a@b.example>'",
    });
  });

  test.for([
    '<p><span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">Bounce Doctor</span>&nbsp;ptr 192.0.2.1</p>',
    '<p><at id="0">Bounce Doctor</at> ptr 192.0.2.1</p>',
  ])('without the mention: %s', async (content) => {
    expect(await text({ ...channel, ...html(content) })).toEqual({ type: 'text', text: 'ptr 192.0.2.1' });
  });

  test('as the text itself', async () => {
    expect(await text({ ...personal, text: '<div>a<br>b</div>', textFormat: 'xml' })).toEqual({
      type: 'text',
      text: 'a\nb',
    });
  });

  test('is not taken when it is empty', async () => {
    expect(await text({ ...personal, ...html(' ') })).toEqual({ type: 'text', text: 'hello' });
  });
});

describe('a button by Action.Submit', () => {
  const pressed = { ...personal, text: undefined };
  test('is a press', async () => {
    expect(await read({ ...pressed, value: { press: { run: 2, action: 'recheck' } } })).toMatchObject([
      { eventId: '1700000000001', event: { type: 'press', press: { run: 2, action: 'recheck' } } },
    ]);
  });
  test('of a form that is not ours is nothing', async () => {
    expect(await read({ ...pressed, value: { press: { run: 'x' } } })).toEqual([]);
  });
});

describe('files', () => {
  const file = (name: string) => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name,
    content: { downloadUrl: 'https://c.sharepoint.com/x', uniqueId: 'u', fileType: 'eml' },
  });

  test('each is an event of its own', async () => {
    expect(await read({ ...personal, text: '', attachments: [file('a.eml'), file('b.msg')] })).toMatchObject([
      { eventId: '1700000000001/file/0', addressed: true, event: { type: 'file', name: 'a.eml' } },
      { eventId: '1700000000001/file/1', addressed: true, event: { type: 'file', name: 'b.msg' } },
    ]);
  });

  test('the words beside a file come first and ask for no answer of their own', async () => {
    expect(await read({ ...personal, text: 'Azure VM', attachments: [file('a.eml')] })).toMatchObject([
      { eventId: '1700000000001', addressed: false, event: { type: 'text', text: 'Azure VM' } },
      { addressed: true, event: { type: 'file', name: 'a.eml' } },
    ]);
  });
});
