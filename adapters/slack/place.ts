import { z } from 'zod';
import { id, ts } from './payload.ts';

/** Where answers are posted: in a thread, or straight in the channel. */
export interface Place {
  readonly channel: string;
  readonly thread: string | undefined;
}

const addressSchema = z.strictObject({
  platform: z.literal('slack'),
  team: id,
  channel: id,
  thread: ts.optional(),
});

/** A place as the core keeps it, to speak there later. */
export function writeAddress(team: string, { channel, thread }: Place): string {
  return JSON.stringify({ platform: 'slack', team, channel, thread } satisfies z.input<typeof addressSchema>);
}

/** Reads what `writeAddress` wrote; undefined for anything else. */
export function readAddress(address: string): Place | undefined {
  try {
    const read = addressSchema.safeParse(JSON.parse(address)).data;
    return read && { channel: read.channel, thread: read.thread };
  } catch {
    return undefined; // no JSON
  }
}
