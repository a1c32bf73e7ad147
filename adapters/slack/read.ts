// Slack's payloads in the core's words. Nothing here talks to Slack.
import type { Incoming } from '../../src/conversation/incoming.ts';
import type { Press } from '../../src/reply/card.ts';
import { filesOf, mayHoldBounce, textOf } from './content.ts';
import { type PressBody, tenantOfOrigin } from './interactions.ts';
import type { CommandBody, EditBody, EventBody, EventEnvelope, SlackFile } from './payload.ts';
import { type Place, writeAddress } from './place.ts';
import { readPress } from './press.ts';
import { type Tenant, tenantOf, workspaceOf } from './tenant.ts';

/** What is known of an event before its content is fetched. */
export type Envelope = Omit<Incoming, 'event'> & { readonly user: string };

export interface Message {
  readonly tenant: Tenant;
  readonly envelope: Envelope;
  readonly place: Place;
  readonly text: string;
  readonly files: readonly SlackFile[];
}

/** Sub-types of messages that people write. Deletions, joins and the like are not for us; edits are read by `readEdit`. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast']);

/** The app's installation that sees an event. Slack Connect: `team_id` may be that of another workspace in the channel. */
export function tenantOfEvent({ team_id: team, enterprise_id: enterprise, authorizations }: EventEnvelope): Tenant {
  const [seenBy] = authorizations;
  const wide = seenBy?.is_enterprise_install === true;
  return tenantOf(seenBy?.team_id ?? team, seenBy?.enterprise_id ?? enterprise, wide) ?? { team, installation: team };
}

/** A message for the bot, or undefined: written by a bot, not said to it, or delivered a second time in another form. */
export function readMessage(body: EventBody): Message | undefined {
  const { event } = body;
  const { user } = event;
  if (user === undefined || event.bot_id || !WRITTEN.has(event.subtype)) return undefined;
  const bots = body.authorizations.map((authorization) => authorization.user_id);
  const said = textOf(event);
  const files = filesOf(event);
  const mentioned = event.type === 'app_mention' || mentions(said, bots);
  const direct = isDirect(event.channel);
  if (isTwin(event.type, files.length > 0, direct, mentioned)) return undefined;
  // A channel's talk is none of our business; a reply in a thread may be an answer to us, which the core knows.
  if (!direct && !mentioned && event.thread_ts === undefined) return undefined;
  const place = { channel: event.channel, thread: event.thread_ts ?? (direct ? undefined : event.ts) };
  const tenant = tenantOfEvent(body);
  const addressed = direct || mentioned;
  return {
    tenant,
    envelope: { ...whereabouts(tenant, place), eventId: body.event_id, user, addressed },
    place,
    text: withoutMention(said, bots),
    files: addressed ? files : files.filter(mayHoldBounce),
  };
}

/** Within this time a paste that its writer mends is read again; later the talk has gone on. */
const MENDED_WITHIN_S = 10 * 60;

/**
 * The new words of a message that its writer has changed, or undefined: another kind of change, an old message, a reply.
 * A thread is about the message that began it, so only that one is read again; in a direct message each one.
 */
export function readEdit(body: EditBody): Message | undefined {
  const { channel, message, previous_message: before } = body.event;
  const { user, edited } = message;
  if (user === undefined || message.bot_id || !WRITTEN.has(message.subtype) || edited === undefined) return undefined;
  // Slack tells of previews and new replies in the same way.
  if (before?.text === message.text) return undefined;
  if (Number(edited.ts) - Number(message.ts) > MENDED_WITHIN_S) return undefined;
  if (message.thread_ts !== undefined && message.thread_ts !== message.ts) return undefined;
  const bots = body.authorizations.map((authorization) => authorization.user_id);
  const direct = isDirect(channel);
  const said = textOf(message);
  const place = { channel, thread: direct ? undefined : message.ts };
  const tenant = tenantOfEvent(body);
  return {
    tenant,
    envelope: {
      ...whereabouts(tenant, place),
      eventId: `edit:${message.ts}:${edited.ts}`,
      user,
      addressed: direct || mentions(said, bots),
    },
    place,
    text: withoutMention(said, bots),
    files: [],
  };
}

