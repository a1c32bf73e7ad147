// Activity -> Incoming. Nothing here looks at what a text means.
import { createHash } from 'node:crypto';
import { unescapeEntities } from '../../src/bounce/unchat.ts';
import type { Incoming, UserEvent } from '../../src/conversation/incoming.ts';
import type { Press } from '../../src/reply/card.ts';
import {
  type Activity,
  type FileAttachment,
  fileAttachmentSchema,
  htmlAttachmentSchema,
  mentionSchema,
  otherAttachmentSchema,
  tenantOf,
} from './activity.ts';
import { writeAddress } from './address.ts';
import { htmlToLines } from './html.ts';
import type { Address } from './port.ts';
import { pressOfSubmit } from './press.ts';

type FileEvent = Extract<UserEvent, { type: 'file' }>;

/** What reading a message needs to know of the world. */
export interface Surroundings {
  readonly address: Address;
  /** The bot's id in Teams; undefined when neither the activity nor the configuration tells. */
  readonly botId: string | undefined;
  readonly fetchFile: (file: FileAttachment) => Promise<FileEvent>;
}

/** The events of a message in the order they count: a pressed button, or the text and then each file. */
export async function* eventsOfMessage(activity: Activity, around: Surroundings): AsyncGenerator<Incoming> {
  const press = pressOfSubmit(activity.value);
  if (press) {
    yield eventOfPress(activity, around.address, press);
    return;
  }
  if (activity.value !== undefined && activity.text === undefined) return; // a form that is not ours
  const text = textOf(activity, around.botId);
  const files = activity.attachments.flatMap((item) => fileAttachmentSchema.safeParse(item).data ?? []);
  const addressed = isAddressed(activity, around.botId);
  if (files.length === 0) yield { ...envelopeOf(activity, around.address), addressed, event: { type: 'text', text } };
  // Beside a file a text is only taken for what it says ("Azure VM, Exchange"); the answer is to the file.
  else if (text !== '')
    yield { ...envelopeOf(activity, around.address), addressed: false, event: { type: 'text', text } };
  for (const [index, file] of files.entries()) {
    const eventId = `${eventIdOf(activity)}/file/${index}`;
    yield { ...envelopeOf(activity, around.address), eventId, addressed, event: await around.fetchFile(file) };
  }
}

export function eventOfPress(activity: Activity, address: Address, press: Press): Incoming {
  return { ...envelopeOf(activity, address), addressed: true, event: { type: 'press', press } };
}

export type Envelope = Omit<Incoming, 'addressed' | 'event'>;

/** Who did it, and the conversation at the address: the activity's own, or another one that it is about. */
export function envelopeOf(activity: Activity, address: Address): Envelope {
  const user = activity.from?.aadObjectId ?? activity.from?.id;
  const tenant = tenantOf(activity);
  return {
    // A client on this machine may have no tenant.
    workspace: `teams:${tenant ?? ''}`,
    address: writeAddress(address),
    // In a channel the conversation's id has the thread in it: `19:...@thread.tacv2;messageid=...`.
    conversation: `teams:${tenant ?? ''}:${address.conversationId}`,
    eventId: eventIdOf(activity),
    ...(activity.locale !== undefined && { locale: activity.locale }),
    ...(user !== undefined && { user }),
  };
}

/** Teams repeats an activity under the same id. Without one, what was said where, when and by whom stands for it. */
function eventIdOf(activity: Activity): string {
  if (activity.id !== undefined) return activity.id;
  const { type, replyToId, from, timestamp, text, value } = activity;
  return createHash('sha256')
    .update(JSON.stringify([type, replyToId, from?.id, timestamp, text, value]))
    .digest('base64url');
}

/** In a personal chat every message is for the bot, elsewhere those that mention it. */
function isAddressed(activity: Activity, botId: string | undefined): boolean {
  if ((activity.conversation.conversationType ?? 'personal') === 'personal') return true;
  // Who is not told its own id cannot look for it. Teams delivers to bots what mentions them.
  return botId === undefined || mentionsOf(activity, botId).length > 0;
}

/** The texts that stand for a mention of the bot, such as `<at>Bounce Doctor</at>`. */
function mentionsOf(activity: Activity, botId: string | undefined): readonly string[] {
  const mentions = activity.entities.flatMap((entity) => mentionSchema.safeParse(entity).data ?? []);
  return mentions.filter((mention) => mention.mentioned.id === botId).map((mention) => mention.text);
}

/**
 * Whether somebody sent a file where Teams keeps files to itself: outside the personal chat it hands bots only a mark of
 * them in the text. Quoted messages and cards have such a mark too, and come as attachments.
 */
export function hasUnseenFile(activity: Activity): boolean {
  if ((activity.conversation.conversationType ?? 'personal') === 'personal') return false;
  const marks = htmlOf(activity)?.match(/<attachment\b/gi)?.length ?? 0;
  const known = activity.attachments.filter((item) => otherAttachmentSchema.safeParse(item).success).length;
  return marks > known;
}

function htmlOf(activity: Activity): string | undefined {
  return activity.attachments.flatMap((item) => htmlAttachmentSchema.safeParse(item).data?.content ?? [])[0];
}

/** What the user wrote, in lines, without the mention of the bot. The HTML, where there is one, has kept the lines. */
export function textOf(activity: Activity, botId: string | undefined): string {
  const mentions = mentionsOf(activity, botId);
  const html = htmlOf(activity);
  const { text = '', textFormat } = activity;
  if (html !== undefined && html.trim() !== '') return htmlToLines(withoutMentionElements(html, mentions));
  let rest = text;
  for (const mention of mentions) rest = rest.replaceAll(mention, ' ');
  if (textFormat === 'xml' || textFormat === 'html') return htmlToLines(rest);
  return rest.replace(/<\/?at>/g, '').trim();
}

const MENTION_ELEMENT = /<(at|span)\b([^<>]*)>([^<>]*)<\/\1>/gi;

/** In HTML a mention is an `at` or a marked `span` with the name in it. */
function withoutMentionElements(html: string, mentions: readonly string[]): string {
  const names = new Set(mentions.map((mention) => mention.replace(/<[^<>]*>/g, '').trim()));
  return html.replace(MENTION_ELEMENT, (all: string, tag: string, attributes: string, name: string) => {
    const isMention = tag.toLowerCase() === 'at' || attributes.includes('schema.skype.com/Mention');
    return isMention && names.has(unescapeEntities(name).trim()) ? ' ' : all;
  });
}
