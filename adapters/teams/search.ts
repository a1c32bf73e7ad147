// The search command: a look-up as a card to put into a message. Teams waits 5 s for it and asks at every pause in typing.
import type { Incoming, Outlet } from '../../src/conversation/incoming.ts';
import type { TeamsTexts } from '../../src/messages/teams-texts.ts';
import type { Card } from '../../src/reply/card.ts';
import type { Understand } from './tools.ts';
import { messagesOf } from './card.ts';
import { inTime } from './in-time.ts';
import { literal } from './literal.ts';

const PATIENCE_MS = 4_000;

/** What to look up: the words themselves, or a bare code, address or domain. Undefined: nothing, yet. */
export function lookUpOf(words: string, understand: Understand): string | undefined {
  const readings = [words, `code ${words}`, `ip ${words}`, `domain ${words}`];
  return readings.find((reading) => understand(reading).kind === 'look_up');
}

/**
 * Looks it up through the core and gives the result as Teams wants it. What takes too long goes on, so that the next try
 * finds its answers in the cache; until then there is a word on it.
 */
export async function search(
  incoming: Incoming & { readonly event: { readonly type: 'text' } },
  handle: (incoming: Incoming, outlet: Outlet) => Promise<void>,
  texts: TeamsTexts,
): Promise<object> {
  const cards: Card[] = [];
  const outlet: Outlet = {
    whole: true,
    show: (card) => {
      cards.push(card);
      return Promise.resolve('search');
    },
  };
  // It has said why it cannot be answered now, and nobody waits for a later answer.
  const handled = handle(incoming, outlet).catch(() => undefined);
  await inTime(handled, PATIENCE_MS, undefined);
  const card = cards.at(-1);
  return card === undefined ? said(texts.searchSlow(incoming.event.text)) : resultOf(card);
}

/** A line in the place of results. */
export function said(text: string): object {
  return { composeExtension: { type: 'message', text } };
}

function resultOf(card: Card): object {
  // A button belongs to a conversation with the bot, and this card goes elsewhere.
  const elements = card.elements.filter((element) => element.type !== 'actions');
  const attachments = messagesOf({ ...card, elements }).map(({ card: content }, index, { length }) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content,
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: plain(length > 1 ? `${card.summary} (${index + 1}/${length})` : card.summary) },
    },
  }));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** Teams reads HTML in the text of a thumbnail: a space of no width keeps `<b` and `&lt;` what they are. */
function plain(text: string): string {
  return literal(text).replace(/[<&]/g, '$&\u200b');
}
