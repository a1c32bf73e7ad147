// Slack's payloads in the core's words. Nothing here talks to Slack.
import type { Incoming } from '../../src/conversation/incoming.ts';
import { type Place, writeAddress } from './place.ts';
import type { CommandBody, EventBody, PressBody, SlackFile } from './payload.ts';
import { readPress } from './press.ts';

/** The workspace as the core knows it. */
export function workspaceOf(team: string): string {
  return `slack:${team}`;
}

/** What is known of an event before its content is fetched. */
export type Envelope = Omit<Incoming, 'event'>;

export interface Message {
  readonly envelope: Envelope;
  readonly place: Place;
  readonly text: string;
  readonly files: readonly SlackFile[];
}

/** Sub-types of messages that people write. Edits, deletions, joins and the like are not for us. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast']);

/** A message for the bot, or undefined: written by a bot, not said to it, or delivered a second time in another form. */
export function readMessage(body: EventBody): Message | undefined {
  const { event } = body;
  if (event.user === undefined || event.bot_id || !WRITTEN.has(event.subtype)) return undefined;
  const bots = body.authorizations.map((authorization) => authorization.user_id);
  const mentioned = event.type === 'app_mention' || bots.some((bot) => mentionOf(bot).test(event.text));
  const direct = isDirect(event.channel);
  if (isTwin(event, direct, mentioned)) return undefined;
  // A channel's talk is none of our business; a reply in a thread may be an answer to us, which the core knows.
  if (!direct && !mentioned && event.thread_ts === undefined) return undefined;
  const place = { channel: event.channel, thread: event.thread_ts ?? (direct ? undefined : event.ts) };
  return {
    envelope: {
      conversation: conversationIn(body.team_id, place),
      workspace: workspaceOf(body.team_id),
      address: writeAddress(body.team_id, place),
      eventId: body.event_id,
      user: event.user,
      addressed: direct || mentioned,
    },
    place,
    text: bots.reduce((text, bot) => text.replaceAll(mentionOf(bot), ' '), event.text).trim(),
    files: direct || mentioned ? event.files : event.files.filter(mayHoldBounce),
  };
}

/** Files that people put into a thread without a word to us are only looked at when they can be what we asked for. */
function mayHoldBounce(file: SlackFile): boolean {
  return /\.(?:eml|msg|txt|log|zip|html?)$/i.test(file.name ?? '') || file.mode === 'snippet';
}

/**
 * A mention in a channel comes as `message` and as `app_mention`: the latter is taken. With a file only `message` is
 * certain to come (https://github.com/slackapi/bolt-python/issues/925), and in a direct message it always does.
 */
function isTwin(event: EventBody['event'], direct: boolean, mentioned: boolean): boolean {
  const asMessage = direct || event.files.length > 0 || !mentioned;
  return event.type !== (asMessage ? 'message' : 'app_mention');
}

function mentionOf(bot: string): RegExp {
  return new RegExp(`<@${bot}(?:\\|[^<>]*)?>`, 'g');
}

/** A direct message with the bot, or between people where a command can be used too. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** A thread is a conversation. All of a direct message is one: there people answer below, not in a thread. */
export function conversationIn(team: string, { channel, thread }: Place): string {
  return isDirect(channel) || thread === undefined ? `slack:${team}:${channel}` : `slack:${team}:${channel}:${thread}`;
}

/** What only one user sees of a channel. */
function privateConversationIn(team: string, channel: string, user: string): string {
  return `slack:${team}:${channel}:${user}`;
}

/** A command that is answered in `place`, or to its user alone. */
export function readCommand(body: CommandBody, place: Place | 'private'): Incoming {
  return {
    conversation:
      place === 'private'
        ? privateConversationIn(body.team_id, body.channel_id, body.user_id)
        : conversationIn(body.team_id, place),
    workspace: workspaceOf(body.team_id),
    ...(place !== 'private' && { address: writeAddress(body.team_id, place) }),
    eventId: `command:${body.trigger_id}`,
    user: body.user_id,
    event: { type: 'text', text: body.text },
    addressed: true,
  };
}

export interface Button {
  readonly incoming: Incoming;
  readonly place: Place | 'private';
  readonly responseUrl: string;
}

/** A button that was pressed, or undefined when it carries nothing of ours. Slack gives a press no id: what made it is one. */
export function readButton(body: PressBody): Button | undefined {
  const { container, message, user } = body;
  const [action] = body.actions;
  const press = readPress(action.value);
  const team = message?.team ?? body.team?.id ?? user.team_id;
  if (!press || team === undefined) return undefined;
  const channel = container.channel_id;
  const replyTo = message?.thread_ts ?? container.thread_ts;
  const place = { channel, thread: replyTo ?? (isDirect(channel) ? undefined : container.message_ts) };
  return {
    place: container.is_ephemeral ? 'private' : place,
    responseUrl: body.response_url,
    incoming: {
      conversation: container.is_ephemeral
        ? privateConversationIn(team, channel, user.id)
        : conversationIn(team, place),
      workspace: workspaceOf(team),
      ...(!container.is_ephemeral && { address: writeAddress(team, place) }),
      eventId: `press:${container.message_ts}:${action.action_ts}:${user.id}`,
      user: user.id,
      event: { type: 'press', press },
      addressed: true,
    },
  };
}
