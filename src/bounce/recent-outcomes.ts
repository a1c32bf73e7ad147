import type { Outcome } from './bounce.ts';

/** So that what is remembered stays under 10 MB. */
const MOST_TEXTS = 256;
const LONGEST_TEXT = 20_000;

/** What the last texts came to. An export says the same of many recipients, and one bounce comes in several quotes. */
export class RecentOutcomes {
  readonly #known = new Map<string, Outcome>();

  /**
   * @param text with the chat undone, as whole as it is read
   * @param read how to find out when it is not known
   */
  of(text: string, read: () => Outcome): Outcome {
    const known = this.#known.get(text);
    if (known) return known;
    const outcome = read();
    if (text.length > LONGEST_TEXT) return outcome;
    if (this.#known.size >= MOST_TEXTS) this.#known.clear();
    this.#known.set(text, outcome);
    return outcome;
  }
}
