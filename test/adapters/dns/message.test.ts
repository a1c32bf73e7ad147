import packet from 'dns-packet';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeReply, makeQuery, type Query } from '../../../adapters/dns/message.ts';

const QUERY: Query = { ...makeQuery('a.example', 'MX', true), id: 4711 };

/** The bytes of a reply to the query with this many MX records and something of most types behind them. */
function reply(count: number): Buffer {
  const name = 'a.example';
  return packet.encode({
    type: 'response',
    id: QUERY.id,
    questions: [{ name, type: 'MX' }],
    answers: Array.from({ length: count }, (_, preference) => ({
      type: 'MX',
      name,
      data: { preference, exchange: 'b.example' },
    })),
    authorities: [{ type: 'SOA', name, data: { mname: 'ns.example', rname: 'host.example' } }],
    additionals: [
      { type: 'A', name, data: '192.0.2.1' },
      { type: 'AAAA', name, data: '2001:db8::1' },
      { type: 'TXT', name, data: ['text'] },
      { type: 'TLSA', name, data: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.alloc(32) } },
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: 1232,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  });
}

it('reads a reply', () => {
  const read = decodeReply(reply(2), QUERY);
  expect(read?.answers.map((record) => record.data)).toEqual([
    { preference: 0, exchange: 'b.example' },
    { preference: 1, exchange: 'b.example' },
  ]);
  expect(read?.additionals.length).toBe(4);
});

it('passes over a reply that announces more records than anyone needs', () => {
  expect(decodeReply(reply(990), QUERY)?.answers.length).toBe(990);
  expect(decodeReply(reply(1_000), QUERY)).toBeUndefined();
});

it('whatever bytes come, it reads them or it does not: it never throws', () => {
  const honest = reply(3);
  const change = fc.tuple(fc.nat(honest.length - 1), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(honest.length), (changes, length) => {
      const bytes = Buffer.from(honest.subarray(0, length));
      for (const [offset, value] of changes) if (offset < length) bytes[offset] = value;
      decodeReply(bytes, QUERY);
    }),
    { numRuns: 5_000 },
  );
});

it('a reply that is truncated says so, wherever it was cut, and holds nothing', () => {
  const honest = reply(2);
  honest.writeUInt16BE(honest.readUInt16BE(2) | packet.TRUNCATED_RESPONSE, 2);
  const question = 12 + 'a.example'.length + 2 + 4;
  for (let length = question; length <= honest.length; length++) {
    const read = decodeReply(honest.subarray(0, length), QUERY);
    expect(read).toMatchObject({ truncated: true, answers: [], additionals: [] });
  }
});

it('each cut of an honest reply is no reply', () => {
  const honest = reply(2);
  for (let length = 0; length < honest.length; length++) {
    expect(decodeReply(honest.subarray(0, length), QUERY)).toBeUndefined();
  }
});
