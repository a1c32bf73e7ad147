/**
 * All matches of a global pattern that matches no empty text, from left to right. As text.matchAll(), which copies the pattern
 * each time: on a text of a few lines the copy costs more than the search.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}
