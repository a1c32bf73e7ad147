// Files that hold several messages one after another (RFC 4155), and logs.

const SEPARATOR = /(?:^|\n)From [^\n]{1,300}\d{4}[^\n]{0,40}\n(?=[A-Za-z][\w-]{0,60}:|>From )/g;

/** The messages of an mbox file as strings of bytes, at most `limit`; one element when it is a single message or none. */
export function splitMbox(text: string, limit: number): string[] {
  if (!text.startsWith('From ')) return [text];
  const starts: number[] = [];
  for (const match of text.matchAll(SEPARATOR)) {
    starts.push(match.index + (text[match.index] === '\n' ? 1 : 0));
    if (starts.length > limit) break;
  }
  if (starts.length < 2) return [text];
  return starts.slice(0, limit).map((start, i) => text.slice(start, starts[i + 1] ?? text.length));
}
