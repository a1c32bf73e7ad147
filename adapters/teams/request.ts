import type { IncomingMessage } from 'node:http';

/** A message has at most 100 KB of UTF-16 in Teams; its text may come twice, as HTML too. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads a request's body as JSON; `json` is undefined when it is none. Of a body above 1 MB nothing is kept; the rest of
 * it is drained, so that the client gets to read the answer.
 */
export async function readJson(request: IncomingMessage): Promise<{ readonly json: unknown } | 'too-large'> {
  const body = await readCapped(request);
  if (body === 'too-large') return body;
  try {
    return { json: JSON.parse(body.toString('utf8')) };
  } catch {
    return { json: undefined };
  }
}

async function readCapped(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve('too-large');
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    // The client went away: there is nobody to answer, and what came so far is no JSON.
    request.once('close', () => resolve(Buffer.alloc(0)));
  });
}
