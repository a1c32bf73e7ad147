// How many requests the bot acknowledges a second beside how many bare Bolt does: as many processes of each, in turns, so
// that a machine that gets slower or faster is so for both. Each begins when the other has nothing left to do.
import type { BareBolts, Bots } from './bots.ts';
import type { SlackRequest } from './slack-mix.ts';
import { asFastAsTaken } from './slack-side.ts';

/** Of what bare Bolt acknowledges. */
export const LEAST_SHARE = 0.7;

/** Who goes when, so that neither always goes first. */
const TURNS = ['bot', 'bare', 'bare', 'bot', 'bot', 'bare', 'bare', 'bot'] as const;
const TURN_SECONDS = 4;
const AT_ONCE = 20;
/** What a turn of the bot leaves is worked on before the next begins. */
const DRAIN_SECONDS = 60;

export interface Beside {
  readonly bot: Taken;
  readonly bare: Taken;
  /** The bot's rate, as a part of bare Bolt's. */
  readonly share: number;
  readonly failed: number;
}

interface Taken {
  acknowledged: number;
  failed: number;
  seconds: number;
  /** Requests that were acknowledged and not worked on when a turn ended. */
  left: number;
  /** How long that work took then. */
  drainSeconds: number;
}

/** Measures both on the same requests. They have been started and are at rest. */
export async function besideBareBolt(bots: Bots, bareBolts: BareBolts, next: () => SlackRequest): Promise<Beside> {
  const both = { bot: nothing(), bare: nothing() };
  for (const { urls } of [bots, bareBolts]) await asFastAsTaken(urls, 2, AT_ONCE, next); // warm
  await bots.drained(DRAIN_SECONDS);
  for (const who of TURNS) {
    const taken = await asFastAsTaken((who === 'bot' ? bots : bareBolts).urls, TURN_SECONDS, AT_ONCE, next);
    both[who].acknowledged += taken.times.length;
    both[who].failed += taken.failed;
    both[who].seconds += taken.times.length / taken.perSecond;
    if (who === 'bot') await rest(bots, both.bot);
  }
  const { bot, bare } = both;
  return { ...both, share: rate(bot) / rate(bare), failed: bot.failed + bare.failed };
}

export const SHARE_HEAD = [
  `${AT_ONCE} at once, as fast as they are taken`,
  'acknowledged a second',
  'bare Bolt',
  'share',
  'failed',
  `waiting after ${TURN_SECONDS} s`,
  'until all is done, s',
];

export function shareRow(name: string, { bot, bare, share, failed }: Beside): string[] {
  const turns = TURNS.filter((who) => who === 'bot').length;
  const rates = [rate(bot).toFixed(0), rate(bare).toFixed(0), share.toFixed(2)];
  return [name, ...rates, String(failed), (bot.left / turns).toFixed(0), (bot.drainSeconds / turns).toFixed(1)];
}

function nothing(): Taken {
  return { acknowledged: 0, failed: 0, seconds: 0, left: 0, drainSeconds: 0 };
}

function rate({ acknowledged, seconds }: Taken): number {
  return acknowledged / seconds;
}

async function rest(bots: Bots, bot: Taken): Promise<void> {
  bot.left += await bots.left();
  const begun = performance.now();
  await bots.drained(DRAIN_SECONDS);
  bot.drainSeconds += (performance.now() - begun) / 1000;
}
