import type { Changes } from '../diagnosis/changes.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Element } from './card.ts';
import { findingText } from './evidence.ts';

/** What is different between two looks, under a heading. */
export function changeElements(changes: Changes, heading: string, catalog: Catalog): Element[] {
  const { chat } = catalog;
  const { fixed, still, fresh, basis, disagreed, cachedFor } = changes;
  const lines = [
    ...fixed.map((finding) => chat.fixed(findingText(finding, catalog))),
    ...still.map((finding) => chat.stillFailing(findingText(finding, catalog))),
    ...fresh.map((finding) => chat.newProblem(findingText(finding, catalog))),
    ...(fixed.length === 0 && fresh.length === 0 ? [chat.nothingChanged] : []),
    ...disagreed.map((name) => chat.serversDisagree(name)),
  ];
  const cached = fixed.length > 0 && cachedFor !== null;
  return [
    { type: 'heading', text: heading },
    ...lines.map((text): Element => ({ type: 'text', text })),
    ...(cached ? [{ type: 'text', text: chat.cachesUntil(cachedFor), lasts: cachedFor } as const] : []),
    { type: 'note', text: basis === 'authoritative' ? chat.askedAuthoritative : chat.askedResolver },
  ];
}
