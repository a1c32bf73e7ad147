import { describe, expect, it } from 'vitest';
import { readMessage, readText } from '../../src/bounce/read.ts';
import { REASONS } from '../../src/knowledge/vocabulary.ts';
import { FIXTURES, fixture } from './support/fixture.ts';
import { mutations } from './support/mutate.ts';

// A few thousand here; FUZZ_RUNS=100000 for the long run.
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2000);

describe(`${RUNS} mutated bounces`, () => {
  it(
    'are read without a throw, into words of the vocabulary',
    () => {
      let wrong = 0;
      for (const text of mutations(FIXTURES.map(fixture), RUNS)) {
        for (const { bounces } of [readText(text), readMessage(Buffer.from(text, 'latin1'))]) {
          wrong += bounces.filter(
            (each) => !(each.reason in REASONS) || !/^(?:[45]\d\d)?$/.test(each.replyCode ?? ''),
          ).length;
        }
      }
      expect(wrong).toBe(0);
    },
    RUNS * 20 + 20_000,
  );
});
