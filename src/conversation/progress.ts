import type { CheckRequest } from '../checks/request.ts';
import type { View } from '../reply/view.ts';

/** The port to time. @returns what stops it */
export type After = (ms: number, run: () => void) => () => void;

/** Checks that are quicker than this are not worth a message that is gone at once. */
const FIRST_MS = 700;
/** Platforms take about one message a second. */
const NEXT_MS = 1_000;

/** Shows a view in the live message. It may reject: progress is not worth a failure. */
export type ShowProgress = (view: View) => Promise<void>;

/**
 * Tells how checks go, in one message that is updated in place. Begins to speak after a while; every update waits for the
 * one before, so that none comes after the answer.
 */
export class Progress {
  readonly #show: ShowProgress;
  readonly #again: boolean;
  readonly #requests: readonly CheckRequest[];
  readonly #after: After;
  readonly #done = new Set<CheckRequest>();
  #stop: () => void = () => undefined;
  #showing: Promise<void> = Promise.resolve();
  #told = -1;
  #ended = false;

  constructor(requests: readonly CheckRequest[], again: boolean, show: ShowProgress, after: After) {
    this.#requests = requests;
    this.#again = again;
    this.#show = show;
    this.#after = after;
    this.#wait(FIRST_MS);
  }

  /** A check has ended. */
  readonly tick = (request: CheckRequest): void => {
    this.#done.add(request);
  };

  /** Nothing more is shown after this has resolved. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#stop();
    await this.#showing;
  }

  #wait(ms: number): void {
    this.#stop = this.#after(ms, () => {
      this.#showing = this.#tell().then(() => {
        if (!this.#ended) this.#wait(NEXT_MS);
      });
    });
  }

  /** Says it when there is something new to say. */
  async #tell(): Promise<void> {
    if (this.#told === this.#done.size) return;
    this.#told = this.#done.size;
    const checks = this.#requests.map((request) => ({ request, done: this.#done.has(request) }));
    await this.#show({ view: 'checking', checks, again: this.#again }).catch(() => undefined);
  }
}
