import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { insist } from './insist.ts';
import type { Place } from './place.ts';
import { postText } from './post.ts';
import { id } from './tenant.ts';

const ticketSchema = z.object({ upload_url: z.url(), file_id: id });

/**
 * Shares a text as a file, in Slack's three steps: an address for it, its bytes, and the place where it is to be seen.
 * https://docs.slack.dev/messaging/working-with-files#upload
 */
export async function upload(client: webApi.WebClient, place: Place, name: string, text: string): Promise<void> {
  const { channel, thread } = place;
  const { upload_url: address, file_id: file } = await insist('files.getUploadURLExternal', 'repeat', async () =>
    ticketSchema.parse(
      await client.files.getUploadURLExternal({
        filename: name,
        length: Buffer.byteLength(text),
        snippet_type: 'markdown',
      }),
    ),
  );
  await insist('upload', 'repeat', () => postText(address, text));
  // Shared a second time it would be seen twice.
  await insist('files.completeUploadExternal', 'once', async () => {
    const files: [{ id: string; title: string }] = [{ id: file, title: name }];
    const shared = { files, channel_id: channel };
    await client.files.completeUploadExternal(thread === undefined ? shared : { ...shared, thread_ts: thread });
  });
}
