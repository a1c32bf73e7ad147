// Replies from a socket, a line at a time, with limits.
import type { Socket } from 'node:net';
import type { ProbeFailure, SmtpReply } from '../../src/checks/smtp/probe.ts';

/** RFC 5321 section 4.5.3.1.5 allows 512 octets a line; some servers send more. */
const MAX_LINE = 2_000;
const MAX_LINES = 100;

export type Heard = SmtpReply | ProbeFailure;

/** Reads replies from one socket. After STARTTLS a new reader takes the place of this one. */
export class ReplyReader {
  readonly #socket: Socket;
  #pending = '';
  #ended: ProbeFailure | undefined;
  #wake: () => void = () => undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', this.#onData);
    socket.on('error', this.#onError);
    socket.on('close', this.#onClose);
  }

  /** The next whole reply, or why there is none. */
  async next(): Promise<Heard> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#line();
      if (line === undefined) return this.#ended ?? 'closed';
      // RFC 5321 section 4.2.1: a hyphen after the code says that more lines follow.
      const parts = /^(?<code>[2-5]\d\d)(?<more>[ -]|$)(?<text>.*)$/.exec(line)?.groups;
      if (!parts || lines.length >= MAX_LINES) return 'not_smtp';
      lines.push(parts.text ?? '');
      if (parts.more !== '-') return { code: Number(parts.code), lines };
    }
  }

  /** Something was sent that nobody asked for: before TLS that would be taken for the encrypted part. */
  get hasMore(): boolean {
    return this.#pending !== '';
  }

  /** Ends the wait for a reply. */
  stop(failure: ProbeFailure): void {
    this.#ended ??= failure;
    this.#wake();
  }

  release(): void {
    this.#socket.off('data', this.#onData).off('error', this.#onError).off('close', this.#onClose);
  }

  async #line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#pending.indexOf('\n');
      if (end >= 0) {
        const line = this.#pending.slice(0, end).replace(/\r$/, '');
        this.#pending = this.#pending.slice(end + 1);
        return printable(line);
      }
      if (this.#pending.length > MAX_LINE) {
        this.#ended = 'not_smtp';
        return undefined;
      }
      if (this.#ended !== undefined) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  readonly #onData = (chunk: Buffer): void => {
    if (this.#pending.length <= MAX_LINE * MAX_LINES) this.#pending += chunk.toString('latin1');
    this.#wake();
  };
  readonly #onError = (error: Error): void => {
    const code = 'code' in error ? String(error.code) : '';
    this.stop(
      code === 'ECONNREFUSED'
        ? 'refused'
        : code === 'ETIMEDOUT'
          ? 'timeout'
          : code === 'ECONNRESET'
            ? 'closed'
            : 'unreachable',
    );
  };
  readonly #onClose = (): void => this.stop('closed');
}

/** A server's words are shown: control characters are not. */
function printable(line: string): string {
  return line.replaceAll(/[^\x20-\x7e]/g, '?');
}
