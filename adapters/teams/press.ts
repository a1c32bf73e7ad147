import { z } from 'zod';
import type { Press } from '../../src/reply/card.ts';
import { pressSchema } from '../../src/reply/press.ts';

const submitted = z.object({ press: pressSchema });
const executed = z.object({ action: z.object({ data: submitted }) });

/** What our buttons carry. */
export interface ButtonData {
  readonly press: Press;
}

/** Reads the value of an `Action.Submit` message. A client can send anything: what no button of ours carries is undefined. */
export function pressOfSubmit(value: unknown): Press | undefined {
  return submitted.safeParse(value).data?.press;
}

/** Reads the value of an `adaptiveCard/action` invoke. */
export function pressOfExecute(value: unknown): Press | undefined {
  return executed.safeParse(value).data?.action.data.press;
}
