// What an attacker or a broken server sends in the place of an answer.
import { randomBytes } from 'node:crypto';
import packet from 'dns-packet';

/** The address that every forged answer claims: a test that sees it has been fooled. */
export const FORGED_ADDRESS = '198.51.100.66';

export type Forgery =
  | 'wrong-id'
  | 'wrong-question'
  | 'wrong-type'
  /** Right in everything, but sent from another port of the server. */
  | 'wrong-port'
  /** Right in everything, but sent from another address. */
  | 'wrong-address'
  /** The answer without the QR bit. */
  | 'not-a-response'
  | 'no-question'
  | 'garbage'
  /** A name whose compression pointer leads to itself. */
  | 'loop'
  /** Claims 65,535 records in each section. */
  | 'false-counts'
  /** The honest answer, cut off in the middle of a record. */
  | 'cut'
  | 'empty';

/** The bytes of a forged answer to a query. `honest` is the true answer, if there is one. */
export function forge(kind: Forgery, query: Buffer, honest: Buffer | null): Buffer {
  const asked = packet.decode(query);
  const id = asked.id ?? 0;
  switch (kind) {
    case 'wrong-id':
      return forged(asked, { id: (id + 1) & 0xffff });
    case 'wrong-question':
      return forged(asked, {
        questions: asked.questions?.map((question) => ({ ...question, name: `x${question.name}` })),
      });
    case 'wrong-type':
      return forged(asked, {
        questions: asked.questions?.map((question) => ({ ...question, type: 'HINFO' as const })),
      });
    case 'wrong-port':
    case 'wrong-address':
      return forged(asked, {});
    case 'not-a-response':
      return forged(asked, { type: 'query' });
    case 'no-question':
      return forged(asked, { questions: [] });
    case 'garbage':
      return Buffer.concat([query.subarray(0, 2), randomBytes(60)]);
    case 'loop':
      return selfPointing(query);
    case 'false-counts': {
      const bytes = Buffer.from(forged(asked, {}));
      for (const offset of [6, 8, 10]) bytes.writeUInt16BE(0xffff, offset);
      return bytes;
    }
    case 'cut':
      return (honest ?? query).subarray(0, (honest ?? query).length - 3);
    case 'empty':
      return Buffer.alloc(0);
  }
}

function forged(asked: packet.Packet, change: Partial<packet.Packet>): Buffer {
  const name = asked.questions?.[0]?.name ?? '.';
  const answers = [{ type: 'A' as const, name, ttl: 86_400, data: FORGED_ADDRESS }];
  return packet.encode({
    type: 'response',
    id: asked.id,
    flags: 0x0180,
    questions: asked.questions,
    answers,
    ...change,
  });
}

function selfPointing(query: Buffer): Buffer {
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 6);
  header.writeUInt16BE(0, 10);
  const end = query.indexOf(0, 12) + 5; // the question: its name, type and class
  const pointer = Buffer.from([0xc0, end, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 198, 51, 100, 66]);
  return Buffer.concat([header, query.subarray(12, end), pointer]);
}
