/** The end of a paragraph: an empty line, blanks in it or not. */
export const BLANK_LINE = /\n[ \t]{0,20}\n/;

/** White space that is more than one space: single spaces, which are most, are left alone. */
const SPACES = /[^\S ]\s*| \s+/g;

/** The text on one line: white space folded to one space, none around it. */
export function oneLine(text: string): string {
  return text.trim().replace(SPACES, ' ');
}
