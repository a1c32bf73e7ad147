import type { SlackTexts } from '../../src/messages/slack-texts.ts';
import type { Around } from './messages.ts';
import { ownButton } from './own-press.ts';
import { isDirect } from './read.ts';
import { smallPrint } from './view-parts.ts';

/**
 * Below an answer in a channel: who can read it, what is left out, and the way to a place that only one reads. In private
 * channels too: others than who asked read them, and of a mention Slack does not tell which kind the channel is.
 * @param ts the message that holds the bounce
 */
export function privacy(channel: string, ts: string, texts: SlackTexts): Around {
  if (isDirect(channel)) return {};
  return { tail: [smallPrint(texts.publicNote), ownButton({ own: 'private', channel, ts }, texts.goOnPrivately)] };
}
