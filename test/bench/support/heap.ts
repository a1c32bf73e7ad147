// The heap of a process of the bot, without garbage.
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Replica } from '../../support/faults/replica.ts';

const COLLECT = fileURLToPath(new URL('./collect-on-signal.ts', import.meta.url));

/** What a replica is started with to tell. */
export const COLLECTS = { NODE_OPTIONS: `--expose-gc --import=${COLLECT}` };

/** Megabytes that are held, as the process itself says right after a full collection. */
export async function heldMb({ pid, url }: Replica): Promise<number> {
  process.kill(pid, 'SIGUSR2');
  await sleep(500);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const [, bytes = 'NaN'] = /nodejs_heap_size_used_bytes ([\d.e+]+)/.exec(metrics) ?? [];
  return Number(bytes) / 2 ** 20;
}
