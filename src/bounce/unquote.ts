// Quote prefixes of mail and chat: "> ", ">> ", "> > ".

const MAX_DEPTH = 12;
const GREATER = 0x3e;

/**
 * Takes quote prefixes off. A session transcript's own ">>> RCPT To:" (sendmail) is no quote and stays.
 * Lines are taken in runs, so that one stray ">" does not make its neighbours quotes.
 */
export function unquote(text: string): string {
  let out = text;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const next = unquoteOnce(out);
    if (next === out) return out;
    out = next;
  }
  return out;
}

function unquoteOnce(text: string): string {
  if (text.charCodeAt(0) !== GREATER && !text.includes('\n>')) return text;
  const lines = text.split('\n');
  let changed = false;
  for (let from = 0; from < lines.length; from += 1) {
    if (!isQuoted(lines[from])) continue;
    let to = from + 1;
    while (to < lines.length && isQuoted(lines[to])) to += 1;
    if (!isTranscript(lines, from, to)) {
      changed = true;
      for (let i = from; i < to; i += 1) lines[i] = strip(lines[i] ?? '');
    }
    from = to;
  }
  return changed ? lines.join('\n') : text;
}

function isQuoted(line: string | undefined): boolean {
  return line?.charCodeAt(0) === GREATER;
}

/** Every line of the run is an SMTP command as sendmail shows it. */
function isTranscript(lines: readonly string[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    if (!/^>>> ?(?:[A-Z]{4}\b|\.$)/i.test(lines[i] ?? '')) return false;
  }
  return true;
}

function strip(line: string): string {
  return line.charCodeAt(1) === 0x20 ? line.slice(2) : line.slice(1);
}
