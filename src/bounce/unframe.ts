// What a page or an editor puts around each line of what is copied from it: an empty line behind each, a number or a mark before each.

/** The text as it was before. Ordinary text comes back unchanged. */
export function unframe(text: string): string {
  return text.includes('\n') ? withoutMarks(withoutNumbers(singleSpaced(text))) : text;
}

/** Fewer may be paragraphs of one line. */
const FEWEST_LINES = 6;

/** Every second line is empty. */
function singleSpaced(text: string): string {
  if (!text.includes('\n\n')) return text;
  const lines = text.trim().split('\n');
  const isDoubled = lines.length >= 2 * FEWEST_LINES - 1 && lines.every((line, i) => i % 2 === 0 || line.trim() === '');
  return isDoubled ? lines.filter((_line, i) => i % 2 === 0).join('\n') : text;
}

const NUMBERED = /^[ \t]{0,8}(\d{1,5})(?:[.:|)][ \t]?|[ \t]|$)/;

/** Every line has the number that follows the one before. A list of reply codes is numbered by itself. */
function withoutNumbers(text: string): string {
  const first = numberOf(text);
  if (first === null || (first >= 200 && first < 600)) return text;
  const lines = text.split('\n');
  if (lines.length < 3 || !lines.every((line, i) => numberOf(line) === first + i)) return text;
  return lines.map((line) => line.replace(NUMBERED, '')).join('\n');
}

function numberOf(line: string): number | null {
  const digits = NUMBERED.exec(line.slice(0, 20))?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Of a list, a table, a comment, bold type, or the time of a message. */
const MARK = /^[ \t]{0,4}(?:\*\*|(?:[-*•·|#]|\/\/|\[\d\d:\d\d(?::\d\d)?\])[ \t]?)/;
const END_MARK = /[ \t]?(?:\*\*|[*|])$/;

/** Every line that is not empty has such a mark. */
function withoutMarks(text: string): string {
  if (!MARK.test(text)) return text;
  const lines = text.split('\n');
  const marked = lines.filter((line) => MARK.test(line)).length;
  if (marked < 3 || marked < lines.filter((line) => line.trim() !== '').length) return text;
  return lines.map((line) => line.replace(MARK, '').replace(END_MARK, '')).join('\n');
}
