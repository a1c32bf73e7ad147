import type { Rating } from '../../src/session/workspace-store.ts';
import { redisAccess } from '../kept.ts';
import { connectRedis } from '../redis/connection.ts';
import { type Ratings, readRatings } from '../redis/ratings.ts';
import { answering } from './exit.ts';
import { withRedis } from './kept.ts';
import { parseOptions } from './options.ts';

/** `feedback`: how "Was this right?" was answered, by rule, for the operator. Reads the Redis of REDIS_URL. */
export function run(args: string[]): Promise<number> {
  return answering(async () => {
    const { values } = parseOptions(args, { json: { type: 'boolean' } });
    const ratings = await ask();
    process.stdout.write(`${values.json ? JSON.stringify(report(ratings)) : table(ratings)}\n`);
  });
}

function ask(): Promise<Ratings> {
  const without = 'Set REDIS_URL to that of the bot: without Redis the answers are only in its log, as "advice rated".';
  return withRedis(without, async (url, config) => {
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

function table(ratings: Ratings): string {
  const { rules, workspaces } = report(ratings);
  if (rules.length === 0) return 'Nobody has answered "Was this right?" yet.';
  const lines = rules.map(
    ({ rule, right, wrong }: Rating & { rule: string }) => `${pad(wrong)} ${pad(right)}  ${rule}`,
  );
  return [`${'wrong'.padStart(7)} ${'right'.padStart(7)}  rule (${workspaces} workspaces)`, ...lines].join('\n');
}

function pad(count: number): string {
  return String(count).padStart(7);
}
