import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { StoreSettings } from '../../src/session/settings.ts';
import { type SessionStore, StateTooLarge } from '../../src/session/store.ts';

/** A state like a real one: nested plain data. */
export interface Talk {
  readonly words: readonly string[];
  readonly writer: number;
}

/** Reads a stored talk the way the core reads its states: anything else is none. */
export function parseTalk(raw: unknown): Talk | undefined {
  if (typeof raw !== 'object' || raw === null || !('words' in raw) || !('writer' in raw)) return undefined;
  const { words, writer } = raw;
  if (typeof writer !== 'number' || !Array.isArray(words)) return undefined;
  return { writer, words: words.filter((word): word is string => typeof word === 'string') };
}

/** One store under test. */
export interface Bench {
  /** Opens stores on the same data: what one saves the others load. */
  open(count: number, settings?: Partial<StoreSettings<Talk>>): SessionStore<Talk>[];
  /** Lets time pass for the store. */
  pass(ms: number): Promise<void>;
}

const MINUTE = 60_000;
const HELLO: Talk = { words: ['hello'], writer: 0 };

/** What every session store does, whatever it is made of. */
export function sessionStoreContract(name: string, bench: () => Bench): void {
  describe(`${name} keeps the contract of a session store`, () => {
    const one = (settings?: Partial<StoreSettings<Talk>>): SessionStore<Talk> => {
      const [store] = bench().open(1, settings);
      if (!store) throw new Error('A bench opens as many stores as it is asked for.');
      return store;
    };
    states(one, bench);
    writersInARace(bench);
    claims(one, bench);
    forgetting(one);
    strangeIds(one);
  });
}

type One = (settings?: Partial<StoreSettings<Talk>>) => SessionStore<Talk>;

function states(one: One, bench: () => Bench): void {
  test('knows nothing of a new conversation', async () => {
    expect(await one().load(randomUUID())).toBeUndefined();
  });

  test('gives back what was saved and counts the saves', async () => {
    const [store, talk] = [one(), randomUUID()];
    expect(await store.save(talk, HELLO, 0)).toBe(1);
    expect(await store.save(talk, { words: ['één', '🚀', '\0'], writer: 7 }, 1)).toBe(2);
    expect(await store.load(talk)).toEqual({ state: { words: ['één', '🚀', '\0'], writer: 7 }, revision: 2 });
  });

  test('stores nothing when the revision is not the expected one', async () => {
    const [store, talk] = [one(), randomUUID()];
    expect(await store.save(talk, HELLO, 3)).toBe('conflict');
    expect(await store.load(talk)).toBeUndefined();
    await store.save(talk, HELLO, 0);
    expect(await store.save(talk, { words: ['late'], writer: 1 }, 0)).toBe('conflict');
    expect(await store.load(talk)).toEqual({ state: HELLO, revision: 1 });
  });

  test('shares no object with its caller', async () => {
    const [store, talk] = [one(), randomUUID()];
    const words = ['mine'];
    await store.save(talk, { words, writer: 1 }, 0);
    words.push('changed after the save');
    const first = await store.load(talk);
    expect(first?.state.words).toEqual(['mine']);
    Object.assign(first?.state.words ?? [], ['changed after the load']);
    expect((await store.load(talk))?.state.words).toEqual(['mine']);
  });

  test('forgets a conversation some time after its last save, and starts at revision 0 again', async () => {
    const [store, talk] = [one({ sessionTtlMs: 60 }), randomUUID()];
    await store.save(talk, HELLO, 0);
    await bench().pass(100);
    expect(await store.load(talk)).toBeUndefined();
    expect(await store.save(talk, HELLO, 0)).toBe(1);
  });

  test('refuses a state over the limit and keeps the one before', async () => {
    const [store, talk] = [one({ maxStateBytes: 200 }), randomUUID()];
    await store.save(talk, HELLO, 0);
    await expect(store.save(talk, { words: ['é'.repeat(100)], writer: 1 }, 1)).rejects.toThrow(StateTooLarge);
    expect(await store.load(talk)).toEqual({ state: HELLO, revision: 1 });
  });

  test('counts a state that it cannot read as none, and lets it be replaced', async () => {
    const talk = randomUUID();
    const [older, newer] = bench().open(2);
    if (!older || !newer) throw new Error('A bench opens as many stores as it is asked for.');
    // What another version wrote: JSON that the parser does not know.
    await older.save(talk, JSON.parse('{"version":99}') as Talk, 0);
    expect(await newer.load(talk)).toBeUndefined();
    expect(await newer.save(talk, HELLO, 0)).toBe(1);
    expect(await newer.load(talk)).toEqual({ state: HELLO, revision: 1 });
  });
}

function writersInARace(bench: () => Bench): void {
  test('lets exactly one of 20 concurrent savers win each of 10 rounds', async () => {
    const talk = randomUUID();
    const stores = bench().open(20);
    for (let round = 0; round < 10; round++) {
      const results = await Promise.all(stores.map((store, writer) => store.save(talk, { words: [], writer }, round)));
      expect(results.filter((result) => result === 'conflict')).toHaveLength(19);
      const session = await stores[0]?.load(talk);
      expect(session).toEqual({
        state: { words: [], writer: results.findIndex((result) => result === round + 1) },
        revision: round + 1,
      });
    }
  });

  test('lets exactly one of 20 concurrent deliveries of an event claim it', async () => {
    const talk = randomUUID();
    const claimed = await Promise.all(
      bench()
        .open(20)
        .map((store) => store.claim(talk, 'event', MINUTE)),
    );
    expect(claimed.filter(({ status }) => status === 'claimed')).toHaveLength(1);
    expect(claimed.filter(({ status }) => status === 'held')).toHaveLength(19);
  });
}

