import { z } from 'zod';
import type { Press } from '../../src/reply/card.ts';

type Actions = { readonly [A in Press['action']]: A };
const actions = {
  answer: 'answer',
  recheck: 'recheck',
  restart: 'restart',
  details: 'details',
} as const satisfies Actions;

const pressSchema = z.object({
  run: z.int().nonnegative(),
  action: z.enum(actions),
  question: z.string().max(100).exactOptional(),
  choice: z.string().max(200).exactOptional(),
}) satisfies z.ZodType<Press>;

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
