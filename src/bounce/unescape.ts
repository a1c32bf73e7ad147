// Escapes that stay where a text is taken out of a program's output or out of the source of a mail.

/** Undoes the line ends of JSON, the backslashes of markdown and the remains of quoted-printable. Any other text comes back unchanged. */
export function undoEscapes(text: string): string {
  const plain = text.includes('\\') ? unescapeLines(text).replaceAll(MARKDOWN, '') : text;
  return plain.includes('=') ? unescapeQuoted(plain) : plain;
}

/** Signs that would be markup without it. */
const MARKDOWN = /\\(?=[_*[\]#])/g;

/** A line end beside what no path and no login has: a space, another line end, punctuation. In "CORP\nancy" it is none. */
const SURELY_A_LINE_END = /\\r\\n|\\n(?=[\s\\"'<*-]|$)|[^\w\\/]\\n/g;

function unescapeLines(text: string): string {
  const sure = text.match(SURELY_A_LINE_END)?.length ?? 0;
  return sure < 2 ? text : text.replaceAll(/(?:\\r)?\\n/g, '\n').replaceAll('\\t', '\t');
}

/**
 * What only this encoding writes (RFC 2045 section 6.7): a sign that stands for itself, a space at the end of a line, letters outside
 * ASCII; and a line that is cut at its greatest length, which holds a space: one of base64 may end with the same sign.
 */
const SURELY_QUOTED =
  /=3D|=20(?=\n|$)|=[C-F][\dA-F]=(?:\n=)?[89AB][\dA-F]|(?:^|\n)(?=[^\n]{1,70} )[^\n]{66,75}[^=\n]=\n[^\n-]/;
const SOFT_LINE_BREAK = /[ \t]{0,4}=\n/g;
const QUOTED = /=3D|=20(?=\n|$)|(?:=[C-F][\dA-F](?:=[89AB][\dA-F]){1,3})+/g;
/** Then the part is decoded as a whole. */
const ANNOUNCED = /content-transfer-encoding:\s{0,4}quoted-printable/i;

/** Only what is sure is decoded: in "delay=10" the equals sign is one. */
function unescapeQuoted(text: string): string {
  if (!text.includes('=\n') || !SURELY_QUOTED.test(text) || ANNOUNCED.test(text)) return text;
  return text
    .replaceAll(SOFT_LINE_BREAK, '')
    .replaceAll(QUOTED, (found) => Buffer.from(found.replaceAll('=', ''), 'hex').toString('utf8'));
}

/** Quotes and line ends of a reply as JSON and Python's repr escape them. */
export function undoReplyEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  const quoted = text.replace(/\\{1,3}"/g, '"');
  const lines = quoted.replace(/(?:\\{1,2}r)?\\{1,2}n(?=\s{0,2}[245](?:\d\d|\.\d))/g, '\n');
  // Where no line of a reply is escaped, "\n" may belong to a path or to a login: CORP\nancy.
  return lines === quoted ? lines : lines.replace(/\\{1,2}n(?=[\w.+=-]{1,64}@)/g, '\n');
}
