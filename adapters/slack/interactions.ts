// What people press, choose and fill in, as far as we read it. Shapes:
// https://docs.slack.dev/reference/interaction-payloads/block_actions-payload, .../shortcuts-interaction-payload,
// .../view-interactions-payload
import { z } from 'zod';
import { contentSchema, ts } from './payload.ts';
import { id, type Tenant, tenantOf } from './tenant.ts';

const triggerId = z.string().min(1).max(256);

/** Who it was, and where. In an organisation-wide installation `team` may be null. */
const origin = {
  team: z.object({ id, domain: z.string().nullish() }).nullish(),
  enterprise: z.object({ id }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  user: z.object({ id, team_id: id.optional() }),
};
export type Origin = z.infer<z.ZodObject<typeof origin>>;

/** @param messageTeam the workspace that our message is of: people of others press in a channel that workspaces share. */
export function tenantOfOrigin(body: Origin, messageTeam?: string): Tenant | undefined {
  const team = messageTeam ?? body.team?.id ?? body.user.team_id;
  return tenantOf(team, body.enterprise?.id, body.is_enterprise_install === true);
}

/** A press on a button in a message. */
export const pressBodySchema = z.object({
  ...origin,
  container: z.object({
    channel_id: id,
    message_ts: ts,
    thread_ts: ts.optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  /** Absent for a message that only its reader sees. */
  message: z
    .object({
      thread_ts: ts.optional(),
      team: id.optional(),
      text: z.string().nullish(),
      blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().exactOptional() })).optional(),
    })
    .optional(),
  response_url: z.url(),
  trigger_id: triggerId.optional(),
  actions: z
    .tuple([z.object({ value: z.string(), action_ts: z.string().max(64), block_id: z.string().max(255).optional() })])
    .rest(z.unknown()),
});
export type PressBody = z.infer<typeof pressBodySchema>;

/** A press on a button of the Home. */
export const homePressSchema = z.object({
  ...origin,
  container: z.object({ type: z.literal('view') }),
  trigger_id: triggerId,
  actions: z.tuple([z.object({ action_id: z.string().max(255) })]).rest(z.unknown()),
});
export type HomePress = z.infer<typeof homePressSchema>;

/** A shortcut on a message. The message may be of anybody, bots included. */
export const messageShortcutSchema = z.object({
  ...origin,
  trigger_id: triggerId,
  channel: z.object({ id }),
  message_ts: ts,
  message: contentSchema.extend({ thread_ts: ts.optional() }),
});
export type MessageShortcut = z.infer<typeof messageShortcutSchema>;

/** A shortcut that is about no message. */
export const globalShortcutSchema = z.object({ ...origin, trigger_id: triggerId });
export type GlobalShortcut = z.infer<typeof globalShortcutSchema>;

/** A modal that was sent in. `values` are by block and element. */
export const submissionSchema = z.object({
  ...origin,
  view: z.object({
    id: z.string().regex(/^V\w{1,40}$/),
    private_metadata: z.string().max(3_000),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
});
export type Submission = z.infer<typeof submissionSchema>;
