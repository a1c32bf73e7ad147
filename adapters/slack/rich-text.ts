// Rich text blocks. Slack shows the texts in them literally: nothing in them can ping, link or format, and a box may hold
// any number of back-ticks. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
import type { types } from '@slack/bolt';
import { LIMITS } from './limits.ts';
import { clean, split } from './text.ts';

/** A part of a line that is ours: a sign, a link, a number. */
export type Inline = types.RichTextElement;

/** A line of text, or a box whose text is shown as it stands. Each fits one block. */
export type Paragraph =
  | { readonly type: 'line'; readonly elements: readonly Inline[] }
  | { readonly type: 'box'; readonly text: string };

/** A line: `lead` and then the text. A text that is too long for one block goes on in lines of its own. */
export function line(lead: readonly Inline[], text: string): Paragraph[] {
  const [first = '', ...rest] = split(clean(text), LIMITS.text);
  return [
    { type: 'line', elements: [...lead, ...plain(first)] },
    ...rest.map((piece): Paragraph => ({ type: 'line', elements: plain(piece) })),
  ];
}

/** Boxes of text to copy: one, or more when it is too long for one. None for an empty text. */
export function box(text: string): Paragraph[] {
  return split(clean(text), LIMITS.text).map((piece) => ({ type: 'box', text: piece }));
}

/** A text element, or nothing: Slack refuses an empty one. */
export function plain(text: string, style?: { readonly bold: true }): Inline[] {
  return text === '' ? [] : [{ type: 'text', text, ...(style && { style }) }];
}

/** As few blocks as the limit of a block's size allows. Paragraphs without anything to show are left out. */
export function richText(paragraphs: readonly Paragraph[]): types.RichTextBlock[] {
  const blocks: Paragraph[][] = [];
  let room = 0;
  for (const paragraph of paragraphs.filter(isVisible)) {
    const size = Buffer.byteLength(JSON.stringify(paragraph));
    if (size > room) {
      blocks.push([]);
      room = LIMITS.bytesPerRichText;
    }
    blocks.at(-1)?.push(paragraph);
    room -= size;
  }
  return blocks.map((block) => ({ type: 'rich_text', elements: elementsOf(block) }));
}

function isVisible(paragraph: Paragraph): boolean {
  return paragraph.type === 'box' ? paragraph.text !== '' : paragraph.elements.length > 0;
}

type Part = types.RichTextSection | types.RichTextPreformatted;

/** Lines that follow each other share a section, for clients differ in whether a section begins a new line. */
function elementsOf(paragraphs: readonly Paragraph[]): Part[] {
  const parts: Part[] = [];
  for (const paragraph of paragraphs) {
    const last = parts.at(-1);
    if (paragraph.type === 'box') {
      parts.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: paragraph.text }] });
    } else if (last?.type === 'rich_text_section') {
      last.elements.push({ type: 'text', text: '\n' }, ...paragraph.elements);
    } else {
      parts.push({ type: 'rich_text_section', elements: [...paragraph.elements] });
    }
  }
  return parts;
}
