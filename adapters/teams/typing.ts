import type { Address, Bot } from './port.ts';

/** An answer that is there before that needs none. */
const FIRST_MS = 700;
/** Clients show it for a few seconds. */
const EVERY_MS = 4_000;

/** Shows that the bot is typing for as long as the work takes. Channels do not show it, so nothing is sent there. */
export async function whileTyping<T>(bot: Bot, address: Address, work: () => Promise<T>): Promise<T> {
  if (address.conversationType === 'channel') return work();
  let timer: NodeJS.Timeout | undefined;
  const again = (ms: number): void => {
    timer = setTimeout(() => {
      // Nothing is lost with it.
      void bot.type(address).catch(() => undefined);
      again(EVERY_MS);
    }, ms);
  };
  again(FIRST_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
