import { createHash, randomUUID } from 'node:crypto';
import { webApi } from '@slack/bolt';
import type { types } from '@slack/bolt';
import { z } from 'zod';
import { KEPT_MS } from '../../src/conversation/inbox.ts';
import type { Posting } from '../../src/conversation/incoming.ts';
import { nextPosting } from './delivered.ts';
import { insist } from './insist.ts';
import type { Lanes } from './lanes.ts';
import type { SlackLog } from './log.ts';
import { boltLogger } from './log.ts';
import type { SlackMessage } from './messages.ts';
import { type Content, contentSchema, fileSchema, type SlackFile } from './payload.ts';
import type { Place } from './place.ts';
import { postJson } from './post.ts';
import { upload } from './upload.ts';

/** A message that was posted. `channel` is where it went: posted to a user's id, it is the direct message with them. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** What is known of a user. */
export interface UserInfo {
  /** IETF language tag, such as `nl-NL`. */
  readonly locale: string | undefined;
}

/** What we ask of Slack. Each rejects with `SlackRefused` when Slack does not do it. */
export interface SlackApi {
  /** Posts in a place; with a user's id as channel, in the direct message with that user. Never twice. */
  post(place: Place, message: SlackMessage, posting?: Posting): Promise<Posted>;
  update(channel: string, ts: string, message: SlackMessage): Promise<void>;
  remove(channel: string, ts: string): Promise<void>;
  /** Shares a text as a file in a place. */
  upload(place: Place, name: string, text: string): Promise<void>;
  fileInfo(file: string): Promise<SlackFile>;
  /** The message that begins a thread, or stands alone. Undefined when it is gone. */
  message(channel: string, ts: string): Promise<Content | undefined>;
  /** The address of a message for people to click. */
  permalink(channel: string, ts: string): Promise<string>;
  /** Asked once and not insisted on: an answer goes on without it. */
  userInfo(user: string): Promise<UserInfo>;
  openModal(triggerId: string, view: types.ModalView): Promise<void>;
  publishHome(user: string, view: types.HomeView): Promise<void>;
  /** Answers a command or press by its address, which Slack takes 5 times in 30 minutes. */
  respond(responseUrl: string, message: SlackMessage, how: ResponseKind): Promise<void>;
}

/** `private`: beside it, for the user alone. `replace`: in place of what was pressed. `channel`: for everyone there. */
export type ResponseKind = 'private' | 'replace' | 'channel';

export interface ApiOptions {
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly lanes: Lanes;
  readonly log: SlackLog;
}

const TIMEOUT_MS = 10_000;
/** A trigger lives for 3 s, and nobody waits longer for their language. */
const HASTE_MS = 2_500;

export function createSlackApi({ botToken, slackApiUrl, lanes, log }: ApiOptions): SlackApi {
  const settings = {
    slackApiUrl,
    allowAbsoluteUrls: false,
    // By itself it repeats for half an hour, also what may have been done; and a 429 stops all channels. `insist` decides.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
  };
  const client = new webApi.WebClient(botToken, { ...settings, timeout: TIMEOUT_MS });
  const hasty = new webApi.WebClient(botToken, { ...settings, timeout: HASTE_MS });
  return {
    post: (place, message, posting = nextPosting()) =>
      lanes.run(place.channel, () => post(client, place, message, posting)),
    update: (channel, ts, message) =>
      lanes.run(channel, () =>
        insist('chat.update', 'repeat', async () => {
          await client.chat.update({ channel, ts, ...message });
        }),
      ),
    remove: (channel, ts) =>
      lanes.run(channel, () =>
        insist('chat.delete', 'repeat', async () => {
          await client.chat.delete({ channel, ts });
        }),
      ),
    upload: (place, name, text) => lanes.run(place.channel, () => upload(client, place, name, text)),
    fileInfo: (file) =>
      insist('files.info', 'repeat', async () => fileSchema.parse((await client.files.info({ file })).file)),
    message: (channel, ts) =>
      insist('conversations.replies', 'repeat', async () => {
        const { messages } = await client.conversations.replies({ channel, ts, limit: 1, inclusive: true });
        const found = z
          .array(contentSchema.extend({ ts: z.string() }))
          .catch([])
          .parse(messages);
        return found.find((one) => one.ts === ts);
      }),
    permalink: (channel, ts) =>
      insist('chat.getPermalink', 'repeat', async () => {
        const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
        return permalink ?? '';
      }),
    userInfo: async (user) => {
      const { user: found } = await hasty.users.info({ user, include_locale: true });
      return { locale: found?.locale };
    },
    openModal: (trigger, view) =>
      insist('views.open', 'once', async () => {
        await hasty.views.open({ trigger_id: trigger, view });
      }),
    publishHome: (user, view) =>
      insist('views.publish', 'repeat', async () => {
        await client.views.publish({ user_id: user, view });
      }),
    respond: (responseUrl, message, how) =>
      insist('response_url', 'once', () =>
        postJson(responseUrl, {
          response_type: how === 'channel' ? 'in_channel' : 'ephemeral',
          replace_original: how === 'replace',
          ...message,
        }),
      ),
  };
}

/**
 * Posts a message once. Slack offers no key for that, so the first block carries an id of ours: when nobody knows whether
 * a post was taken, it is looked for.
 */
async function post(
  client: webApi.WebClient,
  place: Place,
  message: SlackMessage,
  posting: Posting = { id: randomUUID(), unsure: false },
): Promise<Posted> {
  const { channel, thread } = place;
  const [first, ...rest] = message.blocks;
  const blockId = `post-${createHash('sha256').update(posting.id).digest('base64url')}`;
  const blocks = first ? [{ ...first, block_id: blockId }, ...rest] : [];
  const since = Math.floor(Date.now() / 1000) - (posting.unsure ? KEPT_MS / 1000 : 0) - CLOCKS_DIFFER_S;
  const look = (): Promise<Posted | undefined> => find(client, place, blockId, since);
  // The direct message behind a user's id cannot be read by that id.
  const before = posting.unsure && !/^[UW]/.test(channel) ? await insist('look', 'repeat', look) : undefined;
  if (before) return before;
  return insist<Posted>('chat.postMessage', look, async () => {
    const posted = await client.chat.postMessage({
      channel,
      ...message,
      blocks,
      ...(thread && { thread_ts: thread }),
    });
    return { channel: posted.channel ?? channel, ts: posted.ts ?? '' };
  });
}

/** Our clock and Slack's may differ by this much. */
const CLOCKS_DIFFER_S = 60;
const messagesSchema = z.array(
  z.object({ ts: z.string(), blocks: z.array(z.object({ block_id: z.string().optional() })).default([]) }),
);

/** The message with that block among the newest of its place. */
async function find(
  client: webApi.WebClient,
  place: Place,
  blockId: string,
  since: number,
): Promise<Posted | undefined> {
  const { channel, thread } = place;
  const range = { channel, oldest: String(since), limit: 100 };
  const { messages } =
    thread === undefined
      ? await client.conversations.history(range)
      : await client.conversations.replies({ ...range, ts: thread });
  const found = messagesSchema.parse(messages).find(({ blocks }) => blocks.some((block) => block.block_id === blockId));
  return found && { channel, ts: found.ts };
}
