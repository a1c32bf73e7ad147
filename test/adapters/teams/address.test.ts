import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../../adapters/teams/address.ts';
import type { Address } from '../../../adapters/teams/port.ts';

const ADDRESS: Address = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversationId: '19:c@thread.tacv2;messageid=17',
  conversationType: 'channel',
  tenantId: 't1',
  botId: '28:app',
};

test('an address comes back as it was', () => {
  expect(readAddress(writeAddress(ADDRESS))).toEqual(ADDRESS);
  const local: Address = { channelId: 'emulator', serviceUrl: 'http://localhost:1', conversationId: 'c', botId: '' };
  expect(readAddress(writeAddress(local))).toEqual(local);
});

test.each([
  '',
  'no json',
  '{}',
  '{"platform":"slack","team":"T1","channel":"C1"}',
  JSON.stringify({ platform: 'teams', at: { ...ADDRESS, serviceUrl: 'file:///etc/passwd' } }),
  JSON.stringify({ platform: 'teams', at: { ...ADDRESS, more: 1 } }),
])('anything else is none: %s', (text) => {
  expect(readAddress(text)).toBeUndefined();
});
