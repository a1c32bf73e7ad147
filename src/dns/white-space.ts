/** Blanks (WSP, RFC 5234 appendix B.1). */
export const WSP = ' \t';
/** Folding white space (RFC 6376 section 2.8). */
export const FWS = ' \t\r\n';

/** Text without these characters around it; other white space, such as a no-break space from a web page, stays and is then an error. */
export function trimmed(text: string, blanks: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && blanks.includes(text.charAt(start))) start += 1;
  while (end > start && blanks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
