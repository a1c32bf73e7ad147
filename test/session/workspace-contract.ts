import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CASES_KEPT, type WorkspaceSettings, type WorkspaceStore } from '../../src/session/workspace-store.ts';
import { parseTalk, type Talk } from './contract.ts';

export { parseTalk };

/** One store under test; what one of them writes the others read. */
export interface WorkspaceBench {
  open(count: number, settings?: Partial<WorkspaceSettings<Talk>>): WorkspaceStore<Talk>[];
  /** Lets time pass for the store. */
  pass(ms: number): Promise<void>;
}

const HELLO: Talk = { words: ['hello'], writer: 0 };
const MINUTE = 60_000;

/** What every workspace store does, whatever it is made of. */
export function workspaceStoreContract(name: string, bench: WorkspaceBench): void {
  describe(`${name} keeps the contract of a workspace store`, () => {
    profiles(bench);
    cases(bench);
    ratings(bench);
    watches(bench);
  });
}

function one(bench: WorkspaceBench, settings?: Partial<WorkspaceSettings<Talk>>): WorkspaceStore<Talk> {
  const [store] = bench.open(1, settings);
  if (!store) throw new Error('A bench opens as many stores as it is asked for.');
  return store;
}

function profiles(bench: WorkspaceBench): void {
  test('a profile is saved by compare-and-set', async () => {
    const [store, workspace] = [one(bench), randomUUID()];
    expect(await store.loadProfile(workspace)).toBeUndefined();
    expect(await store.saveProfile(workspace, HELLO, 0)).toBe(1);
    expect(await store.saveProfile(workspace, { words: ['late'], writer: 1 }, 0)).toBe('conflict');
    expect(await store.loadProfile(workspace)).toEqual({ state: HELLO, revision: 1 });
    expect(await store.loadProfile(randomUUID())).toBeUndefined();
  });

  test('exactly one of 10 concurrent savers wins', async () => {
    const workspace = randomUUID();
    const results = await Promise.all(bench.open(10).map((store) => store.saveProfile(workspace, HELLO, 0)));
    expect(results.filter((result) => result === 1)).toHaveLength(1);
  });

  test('a profile in use stays, one that nobody reads goes', async () => {
    const [store, workspace, unused] = [one(bench, { ttlMs: 400 }), randomUUID(), randomUUID()];
    await store.saveProfile(workspace, HELLO, 0);
    await store.saveProfile(unused, HELLO, 0);
    await bench.pass(250);
    expect(await store.loadProfile(workspace)).toBeDefined();
    await bench.pass(250);
    expect(await store.loadProfile(workspace)).toBeDefined();
    expect(await store.loadProfile(unused)).toBeUndefined();
  });
}

function cases(bench: WorkspaceBench): void {
  test('earlier cases are counted, each once, with the ending of the latest', async () => {
    const [store, workspace] = [one(bench), randomUUID()];
    expect(await store.seen(workspace, 'print', 'new')).toBeUndefined();
    await store.remember(workspace, 'print', 'a', 'unknown');
    await store.remember(workspace, 'print', 'a', 'handed_over');
    await bench.pass(5);
    await store.remember(workspace, 'print', 'b', 'fixed');
    expect(await store.seen(workspace, 'print', 'new')).toMatchObject({ count: 2, lastEnding: 'fixed' });
    expect(await store.seen(workspace, 'print', 'b')).toMatchObject({ count: 1, lastEnding: 'handed_over' });
    expect(await store.seen(workspace, 'other print', 'new')).toBeUndefined();
    expect(await store.seen(randomUUID(), 'print', 'new')).toBeUndefined();
  });

  test('an unknown ending does not take back a known one', async () => {
    const [store, workspace] = [one(bench), randomUUID()];
    await store.remember(workspace, 'print', 'a', 'fixed');
    await store.remember(workspace, 'print', 'a', 'unknown');
    expect(await store.seen(workspace, 'print', 'new')).toMatchObject({ count: 1, lastEnding: 'fixed' });
  });

  test('the oldest cases of a fingerprint give way', async () => {
    const [store, workspace] = [one(bench), randomUUID()];
    for (let index = 0; index < CASES_KEPT + 5; index += 1) {
      await store.remember(workspace, 'print', `case ${index}`, 'unknown');
    }
    expect(await store.seen(workspace, 'print', 'new')).toMatchObject({ count: CASES_KEPT });
  });

  test('a fingerprint that comes no more is forgotten', async () => {
    const [store, workspace] = [one(bench, { ttlMs: 100 }), randomUUID()];
    await store.remember(workspace, 'print', 'a', 'fixed');
    await bench.pass(150);
    expect(await store.seen(workspace, 'print', 'new')).toBeUndefined();
  });
}

function ratings(bench: WorkspaceBench): void {
  test('a judgement counts once a case, for its rule', async () => {
    const [store, workspace] = [one(bench), randomUUID()];
    expect(await store.ratings(workspace)).toEqual({});
    expect(await store.rate(workspace, 'google-5.7.25', 'a', true)).toBe(true);
    expect(await store.rate(workspace, 'google-5.7.25', 'a', false)).toBe(false);
    expect(await store.rate(workspace, 'google-5.7.25', 'b', false)).toBe(true);
    expect(await store.rate(workspace, 'words: no ptr', 'c', true)).toBe(true);
    expect(await store.ratings(workspace)).toEqual({
      'google-5.7.25': { right: 1, wrong: 1 },
      'words: no ptr': { right: 1, wrong: 0 },
    });
  });
}

function watches(bench: WorkspaceBench): void {
  test('a workspace has so many places for watches; who has one keeps it', async () => {
    const [store, workspace] = [one(bench), randomUUID()];
    expect(await store.holdWatch(workspace, 'a', MINUTE, 2)).toBe(true);
    expect(await store.holdWatch(workspace, 'b', MINUTE, 2)).toBe(true);
    expect(await store.holdWatch(workspace, 'c', MINUTE, 2)).toBe(false);
    expect(await store.holdWatch(workspace, 'a', MINUTE, 2)).toBe(true);
    await store.dropWatch(workspace, 'a');
    await store.dropWatch(workspace, 'never held');
    expect(await store.holdWatch(workspace, 'c', MINUTE, 2)).toBe(true);
    expect(await store.holdWatch(randomUUID(), 'c', MINUTE, 2)).toBe(true);
  });

  test('a place that was not given back is free after its time', async () => {
    const [store, workspace] = [one(bench), randomUUID()];
    await store.holdWatch(workspace, 'a', 60, 1);
    await bench.pass(100);
    expect(await store.holdWatch(workspace, 'b', MINUTE, 1)).toBe(true);
  });
}
