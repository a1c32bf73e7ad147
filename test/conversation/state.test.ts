import { expect, it } from 'vitest';
import { newState, parseState } from '../../src/conversation/state.ts';

it('a state of the version before is taken over, with what it did not know yet at its beginning', () => {
  const old = {
    version: 1,
    language: 'nl',
    run: 7,
    case: null,
    question: 'mta',
    checking: false,
    shown: { reading: true, findings: 2 },
    live: 'm1',
    outbox: { e1: [{ type: 'show', at: 'new', view: { view: 'help' } }] },
  };
  expect(parseState(JSON.parse(JSON.stringify(old)))).toEqual({
    ...newState('nl'),
    ...old,
    version: 2,
    outbox: {},
  });
});

it.each([null, 1, 'text', {}, { version: 99 }])('%j counts as none', (raw) => {
  expect(parseState(raw)).toBeUndefined();
});
