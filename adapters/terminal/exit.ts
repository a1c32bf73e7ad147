/** Exit statuses of the command line. */
export const EXIT = { answered: 0, internal: 1, unusable: 2 } as const;

/** Arguments that cannot be used: the message is the sentence for the user. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** Runs a command's body; unusable arguments become one sentence on standard error and status 2. */
export async function answering(body: () => Promise<void>): Promise<number> {
  try {
    await body();
    return EXIT.answered;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT.unusable;
  }
}
