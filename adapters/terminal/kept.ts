// For the commands that work on what the bot keeps.
import { StoreUnavailable } from '../../src/session/store.ts';
import { BadConfig, type Config, readConfig } from '../config.ts';
import { loadConfigurationTexts } from '../../src/messages/load-catalog.ts';
import type { Language } from '../../src/messages/catalog.ts';
import { Unusable } from './exit.ts';

/**
 * Works with the settings of the bot, on its Redis.
 * @param without why REDIS_URL is needed
 * @throws Unusable for settings that cannot be read, and where Redis cannot be reached
 */
export async function withRedis<T>(
  language: Language,
  without: 'forgetNeedsRedis' | 'feedbackNeedsRedis',
  work: (url: string, config: Config) => Promise<T>,
): Promise<T> {
  try {
    const config = readConfig(process.env, await loadConfigurationTexts(language));
    if (config.REDIS_URL === undefined) throw new Unusable((texts) => texts[without]);
    return await work(config.REDIS_URL, config);
  } catch (error) {
    if (error instanceof BadConfig) throw new Unusable(() => error.message);
    if (error instanceof StoreUnavailable) {
      throw new Unusable(({ redisAway }) => redisAway);
    }
    throw error;
  }
}
