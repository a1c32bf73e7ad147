import type { Press } from '../../src/reply/card.ts';
import { pressSchema } from '../../src/reply/press.ts';
import { LIMITS } from './limits.ts';

/** What a button carried, or undefined when it is not as we made it. Who posts a press can write anything in it. */
export function readPress(value: string): Press | undefined {
  if (value.length > LIMITS.buttonValue) return undefined;
  try {
    return pressSchema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined; // no JSON
  }
}
