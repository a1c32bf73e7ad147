// Text that somebody wrote, made fit for Slack: harmless, well-formed and in pieces that Slack takes.

// eslint-disable-next-line no-control-regex -- binary rubbish in a paste brings every control character
const UNSHOWABLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text with `\n` line ends, without what Slack refuses or what would change text beside it: lone surrogates, control
 * characters and the marks that turn the writing direction become U+FFFD.
 */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed().replace(UNSHOWABLE, '\ufffd');
}

/**
 * Text that Slack reads as markup, with its three special characters escaped: no mention, channel or link survives.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The text in pieces of at most `limit` characters, cut behind a line end or a space where there is one. Joined they are the text. */
export function split(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = cutWithin(rest, limit);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** Where to cut: not so early that pieces get tiny, and never inside a surrogate pair. */
function cutWithin(text: string, limit: number): number {
  for (const mark of ['\n', ' ']) {
    const end = text.lastIndexOf(mark, limit - 1) + 1;
    if (end > limit / 2) return end;
  }
  const beforeCut = text.charCodeAt(limit - 1);
  const insidePair = beforeCut >= 0xd800 && beforeCut <= 0xdbff;
  return insidePair ? limit - 1 : limit;
}

/** The text, or its beginning and an ellipsis when it is longer than `limit`. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit
    ? text
    : `${text
        .slice(0, limit - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}
