import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../../adapters/slack/place.ts';

test.each([
  [
    { team: 'T01', installation: 'T01' },
    { channel: 'C1MAIL', thread: '170.1' },
  ],
  [
    { team: 'T01', installation: 'E01' },
    { channel: 'D1DIRECT', thread: undefined },
  ],
])('a place comes back as it was: %j', (tenant, place) => {
  expect(readAddress(writeAddress(tenant, place))).toEqual({ tenant, place });
});

test('an address of the time before organisations is read', () => {
  const read = readAddress('{"platform":"slack","team":"T1","channel":"C1"}');
  expect(read).toEqual({ tenant: { team: 'T1', installation: 'T1' }, place: { channel: 'C1', thread: undefined } });
});

test.each([
  '',
  'no json',
  '{}',
  '{"platform":"teams","team":"T1","channel":"C1"}',
  '{"platform":"slack","team":"T1","channel":"../C1"}',
  '{"platform":"slack","team":"T1","channel":"C1","thread":"170.1","more":1}',
])('anything else is none: %s', (text) => {
  expect(readAddress(text)).toBeUndefined();
});
