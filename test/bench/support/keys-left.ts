// What is left in Redis, by kind of key.
import type { Redis } from 'ioredis';

export interface KeysOfKind {
  /** `state`, `claims`, `seen`..., or `jobs` for all that the queue of watches keeps. */
  readonly kind: string;
  readonly keys: number;
  /** Those that have no time to live. */
  readonly forGood: number;
  /** The longest time that one of them still has. */
  readonly longestSeconds: number;
}

/** Kinds that outlive a conversation: the workspace's memory, the inbox, the queue. */
const OUTLIVE = new Set(['jobs', 'inbox', 'profile', 'seen', 'visits', 'rated']);

/** Counts all keys. */
export async function keysByKind(client: Redis): Promise<readonly KeysOfKind[]> {
  const kinds = new Map<string, number[]>();
  for await (const keys of client.scanStream({ count: 1_000 }) as AsyncIterable<string[]>) {
    for (const key of keys) {
      const times = kinds.get(kindOf(key)) ?? [];
      times.push(await client.pttl(key));
      kinds.set(kindOf(key), times);
    }
  }
  return [...kinds].map(([kind, times]) => ({
    kind,
    keys: times.length,
    forGood: times.filter((ms) => ms === -1).length,
    longestSeconds: Math.max(0, ...times) / 1000,
  }));
}

/** Those that should be gone when conversations have ended, or that never go: what the queue itself keeps aside. */
export function lasting(kinds: readonly KeysOfKind[]): readonly string[] {
  return kinds.flatMap(({ kind, keys, forGood }) => {
    if (!OUTLIVE.has(kind)) return [`${kind}: ${keys}`];
    return forGood > 0 && kind !== 'jobs' ? [`${kind} for good: ${forGood}`] : [];
  });
}

/** The first name after the hash tag; in `{inbox}` and `{...:jobs}` the tag itself. */
function kindOf(key: string): string {
  if (key.includes(':jobs}')) return 'jobs';
  if (key.includes('{inbox}')) return 'inbox';
  return /\}:([a-z]+)/.exec(key)?.[1] ?? key;
}
