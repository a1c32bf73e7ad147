import { z } from 'zod';
import { type Delivery, type Inbox, KEPT_MS, type Kept, type Taken } from '../../src/conversation/inbox.ts';
import type { RedisConnection } from './connection.ts';
import { defineInboxScripts } from './inbox-scripts.ts';
import { nameOf } from './keys.ts';

const keptSchema = z.enum(['ours', 'waits', 'known']);
const takenSchema = z.array(z.tuple([z.number(), z.string()]));
const deliverySchema = z.object({
  door: z.string(),
  id: z.string(),
  line: z.string().exactOptional(),
  body: z.unknown(),
}) satisfies z.ZodType<Delivery>;

/** The inbox that several processes share: what one of them leaves behind, another takes. */
export class RedisInbox implements Inbox {
  readonly #connection: RedisConnection;
  readonly #keys: [entries: string, due: string, order: string];

  constructor(connection: RedisConnection, prefix: string) {
    this.#connection = connection;
    // The braces are a hash tag: all keys live in one slot.
    this.#keys = [`${prefix}:{inbox}:entries`, `${prefix}:{inbox}:due`, `${prefix}:{inbox}:order`];
    defineInboxScripts(connection.client);
  }

  async keep(delivery: Delivery, leaseMs: number): Promise<Kept> {
    const { door, id, line, body: content } = delivery;
    const name = line === undefined ? '' : nameOf(line);
    // The script that takes looks for the door at its beginning.
    const body = JSON.stringify({ door, id, line, body: content } satisfies Record<keyof Delivery, unknown>);
    const kept = await this.#connection.run((redis) =>
      redis.keepDelivery(...this.#keys, nameOf(id), name, body, leaseMs, KEPT_MS),
    );
    return keptSchema.parse(kept);
  }

  prolong(ids: readonly string[], leaseMs: number): Promise<void> {
    return this.#free(ids, leaseMs);
  }

  giveBack(ids: readonly string[]): Promise<void> {
    return this.#free(ids, 0);
  }

  async take(most: number, leaseMs: number, doors: readonly string[]): Promise<readonly Taken[]> {
    const taken = await this.#connection.run((redis) =>
      redis.takeDeliveries(...this.#keys, most, leaseMs, KEPT_MS, ...doors),
    );
    return takenSchema.parse(taken).flatMap(([tries, body]) => {
      const delivery = deliverySchema.safeParse(JSON.parse(body)).data;
      // Another version's, in a shape that is not known here, is left to that version.
      return delivery ? [{ delivery, tries }] : [];
    });
  }

  async finish(id: string): Promise<boolean> {
    return (await this.#connection.run((redis) => redis.finishDelivery(...this.#keys, nameOf(id)))) === 1;
  }

  async #free(ids: readonly string[], ms: number): Promise<void> {
    if (ids.length === 0) return;
    await this.#connection.run((redis) => redis.freeDeliveries(...this.#keys, ms, ...ids.map(nameOf)));
  }
}
