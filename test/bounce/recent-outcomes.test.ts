import { expect, it, vi } from 'vitest';
import { outcomeOfText } from '../../src/bounce/read.ts';
import { RecentOutcomes } from '../../src/bounce/recent-outcomes.ts';
import type { Outcome } from '../../src/bounce/bounce.ts';

const OUTCOME: Outcome = { kind: 'other', bounces: [], leftOut: null, notes: [] };

it('reads a text once, however often it comes in a row', () => {
  const recent = new RecentOutcomes();
  const read = vi.fn(() => OUTCOME);
  expect([recent.of('a', read), recent.of('b', read), recent.of('a', read)]).toEqual([OUTCOME, OUTCOME, OUTCOME]);
  expect(read).toHaveBeenCalledTimes(2);
});

it('forgets: what is remembered does not grow with what is read', () => {
  const recent = new RecentOutcomes();
  const read = vi.fn(() => OUTCOME);
  for (let i = 0; i < 1000; i += 1) recent.of(`text ${i}`, read);
  recent.of('text 0', read);
  const long = 'x'.repeat(50_000);
  recent.of(long, read);
  recent.of(long, read);
  expect(read).toHaveBeenCalledTimes(1003);
});

it('the same bounce in a quote comes to the same, one with another recipient does not', () => {
  const recent = new RecentOutcomes();
  const text = 'Your message was not delivered:\n<bob@receiver.example>: 550 5.1.1 User unknown';
  const first = outcomeOfText(text, recent);
  expect(outcomeOfText(text.replace(/^/gm, '> '), recent)).toBe(first);
  const [other] = outcomeOfText(text.replace('bob', 'eve'), recent).bounces;
  expect([first.bounces[0]?.recipient, other?.recipient]).toEqual(['bob@receiver.example', 'eve@receiver.example']);
  // Nothing to read is told apart: a picture's bytes, and silence.
  expect([outcomeOfText('', recent).notes, outcomeOfText('\0\u{1}\u{2}\u{3}'.repeat(50), recent).notes]).toEqual([
    ['empty'],
    ['binary'],
  ]);
});
