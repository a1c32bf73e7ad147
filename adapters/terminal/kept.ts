// For the commands that work on what the bot keeps.
import { StoreUnavailable } from '../../src/session/store.ts';
import { BadConfig, type Config, readConfig } from '../config.ts';
import { Unusable } from './exit.ts';

/**
 * Works with the settings of the bot, on its Redis.
 * @param without what to tell somebody who has not set REDIS_URL
 * @throws Unusable for settings that cannot be read, and where Redis cannot be reached
 */
export async function withRedis<T>(without: string, work: (url: string, config: Config) => Promise<T>): Promise<T> {
  try {
    const config = readConfig(process.env);
    if (config.REDIS_URL === undefined) throw new Unusable(without);
    return await work(config.REDIS_URL, config);
  } catch (error) {
    if (error instanceof BadConfig) throw new Unusable(error.message);
    if (error instanceof StoreUnavailable) {
      throw new Unusable('Redis cannot be reached at REDIS_URL: "config check --redis" says why.');
    }
    throw error;
  }
}
