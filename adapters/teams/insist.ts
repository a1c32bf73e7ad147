import { setTimeout as sleep } from 'node:timers/promises';
import { type Address, type Bot, NotTaken } from './port.ts';
import { type Clock, createLanes } from './pace.ts';

/** Teams asks to try these again: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const AGAIN = new Set([412, 429, 502, 504]);

const MAX_TRIES = 4;
const FIRST_PAUSE_MS = 1_000;
/** Whoever must wait longer is told so instead. */
const LONGEST_PAUSE_MS = 15_000;

// `ref: false`: nothing that only waits keeps the process.
const CLOCK: Clock = { now: () => Date.now(), sleep: (ms) => sleep(ms, undefined, { ref: false }) };

/**
 * A bot that speaks in each conversation one message after the other and no faster than Teams allows, and that tries
 * again as Teams asks to, a few times and with bounded pauses. A pause holds up the conversation that it is for.
 */
export function patient(bot: Bot): Bot {
  const lanes = createLanes(CLOCK);
  const say = <T>({ conversationId }: Address, send: () => Promise<T>): Promise<T> =>
    lanes.run(conversationId, (turn) => insist(turn, send));
  return {
    ...bot,
    post: (address, message) => say(address, () => bot.post(address, message)),
    update: (address, id, message) => say(address, () => bot.update(address, id, message)),
    remove: (address, id) => say(address, () => bot.remove(address, id)),
    // Worth nothing when it comes late.
    type: (address) => lanes.run(address.conversationId, (turn) => turn().then(() => bot.type(address))),
  };
}

async function insist<T>(turn: () => Promise<void>, send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    await turn();
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
