// RTF bodies as Outlook stores them (MS-OXRTFCP section 2.2).

const FIRST_WORDS =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** Compressed, with a reference wherever two to seventeen bytes were there before. */
export function compressed(rtf: string): Buffer {
  const before = Buffer.from(FIRST_WORDS, 'latin1');
  const text = Buffer.concat([before, Buffer.from(rtf, 'latin1')]);
  const tokens: Buffer[] = [];
  let at = before.length;
  while (at < text.length) {
    const { from, length } = longest(text, at);
    tokens.push(length < 2 ? text.subarray(at, at + 1) : reference(from % 4096, length));
    at += Math.max(length, 1);
  }
  tokens.push(reference(at % 4096, 2));
  const runs: Buffer[] = [];
  for (let i = 0; i < tokens.length; i += 8) {
    const run = tokens.slice(i, i + 8);
    const control = run.reduce((bits, token, bit) => bits | (token.length === 2 ? 1 << bit : 0), 0);
    runs.push(Buffer.from([control]), ...run);
  }
  const body = Buffer.concat(runs);
  return Buffer.concat([header('LZFu', body.length, rtf.length), body]);
}

/** As it is, behind the same header. */
export function stored(rtf: string): Buffer {
  return Buffer.concat([header('MELA', rtf.length, rtf.length), Buffer.from(rtf, 'latin1')]);
}

export function header(type: 'LZFu' | 'MELA', size: number, rawSize: number): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(size + 12, 0);
  head.writeUInt32LE(rawSize, 4);
  head.write(type, 8, 'latin1');
  return head;
}

function reference(offset: number, length: number): Buffer {
  return Buffer.from([offset >> 4, ((offset & 0xf) << 4) | (length - 2)]);
}

/** The longest piece before `at` within reach that goes on as the text does there. */
function longest(text: Buffer, at: number): { readonly from: number; readonly length: number } {
  for (let length = Math.min(17, text.length - at); length >= 2; length -= 1) {
    const from = text.lastIndexOf(text.subarray(at, at + length), at - length);
    if (from >= 0 && at - from < 4096) return { from, length };
  }
  return { from: 0, length: 0 };
}
