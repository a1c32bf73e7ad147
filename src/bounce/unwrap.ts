// Lines that were cut at the edge of a window or a mail, joined again: words cut in two, and entries of a log. Other line ends stay.

/** Windows and mails cut at some column between these. */
const NARROWEST = 64;
const WIDEST = 80;
/** The next word would have to be a very long one. */
const SHORTEST = 32;
/** A word that fills a line is cut where the line ends. */
const WORD_CUT = 70;

/** The text with words that were cut in two, and entries of a log, in one piece. Ordinary text comes back unchanged. */
export function unwrap(text: string): string {
  let out = '';
  let done = 0;
  let start = 0;
  let inEntry = false;
  for (let end = text.indexOf('\n'); end >= 0; start = end + 1, end = text.indexOf('\n', start)) {
    if (end - start < SHORTEST || end - start > WIDEST) inEntry = false;
    else {
      inEntry = isFull(text, start, end) && (inEntry || beginsEntry(text, start)) && !beginsEntry(text, end + 1);
      const joint = inEntry ? entryJoint(text, start, end) : isWordCut(text, start, end) ? '' : null;
      if (joint === null) continue;
      out += text.slice(done, end) + joint;
      done = end + 1;
    }
  }
  return done === 0 ? text : out + text.slice(done);
}

/** What stood between two lines of an entry: nothing inside a word, which fills half a line, and before a sign that closes. */
function entryJoint(text: string, start: number, end: number): '' | ' ' {
  if (/[,;:)\]]/.test(text.charAt(end + 1))) return '';
  if (end - start < WORD_CUT || /[,;>)]/.test(text.charAt(end - 1))) return ' ';
  return /\s/.test(secondHalf(text, start, end)) ? ' ' : '';
}

/** A word cut in two because it did not fit a line: the line is long and has no space in its second half. */
function isWordCut(text: string, start: number, end: number): boolean {
  if (end - start < WORD_CUT) return false;
  // The rest of a word begins small or with a sign; a capital begins a new line of a report.
  if (!/^[a-z\d/.=&?_%+][^\n:]{0,40}(?:[^:]|:\/)/.test(text.slice(end + 1, end + 60))) return false;
  const half = secondHalf(text, start, end);
  // Encoded lines (base64) are long words too, but they have no letter-dot-letter or slash to be cut in.
  return !/\s/.test(half) && /[^\s\w+/=]\S{0,80}$/.test(half) && /[\w/.=&?-]$/.test(half);
}

function secondHalf(text: string, start: number, end: number): string {
  return text.slice(start + ((end - start) >> 1), end);
}

/** The first word of the next line would not have stood on this one. */
function isFull(text: string, start: number, end: number): boolean {
  const next = /^\S{1,81}/.exec(text.slice(end + 1, end + 90))?.[0];
  return next !== undefined && end - start + 1 + next.length > NARROWEST;
}

/**
 * What an entry of a log begins with, which is one line where a program writes it: a date or a time, a message's id, a program
 * with its process, or what a container puts before each line.
 */
const ENTRY =
  /^(?:(?:[A-Za-z ]{1,30}:\s{1,4})?(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:|\[?\d{4}[-/]\d\d[-/]\d\d)|\d{1,2}[./]\d{1,2}[./]\d{2,4}[ ,]|\[?\d\d:\d\d:\d\d|(?:NOQUEUE|(?=[A-Za-z]{0,15}\d)[\dA-Za-z]{8,16}): |[a-z][\w./-]{2,40}(?:\[\d{1,8}\]: |: [\w ]{3,40}\{")|[\w.-]{1,40} {1,8}\| |\[[\w-]{1,40}\] ?\[|(?:date|time|ts)=)/;

function beginsEntry(text: string, at: number): boolean {
  return ENTRY.test(text.slice(at, at + 60));
}
