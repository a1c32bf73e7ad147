// What fits in one message. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages

/** A piece of an Adaptive Card as JSON. */
export type Part = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Some ways to Teams take 28 KB of UTF-8 in a card; a message may have 100 KB of UTF-16, which this is well below. */
const MAX_BODY_BYTES = 25_000;

/** So short that a part stays below the card's limit in every script, with its fallback and JSON's escapes. */
const MAX_PIECE = 2_000;

/** Spreads parts over as few bodies as their order allows, none above the limit. No parts: one empty body. */
export function pack(parts: readonly Part[]): readonly (readonly Part[])[] {
  const bodies: Part[][] = [[]];
  let size = 0;
  for (const part of parts) {
    const bytes = Buffer.byteLength(JSON.stringify(part)) + 1;
    if (size > 0 && size + bytes > MAX_BODY_BYTES) {
      bodies.push([]);
      size = 0;
    }
    bodies.at(-1)?.push(part);
    size += bytes;
  }
  return bodies;
}

/** Cuts a text into its lines, or into blocks of whole lines; what is longer than a part may be is cut where it must. */
export function cutText(text: string, into: 'lines' | 'blocks' = 'lines'): string[] {
  const lines = text.split(/\r\n?|\n/).flatMap(cutLine);
  return into === 'lines' ? lines : joinLines(lines);
}

/** A line may become an element of its own, which costs this many characters more. */
const LINE_COST = 40;

function joinLines(lines: readonly string[]): string[] {
  const blocks: string[][] = [];
  let cost = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (cost + line.length + LINE_COST > MAX_PIECE) {
      blocks.push([]);
      cost = 0;
    }
    blocks.at(-1)?.push(line);
    cost += line.length + LINE_COST;
  }
  return blocks.map((block) => block.join('\n'));
}

function cutLine(line: string): string[] {
  if (line.length <= MAX_PIECE) return [line];
  const pieces: string[] = [];
  let from = 0;
  while (from < line.length) {
    let to = Math.min(line.length, from + MAX_PIECE);
    if (isLowSurrogate(line.charCodeAt(to))) to -= 1; // never through a character beyond U+FFFF
    pieces.push(line.slice(from, to));
    from = to;
  }
  return pieces;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
