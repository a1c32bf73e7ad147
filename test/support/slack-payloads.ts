// Payloads that the emulator does not send: shortcuts, presses on what only one user sees, events of its own making.
import { postEvent, postInteraction, type SignedTarget } from './slack-signed.ts';
import { WORKSPACE } from './slack-emulator.ts';

const { team, bot, alice, channel } = WORKSPACE;
const origin = { team: { id: team, domain: 'test' }, user: { id: alice, team_id: team }, is_enterprise_install: false };

/** "Diagnose this bounce" in the menu of a message. */
export function messageShortcut(
  message: {
    readonly ts: string;
    readonly channel?: string;
    readonly text: string;
    readonly user?: string | undefined;
    /** Of who wrote it: another workspace's in a channel that is shared with it. */
    readonly team?: string;
  },
  triggerId: string,
): object {
  return {
    ...origin,
    type: 'message_action',
    callback_id: 'diagnose',
    trigger_id: triggerId,
    action_ts: '1700000002.000001',
    response_url: 'https://hooks.slack.com/app/T01TEST/1/x',
    channel: { id: message.channel ?? channel, name: 'mail' },
    message_ts: message.ts,
    message: { type: 'message', ...message },
  };
}

/** "Paste a bounce" in the list of shortcuts. */
export function globalShortcut(triggerId: string): object {
  return { ...origin, type: 'shortcut', callback_id: 'paste', trigger_id: triggerId, action_ts: '1700000002.000001' };
}

/** A button of the Home: the one that opens the modal, or another. */
export function homePress(triggerId: string, actionId = 'own:paste'): object {
  return {
    ...origin,
    type: 'block_actions',
    container: { type: 'view', view_id: 'V1' },
    trigger_id: triggerId,
    view: { id: 'V1', type: 'home' },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b', action_ts: '1700000002.000001' }],
  };
}

/** A press on what only one user sees: the emulator does not tell it from other presses. */
export function pressForOne(message: { readonly ts: string; readonly channel: string }, value: string): object {
  return {
    ...origin,
    type: 'block_actions',
    container: { type: 'message', channel_id: message.channel, message_ts: message.ts, is_ephemeral: true },
    response_url: 'http://127.0.0.1:9/none',
    trigger_id: '1.3.x',
    actions: [{ type: 'button', action_id: 'own', block_id: 'b', value, action_ts: '1700000002.000001' }],
  };
}

/** A modal that was sent in, with values by block and element. */
export function submission(
  view: { readonly id: string; readonly callback_id?: unknown; readonly private_metadata?: string | undefined },
  values: object,
): object {
  const { id, callback_id: callbackId, private_metadata: metadata } = view;
  const shown = { id, type: 'modal', callback_id: callbackId, private_metadata: metadata, state: { values } };
  return { ...origin, type: 'view_submission', trigger_id: '1.1.x', view: shown, response_urls: [] };
}

let events = 0;

/** Posts an event of our own in its envelope. @returns the response, and the envelope for posting it again */
export async function deliver(
  target: SignedTarget,
  event: object,
  more: object = {},
): Promise<{ response: Response; envelope: object }> {
  const envelope = { ...eventEnvelope(event), ...more };
  return { response: await postEvent(target, envelope), envelope };
}

/** An event of our own in its envelope. */
export function eventEnvelope(event: object): object {
  events += 1;
  return {
    type: 'event_callback',
    team_id: team,
    api_app_id: 'A01TEST',
    event_id: `EvOWN${events}`,
    event_time: Math.floor(Date.now() / 1000),
    event,
    authorizations: [{ enterprise_id: null, team_id: team, user_id: bot, is_bot: true, is_enterprise_install: false }],
  };
}

export { postEvent, postInteraction };
