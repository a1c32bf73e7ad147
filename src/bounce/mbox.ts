// Files that hold several messages one after another (RFC 4155), and logs.

const SEPARATOR = /(?:^|\n)From [^\n]{1,300}\d{4}[^\n]{0,40}\n(?=[A-Za-z][\w-]{0,60}:|>From )/g;

/** The messages of an mbox file as strings of bytes; one element when it is a single message or none. */
export function splitMbox(text: string): string[] {
  if (!text.startsWith('From ')) return [text];
  const starts = [...text.matchAll(SEPARATOR)].map(({ index }) => index + (text[index] === '\n' ? 1 : 0));
  return starts.length < 2 ? [text] : starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length));
}
