import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // What the command line says in a test is English, whatever the machine speaks.
    env: { LC_ALL: 'C.UTF-8' },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Many tests wait for servers and clients of their own, so two cores carry three files at a time.
    maxWorkers: Math.max(3, availableParallelism()),
  },
});
