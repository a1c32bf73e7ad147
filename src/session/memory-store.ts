import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS, type StoreSettings } from './settings.ts';
import { readState, writeState } from './state-text.ts';
import type { Claim, Session, SessionStore } from './store.ts';

export interface MemorySettings<S> extends StoreSettings<S> {
  /** The time in milliseconds since the epoch. */
  readonly now: () => number;
  /** Beyond this the conversation that was quiet for longest is dropped. Default: 1,000. */
  readonly maxConversations?: number;
}

interface Saved {
  readonly text: string;
  readonly revision: number;
  readonly ends: number;
}
interface Mark {
  /** Who holds the claim; null: handled for good. */
  readonly token: string | null;
  readonly ends: number;
}
interface Kept {
  saved: Saved | undefined;
  readonly marks: Map<string, Mark>;
}

/** The session store of one process: for the terminal, for a bot without Redis and for tests. All is lost at its end. */
export class MemoryStore<S> implements SessionStore<S> {
  readonly #settings: Required<MemorySettings<S>>;
  /** The conversation that was written to last stands last. */
  readonly #conversations = new Map<string, Kept>();

  constructor(settings: MemorySettings<S>) {
    this.#settings = { ...DEFAULT_SETTINGS, maxConversations: 1_000, ...settings };
  }

  load(conversation: string): Promise<Session<S> | undefined> {
    const saved = this.#saved(conversation);
    if (!saved) return Promise.resolve(undefined);
    const state = readState(saved.text, this.#settings.parse);
    if (state !== undefined) return Promise.resolve({ state, revision: saved.revision });
    this.#touch(conversation).saved = undefined;
    return Promise.resolve(undefined);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a state that is too large must reject, not throw
  async save(conversation: string, state: S, expected: number): Promise<number | 'conflict'> {
    const text = writeState(state, this.#settings.maxStateBytes);
    if ((this.#saved(conversation)?.revision ?? 0) !== expected) return 'conflict';
    const revision = expected + 1;
    const ends = this.#settings.now() + this.#settings.sessionTtlMs;
    this.#touch(conversation).saved = { text, revision, ends };
    return revision;
  }

  forget(conversation: string): Promise<void> {
    this.#conversations.delete(conversation);
    return Promise.resolve();
  }

  claim(conversation: string, eventId: string, leaseMs: number, token: string = randomUUID()): Promise<Claim> {
    const mark = this.#mark(conversation, eventId);
    if (mark && mark.token !== token) return Promise.resolve({ status: mark.token === null ? 'done' : 'held' });
    const now = this.#settings.now();
    const { marks } = this.#touch(conversation);
    for (const [id, { ends }] of marks) if (ends <= now) marks.delete(id);
    marks.set(eventId, { token, ends: now + leaseMs });
    return Promise.resolve({ status: 'claimed', token });
  }

  complete(conversation: string, eventId: string, token: string): Promise<boolean> {
    if (this.#mark(conversation, eventId)?.token !== token) return Promise.resolve(false);
    const ends = this.#settings.now() + this.#settings.claimTtlMs;
    this.#touch(conversation).marks.set(eventId, { token: null, ends });
    return Promise.resolve(true);
  }

  release(conversation: string, eventId: string, token: string): Promise<boolean> {
    if (this.#mark(conversation, eventId)?.token !== token) return Promise.resolve(false);
    return Promise.resolve(this.#touch(conversation).marks.delete(eventId));
  }

  close(): Promise<void> {
    this.#conversations.clear();
    return Promise.resolve();
  }

  #saved(conversation: string): Saved | undefined {
    const saved = this.#conversations.get(conversation)?.saved;
    return saved && saved.ends > this.#settings.now() ? saved : undefined;
  }

  #mark(conversation: string, eventId: string): Mark | undefined {
    const mark = this.#conversations.get(conversation)?.marks.get(eventId);
    return mark && mark.ends > this.#settings.now() ? mark : undefined;
  }

  /** The conversation to write to, moved to the end of the line. */
  #touch(conversation: string): Kept {
    const kept = this.#conversations.get(conversation) ?? { saved: undefined, marks: new Map<string, Mark>() };
    this.#conversations.delete(conversation);
    this.#makeRoom();
    this.#conversations.set(conversation, kept);
    return kept;
  }

  /** Drops the first in line while they are over, or while there is no room for one more. */
  #makeRoom(): void {
    const now = this.#settings.now();
    for (const [first, { saved, marks }] of this.#conversations) {
      const lives = [...marks.values(), ...(saved ? [saved] : [])].some(({ ends }) => ends > now);
      if (lives && this.#conversations.size < this.#settings.maxConversations) break;
      this.#conversations.delete(first);
    }
  }
}
