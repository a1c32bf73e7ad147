import type { CodeMeaning } from '../diagnosis/code.ts';
import { NO_NAMES } from '../knowledge/remedies/names.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Card } from './card.ts';
import { plainCard } from './plain-card.ts';

/** What a code means by the registry, and at the receivers that use it in their own way. */
export function codeCard(meaning: CodeMeaning, { chat, causes }: Pick<Catalog, 'chat' | 'causes'>): Card {
  if (meaning.registered === null && meaning.receivers.length === 0) return plainCard(chat.codeUnknown(meaning.code));
  const lines = [
    ...(meaning.registered === null ? [] : [chat.codeMeaning(meaning.code, meaning.registered)]),
    ...(meaning.permanent === null ? [] : [meaning.permanent ? chat.codePermanent : chat.codeTemporary]),
    ...(meaning.cause === 'unknown' ? [] : [causes[meaning.cause](NO_NAMES)]),
    ...meaning.receivers.map(({ name, cause }) => chat.codeAt(name, causes[cause](NO_NAMES))),
  ];
  return { summary: lines[0] ?? meaning.code, elements: lines.map((text) => ({ type: 'text', text })) };
}
