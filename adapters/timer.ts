import type { After } from '../src/conversation/progress.ts';

/** Real time. What waits does not keep the process alive. */
export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms).unref();
  return () => clearTimeout(timer);
};
