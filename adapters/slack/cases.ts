import type { Language } from '../../src/messages/catalog.ts';
import type { Cases } from './tools.ts';
import { z } from 'zod';
import { ts } from './payload.ts';
import { id } from './tenant.ts';

/** The port to where it is noted where somebody has been. Keeps the newest twenty of each; may reject. */
export interface Visits {
  /** @param who of which workspace and user; @param where replaces the same one noted before */
  note(who: string, where: string): Promise<void>;
  /** The newest first. */
  of(who: string): Promise<readonly string[]>;
}

/** What a conversation's case is about, in a line; undefined: it has none that is open. */
export type LineOf = (conversation: string, language: Language) => Promise<string | undefined>;

const visitSchema = z.object({ conversation: z.string(), channel: id, thread: ts.optional() });

/** The open cases of a user are those among the conversations that they were in lately. */
export function createCases(visits: Visits, lineOf: LineOf): Cases {
  return {
    visited: ({ team }, user, conversation, { channel, thread }) =>
      visits.note(`slack:${team}:${user}`, JSON.stringify({ conversation, channel, thread })),
    openOf: async ({ team }, user, language) => {
      const noted = await visits.of(`slack:${team}:${user}`);
      const places = noted.flatMap((text) => visitSchema.safeParse(JSON.parse(text)).data ?? []);
      const cases = places.map(async ({ conversation, channel, thread }) => {
        const line = await lineOf(conversation, language);
        return line === undefined ? [] : [{ channel, thread, line }];
      });
      return (await Promise.all(cases)).flat();
    },
  };
}

const KEPT = 20;
/** More than so many users, and the one who was quiet for longest is forgotten. */
const MOST = 10_000;

/** The twin in memory, for a bot without Redis. */
export class MemoryVisits implements Visits {
  readonly #noted = new Map<string, readonly string[]>();

  note(who: string, where: string): Promise<void> {
    const others = (this.#noted.get(who) ?? []).filter((one) => one !== where);
    this.#noted.delete(who);
    this.#noted.set(who, [where, ...others].slice(0, KEPT));
    const [oldest] = this.#noted.keys();
    if (this.#noted.size > MOST && oldest !== undefined) this.#noted.delete(oldest);
    return Promise.resolve();
  }

  of(who: string): Promise<readonly string[]> {
    return Promise.resolve(this.#noted.get(who) ?? []);
  }
}
