// What Teams posts to the bot, as far as we read it. Bot Framework Activity schema:
// https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
import { z } from 'zod';

/** A field that a client may leave out or spoil: then it counts as absent. */
const optionalText = z.string().optional().catch(undefined);

const named = z.object({ id: z.string() }).optional().catch(undefined);
const account = z.object({ id: z.string(), name: optionalText, aadObjectId: optionalText });

/**
 * An activity. Only what is needed to check who sent it and to answer is required; everything else may be missing or
 * misshapen, for clients differ (some leave out `recipient`).
 */
export const activitySchema = z.object({
  type: z.string().min(1),
  channelId: z.string().min(1),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.object({ id: z.string().min(1), tenantId: optionalText, conversationType: optionalText }),
  id: optionalText,
  name: optionalText,
  timestamp: optionalText,
  locale: optionalText,
  text: optionalText,
  textFormat: optionalText,
  replyToId: optionalText,
  from: account.optional().catch(undefined),
  recipient: account.optional().catch(undefined),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).catch([]),
  attachments: z.array(z.unknown()).catch([]),
  /** Of an `installationUpdate`: `add`, `remove`, or one of these with `-upgrade`. */
  action: optionalText,
  /** Of a `conversationUpdate`. */
  membersAdded: z.array(account).catch([]),
  channelData: z.object({ tenant: named, channel: named, team: named }).optional().catch(undefined),
});

export type Activity = z.infer<typeof activitySchema>;

/** `text` is what stands for the mention in the message, `<at>Name</at>`. */
export const mentionSchema = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1),
});

export const htmlAttachmentSchema = z.object({ contentType: z.literal('text/html'), content: z.string() });

/** What else stands as `<attachment>` in the HTML of a message: a quoted message, a card. */
export const otherAttachmentSchema = z.object({
  contentType: z.string().regex(/^(?:messageReference$|application\/vnd\.microsoft\.(?:card|teams\.card)\.)/),
});

/** A file that a user sent to the bot in a personal chat. The URL carries its own short-lived permission. */
export const fileAttachmentSchema = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().catch('file'),
  content: z.object({ downloadUrl: z.string() }),
});

export type FileAttachment = z.infer<typeof fileAttachmentSchema>;

/** The tenant that an activity comes from, where it tells. */
export function tenantOf(activity: Activity): string | undefined {
  return activity.conversation.tenantId ?? activity.channelData?.tenant?.id;
}
