import type { Bounce } from '../bounce/bounce.ts';
import type { Case } from './case.ts';

/** Trouble that is told and not shown: an address that is known is looked up, in case it explains it. */
export function isToldTrouble({ cause }: Bounce, { unrefused }: Case): boolean {
  return unrefused && cause === 'insufficient_info';
}
