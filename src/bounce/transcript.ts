// The session transcript that sendmail and its kin put into a notice:
//   ... while talking to mx.example.org.:
//   >>> RCPT To:<a@b.example>
//   <<< 550 5.1.1 <a@b.example>... User unknown
// Line ends may be lost, so it is read by its marks alone.
import { findAddresses } from './addresses.ts';
import { matchesOf } from './matches.ts';
import { BLANK_LINE } from './one-line.ts';

export interface TranscriptReply {
  /** Raw words after "<<<", lines of a multi-line reply joined. */
  readonly text: string;
  readonly code: string;
  /** The command that was answered, in capitals; CONNECT before any command. */
  readonly command: string | null;
  readonly recipient: string | null;
  readonly host: string | null;
}

const MARK = /(?:\.\.\.\s{0,3})?while talking to\s{1,6}([\w.-]{1,255})\s?:?|>>>|<<</gi;
/** A command and its reply for each of 1,000 recipients, and some hosts. */
const MAX_MARKS = 3000;

/** The replies of a transcript with codes 4xx and 5xx, in their order; empty when the text holds no transcript. */
export function readTranscript(text: string): TranscriptReply[] {
  if (!text.includes('<<<')) return [];
  const marks = matchesOf(MARK, text).slice(0, MAX_MARKS);
  const replies: TranscriptReply[] = [];
  let host: string | null = null;
  let command: string | null = null;
  let recipient: string | null = null;
  marks.forEach((mark, i) => {
    const from = mark.index + mark[0].length;
    const to = Math.min(marks[i + 1]?.index ?? text.length, from + 2000);
    // A log has a name before each line: "mta: 0xea6710: <<< 554 ...".
    const words = firstLines(text.slice(from, to).replace(/\n[^\n]{1,80}: $/, ''), mark[0] === '<<<');
    if (mark[0] === '>>>') {
      command = commandOf(words);
      recipient = command === 'RCPT TO' ? (findAddresses(words)[0]?.address ?? recipient) : null;
    } else if (mark[0] === '<<<') {
      addReply(replies, words, { command: command ?? 'CONNECT', recipient, host });
    } else {
      host = (mark[1] ?? '').replace(/\.$/, '') || null;
      command = null;
    }
  });
  return pipelined(replies);
}

/**
 * With pipelining (RFC 2920) sendmail shows the answer to RCPT TO below the DATA that it had already sent; the server's next
 * words, that it has no recipients, tell.
 */
function pipelined(replies: readonly TranscriptReply[]): TranscriptReply[] {
  const noRecipients = replies.findIndex((reply) =>
    /need RCPT|RCPT first|no valid recipients|valid RCPT|all RCPT commands|no recipients/i.test(reply.text),
  );
  return replies.map((reply, i) =>
    i < noRecipients && reply.command === 'DATA' ? { ...reply, command: 'RCPT TO' } : reply,
  );
}

/** A reply ends where its line ends, or where sendmail's own line follows in the same flow ("550 5.1.1 <a@b>... User"). */
function firstLines(words: string, reply: boolean): string {
  const blank = BLANK_LINE.exec(words)?.index ?? words.length;
  const piece = words.slice(0, blank).trim();
  if (!reply) return piece.split('\n', 1)[0] ?? '';
  const own =
    /\s[245]\d\d (?:[245]\.\d{1,3}\.\d{1,3} )?(?:[^\s<>]{0,100}<[^<>\s]{1,256}>\.\.\. |Service unavailable|Data format error|Message deferred|Requested)/.exec(
      piece.slice(3),
    );
  return own ? piece.slice(0, own.index + 3) : piece;
}

function commandOf(words: string): string | null {
  const verb = /^(?:MAIL FROM|RCPT TO|[A-Z]{4,8}|\.)/i.exec(words)?.[0].toUpperCase();
  return verb === '.' ? 'DATA' : (verb ?? null);
}

function addReply(replies: TranscriptReply[], words: string, context: Omit<TranscriptReply, 'text' | 'code'>): void {
  const code = /^([245]\d\d)(?=[ -])/.exec(words)?.[1];
  const last = replies.at(-1);
  if (last && isMultiLine(last.text) && (code === undefined || code === last.code) && last.host === context.host) {
    replies[replies.length - 1] = { ...last, text: `${last.text}\n${words}` };
  } else if (code !== undefined && !code.startsWith('2')) {
    // The answer to MAIL FROM repeats the sender.
    const recipient = context.recipient ?? (context.command === 'MAIL FROM' ? null : echoed(words));
    replies.push({ text: words, code, ...context, recipient });
  }
}

function echoed(words: string): string | null {
  return /^\d{3}[ -](?:[\d.]{5,11} )?<?[^\s<>]{1,128}@/.test(words) ? (findAddresses(words)[0]?.address ?? null) : null;
}

/** The last line so far has a hyphen after its code. */
function isMultiLine(text: string): boolean {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return /^\d{3}-/.test(line);
}
