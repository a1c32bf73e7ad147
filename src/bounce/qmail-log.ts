// qmail-send's log, and bounces quoted from it: a space stands as "_" and the end of a line as "/" (qmail-send.c, the report of a
// delivery). A text that was wrapped on its way has line ends inside.
//   delivery 5: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_5.1.1_User_unknown/Giving_up_on_192.0.2.1./

const DELIVERY = /\bdelivery \d{1,9}: (?:failure|deferral): /;
/** A "/" that ends a line: before qmail's own words, before the next line of a reply, and at the end. */
const LINE_END = /\/(?=Remote_host_said:|Giving_up_on_|I'm_not_going_to_try|[245]\d\d[-_]|$)/g;
/** Lines that one report may be wrapped into. */
const MAX_LINES = 9;

/** The text with such reports as the notice of the same failure has them; any other text as it is. */
export function unqmail(text: string): string {
  if (!text.includes('Remote_host_said:_') && !DELIVERY.test(text)) return text;
  const lines = text.split('\n');
  const out: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? '';
    const start = reportStart(line);
    const wrapped = start < 0 ? 1 : linesOfReport(lines, i);
    const report = [line.slice(Math.max(start, 0)), ...lines.slice(i + 1, i + wrapped)].join('');
    out.push(
      start >= 0 && isReport(report) ? line.slice(0, start) + plain(report) : lines.slice(i, i + wrapped).join('\n'),
    );
    i += wrapped;
  }
  return out.join('\n');
}

/** Behind the log's own words, or a line that is one word with underscores; -1 for any other line. */
function reportStart(line: string): number {
  const logged = DELIVERY.exec(line);
  if (logged) return logged.index + logged[0].length;
  return line.includes('_') && !/\s/.test(line) ? 0 : -1;
}

function linesOfReport(lines: readonly string[], from: number): number {
  let count = 1;
  for (; count < MAX_LINES && !lines[from + count - 1]?.endsWith('/'); count += 1) {
    if (!/^\S+$/.test(lines[from + count] ?? '')) break;
  }
  return count;
}

function isReport(words: string): boolean {
  return words.includes('_') && words.endsWith('/') && !/\s/.test(words);
}

function plain(report: string): string {
  return report.replace(LINE_END, '\n').replaceAll('_', ' ').trimEnd();
}
