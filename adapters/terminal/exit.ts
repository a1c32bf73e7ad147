import type { Language } from '../../src/messages/catalog.ts';
import { loadTerminalTexts } from '../../src/messages/load-catalog.ts';
import type { TerminalTexts } from '../../src/messages/terminal-texts.ts';
import { givenLanguage, isLanguage, userLanguage } from './language.ts';

/** Exit statuses of the command line. */
export const EXIT = { answered: 0, internal: 1, unusable: 2 } as const;

/** Arguments that cannot be used: `say` gives the sentence for the user. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
  readonly say: (texts: TerminalTexts) => string;

  constructor(say: (texts: TerminalTexts) => string) {
    super('unusable arguments');
    this.say = say;
  }
}

/** Runs a command's body in the user's language; unusable arguments become one sentence on standard error and status 2. */
export async function answering(args: readonly string[], body: (language: Language) => Promise<void>): Promise<number> {
  try {
    const given = givenLanguage(args);
    if (given !== undefined && !isLanguage(given)) throw new Unusable(({ noLanguage }) => noLanguage(given));
    await body(userLanguage(args));
    return EXIT.answered;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`${error.say(await loadTerminalTexts(userLanguage(args)))}\n`);
    return EXIT.unusable;
  }
}
