// JSON as people paste it: chats wrap and cut it, so it often parses no more, and is read by its keys.

/** Every value of a key that is a string, or the first of a list of strings; escapes undone. At most 2,000 characters of each. */
export function stringsAt(text: string, key: string): string[] {
  return [...text.matchAll(new RegExp(`"${key}"\\s{0,4}:\\s{0,4}\\[?\\s{0,8}"((?:[^"\\\\]|\\\\.){1,2000})"`, 'g'))].map(
    ([, value = '']) => value.replace(/\\[rn]/g, ' ').replace(/\\(.)/g, '$1'),
  );
}
