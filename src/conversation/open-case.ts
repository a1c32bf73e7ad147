import { isFailing } from './checking.ts';
import type { Case } from '../diagnosis/case.ts';
import type { State } from './state.ts';

/** The case that still waits for somebody: neither closed nor seen to be fixed. Null: there is none. */
export function openCaseOf({ case: theCase, closed }: State): Case | null {
  if (theCase === null || closed) return null;
  const fixed = theCase.before !== undefined && !theCase.findings.some(isFailing);
  return fixed ? null : theCase;
}
