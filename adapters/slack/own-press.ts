import { z } from 'zod';
import type { types } from '@slack/bolt';
import { pressSchema } from '../../src/reply/press.ts';
import { readJson } from '../json.ts';
import { LIMITS } from './limits.ts';
import { ts } from './payload.ts';
import { id } from './tenant.ts';
import { shorten } from './text.ts';

/** What a button carries that only Slack has: it moves an answer to another place and is none of the core's business. */
const schema = z.discriminatedUnion('own', [
  /** Answers a look-up once more, for the whole channel. */
  z.strictObject({ own: z.literal('share'), words: z.string().max(200) }),
  /** Goes on in the direct message with whoever pressed: the message that a thread is about. */
  z.strictObject({ own: z.literal('private'), channel: id, ts }),
  /** Hands the card that the button is on over as a file. */
  z.strictObject({ own: z.literal('file'), again: pressSchema }),
]);
export type OwnPress = z.infer<typeof schema>;

/** What a button of ours carried, or undefined when it is none: who posts a press can write anything in it. */
export function readOwnPress(value: string): OwnPress | undefined {
  return value.length > LIMITS.buttonValue ? undefined : readJson(value, schema);
}

/** A row with one such button. */
export function ownButton(press: OwnPress, label: string): types.ActionsBlock {
  const text: types.PlainTextElement = { type: 'plain_text', text: shorten(label, LIMITS.buttonLabel), emoji: false };
  return {
    type: 'actions',
    block_id: `${OWN_BLOCK}${press.own}`,
    elements: [{ type: 'button', action_id: `own:${press.own}`, text, value: JSON.stringify(press) }],
  };
}

/** By this beginning of its block's id such a row is known again. */
export const OWN_BLOCK = 'own-';
/** The button of the Home that opens the modal. */
export const PASTE_ACTION = 'own:paste';
/** The one that opens the form of the workspace's profile. */
export const PROFILE_ACTION = 'own:profile';
