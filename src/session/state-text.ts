import { StateTooLarge } from './store.ts';

/**
 * A state as it is stored: JSON, so that nothing outside shares its objects and every store keeps the same shapes.
 * @throws StateTooLarge beyond `maxBytes` of UTF-8.
 */
export function writeState(state: unknown, maxBytes: number): string {
  const text = JSON.stringify(state);
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) throw new StateTooLarge(`A state of ${bytes} bytes is over the limit of ${maxBytes}.`);
  return text;
}

/** Reads what `writeState` wrote. Undefined for what is no JSON or what `parse` does not recognise. */
export function readState<S>(text: string, parse: (raw: unknown) => S | undefined): S | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  return parse(raw);
}
