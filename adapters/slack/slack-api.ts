import { webApi } from '@slack/bolt';
import type { SlackLog } from './log.ts';
import { boltLogger } from './log.ts';
import { insist, refuse } from './insist.ts';
import type { SlackMessage } from './messages.ts';
import { fileSchema, type SlackFile } from './payload.ts';
import type { Place } from './place.ts';

/** What we ask of Slack. Each rejects with `SlackRefused` when Slack does not do it. */
export interface SlackApi {
  /** @returns the new message's time stamp. */
  post(place: Place, message: SlackMessage): Promise<string>;
  update(channel: string, ts: string, message: SlackMessage): Promise<void>;
  remove(channel: string, ts: string): Promise<void>;
  fileInfo(file: string): Promise<SlackFile>;
  /** Answers a command or press to its user alone. Slack takes 5 answers in 30 minutes. */
  respond(responseUrl: string, message: SlackMessage, replaceOriginal: boolean): Promise<void>;
}

export interface ApiOptions {
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly log: SlackLog;
}

const TIMEOUT_MS = 10_000;

export function createSlackApi({ botToken, slackApiUrl, log }: ApiOptions): SlackApi {
  const client = new webApi.WebClient(botToken, {
    slackApiUrl,
    allowAbsoluteUrls: false,
    timeout: TIMEOUT_MS,
    // By itself it repeats for half an hour, also what may have been done; and a 429 stops all channels. `insist` decides.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
  });
  return {
    post: ({ channel, thread }, message) =>
      insist('chat.postMessage', false, async () => {
        const { ts } = await client.chat.postMessage({ channel, ...message, ...(thread && { thread_ts: thread }) });
        return ts ?? '';
      }),
    update: (channel, ts, message) =>
      insist('chat.update', true, async () => {
        await client.chat.update({ channel, ts, ...message });
      }),
    remove: (channel, ts) =>
      insist('chat.delete', true, async () => {
        await client.chat.delete({ channel, ts });
      }),
    fileInfo: (file) =>
      insist('files.info', true, async () => fileSchema.parse((await client.files.info({ file })).file)),
    respond: (responseUrl, message, replaceOriginal) =>
      insist('response_url', false, () =>
        postJson(responseUrl, { response_type: 'ephemeral', replace_original: replaceOriginal, ...message }),
      ),
  };
}

async function postJson(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) await refuse(response);
  await response.body?.cancel();
}
