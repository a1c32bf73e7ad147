// A share of `npm run e2e:faults`: the bot as two processes, one of which is killed at each step of the work on an event, and
// what else must neither lose an answer nor say it twice.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { playWithFault } from '../support/faults/dialogue.ts';
import { KINDS } from '../support/faults/kinds.ts';
import { slackUser } from '../support/faults/slack-user.ts';
import { type SlackWorld, startSlackWorld } from '../support/faults/slack-world.ts';

/** Kinds by their names, each at a step of the dialogue. */
const SHARE: readonly (readonly [kind: string, at: number])[] = [
  ['API: connection reset, done', 0],
  ['API: 500', 1],
  ['API: 429, come back in 1 s', 2],
  ['the same event to both replicas', 3],
  ['the same event to both replicas', 1],
  ['stored by the version before (an upgrade)', 1],
  ['DNS lying', 0],
  ['Redis stopped when it is decided', 1],
  ['Redis stopped while checks run', 0],
  ['Redis failed over when it is decided', 2],
  ['kill -9 sent, no answer yet; another goes on', 1],
];

// Null only where REDIS_URL is set and there is no program; global-setup.ts says so.
const program = inject('redisServer');

describe.skipIf(program === null)('a dialogue in Slack loses and doubles nothing', () => {
  let world: SlackWorld;
  beforeAll(async () => {
    world = await startSlackWorld(program ?? '');
  });
  afterAll(() => world.stop());

  test.each(SHARE)('%s, at step %i', { timeout: 60_000 }, async (name, at) => {
    const kind = KINDS.find((one) => one.name === name);
    if (!kind) throw new Error(`there is no kind "${name}"`);
    const outcome = await playWithFault(world, slackUser(world), kind, at);
    expect(outcome).toMatchObject({ struck: true, lost: 0, doubled: 0, note: '' });
    if (name.startsWith('Redis stopped')) expect(outcome.honest).toBeGreaterThan(0);
  });
});
