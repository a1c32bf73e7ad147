// What chats do to a paste. Written for the tests, from what the platforms document and deliver.

export const SHAPES: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  quoted: quote,
  'quoted twice': (text) => quote(quote(text)),
  'windows lines': (text) => text.replaceAll('\n', '\r\n'),
  'slack links': slack,
  'slack, wrapped, curly': (text) => slack(wrap(curly(text))),
  'slack, quoted, wrapped, curly': (text) => slack(quote(wrap(curly(text)))),
  'no-break spaces': (text) => text.replaceAll('  ', '\u00a0 '),
  'code fence': (text) => `\`\`\`\n${text}\n\`\`\``,
  'zero-width': (text) => text.replaceAll('@', '\u200b@'),
  'markdown links': (text) => text.replace(/(?<![\w<@.])([\w.]+@[\w.]+\w)/g, '[$1](mailto:$1)'),
};

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Slack escapes three characters and turns addresses and hosts into links. */
function slack(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(
    /[\w.+=-]{1,64}@[\w.-]{1,64}\.[a-z]{2,}|(?<![\w@.-])(?:[\w-]{1,63}\.){1,8}example(?![\w@-])/g,
    (found) => (found.includes('@') ? `<mailto:${found}|${found}>` : `<http://${found}|${found}>`),
  );
}

function curly(text: string): string {
  return text
    .replace(/(^|[\s(])'/gm, '$1\u2018')
    .replaceAll("'", '\u2019')
    .replace(/(^|[\s(=])"/gm, '$1\u201c')
    .replaceAll('"', '\u201d')
    .replaceAll('...', '\u2026');
}

function wrap(text: string): string {
  return text.split('\n').map(wrapLine).join('\n');
}

function wrapLine(line: string): string {
  const out: string[] = [];
  let rest = line;
  while (rest.length > 78) {
    const space = rest.lastIndexOf(' ', 77);
    const cut = space < 39 ? 78 : space;
    out.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...out, rest].join('\n');
}
