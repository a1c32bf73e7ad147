import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mask } from '../../src/bounce/mask.ts';
import { readMessage, readText } from '../../src/bounce/read.ts';
import { REASONS } from '../../src/knowledge/vocabulary.ts';
import { FIXTURES, fixture } from './support/fixture.ts';
import { mutations } from './support/mutate.ts';

// A few thousand here; for the long run: FUZZ_RUNS=100000 npx vitest run test/bounce/fuzz.test.ts
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2000);
/** Another seed, other texts. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

const OTHERS = new URL('../fixtures/non-bounces/', import.meta.url);
const sources = [
  ...FIXTURES.map(fixture),
  ...readdirSync(OTHERS).map((name) => readFileSync(new URL(name, OTHERS), 'utf8')),
];

describe(`${RUNS} mutated bounces`, () => {
  it(
    'are read without a throw, into words of the vocabulary, and masked',
    () => {
      let wrong = 0;
      for (const text of mutations(sources, RUNS, SEED)) {
        for (const { bounces } of [readText(text), readMessage(Buffer.from(text, 'latin1'))]) {
          wrong += bounces.filter(
            (each) => !(each.reason in REASONS) || !/^(?:[45]\d\d)?$/.test(each.replyCode ?? ''),
          ).length;
        }
        if (/\w@sender\.example/.test(mask(text).replaceAll('***', ''))) wrong += 1;
      }
      expect(wrong).toBe(0);
    },
    RUNS * 40 + 30_000,
  );
});
