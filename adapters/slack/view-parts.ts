// What modals and the Home are made of. Their texts are all literal.
import type { types } from '@slack/bolt';
import { LIMITS } from './limits.ts';
import { shorten } from './text.ts';

/** Without `emoji: false` Slack would turn `:smile:` into a picture. */
export function plainText(text: string, limit: number = LIMITS.text): types.PlainTextElement {
  return { type: 'plain_text', text: shorten(text, limit), emoji: false };
}

export function option(text: string, value: string): types.PlainTextOption {
  return { text: plainText(text, LIMITS.buttonLabel), value };
}

export function header(text: string): types.HeaderBlock {
  return { type: 'header', text: plainText(text, LIMITS.header) };
}

export function paragraph(text: string): types.SectionBlock {
  return { type: 'section', text: plainText(text) };
}

export function smallPrint(text: string): types.ContextBlock {
  return { type: 'context', elements: [plainText(text)] };
}

/** One of several, of which the first is chosen where `chosen` is none of them. What is chosen comes back as `choice`. */
export function choiceOf(
  blockId: string,
  label: string,
  options: readonly [types.PlainTextOption, ...types.PlainTextOption[]],
  chosen?: string,
): types.InputBlock {
  const initial = options.find(({ value }) => value === chosen) ?? options[0];
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plainText(label),
    element: { type: 'static_select', action_id: 'choice', initial_option: initial, options: [...options] },
  };
}
