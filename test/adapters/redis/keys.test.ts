import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysOf, nameOf } from '../../../adapters/redis/keys.ts';

test('ids as the platforms make them stay readable', () => {
  expect(keysOf('p', 'slack:T1:C1:170.1')).toEqual({
    state: 'p:{slack:T1:C1:170.1}:state',
    claims: 'p:{slack:T1:C1:170.1}:claims',
  });
  expect(nameOf('teams:19:ab_c@thread.tacv2;messageid=1700')).toBe('teams:19:ab_c@thread.tacv2;messageid=1700');
});

test('any other id becomes a digest, and no id can pass for the digest of another', () => {
  const digest = nameOf('a}b');
  expect(digest).toMatch(/^#[\w-]{43}$/u);
  expect(nameOf(digest)).not.toBe(digest);
  expect(nameOf('')).toMatch(/^#/u);
});

test('whatever the ids: one hash tag a key, short names, and different names for different ids', () => {
  const id = fc.string({
    unit: fc.constantFrom('a', '#', '{', '}', ':', '\0', '\ud800', '\ufffd', 'é'),
    maxLength: 200,
  });
  fc.assert(
    fc.property(id, id, (left, right) => {
      const { state, claims } = keysOf('p', left);
      expect(state).toMatch(/^p:\{[^{}]{1,120}\}:state$/u);
      expect(claims).toMatch(/^p:\{[^{}]{1,120}\}:claims$/u);
      expect(nameOf(left) === nameOf(right)).toBe(left === right);
    }),
  );
});
