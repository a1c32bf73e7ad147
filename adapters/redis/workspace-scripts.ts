import type { Result } from 'ioredis';
import type { RedisClient } from './client.ts';

declare module 'ioredis' {
  // The parameter must be named as in ioredis for the declarations to merge.
  interface RedisCommander<Context> {
    rememberCase(key: string, id: string, ending: string, ttlMs: number, most: number): Result<unknown, Context>;
    rateRule(ratings: string, rated: string, field: string, ttlMs: number): Result<unknown, Context>;
    holdWatch(key: string, watch: string, forMs: number, limit: number): Result<unknown, Context>;
  }
}

/** The server's time, so that replicas' clocks do not matter. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** KEYS: the fingerprint's cases, a hash of \`<ms since the epoch> <ending>\` by case. ARGV: case, ending, ttl, most. */
const REMEMBER = `${NOW}
local before = redis.call('HGET', KEYS[1], ARGV[1])
local ending = ARGV[2]
if before and ending == 'unknown' then ending = string.match(before, ' (.+)$') or ending end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f %s', now, ending))
redis.call('PEXPIRE', KEYS[1], ARGV[3])
if redis.call('HLEN', KEYS[1]) <= tonumber(ARGV[4]) then return 1 end
local all, oldest, least = redis.call('HGETALL', KEYS[1]), nil, nil
for i = 1, #all, 2 do
  local at = tonumber(string.match(all[i + 1], '^(%d+)')) or 0
  if all[i] ~= ARGV[1] and (not least or at < least) then oldest, least = all[i], at end
end
if oldest then redis.call('HDEL', KEYS[1], oldest) end
return 1`;

/** KEYS: the counters, the mark of the case. ARGV: field, ttl. Gives 1, or 0 when the case was counted before. */
const RATE = `
if not redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[2]) then return 0 end
redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`;

/** KEYS: the places, a sorted set by the end in ms. ARGV: watch, how long, limit. Gives 1, or 0 when all are taken. */
const HOLD = `${NOW}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local has = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not has and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1`;

/** Teaches a client the scripts above. The keys of each have one hash tag, so it runs in a cluster too. */
export function defineWorkspaceScripts(client: RedisClient): void {
  client.defineCommand('rememberCase', { numberOfKeys: 1, lua: REMEMBER });
  client.defineCommand('rateRule', { numberOfKeys: 2, lua: RATE });
  client.defineCommand('holdWatch', { numberOfKeys: 1, lua: HOLD });
}
