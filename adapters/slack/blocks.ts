// A card in Block Kit, https://docs.slack.dev/reference/block-kit: one function for each kind of element.
import type { types } from '@slack/bolt';
import type { Language } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import type { Action, Card, Element, EvidenceItem, SourceItem, StepItem, Weight } from '../../src/reply/card.ts';
import { LIMITS } from './limits.ts';
import { box, type Inline, line, plain, richText } from './rich-text.ts';
import { clean, shorten, split } from './text.ts';

export type Block = types.HeaderBlock | types.RichTextBlock | types.ContextBlock | types.ActionsBlock;

/** The card's blocks in order, each within the limits of a block. A card without elements shows its summary. */
export function toBlocks(card: Card): Block[] {
  let buttons = 0;
  const blocks = card.elements.flatMap((element) => {
    if (element.type !== 'actions') return blocksOf(element, card.language ?? 'en');
    const first = buttons;
    buttons += element.actions.length;
    return actions(element.actions, first);
  });
  return blocks.length > 0 ? blocks : text(card.summary);
}

function blocksOf(element: Exclude<Element, { type: 'actions' }>, language: Language): Block[] {
  switch (element.type) {
    case 'heading':
      return heading(element.text);
    case 'text':
      return element.lasts === undefined ? text(element.text) : lasting(element.text, element.lasts, language);
    case 'evidence':
      return evidence(element.items);
    case 'steps':
      return steps(element.items, element.first);
    case 'code':
      return richText(box(element.text));
    case 'note':
      return note(element.text);
    case 'sources':
      return sources(element.items);
  }
}

function heading(words: string): Block[] {
  const shown = clean(words);
  if (shown.trim() === '') return [];
  if (shown.length <= LIMITS.header) return [{ type: 'header', text: plainText(shown) }];
  return richText(split(shown, LIMITS.text).flatMap((piece) => line(plain(piece, { bold: true }), '')));
}

function text(words: string): Block[] {
  return richText(line([], words));
}

/** A text that holds for so many seconds, and until when: Slack tells each reader in their own time zone. */
function lasting(words: string, seconds: number, language: Language): Block[] {
  const { until, untilFormat } = catalogOf(language).slack;
  const end = new Date(Date.now() + seconds * 1000);
  const fallback = `${end.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const date = { type: 'date', timestamp: Math.floor(end.getTime() / 1000), format: untilFormat, fallback } as const;
  return richText([
    {
      type: 'line',
      elements: [...plain(shorten(clean(words), LIMITS.text)), ...plain(` ${until} `), date, ...plain('.')],
    },
  ]);
}

/** Colour and shape both tell the weight, on light and on dark ground. */
const SIGNS = {
  good: 'white_check_mark',
  bad: 'x',
  warning: 'warning',
  info: 'information_source',
  unknown: 'grey_question',
} as const satisfies Record<Weight, string>;

const PROGRESS = {
  running: 'hourglass_flowing_sand',
  done: 'heavy_check_mark',
} as const satisfies Record<Exclude<EvidenceItem['progress'], undefined>, string>;

function evidence(items: readonly EvidenceItem[]): Block[] {
  return richText(
    items.flatMap(({ weight, text: words, records, progress }) => [
      ...line([{ type: 'emoji', name: progress ? PROGRESS[progress] : SIGNS[weight] }, ...plain(' ')], words),
      ...box(records.join('\n')),
    ]),
  );
}

function steps(items: readonly StepItem[], from = 1): Block[] {
  return richText(
    items.flatMap(({ text: words, command }, index) => [
      ...line(plain(`${from + index}. `, { bold: true }), words),
      ...box(command ?? ''),
    ]),
  );
}

function note(words: string): Block[] {
  return split(clean(words), LIMITS.text)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => ({ type: 'context', elements: [plainText(piece)] }));
}

function sources(items: readonly SourceItem[]): Block[] {
  return richText(items.flatMap(({ title, url, read }) => line(source(clean(title), url), ` (${read})`)));
}

function source(title: string, url: string): Inline[] {
  return /^https?:\/\//.test(url) ? [{ type: 'link', url, text: title }] : plain(`${title} ${clean(url)}`);
}

/**
 * Buttons, numbered from `first` on: an action_id is used once in a message. Slack cuts what is too long for a button, so
 * such labels stand in full above. A press that is too long to carry gets no button.
 */
function actions(all: readonly Action[], first: number): Block[] {
  const long = all.map(({ label }) => clean(label)).filter((label) => label.length > LIMITS.buttonLabel);
  const buttons = all.flatMap((action, index) => button(action, first + index));
  const rows: Block[] = [];
  for (let at = 0; at < buttons.length; at += LIMITS.buttonsPerBlock) {
    rows.push({ type: 'actions', elements: buttons.slice(at, at + LIMITS.buttonsPerBlock) });
  }
  return [...richText(long.flatMap((label) => line(plain('• '), label))), ...rows];
}

function button({ label, press, style }: Action, index: number): types.Button[] {
  const value = JSON.stringify(press);
  if (value.length > LIMITS.buttonValue) return [];
  const words = shorten(clean(label), LIMITS.buttonLabel);
  return [{ type: 'button', action_id: `press:${index}`, text: plainText(words), value, ...(style && { style }) }];
}

/** Literal text. Without `emoji: false` Slack would turn `:smile:` into a picture. */
function plainText(words: string): types.PlainTextElement {
  return { type: 'plain_text', text: words, emoji: false };
}