/** Claims an event that nobody holds. */
async function claimed(store: SessionStore<Talk>, talk: string, eventId: string, leaseMs: number): Promise<string> {
  const claim = await store.claim(talk, eventId, leaseMs);
  if (claim.status !== 'claimed') throw new Error(`The claim is ${claim.status}.`);
  return claim.token;
}

function claims(one: One, bench: () => Bench): void {
  test('a claimed event is held, a completed one is done, a released one is free', async () => {
    const [store, talk] = [one(), randomUUID()];
    const first = await claimed(store, talk, 'e1', MINUTE);
    expect(await store.claim(talk, 'e1', MINUTE)).toEqual({ status: 'held' });
    expect(await store.complete(talk, 'e1', first)).toBe(true);
    expect(await store.claim(talk, 'e1', MINUTE)).toEqual({ status: 'done' });

    const second = await claimed(store, talk, 'e2', MINUTE);
    expect(await store.release(talk, 'e2', second)).toBe(true);
    await claimed(store, talk, 'e2', MINUTE);
  });

  test('the same event id in another conversation is another event', async () => {
    const store = one();
    await claimed(store, randomUUID(), 'e', MINUTE);
    await claimed(store, randomUUID(), 'e', MINUTE);
  });

  test('claims need no session and leave it alone', async () => {
    const [store, talk] = [one(), randomUUID()];
    await claimed(store, talk, 'e', MINUTE);
    expect(await store.load(talk)).toBeUndefined();
    expect(await store.save(talk, HELLO, 0)).toBe(1);
    expect(await store.claim(talk, 'e', MINUTE)).toEqual({ status: 'held' });
  });

  test('a claim whose lease has ended is taken over, and its first holder can do nothing any more', async () => {
    const [store, talk] = [one(), randomUUID()];
    const crashed = await claimed(store, talk, 'e', 30);
    await bench().pass(60);
    expect(await store.complete(talk, 'e', crashed)).toBe(false);
    const heir = await claimed(store, talk, 'e', MINUTE);
    expect(heir).not.toBe(crashed);
    expect(await store.complete(talk, 'e', crashed)).toBe(false);
    expect(await store.release(talk, 'e', crashed)).toBe(false);
    expect(await store.claim(talk, 'e', MINUTE)).toEqual({ status: 'held' });
    expect(await store.complete(talk, 'e', heir)).toBe(true);
  });

  test('nothing can be done to a done or unknown event', async () => {
    const [store, talk] = [one(), randomUUID()];
    const token = await claimed(store, talk, 'e', MINUTE);
    await store.complete(talk, 'e', token);
    expect(await store.complete(talk, 'e', token)).toBe(false);
    expect(await store.release(talk, 'e', token)).toBe(false);
    expect(await store.complete(talk, 'e', 'done')).toBe(false);
    expect(await store.complete(talk, 'never claimed', token)).toBe(false);
    expect(await store.claim(talk, 'e', MINUTE)).toEqual({ status: 'done' });
  });

  test('a done event is forgotten after its time, also while others keep the conversation busy', async () => {
    const [store, talk] = [one({ claimTtlMs: 60 }), randomUUID()];
    await store.complete(talk, 'old', await claimed(store, talk, 'old', MINUTE));
    await claimed(store, talk, 'busy', MINUTE);
    await bench().pass(100);
    await claimed(store, talk, 'old', MINUTE);
    expect(await store.claim(talk, 'busy', MINUTE)).toEqual({ status: 'held' });
  });
}

function forgetting(one: One): void {
  test('forget deletes the state and the claims of one conversation and of no other', async () => {
    const [store, talk, other] = [one(), randomUUID(), randomUUID()];
    for (const each of [talk, other]) {
      await store.save(each, HELLO, 0);
      await store.complete(each, 'done', await claimed(store, each, 'done', MINUTE));
    }
    const held = await claimed(store, talk, 'held', MINUTE);
    await store.forget(talk);
    expect(await store.load(talk)).toBeUndefined();
    expect(await store.complete(talk, 'held', held)).toBe(false);
    await claimed(store, talk, 'done', MINUTE);
    expect(await store.load(other)).toEqual({ state: HELLO, revision: 1 });
    expect(await store.claim(other, 'done', MINUTE)).toEqual({ status: 'done' });
  });

  test('forgetting what is not there is fine', async () => {
    await expect(one().forget(randomUUID())).resolves.toBeUndefined();
  });
}

/** Pairs of ids that a careless key would take for one, or that would break it. */
const STRANGE_IDS = {
  'nothing and the mark of a digest': ['', '#'],
  'braces either way round': ['a}b', 'a{b'],
  'an empty hash tag': ['{}', '{'],
  'the ending of a key': ['a:state', 'a'],
  'a lone surrogate and its replacement': ['\ud800', '\ufffd'],
  'line breaks': ['line\nbreak', 'line\r\nbreak'],
  'very long ones': ['x'.repeat(100_000), 'x'.repeat(100_001)],
  'words that JavaScript objects know': ['__proto__', 'constructor'],
} as const;

function strangeIds(one: One): void {
  test.each(Object.entries(STRANGE_IDS))('keeps strange ids apart: %s', async (_, [left, right]) => {
    const [store, mine] = [one(), randomUUID()];
    await store.save(mine + left, { words: ['left'], writer: 1 }, 0);
    await store.save(mine + right, { words: ['right'], writer: 1 }, 0);
    expect((await store.load(mine + left))?.state.words).toEqual(['left']);
    expect((await store.load(mine + right))?.state.words).toEqual(['right']);
    await claimed(store, mine, left, MINUTE);
    await claimed(store, mine, right, MINUTE);
    expect(await store.claim(mine, left, MINUTE)).toEqual({ status: 'held' });
  });
}
