import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, escapeMarkup, shorten, split } from '../../../adapters/slack/text.ts';

const lines = fc.array(fc.string({ unit: 'binary', maxLength: 30 })).map((all) => all.join('\n'));

describe('split', () => {
  test.each([
    ['nothing of nothing', '', 5, []],
    ['what fits as it is', 'abcde', 5, ['abcde']],
    ['behind a line end', 'ab\ncd\nef', 5, ['ab\n', 'cd\nef']],
    ['behind a space', 'abc def', 5, ['abc ', 'def']],
    ['anywhere in a long word', 'abcdefgh', 5, ['abcde', 'fgh']],
    ['not inside a surrogate pair', 'abcd😀x', 5, ['abcd', '😀x']],
    ['not at a space that comes too early', 'a bcdefgh', 6, ['a bcde', 'fgh']],
  ])('cuts %s', (_, text, limit, pieces) => {
    expect(split(text, limit)).toEqual(pieces);
  });

  test('loses nothing, and no piece is too long or ill-formed', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 2, max: 40 }), (text, limit) => {
        const pieces = split(text, limit);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(piece).not.toBe('');
          expect(piece.isWellFormed() || !text.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

test('markup is escaped, and nothing else', () => {
  expect(escapeMarkup('<!channel> & <@U1> *b* `c` @here &lt;')).toBe(
    '&lt;!channel&gt; &amp; &lt;@U1&gt; *b* `c` @here &amp;lt;',
  );
});

test.each([
  ['line ends are one kind', 'a\r\nb\rc', 'a\nb\nc'],
  ['control characters are shown as such', 'a\0b\x1b[31m\tc', 'a\ufffdb\ufffd[31m\tc'],
  ['lone surrogates are shown as such', 'a\ud800b', 'a\ufffdb'],
  ['marks that turn the writing direction are shown as such', 'a\u202eb\u2066c', 'a\ufffdb\ufffdc'],
  ['other scripts and emoji stay', 'é 日本 👩‍👩‍👧 \u200f', 'é 日本 👩‍👩‍👧 \u200f'],
])('%s', (_, text, shown) => {
  expect(clean(text)).toBe(shown);
});

test('shorten keeps what fits and marks a cut', () => {
  expect(shorten('abcde', 5)).toBe('abcde');
  expect(shorten('abcdef', 5)).toBe('abcd…');
  expect(shorten('abc😀ef', 5)).toBe('abc…');
});
