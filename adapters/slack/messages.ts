import type { types } from '@slack/bolt';
import type { Card } from '../../src/reply/card.ts';
import { type Block, toBlocks } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { clean, escapeMarkup, shorten } from './text.ts';

/** What all ways to post have in common. `text` is what notifications and screen readers tell. */
export interface SlackMessage extends Literal {
  readonly text: string;
  readonly blocks: Block[];
}

/** Slack shall look for nothing in the text and fetch nothing that it names. */
const LITERAL = { mrkdwn: false, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;
type Literal = typeof LITERAL;

/** The card as one message, or as several in order when it is longer than Slack takes. Nothing of it is lost. */
export function toMessages(card: Card): SlackMessage[] {
  // The summary is the one text that Slack parses, so it is the one that is escaped.
  const text = escapeMarkup(shorten(clean(card.summary), LIMITS.summary));
  return inMessages(toBlocks(card)).map((blocks) => ({ text, blocks, ...LITERAL }));
}

/** The message that begins a thread after a command: who gave it, and so a follower of the thread. Not what was pasted. */
export function rootMessage(user: string, command: string): SlackMessage {
  const elements: types.RichTextElement[] = [
    { type: 'user', user_id: user },
    { type: 'text', text: ` ${command}` },
  ];
  const block: Block = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
  return { text: escapeMarkup(command), blocks: [block], ...LITERAL };
}

function inMessages(blocks: readonly Block[]): Block[][] {
  const messages: Block[][] = [];
  let current: Block[] = [];
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
