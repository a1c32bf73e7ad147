import { z } from 'zod';
import type { Press } from './card.ts';

type Actions = { readonly [A in Press['action']]: A };
const actions = {
  answer: 'answer',
  recheck: 'recheck',
  restart: 'restart',
  details: 'details',
  next: 'next',
  back: 'back',
  again: 'again',
  why: 'why',
  close: 'close',
  reopen: 'reopen',
  watch: 'watch',
  unwatch: 'unwatch',
  ticket: 'ticket',
  right: 'right',
  wrong: 'wrong',
  setup: 'setup',
} as const satisfies Actions;

/** What a button of ours carries. Whoever posts a press can write anything in it: every adapter parses it with this. */
export const pressSchema = z.strictObject({
  run: z.int().nonnegative(),
  action: z.enum(actions),
  question: z.string().max(100).exactOptional(),
  choice: z.string().max(200).exactOptional(),
}) satisfies z.ZodType<Press>;
