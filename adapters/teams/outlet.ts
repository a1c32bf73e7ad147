import { type Outlet, OutletFailed } from '../../src/conversation/incoming.ts';
import type { Card, Element } from '../../src/reply/card.ts';
import { messagesOf } from './card.ts';
import { type Address, type Bot, type Message, NotTaken } from './port.ts';

/** The message is gone, or the client or channel cannot change messages: a new one says it. */
const CANNOT_UPDATE = new Set([404, 405, 410, 501]);

/** Answers that do not mean never. */
const PASSING = new Set([408, 412, 429]);
/** The connection was not made. */
const UNSENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/;

/**
 * The outlet of one conversation. A long card becomes several messages; the reference that `show` gives then names them
 * all, divided by spaces.
 */
export function createOutlet(bot: Bot, address: Address): Outlet {
  const change = async (id: string, message: Message): Promise<string> => {
    try {
      await bot.update(address, id, message);
      return id;
    } catch (error) {
      if (error instanceof NotTaken && CANNOT_UPDATE.has(error.status ?? 0)) return bot.post(address, message);
      throw error;
    }
  };

  const show = async (card: Card, replace?: string): Promise<string> => {
    const previous = replace?.split(' ') ?? [];
    const messages = messagesOf(card);
    const ids: string[] = [];
    for (const [index, message] of messages.entries()) {
      const id = previous[index];
      ids.push(id === undefined ? await bot.post(address, message) : await change(id, message));
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

/** What stands around an answer, or in its place, that is not the core's to say. */
export interface Frame {
  readonly before?: readonly Element[];
  readonly after?: readonly Element[];
  readonly instead?: Card;
}

/** Puts the frame around the first message, which keeps it when it is updated. */
export function framed(outlet: Outlet, { before = [], after = [], instead }: Frame): Outlet {
  let inFrame: string | undefined;
  return {
    ...outlet,
    show: async (card, replace) => {
      if (inFrame !== undefined && replace !== inFrame) return outlet.show(card, replace);
      const { elements, ...rest } = instead ?? card;
      inFrame = await outlet.show({ ...rest, elements: [...before, ...elements, ...after] }, replace);
      return inFrame;
    },
  };
}

function outletFailed(error: unknown): OutletFailed {
  if (error instanceof NotTaken) {
    const { message, status, retryAfterMs } = error;
    const passing = status === undefined || status >= 500 || PASSING.has(status);
    // What failed inside Teams may have been said all the same; it asks to repeat 502 and 504, not this one.
    const unsure = status === 500 || (status === undefined && !UNSENT.test(message));
    return new OutletFailed(message, retryAfterMs, { passing, unsure });
  }
  return new OutletFailed(error instanceof Error ? error.message : String(error));
}
