import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSeal } from '../../../adapters/slack/seal.ts';

const key = randomBytes(32);
const seal = createSeal([key]);
const closed = seal.close('xoxb-secret', 'T1');

describe('what was closed', () => {
  test('is opened under its name alone', () => {
    expect(seal.open(closed, 'T1')).toBe('xoxb-secret');
    expect(seal.open(closed, 'T2')).toBeUndefined();
  });

  test('differs each time and never shows what it is', () => {
    expect(seal.close('xoxb-secret', 'T1')).not.toBe(closed);
    expect(Buffer.from(closed, 'base64url').toString('latin1')).not.toContain('secret');
  });

  test('is opened with an old key after a new one, and not without it', () => {
    expect(createSeal([randomBytes(32), key]).open(closed, 'T1')).toBe('xoxb-secret');
    expect(createSeal([randomBytes(32)]).open(closed, 'T1')).toBeUndefined();
  });

  test.each(Array.from({ length: closed.length }, (_, at) => at))(
    'is not opened when character %i is altered',
    (at) => {
      const other = closed[at] === 'A' ? 'z' : 'A';
      const altered = closed.slice(0, at) + other + closed.slice(at + 1);
      // The last character of a base64 group may carry bits that mean nothing.
      const same = altered
        .split('.')
        .every((part, index) =>
          Buffer.from(part, 'base64url').equals(Buffer.from(closed.split('.')[index] ?? '', 'base64url')),
        );
      if (!same || !altered.startsWith('v1.')) expect(seal.open(altered, 'T1')).toBeUndefined();
    },
  );

  test.each(['', 'v1', 'v1...', 'v2.a.b.c', 'v1.AAAA.AAAA.AAAA', '{}'])('%j was not', (text) => {
    expect(seal.open(text, 'T1')).toBeUndefined();
  });
});

test('secrets for other purposes differ by purpose and by key, and not by time', () => {
  expect(seal.derive('a')).toBe(createSeal([key]).derive('a'));
  expect(seal.derive('a')).not.toBe(seal.derive('b'));
  expect(seal.derive('a')).not.toBe(createSeal([randomBytes(32)]).derive('a'));
});
