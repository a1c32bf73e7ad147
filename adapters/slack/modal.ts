// The modal to paste into. https://docs.slack.dev/surfaces/modals
import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Language } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import type { SlackTexts } from '../../src/messages/slack-texts.ts';
import { readJson } from '../json.ts';
import type { Submission } from './interactions.ts';
import { LIMITS } from './limits.ts';
import { ts } from './payload.ts';
import { id } from './tenant.ts';
import { clean } from './text.ts';
import { choiceOf, option, plainText } from './view-parts.ts';

export const PASTE_MODAL = 'paste';

/** Where the modal was opened, and so where the answer may go. */
const originSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('home') }),
  z.strictObject({ from: z.literal('command'), channel: id }),
  /** From a message's menu: `thread` is where replies to it stand. */
  z.strictObject({ from: z.literal('message'), channel: id, ts, thread: ts }),
]);
export type PasteOrigin = z.infer<typeof originSchema>;

/** What comes back with the modal. It says its language, so that its errors can be told before any look-up. */
const stateSchema = z.strictObject({ origin: originSchema, language: z.enum(['en', 'nl']) });

export interface Prefilled {
  readonly origin: PasteOrigin;
  /** What the field holds at first. */
  readonly text?: string;
}

export function pasteModal({ origin, text = '' }: Prefilled, language: Language): types.ModalView {
  const texts = catalogOf(language).slack;
  return {
    type: 'modal',
    callback_id: PASTE_MODAL,
    private_metadata: JSON.stringify({ origin, language }),
    title: plainText(texts.modalTitle, LIMITS.modalWord),
    submit: plainText(texts.modalSubmit, LIMITS.modalWord),
    close: plainText(texts.modalCancel, LIMITS.modalWord),
    blocks: [field(texts, text), languageChoice(texts), ...(origin.from === 'home' ? [] : [privacyChoice(texts)])],
  };
}

function field(texts: SlackTexts, text: string): types.InputBlock {
  const initial = clean(text).slice(0, LIMITS.input).toWellFormed();
  return {
    type: 'input',
    block_id: 'paste',
    label: plainText(texts.modalField),
    hint: plainText(texts.modalHint),
    element: {
      type: 'plain_text_input',
      action_id: 'text',
      multiline: true,
      max_length: LIMITS.input,
      focus_on_load: true,
      placeholder: plainText(texts.modalPlaceholder, 150),
      ...(initial !== '' && { initial_value: initial }),
    },
  };
}

function languageChoice(texts: SlackTexts): types.InputBlock {
  const options = [
    option(texts.modalLanguageAuto, 'auto'),
    option('English', 'en'),
    option('Nederlands', 'nl'),
  ] as const;
  return choiceOf('language', texts.modalLanguage, options);
}

function privacyChoice(texts: SlackTexts): types.InputBlock {
  return {
    type: 'input',
    block_id: 'private',
    optional: true,
    label: plainText(texts.modalPrivate),
    element: { type: 'checkboxes', action_id: 'choice', options: [option(texts.modalPrivateChoice, 'yes')] },
  };
}

/** What was filled in. */
export interface Paste {
  readonly origin: PasteOrigin;
  /** The modal's own. */
  readonly language: Language;
  readonly text: string;
  /** The language that was chosen for the answer. */
  readonly answerIn: Language | undefined;
  readonly onlyForMe: boolean;
}

const valuesSchema = z.object({
  paste: z.object({ text: z.object({ value: z.string().nullish() }) }),
  language: z.object({ choice: z.object({ selected_option: z.object({ value: z.string() }).nullish() }) }).optional(),
  private: z
    .object({ choice: z.object({ selected_options: z.array(z.object({ value: z.string() })).default([]) }) })
    .optional(),
});

/** A modal that was sent in, or undefined when it is not as we made it. */
export function readPaste({ view }: Submission): Paste | undefined {
  const state = readJson(view.private_metadata, stateSchema);
  const values = valuesSchema.safeParse(view.state.values).data;
  if (!state || !values) return undefined;
  const chosen = values.language?.choice.selected_option?.value;
  return {
    ...state,
    text: values.paste.text.value ?? '',
    answerIn: chosen === 'en' || chosen === 'nl' ? chosen : undefined,
    onlyForMe: state.origin.from === 'home' || (values.private?.choice.selected_options ?? []).length > 0,
  };
}

/** What is wrong with what was filled in, by the field it is about; undefined when nothing is. */
export function problemsOf(
  { text, language }: Paste,
  isOfUse: (text: string) => boolean,
): Record<string, string> | undefined {
  const texts = catalogOf(language).slack;
  if (text.trim() === '') return { paste: texts.modalEmpty };
  return isOfUse(text) ? undefined : { paste: texts.modalNoBounce };
}
