import type { WriteStream } from 'node:tty';

const EVERY_MS = 500;

/** A progress line that a person sees at a terminal; nothing where the stream is a file or a pipe. */
export class Progress {
  readonly #out: WriteStream;
  readonly #say: (done: number, aSecond: number) => string;
  readonly #start = performance.now();
  #done = 0;
  #shown = this.#start;

  constructor(out: WriteStream, say: (done: number, aSecond: number) => string) {
    this.#out = out;
    this.#say = say;
  }

  add(count: number): void {
    this.#done += count;
    const now = performance.now();
    if (!this.#out.isTTY || now - this.#shown < EVERY_MS) return;
    this.#shown = now;
    const rate = Math.round((1000 * this.#done) / (now - this.#start));
    this.#out.write(`\r${this.#say(this.#done, rate)} `);
  }

  end(): void {
    if (this.#out.isTTY && this.#shown !== this.#start) this.#out.write('\n');
  }
}
