import type { types } from '@slack/bolt';
import { catalogOf } from '../../src/messages/messages.ts';
import type { Card } from '../../src/reply/card.ts';
import { toBlocks } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { ownButton } from './own-press.ts';
import { box, type Inline, line, plain, richText } from './rich-text.ts';
import { clean, escapeMarkup, shorten } from './text.ts';

/** What all ways to post have in common. `text` is what notifications and screen readers tell. */
export interface SlackMessage extends Literal {
  readonly text: string;
  readonly blocks: readonly (types.KnownBlock | types.Block)[];
}

/** Slack shall look for nothing in the text and fetch nothing that it names. */
const LITERAL = { mrkdwn: false, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;
type Literal = typeof LITERAL;

/** What stands around a card's own blocks: they are Slack's alone. */
export interface Around {
  readonly lead?: readonly types.KnownBlock[];
  readonly tail?: readonly types.KnownBlock[];
}

/** The card as one message, or as several in order when it is longer than Slack takes. Nothing of it is lost. */
export function toMessages(card: Card, { lead = [], tail = [] }: Around = {}): SlackMessage[] {
  // The summary is the one text that Slack parses, so it is the one that is escaped.
  const text = escapeMarkup(shorten(clean(card.summary), LIMITS.summary));
  return inMessages([...lead, ...toBlocks(card), ...fileButton(card), ...tail]).map((blocks) => ({
    text,
    blocks,
    ...LITERAL,
  }));
}

function fileButton({ file, language = 'en' }: Card): types.KnownBlock[] {
  return file ? [ownButton({ own: 'file', again: file.again }, catalogOf(language).slack.asFile)] : [];
}

/** A message that Slack handed us, with other blocks. Its text is as Slack keeps it: escaped. */
export function withBlocks(text: string, blocks: readonly types.Block[]): SlackMessage {
  return { text, blocks, ...LITERAL };
}

/** The message that begins a thread after a command: who gave it, and so a follower of the thread. Not what was pasted. */
export function rootMessage(user: string, command: string): SlackMessage {
  return { text: escapeMarkup(command), blocks: whoSaid(user, command), ...LITERAL };
}

/** `@alice` and then words, all literal. */
export function whoSaid(user: string, words: string): types.KnownBlock[] {
  return section([{ type: 'user', user_id: user }, ...plain(` ${clean(words)}`)]);
}

/** The message that begins an answer to another message: who asked for it, and a link to that one. */
export function aboutMessage(
  user: string,
  words: string,
  link: { readonly url: string; readonly label: string },
): SlackMessage {
  const to: Inline[] = link.url === '' ? [] : [{ type: 'link', url: link.url, text: link.label }];
  const blocks = section([{ type: 'user', user_id: user }, ...plain(` ${words} `), ...to]);
  return { text: escapeMarkup(words), blocks, ...LITERAL };
}

/** Words of ours, and below them the beginning of what somebody wrote, as it stands. */
export function quoting(words: string, quoted: string): SlackMessage {
  const beginning = shorten(clean(quoted).trim(), QUOTED);
  return { text: escapeMarkup(words), blocks: richText([...line([], words), ...box(beginning)]), ...LITERAL };
}

const QUOTED = 300;

function section(elements: types.RichTextElement[]): types.RichTextBlock[] {
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}

function inMessages(blocks: readonly types.KnownBlock[]): types.KnownBlock[][] {
  const messages: types.KnownBlock[][] = [];
  let current: types.KnownBlock[] = [];
  for (const block of blocks) {
    if (current.length > 0 && !fits([...current, block])) {
      // A heading stays with what it is about.
      const heading = current.length > 1 && current.at(-1)?.type === 'header' ? current.splice(-1) : [];
      messages.push(current);
      current = heading;
    }
    current.push(block);
  }
  return [...messages, current];
}

function fits(blocks: readonly types.KnownBlock[]): boolean {
  return (
    blocks.length <= LIMITS.blocksPerMessage && Buffer.byteLength(JSON.stringify(blocks)) <= LIMITS.bytesPerMessage
  );
}
