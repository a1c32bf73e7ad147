// What Slack posts to us, as far as we read it. Shapes: https://docs.slack.dev/apis/events-api,
// https://docs.slack.dev/interactivity/implementing-slash-commands,
// https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
import { z } from 'zod';

/** Ids of workspaces, channels, users and files. */
export const id = z.string().regex(/^[A-Z][A-Z0-9]{1,31}$/);
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

export const eventSchema = z.object({
  team_id: id,
  event_id: z.string().min(1).max(64),
  /** The installations that see the event; for a bot, `user_id` is the bot. */
  authorizations: z.array(z.object({ user_id: id })).default([]),
  event: z.object({
    type: z.enum(['app_mention', 'message']),
    subtype: z.string().optional(),
    channel: id,
    user: id.optional(),
    bot_id: z.string().nullish(),
    text: z.string().default(''),
    ts,
    thread_ts: ts.optional(),
    files: z.array(fileSchema).default([]),
  }),
});
export type EventBody = z.infer<typeof eventSchema>;

export const commandSchema = z.object({
  team_id: id,
  channel_id: id,
  user_id: id,
  command: z.string().max(64),
  text: z.string().default(''),
  trigger_id: z.string().min(1).max(256),
  response_url: z.url(),
});
export type CommandBody = z.infer<typeof commandSchema>;

export const pressBodySchema = z.object({
  team: z.object({ id }).nullish(),
  user: z.object({ id, team_id: id.optional() }),
  container: z.object({
    channel_id: id,
    message_ts: ts,
    thread_ts: ts.optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  /** Absent for a message that only its reader sees. */
  message: z.object({ thread_ts: ts.optional(), team: id.optional() }).optional(),
  response_url: z.url(),
  actions: z.tuple([z.object({ value: z.string(), action_ts: z.string().max(64) })]).rest(z.unknown()),
});
export type PressBody = z.infer<typeof pressBodySchema>;
