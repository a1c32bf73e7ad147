// What Slack posts to us as events and commands, as far as we read it. Shapes: https://docs.slack.dev/apis/events-api,
// https://docs.slack.dev/interactivity/implementing-slash-commands. What people press and fill in: interactions.ts.
import { z } from 'zod';
import { id } from './tenant.ts';

/** A message's time stamp is its id within its channel. */
export const ts = z.string().regex(/^\d{1,16}\.\d{1,16}$/);

/** A file of a message. One from a workspace that shares the channel comes as an id alone (`check_file_info`). */
export const fileSchema = z.object({
  id,
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  /** `snippet`: a long paste that Slack made a file of. */
  mode: z.string().nullish(),
  url_private_download: z.string().nullish(),
  url_private: z.string().nullish(),
});
export type SlackFile = z.infer<typeof fileSchema>;

/** A message that was forwarded stands in an attachment of the one that forwards it, never in its text. */
const attachmentSchema = z.object({
  is_share: z.boolean().optional(),
  is_msg_unfurl: z.boolean().optional(),
  text: z.string().default(''),
  fallback: z.string().default(''),
  files: z.array(fileSchema).catch([]).default([]),
});

/** What a message says, wherever Slack hands one over. An attachment or file of an unknown shape is left out. */
export const contentSchema = z.object({
  text: z.string().nullish(),
  files: z.array(fileSchema).catch([]).default([]),
  attachments: z.array(attachmentSchema).catch([]).default([]),
});
export type Content = z.infer<typeof contentSchema>;

/** The installations that see the event, of which Slack names one; for a bot, `user_id` is the bot. */
const authorization = z.object({
  user_id: id,
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  is_enterprise_install: z.boolean().nullish(),
});
const envelope = {
  team_id: id,
  enterprise_id: id.nullish(),
  event_id: z.string().min(1).max(64),
  /** Seconds since 1970. */
  event_time: z.number().optional(),
  authorizations: z.array(authorization).default([]),
};
/** What every event comes in. */
export type EventEnvelope = z.infer<z.ZodObject<typeof envelope>>;

export const eventSchema = z.object({
  ...envelope,
  event: contentSchema.extend({
    type: z.enum(['app_mention', 'message']),
    subtype: z.string().optional(),
    channel: id,
    /** `channel` is a public one. */
    channel_type: z.string().optional(),
    user: id.optional(),
    bot_id: z.string().nullish(),
    ts,
    thread_ts: ts.optional(),
  }),
});
export type EventBody = z.infer<typeof eventSchema>;

/** A message that has been changed, by its writer or by Slack (a link that got its preview). */
export const editSchema = z.object({
  ...envelope,
  event: z.object({
    subtype: z.literal('message_changed'),
    channel: id,
    channel_type: z.string().optional(),
    message: contentSchema.extend({
      subtype: z.string().optional(),
      user: id.optional(),
      bot_id: z.string().nullish(),
      ts,
      thread_ts: ts.optional(),
      edited: z.object({ ts }).optional(),
    }),
    previous_message: z.object({ text: z.string().nullish() }).optional(),
  }),
});
export type EditBody = z.infer<typeof editSchema>;

export const homeSchema = z.object({
  ...envelope,
  event: z.object({ user: id, tab: z.string() }),
});
export type HomeBody = z.infer<typeof homeSchema>;

/** `app_uninstalled`, and `tokens_revoked` with the users whose tokens ended. */
export const goneSchema = z.object({
  ...envelope,
  event: z.object({
    type: z.enum(['app_uninstalled', 'tokens_revoked']),
    tokens: z.object({ bot: z.array(z.string()).default([]) }).optional(),
  }),
});
export type GoneBody = z.infer<typeof goneSchema>;

export const commandSchema = z.object({
  team_id: id,
  enterprise_id: id.optional(),
  is_enterprise_install: z.enum(['true', 'false']).default('false'),
  channel_id: id,
  user_id: id,
  command: z.string().max(64),
  text: z.string().default(''),
  trigger_id: z.string().min(1).max(256),
  response_url: z.url(),
});
export type CommandBody = z.infer<typeof commandSchema>;
