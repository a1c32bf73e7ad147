import { vi } from 'vitest';

/** Waits until a check holds, as long as a busy machine may need; what never holds fails with the check's own words. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000 });
}