/**
 * A mention in a channel comes as `message` and as `app_mention`: the latter is taken. With a file only `message` is
 * certain to come (https://github.com/slackapi/bolt-python/issues/925), and in a direct message it always does.
 */
function isTwin(type: 'message' | 'app_mention', hasFile: boolean, direct: boolean, mentioned: boolean): boolean {
  const asMessage = direct || hasFile || !mentioned;
  return type !== (asMessage ? 'message' : 'app_mention');
}

function mentions(text: string, bots: readonly string[]): boolean {
  return bots.some((bot) => mentionOf(bot).test(text));
}

function withoutMention(text: string, bots: readonly string[]): string {
  return bots.reduce((rest, bot) => rest.replaceAll(mentionOf(bot), ' '), text).trim();
}

function mentionOf(bot: string): RegExp {
  return new RegExp(`<@${bot}(?:\\|[^<>]*)?>`, 'g');
}

/** A direct message with the bot, or between people where a command can be used too. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** Which conversation it is and the way back to it. */
export type Whereabouts = Pick<Incoming, 'conversation' | 'workspace' | 'address'>;

/** A thread is a conversation. All of a direct message is one: there people answer below, not in a thread. */
export function whereabouts(tenant: Tenant, place: Place): Whereabouts {
  const { channel, thread } = place;
  const whole = isDirect(channel) || thread === undefined;
  return {
    conversation: `slack:${tenant.team}:${whole ? channel : `${channel}:${thread}`}`,
    workspace: workspaceOf(tenant),
    address: writeAddress(tenant, place),
  };
}

/** What only one user sees of a channel; Slack gives no way to speak there later. */
export function privateWhereabouts(tenant: Tenant, channel: string, user: string): Whereabouts {
  return { conversation: `slack:${tenant.team}:${channel}:${user}`, workspace: workspaceOf(tenant) };
}

export function tenantOfCommand(body: CommandBody): Tenant {
  const { team_id: team, enterprise_id: enterprise } = body;
  return tenantOf(team, enterprise, body.is_enterprise_install === 'true') ?? { team, installation: team };
}

/** A command that is answered in `place`, or to its user alone. */
export function readCommand(body: CommandBody, place: Place | 'private'): Incoming {
  const tenant = tenantOfCommand(body);
  return {
    ...(place === 'private' ? privateWhereabouts(tenant, body.channel_id, body.user_id) : whereabouts(tenant, place)),
    eventId: `command:${body.trigger_id}`,
    user: body.user_id,
    event: { type: 'text', text: body.text },
    addressed: true,
  };
}

export interface Button {
  readonly tenant: Tenant;
  readonly user: string;
  readonly incoming: Incoming;
  readonly place: Place | 'private';
  readonly responseUrl: string;
}

/** A button that was pressed, or undefined when it carries nothing of ours. Slack gives a press no id: what made it is one. */
export function readButton(body: PressBody): Button | undefined {
  const press = readPress(body.actions[0].value);
  return press && pressIn(body, press);
}

/** The same for a press of which another button of that message tells. Undefined: no workspace is named. */
export function pressIn(body: PressBody, press: Press): Button | undefined {
  const { container, message, user } = body;
  const [action] = body.actions;
  const tenant = tenantOfOrigin(body, message?.team);
  if (tenant === undefined) return undefined;
  const channel = container.channel_id;
  const replyTo = message?.thread_ts ?? container.thread_ts;
  const place = { channel, thread: replyTo ?? (isDirect(channel) ? undefined : container.message_ts) };
  return {
    tenant,
    user: user.id,
    place: container.is_ephemeral ? 'private' : place,
    responseUrl: body.response_url,
    incoming: {
      ...(container.is_ephemeral ? privateWhereabouts(tenant, channel, user.id) : whereabouts(tenant, place)),
      eventId: `press:${container.message_ts}:${action.action_ts}:${user.id}`,
      user: user.id,
      event: { type: 'press', press },
      addressed: true,
    },
  };
}
