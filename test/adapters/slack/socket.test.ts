// A connection that Slack does not renew: the process goes on and comes back. Without care the client ends it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SlackDoor, openSlackDoor } from '../../support/slack-door.ts';
import { WORKSPACE } from '../../support/slack-emulator.ts';
import { type FaultProxy, startFaultProxy } from '../../support/slack-faults.ts';
import { eventEnvelope } from '../../support/slack-payloads.ts';
import { type SlackSocket, startSlackSocket } from '../../support/slack-socket.ts';

let socket: SlackSocket;
let proxy: FaultProxy | undefined;
let door: SlackDoor;
const heard: string[] = [];

beforeAll(async () => {
  socket = await startSlackSocket();
  const given = {
    appToken: WORKSPACE.appToken,
    socketPauseMs: 20,
    handle: ({ eventId }: { readonly eventId: string }) => Promise.resolve(void heard.push(eventId)),
  };
  door = await openSlackDoor(given, async (emulator) => {
    proxy = await startFaultProxy(emulator);
    proxy.always('apps.connections.open', socket.opened);
    return proxy.apiUrl;
  });
});
afterAll(async () => {
  await door.stop();
  await proxy?.stop();
  await socket.stop();
});

test('a token that is refused for a while', async () => {
  proxy?.meet('apps.connections.open', ...Array.from({ length: 3 }, () => refused));
  await socket.refresh();
  expect(door.logged.filter((line) => line.message.includes('the connection was refused'))).toHaveLength(3);
  const mention = { type: 'app_mention', channel: 'C1', user: 'U1', ts: '1.1', text: 'help' };
  await socket.deliver('events_api', eventEnvelope(mention));
  await door.settled();
  expect(heard).toHaveLength(1);
});

const refused = { kind: 'refused', error: 'invalid_auth' } as const;
