import { z } from 'zod';
import type { Press } from '../../src/reply/card.ts';
import { LIMITS } from './limits.ts';

const pressSchema: z.ZodType<Press> = z.strictObject({
  run: z.int().nonnegative(),
  action: z.enum(['answer', 'recheck', 'restart', 'details']),
  question: z.string().max(LIMITS.buttonValue).exactOptional(),
  choice: z.string().max(LIMITS.buttonValue).exactOptional(),
});

/** What a button carried, or undefined when it is not as we made it. Who posts a press can write anything in it. */
export function readPress(value: string): Press | undefined {
  if (value.length > LIMITS.buttonValue) return undefined;
  try {
    return pressSchema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined; // no JSON
  }
}
