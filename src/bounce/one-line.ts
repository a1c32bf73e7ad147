/** White space that is more than one space: single spaces, which are most, are left alone. */
const SPACES = /[^\S ]\s*| \s+/g;

/** The text on one line: white space folded to one space, none around it. */
export function oneLine(text: string): string {
  return text.trim().replace(SPACES, ' ');
}
