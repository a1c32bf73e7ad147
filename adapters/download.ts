import type { UserEvent } from '../src/conversation/incoming.ts';

/** A shared file is read up to this size. */
const MAX_BYTES = 10 * 1024 * 1024;

export type FileEvent = Extract<UserEvent, { type: 'file' }>;
/** A file's bytes, or why there are none. */
export type Download = Uint8Array | 'too-large' | 'unavailable';

/** The event of a shared file; what could not be had is an event without bytes. */
export function fileEvent(name: string, download: Download): FileEvent {
  return typeof download === 'string'
    ? { type: 'file', name, bytes: new Uint8Array(), missing: download }
    : { type: 'file', name, bytes: download };
}

/** The body of a response, at most 10 MB; a longer one is given up as soon as it shows. */
export async function readCapped(response: Response): Promise<Uint8Array | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: ReadableStream<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) return 'too-large'; // leaving the loop cancels the rest
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
