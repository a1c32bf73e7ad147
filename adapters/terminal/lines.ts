import type { Readable } from 'node:stream';

/** Longer lines are given in pieces no more: they end here. A message of 10 MB is 13.4 MB as base64. */
const MAX_LINE = 32_000_000;

/**
 * The lines of a stream, as many at a time as one read brought, so that a million lines cost no million turns of the event
 * loop. What comes after the 32 millionth character of a line is dropped.
 */
export async function* readLines(stream: Readable): AsyncGenerator<string[]> {
  stream.setEncoding('utf8');
  const pieces: string[] = [];
  let held = 0;
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = chunk.split('\n');
    const last = lines.pop() ?? '';
    if (lines.length > 0) {
      lines[0] = pieces.splice(0).join('') + (lines[0] ?? '');
      held = 0;
      yield lines;
    }
    if (held < MAX_LINE) pieces.push(last);
    held += last.length;
  }
  if (held > 0) yield [pieces.join('')];
}
