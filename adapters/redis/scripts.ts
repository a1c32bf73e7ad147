import type { Result } from 'ioredis';
import type { RedisClient } from './client.ts';

declare module 'ioredis' {
  // The parameter must be named as in ioredis for the declarations to merge.
  interface RedisCommander<Context> {
    saveState(key: string, expected: number, state: string, ttlMs: number): Result<unknown, Context>;
    dropState(key: string, revision: string): Result<unknown, Context>;
    claimEvent(key: string, event: string, token: string, leaseMs: number): Result<unknown, Context>;
    completeEvent(key: string, event: string, token: string, ttlMs: number): Result<unknown, Context>;
    releaseEvent(key: string, event: string, token: string): Result<unknown, Context>;
    takeShare(key: string, shareMs: number, windowMs: number): Result<unknown, Context>;
    noteVisit(key: string, where: string, atMs: number, most: number, ttlMs: number): Result<unknown, Context>;
  }
}

/** KEYS: state. ARGV: expected revision, state, time to live. Gives the new revision; 0: somebody else was first. */
const SAVE = `
local revision = tonumber(redis.call('HGET', KEYS[1], 'revision') or 0)
if revision ~= tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'revision', revision + 1, 'state', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return revision + 1`;

/** KEYS: state. ARGV: the revision that could not be read. Another revision is left alone. */
const DROP = `
if redis.call('HGET', KEYS[1], 'revision') == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/**
 * Claims are fields \`<end in ms since the epoch> <token, or "done">\` of one hash a conversation, so that \`forget\` is one
 * DEL. A field past its end counts as none (Redis before 7.4 has no expiry for fields). The time is the server's, so
 * replicas' clocks do not matter. The hash itself lives as long as its longest field.
 */
const CLAIMS = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function owner(value)
  local ends, who = string.match(value or '', '^(%d+) (.+)$')
  if ends and tonumber(ends) > now then return who end
end
local function mark(who, ms)
  redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f %s', now + ms, who))
  if redis.call('PTTL', KEYS[1]) < tonumber(ms) then redis.call('PEXPIRE', KEYS[1], ms) end
end
local held = owner(redis.call('HGET', KEYS[1], ARGV[1]))
`;

/**
 * KEYS: claims. ARGV: event, token, lease. Gives claimed, held or done. Each claim looks at ten fields at random and
 * deletes those past their end: a conversation that never rests keeps few of them, and no claim costs more for it.
 * Redis before 6.2 has no HRANDFIELD (an error, so no fields); there they stay until the conversation rests.
 */
const CLAIM = `${CLAIMS}
if held == 'done' then return 'done' end
if held and held ~= ARGV[2] then return 'held' end
local some = redis.pcall('HRANDFIELD', KEYS[1], 10, 'WITHVALUES')
for i = 1, #some, 2 do
  if not owner(some[i + 1]) then redis.call('HDEL', KEYS[1], some[i]) end
end
mark(ARGV[2], ARGV[3])
return 'claimed'`;

/** KEYS: claims. ARGV: event, token, time to live of the mark. Gives 1, or 0 when the claim was lost. */
const COMPLETE = `${CLAIMS}
if held ~= ARGV[2] or held == 'done' then return 0 end
mark('done', ARGV[3])
return 1`;

/** KEYS: claims. ARGV: event, token. Gives 1, or 0 when the claim was lost. */
const RELEASE = `${CLAIMS}
if held ~= ARGV[2] or held == 'done' then return 0 end
return redis.call('HDEL', KEYS[1], ARGV[1])`;

/** KEYS: visits, a sorted set by the time in ms. ARGV: where, now, most, time to live. */
const VISIT = `
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -ARGV[3] - 1)
return redis.call('PEXPIRE', KEYS[1], ARGV[4])`;

/**
 * KEYS: when all of the shares will be free again, in ms since the epoch. ARGV: one share in ms, all of them in ms. Gives 0
 * when a share was taken, else in how many ms there is one.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now) + ARGV[1]
local wait = full - now - ARGV[2]
if wait > 0.5 then return math.ceil(wait) end
redis.call('SET', KEYS[1], string.format('%.3f', full), 'PX', math.ceil(full - now))
return 0`;

/** Teaches a client the scripts above. Every script has one key, so it runs in a cluster too. */
export function defineScripts(client: RedisClient): void {
  client.defineCommand('saveState', { numberOfKeys: 1, lua: SAVE });
  client.defineCommand('dropState', { numberOfKeys: 1, lua: DROP });
  client.defineCommand('claimEvent', { numberOfKeys: 1, lua: CLAIM });
  client.defineCommand('completeEvent', { numberOfKeys: 1, lua: COMPLETE });
  client.defineCommand('releaseEvent', { numberOfKeys: 1, lua: RELEASE });
  client.defineCommand('noteVisit', { numberOfKeys: 1, lua: VISIT });
  client.defineCommand('takeShare', { numberOfKeys: 1, lua: TAKE });
}
