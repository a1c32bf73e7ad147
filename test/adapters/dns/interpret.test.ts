import { expect, it } from 'vitest';
import { interpret, startOf } from '../../../adapters/dns/interpret.ts';
import type { Reply } from '../../../adapters/dns/message.ts';

const SOA = { mname: 'ns.test', rname: 'h.test', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 60 };

/** A negative reply with the SOA of a zone. */
function negative(zone: string): Reply {
  const authorities = [{ name: zone, type: 'SOA' as const, ttl: 90, data: SOA }];
  const flags = { authoritative: true, truncated: false, recursionAvailable: true, authenticated: false, edns: true };
  return { rcode: 3, ...flags, answers: [], authorities, additionals: [] };
}

it.each([
  ['example', 60, { zone: 'example', primary: 'ns.test' }],
  ['a.example', 60, { zone: 'a.example', primary: 'ns.test' }],
  ['.', 60, { zone: '.', primary: 'ns.test' }],
  ['b.example', 0, undefined],
  ['x.a.example', 0, undefined],
])('the SOA of the zone %s, where a.example is absent', (zone, ttl, authority) => {
  const answer = interpret(negative(zone), { name: 'a.example', type: 'A' }, startOf('a.example'));
  expect(answer).toEqual({
    name: 'a.example',
    type: 'A',
    status: 'nxdomain',
    ttl,
    aliases: [],
    authenticated: false,
    ...(authority && { authority }),
  });
});
