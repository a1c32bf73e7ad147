import { MemoryInbox } from '../../src/conversation/memory-inbox.ts';
import { inboxContract } from './inbox-contract.ts';

inboxContract('the inbox in memory', () => {
  let now = 0;
  return {
    open: () => new MemoryInbox(() => now),
    pass: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
});
