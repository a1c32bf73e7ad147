import { setTimeout as sleep } from 'node:timers/promises';
import { type Outlet, OutletFailed } from '../../src/conversation/incoming.ts';
import type { Card } from '../../src/reply/card.ts';
import { messagesOf } from './card.ts';
import { type Address, type Bot, type Message, NotTaken } from './port.ts';

/** Teams asks to try these again: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const AGAIN = new Set([412, 429, 502, 504]);
/** The message is gone, or the client or channel cannot change messages: a new one says it. */
const CANNOT_UPDATE = new Set([404, 405, 410, 501]);

const MAX_TRIES = 4;
const FIRST_PAUSE_MS = 1_000;
/** Whoever must wait longer is told so instead. */
const LONGEST_PAUSE_MS = 15_000;

/**
 * The outlet of one conversation. A long card becomes several messages; the reference that `show` gives then names them
 * all, divided by spaces.
 */
export function createOutlet(bot: Bot, address: Address): Outlet {
  const post = (message: Message) => insist(() => bot.post(address, message));

  const change = async (id: string, message: Message): Promise<string> => {
    try {
      await insist(() => bot.update(address, id, message));
      return id;
    } catch (error) {
      if (error instanceof NotTaken && CANNOT_UPDATE.has(error.status ?? 0)) return post(message);
      throw error;
    }
  };

  const show = async (card: Card, replace?: string): Promise<string> => {
    const previous = replace?.split(' ') ?? [];
    const messages = messagesOf(card);
    const ids: string[] = [];
    for (const [index, message] of messages.entries()) {
      const id = previous[index];
      ids.push(id === undefined ? await post(message) : await change(id, message));
    }
    // What the new card has no need for. A leftover is no reason to fail.
    for (const id of previous.slice(messages.length)) await bot.remove(address, id).catch(() => undefined);
    return ids.join(' ');
  };

  return {
    show: (card, replace) =>
      show(card, replace).catch((error: unknown) => {
        throw outletFailed(error);
      }),
  };
}

/** Tries again as Teams asks to, a few times and with bounded pauses. */
async function insist<T>(send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      const pause = pauseAfter(error, tries);
      if (pause === undefined) throw error;
      await sleep(pause);
    }
  }
}

function pauseAfter(error: unknown, tries: number): number | undefined {
  if (!(error instanceof NotTaken) || !AGAIN.has(error.status ?? 0) || tries >= MAX_TRIES) return undefined;
  const pause = error.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (tries - 1);
  return pause <= LONGEST_PAUSE_MS ? pause : undefined;
}

function outletFailed(error: unknown): OutletFailed {
  if (error instanceof NotTaken) return new OutletFailed(error.message, error.retryAfterMs);
  return new OutletFailed(error instanceof Error ? error.message : String(error));
}
