import type { WriteStream } from 'node:tty';

const EVERY_MS = 500;

/** A progress line that a person sees at a terminal; nothing where the stream is a file or a pipe. */
export class Progress {
  readonly #out: WriteStream;
  readonly #start = performance.now();
  #done = 0;
  #shown = this.#start;

  constructor(out: WriteStream) {
    this.#out = out;
  }

  add(count: number): void {
    this.#done += count;
    const now = performance.now();
    if (!this.#out.isTTY || now - this.#shown < EVERY_MS) return;
    this.#shown = now;
    const rate = Math.round((1000 * this.#done) / (now - this.#start));
    this.#out.write(`\r${this.#done.toLocaleString('en')} read, ${rate.toLocaleString('en')} a second `);
  }

  end(): void {
    if (this.#out.isTTY && this.#shown !== this.#start) this.#out.write('\n');
  }
}
