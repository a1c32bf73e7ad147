import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { onAbort } from '../../../adapters/dns/on-abort.ts';

it('all that wait on a signal end with it, through one listener; what was taken back does not', () => {
  const controller = new AbortController();
  const ended: string[] = [];
  onAbort(controller.signal, () => ended.push('first'));
  const forget = onAbort(controller.signal, () => ended.push('forgotten'));
  // One that ends takes itself back, as an exchange does.
  const forgetLast = onAbort(controller.signal, () => {
    forgetLast();
    ended.push('last');
  });
  forget();
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
  controller.abort();
  expect(ended).toEqual(['first', 'last']);
});

it('without a signal there is nothing to wait for and nothing to take back', () => {
  const forget = onAbort(undefined, () => expect.unreachable());
  expect(forget).not.toThrow();
});
