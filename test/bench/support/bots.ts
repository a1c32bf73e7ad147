// The bot as processes of its own, and a bare Bolt app to compare it with.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { serveZone } from '../../support/dns-zone.ts';
import { type Replica, startReplica } from '../../support/faults/replica.ts';
import { SECRET } from './slack-side.ts';

export interface Bots {
  readonly urls: readonly string[];
  readonly replicas: readonly Replica[];
  /** How many deliveries wait or are worked on. */
  left(): Promise<number>;
  /** Resolves when all that was delivered has been worked on, or after so many seconds. @returns how many are left */
  drained(seconds: number): Promise<number>;
  stop(): Promise<void>;
}

export interface BareBolts {
  readonly urls: readonly string[];
  stop(): void;
}

/** Replicas of the bot on one Redis, with a resolver that answers after two milliseconds. */
export async function startBots(
  count: number,
  redisUrl: string,
  apiUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Bots> {
  const dns = await serveZone(
    {
      '203.0.113.0.origin.asn.cymru.com': 'NXDOMAIN',
      'as8075.asn.cymru.com': { TXT: ['8075 | US | arin | 2015-01-01 | MICROSOFT-CORP-MSN-AS-BLOCK, US'] },
    },
    { delayMs: 2 },
  );
  const prefix = `bench-${randomUUID()}`;
  const replicas = await Promise.all(
    Array.from({ length: count }, () =>
      startReplica({
        REDIS_URL: redisUrl,
        REDIS_PREFIX: prefix,
        SLACK_BOT_TOKEN: 'xoxb-bench',
        SLACK_SIGNING_SECRET: SECRET,
        SLACK_API_URL: apiUrl,
        BOUNCE_DOCTOR_DNS: `127.0.0.1:${dns.port}`,
        BOUNCE_DOCTOR_USER_PER_MINUTE: '0',
        BOUNCE_DOCTOR_WORKSPACE_PER_MINUTE: '0',
        BOUNCE_DOCTOR_TARGET_PER_MINUTE: '0',
        LOG_LEVEL: 'info',
        ...settings,
      }),
    ),
  );
  const client = new Redis(redisUrl);
  // One field of the inbox is its counter.
  const left = async (): Promise<number> => Math.max(0, (await client.hlen(`${prefix}:{inbox}:entries`)) - 1);
  return {
    urls: replicas.map(({ url }) => url),
    replicas,
    left,
    drained: async (seconds) => {
      const end = performance.now() + seconds * 1000;
      while ((await left()) > 0 && performance.now() < end) await sleep(100);
      return left();
    },
    stop: async () => {
      client.disconnect();
      await Promise.all(replicas.map((replica) => replica.stop()));
      await dns.close();
    },
  };
}

/** Bolt apps that acknowledge and do nothing. */
export async function startBareBolts(count: number): Promise<BareBolts> {
  const bare = new URL('./bare-bolt.ts', import.meta.url);
  const children = Array.from({ length: count }, () =>
    fork(bare, [SECRET], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  const urls = await Promise.all(
    children.map(
      async (child) =>
        z
          .tuple([z.string()])
          .rest(z.unknown())
          .parse(await once(child, 'message'))[0],
    ),
  );
  return { urls, stop: () => children.forEach((child) => void child.kill()) };
}

/** Milliseconds of CPU that a process has used (Linux: fields 14 and 15 of its stat, in hundredths of a second). */
export function cpuMs({ pid }: Replica): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Megabytes that a process has in memory now (Linux). */
export function residentMb({ pid }: Replica): number {
  const [, kb = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}
