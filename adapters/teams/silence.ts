import { AsyncLocalStorage } from 'node:async_hooks';

const silence = new AsyncLocalStorage<true>();
const printError = console.error;

// botbuilder writes an error and the public key to the console for each token that it refuses: whoever can reach the
// port could fill the log. It offers no way to turn that off, so what is written during a check goes nowhere.
console.error = (...words: unknown[]) => {
  if (!silence.getStore()) printError(...words);
};

/** Does the work; what it writes by `console.error` on its way, and only that, is dropped. */
export function silently<T>(work: () => Promise<T>): Promise<T> {
  return silence.run(true, work);
}
