// Payloads as Slack documents them, posted to the adapter: what the core hears of each.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Incoming } from '../../../src/conversation/incoming.ts';
import { parseProfile } from '../../../src/diagnosis/profile.ts';
import { MemoryWorkspaces } from '../../../src/session/memory-workspaces.ts';
import { type Given, openSlackDoor, type SlackDoor } from '../../support/slack-door.ts';
import { WORKSPACE } from '../../support/slack-emulator.ts';
import { type FaultProxy, startFaultProxy } from '../../support/slack-faults.ts';
import { postCommand, postEvent, postInteraction } from '../../support/slack-signed.ts';
import { startSlackSocket } from '../../support/slack-socket.ts';

const folder = new URL('../../replays/slack/', import.meta.url);
const THREAD = 'slack:T01TEST:C01MAIL:1795000000.000100';
const DIRECT = 'slack:T01TEST:D01ALICE';
const press = { type: 'press', press: { run: 1, action: 'answer', question: 'azure-ip', choice: 'static' } };
const text = (words: string) => ({ type: 'text', text: expect.stringContaining(words) as unknown });

/** What the core hears; nothing where it is none of its business. */
const HEARD: Readonly<Record<string, readonly object[]>> = {
  'app_mention.json': [
    { conversation: THREAD, eventId: 'Ev01', user: 'U01ALICE', addressed: true, event: text('550 5.1.1') },
  ],
  'message-twin-of-mention.json': [],
  'message-direct.json': [{ conversation: DIRECT, addressed: true, event: text('550 5.1.1') }],
  'message-in-thread.json': [{ conversation: THREAD, addressed: false, event: text('203.0.113.40') }],
  'message-of-a-bot.json': [],
  // The emulator does not know it, as Slack does not where a workspace keeps its files to itself.
  'file_share-connect.json': [
    { conversation: THREAD, user: 'U09PARTNER', addressed: false, event: { type: 'file', missing: 'unavailable' } },
  ],
  'message-forwarded.json': [{ conversation: DIRECT, event: text('552 5.2.2 Mailbox full') }],
  'message_changed.json': [{ conversation: THREAD, addressed: true, event: text('552 5.2.2') }],
  'message_changed-by-a-preview.json': [],
  'message_deleted.json': [],
  'app_home_opened.json': [],
  'app_uninstalled.json': [],
  'tokens_revoked.json': [],
  'app_mention-organisation.json': [
    {
      conversation: 'slack:T01TEST:C01MAIL:1795000000.000700',
      workspace: 'slack:T01TEST',
      address: expect.stringContaining('"installation":"E01ORG"') as unknown,
      event: text('help'),
    },
  ],
  'block_actions.json': [{ conversation: THREAD, user: 'U01ALICE', event: press }],
  'block_actions-ephemeral.json': [{ conversation: 'slack:T01TEST:C01MAIL:U01ALICE', event: press }],
  'block_actions-partner.json': [{ conversation: THREAD, user: 'U09PARTNER', event: press }],
  'block_actions-file.json': [
    {
      conversation: THREAD,
      eventId: 'file:1795000000.000150:U01ALICE',
      event: { type: 'press', press: { run: 1, action: 'ticket' } },
    },
  ],
  'block_actions-home.json': [],
  'message_action.json': [{ conversation: THREAD, user: 'U01ALICE', addressed: true, event: text('550 5.1.1') }],
  'shortcut.json': [],
  'view_submission.json': [{ locale: 'nl', user: 'U01ALICE', addressed: true, event: text('550 5.1.1') }],
  'view_submission-profile.json': [],
  'command.json': [{ conversation: 'slack:T01TEST:C01MAIL:U01ALICE', event: text('ptr 203.0.113.7') }],
  'command-organisation.json': [{ workspace: 'slack:T01TEST', user: 'W01ALICE', event: text('code 5.7.25') }],
};

test('every recording has an expectation', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(names.sort()).toEqual(Object.keys(HEARD).sort());
});

/** Hands a payload to the adapter. Rejects when it is not acknowledged. */
type Deliver = (body: { readonly type?: string | undefined }) => Promise<unknown>;

const formSchema = z.record(z.string(), z.string());

async function overHttp(given: Given): Promise<[SlackDoor, Deliver]> {
  const door = await openSlackDoor(given);
  const deliver: Deliver = async (body) => {
    const response =
      body.type === 'event_callback'
        ? await postEvent(door.slack, body)
        : body.type === undefined
          ? await postCommand(door.slack, formSchema.parse(body))
          : await postInteraction(door.slack, body);
    expect(response.status).toBe(200);
  };
  return [door, deliver];
}

/** The emulator sends no shortcuts over Socket Mode, so the other side of the socket is ours. */
async function overSocket(given: Given): Promise<[SlackDoor, Deliver]> {
  const socket = await startSlackSocket();
  let proxy: FaultProxy | undefined;
  const door = await openSlackDoor({ ...given, appToken: WORKSPACE.appToken }, async (emulator) => {
    proxy = await startFaultProxy(emulator);
    proxy.always('apps.connections.open', socket.opened);
    return proxy.apiUrl;
  });
  const deliver: Deliver = (body) => {
    const { type } = body;
    return socket.deliver(
      type === 'event_callback' ? 'events_api' : type === undefined ? 'slash_commands' : 'interactive',
      body,
    );
  };
  const stop = async (): Promise<void> => {
    await door.stop();
    await proxy?.stop();
    await socket.stop();
  };
  return [{ ...door, stop }, deliver];
}

describe.each([
  ['HTTP', overHttp],
  ['Socket Mode', overSocket],
] as const)('over %s', (_, open) => {
  let door: SlackDoor;
  let deliver: Deliver;
  let heard: Incoming[] = [];
  const forgotten: string[] = [];
  const workspaces = new MemoryWorkspaces({ parse: parseProfile, now: () => Date.now() });
  beforeAll(async () => {
    [door, deliver] = await open({
      handle: (incoming) => {
        heard.push(incoming);
        return Promise.resolve();
      },
      workspaces,
      forget: (workspace) => {
        forgotten.push(workspace);
        return Promise.resolve();
      },
    });
  });
  afterAll(() => door.stop());
  beforeEach(() => {
    heard = [];
    door.logged.length = 0;
  });

  test.for(Object.entries(HEARD))('%s', async ([name, expected]) => {
    const recorded: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    await deliver(z.looseObject({ type: z.string().optional() }).parse(recorded));
    await door.settled();
    expect(heard).toMatchObject(expected);
    // The emulator knows none of the triggers.
    expect(door.logged.filter((line) => line.fields['code'] !== 'invalid_trigger_id')).toEqual([]);
  });

  test('the form of the profile is kept', async () => {
    expect(await workspaces.loadProfile('slack:T01TEST')).toMatchObject({
      state: { domains: ['contoso.example', 'fabrikam.example'], provider: 'azure', subscription: null },
    });
  });

  test('a workspace that is left is forgotten', () => {
    expect(forgotten).toEqual(['slack:T01TEST', 'slack:T01TEST']);
  });
});
