import type { DueLook } from '../../src/conversation/watches.ts';
import type { Language } from '../../src/messages/catalog.ts';
import { loadTerminalTexts } from '../../src/messages/load-catalog.ts';
import { redisAccess } from '../kept.ts';
import { answering, Unusable } from './exit.ts';
import { withRedis } from './kept.ts';
import { LANG, parseOptions } from './options.ts';

const USAGE =
  'forget conversation slack:T1:C1:1700000000.000100, forget user slack:T1:U1, forget workspace teams:TENANT_ID';

/** `forget conversation|user|workspace ID`: deletes what Redis keeps of it, the looks of its watches too. */
export function run(args: string[]): Promise<number> {
  return answering(args, async (language) => {
    const { positionals } = parseOptions(args, LANG);
    const [what, id] = positionals;
    if (what === undefined || id === undefined || positionals.length > 2 || !/^[a-z]+:./.test(id))
      throw new Unusable(({ usage }) => usage(USAGE));
    const count = await forget(what, id, language);
    process.stdout.write(`${(await loadTerminalTexts(language)).deleted(count)}\n`);
  });
}

/** @returns how many keys were deleted @throws Unusable */
function forget(what: string, id: string, language: Language): Promise<number> {
  return withRedis(language, 'forgetNeedsRedis', async (url, config) => {
    const { REDIS_PREFIX: prefix } = config;
    const { forgetConversation, forgetUser, forgetWorkspace } = await import('../redis/forget.ts');
    const { connectRedis } = await import('../redis/connection.ts');
    const { RedisWatches } = await import('../redis/watches.ts');
    const access = redisAccess(config);
    const redis = connectRedis(url, { ...access, timeoutMs: 5_000 });
    const watches = new RedisWatches({ url, ...access, prefix });
    try {
      // The queue of watches would wait for Redis without an end.
      await redis.run((client) => client.ping());
      switch (what) {
        case 'conversation':
          await watches.forget(({ conversation }: DueLook) => conversation === id);
          return await forgetConversation(redis, prefix, id);
        case 'user':
          return await forgetUser(redis, prefix, id);
        case 'workspace':
          await watches.forget(({ workspace }: DueLook) => workspace === id);
          return await forgetWorkspace(redis, prefix, id);
        default:
          throw new Unusable(({ usage }) => usage(USAGE));
      }
    } finally {
      await watches.stop();
      await redis.close();
    }
  });
}
