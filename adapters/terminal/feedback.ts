import type { Rating } from '../../src/session/workspace-store.ts';
import { StoreUnavailable } from '../../src/session/store.ts';
import { BadConfig, readConfig } from '../config.ts';
import { redisAccess } from '../kept.ts';
import { connectRedis } from '../redis/connection.ts';
import { type Ratings, readRatings } from '../redis/ratings.ts';
import { answering, Unusable } from './exit.ts';
import { parseOptions } from './options.ts';

/** `feedback`: how "Was this right?" was answered, by rule, for the operator. Reads the Redis of REDIS_URL. */
export function run(args: string[]): Promise<number> {
  return answering(async () => {
    const { values } = parseOptions(args, { json: { type: 'boolean' } });
    const ratings = await ask();
    process.stdout.write(`${values.json ? JSON.stringify(report(ratings)) : table(ratings)}\n`);
  });
}

async function ask(): Promise<Ratings> {
  const config = configured();
  if (config.REDIS_URL === undefined) {
    throw new Unusable(
      'Set REDIS_URL to that of the bot: without Redis the answers are only in its log, as "advice rated".',
    );
  }
  const connection = connectRedis(config.REDIS_URL, redisAccess(config));
  try {
    return await readRatings(connection, config.REDIS_PREFIX);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw new Unusable('Redis cannot be reached at REDIS_URL.');
    throw error;
  } finally {
    await connection.close();
  }
}

function configured() {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof BadConfig) throw new Unusable(error.message);
    throw error;
  }
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
