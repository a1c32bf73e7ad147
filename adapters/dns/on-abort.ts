/** What ends with a signal. */
const endings = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls once when a signal aborts. A signal goes through all its listeners for each one that is added or removed, and a run has
 * one signal and up to hundreds of questions: so it gets one listener of ours.
 * @param signal one that lasts no longer than a run: the listener stays
 * @returns takes it back
 */
export function onAbort(signal: AbortSignal | undefined, end: () => void): () => void {
  if (!signal) return () => undefined;
  const ends = endings.get(signal) ?? listenTo(signal);
  ends.add(end);
  return () => ends.delete(end);
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const ends = new Set<() => void>();
  endings.set(signal, ends);
  const endAll = (): void => {
    for (const end of ends) end();
  };
  signal.addEventListener('abort', endAll, { once: true });
  return ends;
}
