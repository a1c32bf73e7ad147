import { expect, test } from 'vitest';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { type Bench, parseTalk, sessionStoreContract, type Talk } from './contract.ts';

const HELLO: Talk = { words: ['hello'], writer: 0 };

sessionStoreContract('MemoryStore', memoryBench);

function memoryBench(): Bench {
  return {
    open: (count, settings) => {
      const store = new MemoryStore<Talk>({ parse: parseTalk, now: () => clock, ...settings });
      return Array.from({ length: count }, () => store);
    },
    pass: (ms) => {
      clock += ms;
      return Promise.resolve();
    },
  };
}
let clock = 1_800_000_000_000;

test('drops the conversation that was quiet for longest when there are too many', async () => {
  const store = new MemoryStore<Talk>({ parse: parseTalk, now: () => clock, maxConversations: 2 });
  await store.save('a', HELLO, 0);
  await store.save('b', HELLO, 0);
  await store.save('a', HELLO, 1);
  await store.save('c', HELLO, 0);
  expect(await store.load('a')).toEqual({ state: HELLO, revision: 2 });
  expect(await store.load('b')).toBeUndefined();
  expect(await store.load('c')).toEqual({ state: HELLO, revision: 1 });
});
