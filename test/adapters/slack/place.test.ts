import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../../adapters/slack/place.ts';

test.each([
  { channel: 'C1MAIL', thread: '170.1' },
  { channel: 'D1DIRECT', thread: undefined },
])('a place comes back as it was: $channel', (place) => {
  expect(readAddress(writeAddress('T01', place))).toEqual(place);
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
