import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // What the command line says in a test is English, whatever the machine speaks.
    env: { LC_ALL: 'C.UTF-8' },
    // A limit against hanging, on a machine that does much else too.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // Many tests wait for servers and clients of their own, so two cores carry three files at a time.
    maxWorkers: Math.max(3, availableParallelism()),
  },
});
