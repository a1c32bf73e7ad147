import type { Press } from '../../src/reply/card.ts';
import { pressSchema } from '../../src/reply/press.ts';
import { readJson } from '../json.ts';
import { LIMITS } from './limits.ts';

/** What a button carried, or undefined when it is not as we made it. Who posts a press can write anything in it. */
export function readPress(value: string): Press | undefined {
  return value.length > LIMITS.buttonValue ? undefined : readJson(value, pressSchema);
}
