import type { Result } from 'ioredis';
import type { RedisClient } from './client.ts';

type Keys = readonly [entries: string, due: string, order: string];

declare module 'ioredis' {
  // The parameter must be named as in ioredis for the declarations to merge.
  interface RedisCommander<Context> {
    keepDelivery(
      ...args: [...Keys, id: string, line: string, body: string, leaseMs: number, ttlMs: number]
    ): Result<unknown, Context>;
    freeDeliveries(...args: [...Keys, ms: number, ...ids: string[]]): Result<unknown, Context>;
    takeDeliveries(
      ...args: [...Keys, most: number, leaseMs: number, ttlMs: number, ...doors: string[]]
    ): Result<unknown, Context>;
    finishDelivery(...args: [...Keys, id: string]): Result<unknown, Context>;
  }
}

/**
 * KEYS: entries, a hash of \`<kept at> <number> <tries> <line> <body>\`, divided by line ends, by id (and the last number
 * under ""); due, a sorted set of ids by when they may be taken; order, a sorted set of \`<line> <number> <id>\` without
 * scores, whose first of a line is the one to work on. The time is the server's. All live in one slot.
 */
const INBOX = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function placeOf(line, number, id) return line .. '\\n' .. string.format('%016d', number) .. '\\n' .. id end
local function read(id)
  local entry = redis.call('HGET', KEYS[1], id)
  if entry then return string.match(entry, '^(%d+)\\n(%d+)\\n(%d+)\\n([^\\n]*)\\n(.*)$') end
end
local function write(id, at, number, tries, line, body)
  redis.call('HSET', KEYS[1], id, string.format('%.0f\\n%d\\n%d\\n', at, number, tries) .. line .. '\\n' .. body)
end
local function firstOf(line)
  local place = redis.call('ZRANGEBYLEX', KEYS[3], '[' .. line .. '\\n', '(' .. line .. '\\v', 'LIMIT', 0, 1)[1]
  if place then return string.match(place, '([^\\n]*)$') end
end
local function finish(id)
  local at, number, tries, line = read(id)
  redis.call('HDEL', KEYS[1], id)
  redis.call('ZREM', KEYS[2], id)
  if not line or line == '' then return 0 end
  redis.call('ZREM', KEYS[3], placeOf(line, number, id))
  local nextId = firstOf(line)
  if not nextId or redis.call('ZSCORE', KEYS[2], nextId) ~= 'inf' then return 0 end
  redis.call('ZADD', KEYS[2], now, nextId)
  return 1
end
`;

/** ARGV: id, line or "", body, lease, time to live. Gives ours, waits or known. */
const KEEP = `${INBOX}
local id, line = ARGV[1], ARGV[2]
if redis.call('HEXISTS', KEYS[1], id) == 1 then return 'known' end
local number = redis.call('HINCRBY', KEYS[1], '', 1)
write(id, now, number, 0, line, ARGV[3])
local waits = line ~= '' and firstOf(line)
if line ~= '' then redis.call('ZADD', KEYS[3], 0, placeOf(line, number, id)) end
redis.call('ZADD', KEYS[2], waits and 'inf' or now + ARGV[4], id)
for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], ARGV[5]) end
return waits and 'waits' or 'ours'`;

/** ARGV: milliseconds until they may be taken, ids. At 0 they are given back, by a process that lives: that was no try. */
const FREE = `${INBOX}
for i = 2, #ARGV do
  redis.call('ZADD', KEYS[2], 'XX', now + ARGV[1], ARGV[i])
  local at, number, tries, line, body
  if ARGV[1] == '0' then at, number, tries, line, body = read(ARGV[i]) end
  if at then write(ARGV[i], at, number, math.max(0, tries - 1), line, body) end
end`;

/**
 * ARGV: most, lease, time to live, doors. Gives \`{tries, body}\` of each; what is older than the time to live is dropped, and
 * what is for another door is put off by a lease, so that it does not stand before ours.
 */
const TAKE = `${INBOX}
local taken, ours = {}, {}
for i = 4, #ARGV do ours[ARGV[i]] = true end
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'LIMIT', 0, ARGV[1])) do
  local at, number, tries, line, body = read(id)
  if not at or at + ARGV[3] < now then
    finish(id)
  elseif not ours[string.match(body, '^{"door":"([^"]*)"') or ''] then
    redis.call('ZADD', KEYS[2], now + ARGV[2], id)
  else
    write(id, at, number, tries + 1, line, body)
    redis.call('ZADD', KEYS[2], now + ARGV[2], id)
    taken[#taken + 1] = { tonumber(tries), body }
  end
end
return taken`;

/** ARGV: id. Gives 1 when the next of its line may be taken now. */
const FINISH = `${INBOX}
return finish(ARGV[1])`;

/** Teaches a client the scripts above. */
export function defineInboxScripts(client: RedisClient): void {
  client.defineCommand('keepDelivery', { numberOfKeys: 3, lua: KEEP });
  client.defineCommand('freeDeliveries', { numberOfKeys: 3, lua: FREE });
  client.defineCommand('takeDeliveries', { numberOfKeys: 3, lua: TAKE });
  client.defineCommand('finishDelivery', { numberOfKeys: 3, lua: FINISH });
}
