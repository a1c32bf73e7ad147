// RTF (1.9.1) to the text a reader sees. HTML inside RTF (MS-OXRTFEX) needs nothing of its own: the tags stand in groups that
// whoever does not know them passes over, and the words and line breaks of the page stand beside them as RTF.
import { decodeBytes } from './charset.ts';

/** What a group inherits and gives back at its end. */
interface Group {
  /** Its text is not shown. */
  readonly silent: boolean;
  readonly charset: string;
  /** Characters that stand for one `\u` in programs without Unicode. */
  readonly fallback: number;
}

const MAX_DEPTH = 1000;
const TOKEN =
  /\\([a-z]{1,32})(-?\d{1,9})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|[\r\n]{1,1000}|([^\\{}\r\n]{1,10000})/giy;

/** Groups that hold no text of the document. Those that begin with `\*` need not be named. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr filetbl xe tc'.split(' '),
);
const WORDS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '--',
  endash: '-',
  lquote: "'",
  rquote: "'",
  ldblquote: '"',
  rdblquote: '"',
  bullet: '*',
  emspace: ' ',
  enspace: ' ',
};
const SYMBOLS: Readonly<Record<string, string>> = {
  '\\': '\\',
  '{': '{',
  '}': '}',
  '~': ' ',
  _: '-',
  '\n': '\n',
  '\r': '\n',
};
/** Charsets of fonts (`\fcharset`) that are not Western. */
const FONT_CHARSETS: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

/** The visible text of RTF as a string of bytes. Damage ends the text; nothing throws. */
export function rtfToText(rtf: string): string {
  const reader = new Reader();
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(rtf); token; token = TOKEN.exec(rtf)) {
    const [, word, number, hex, symbol, brace, text] = token;
    const argument = number === undefined ? null : Number(number);
    if (word === 'bin') TOKEN.lastIndex += Math.max(0, argument ?? 0);
    else if (word !== undefined) reader.word(word, argument);
    else if (hex !== undefined) reader.byte(Number.parseInt(hex, 16));
    else if (symbol !== undefined) reader.symbol(symbol);
    else if (brace === '{') {
      if (!reader.open()) break;
    } else if (brace === '}') reader.close();
    else if (text !== undefined) reader.text(text);
  }
  return reader.end();
}

class Reader {
  readonly #out: string[] = [];
  readonly #groups: Group[] = [];
  readonly #fonts = new Map<number, string>();
  #group: Group = { silent: false, charset: 'windows-1252', fallback: 1 };
  #ansi = 'windows-1252';
  #font = 0;
  /** Bytes of one charset that are not letters yet: two may be one. */
  #bytes: number[] = [];
  /** Characters still to be passed over after a `\u`. */
  #skip = 0;

  open(): boolean {
    this.#skip = 0;
    this.#groups.push(this.#group);
    return this.#groups.length <= MAX_DEPTH;
  }

  close(): void {
    this.#flush();
    this.#skip = 0;
    this.#group = this.#groups.pop() ?? this.#group;
  }

  word(word: string, argument: number | null): void {
    if (SILENT.has(word)) this.#change({ silent: true });
    const text = WORDS[word];
    if (text !== undefined) this.#show(text);
    switch (word) {
      case 'u':
        this.#show(String.fromCharCode((argument ?? 0) & 0xffff));
        this.#skip = this.#group.fallback;
        break;
      case 'uc':
        this.#change({ fallback: Math.min(argument ?? 1, 10) });
        break;
      case 'ansicpg':
        this.#ansi = argument === 65001 ? 'utf-8' : argument === 932 ? 'shift_jis' : `windows-${argument ?? 1252}`;
        this.#change({ charset: this.#ansi });
        break;
      case 'f':
        this.#font = argument ?? 0;
        this.#change({ charset: this.#fonts.get(this.#font) ?? this.#ansi });
        break;
      case 'fcharset':
        if (argument !== null && FONT_CHARSETS[argument] !== undefined && this.#fonts.size < 1000)
          this.#fonts.set(this.#font, FONT_CHARSETS[argument]);
        break;
    }
  }

  symbol(symbol: string): void {
    if (symbol === '*') this.#change({ silent: true });
    else if (this.#skip > 0) this.#skip -= 1;
    else this.#show(SYMBOLS[symbol] ?? '');
  }

  byte(byte: number): void {
    if (this.#skip > 0) this.#skip -= 1;
    else if (!this.#group.silent) this.#bytes.push(byte);
  }

  text(text: string): void {
    const skipped = Math.min(this.#skip, text.length);
    this.#skip -= skipped;
    const shown = text.slice(skipped);
    // The second byte of a letter may be written as the ASCII letter that it looks like.
    if (this.#bytes.length > 0 && !this.#group.silent)
      for (const byte of Buffer.from(shown, 'latin1')) this.#bytes.push(byte);
    else this.#show(shown);
  }

  end(): string {
    this.#flush();
    return this.#out.join('');
  }

  #change(change: Partial<Group>): void {
    this.#flush();
    this.#group = { ...this.#group, ...change };
  }

  #show(text: string): void {
    this.#flush();
    if (!this.#group.silent) this.#out.push(text);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    this.#out.push(decodeBytes(Uint8Array.from(this.#bytes), this.#group.charset));
    this.#bytes = [];
  }
}
