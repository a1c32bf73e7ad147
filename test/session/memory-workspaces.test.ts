import { MemoryWorkspaces } from '../../src/session/memory-workspaces.ts';
import type { Talk } from './contract.ts';
import { parseTalk, workspaceStoreContract } from './workspace-contract.ts';

let clock = 1_800_000_000_000;

workspaceStoreContract('MemoryWorkspaces', {
  open: (count, settings) => {
    const store = new MemoryWorkspaces<Talk>({ parse: parseTalk, now: () => clock, ...settings });
    return Array.from({ length: count }, () => store);
  },
  pass: (ms) => {
    clock += ms;
    return Promise.resolve();
  },
});
