import type { Language } from '../../src/messages/catalog.ts';
import { loadTerminalTexts } from '../../src/messages/load-catalog.ts';
import type { TerminalTexts } from '../../src/messages/terminal-texts.ts';
import type { Rating } from '../../src/session/workspace-store.ts';
import { redisAccess } from '../kept.ts';
import { connectRedis } from '../redis/connection.ts';
import { type Ratings, readRatings } from '../redis/ratings.ts';
import { answering } from './exit.ts';
import { withRedis } from './kept.ts';
import { LANG, parseOptions } from './options.ts';

/** `feedback`: how "Was this right?" was answered, by rule, for the operator. Reads the Redis of REDIS_URL. */
export function run(args: string[]): Promise<number> {
  return answering(args, async (language) => {
    const { values } = parseOptions(args, { ...LANG, json: { type: 'boolean' } });
    const ratings = await ask(language);
    const { feedback } = await loadTerminalTexts(language);
    process.stdout.write(`${values.json ? JSON.stringify(report(ratings)) : table(ratings, feedback)}\n`);
  });
}

function ask(language: Language): Promise<Ratings> {
  return withRedis(language, 'feedbackNeedsRedis', async (url, config) => {
    const connection = connectRedis(url, redisAccess(config));
    try {
      return await readRatings(connection, config.REDIS_PREFIX);
    } finally {
      await connection.close();
    }
  });
}

/** The rules that were called wrong most, first. */
function report({ workspaces, rules }: Ratings) {
  const rows = Object.entries(rules).map(([rule, rating]) => ({ rule, ...rating }));
  return { version: 1, workspaces, rules: rows.toSorted((a, b) => b.wrong - a.wrong || b.right - a.right) };
}

function table(ratings: Ratings, texts: TerminalTexts['feedback']): string {
  const { rules, workspaces } = report(ratings);
  if (rules.length === 0) return texts.nobody;
  const lines = rules.map(
    ({ rule, right, wrong }: Rating & { rule: string }) => `${pad(wrong)} ${pad(right)}  ${rule}`,
  );
  return [`${pad(texts.wrong)} ${pad(texts.right)}  ${texts.rules(workspaces)}`, ...lines].join('\n');
}

function pad(cell: number | string): string {
  return String(cell).padStart(7);
}
