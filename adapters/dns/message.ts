// DNS messages: a query to bytes, bytes to the reply that belongs to it.
import { randomInt } from 'node:crypto';
import packet from 'dns-packet';
import type { RecordData, RecordType } from '../../src/dns/answer.ts';
import { canonicalAddress } from '../../src/dns/names.ts';

/** The largest UDP answer that crosses common networks in one piece (DNS Flag Day 2020, RFC 9715). */
const UDP_PAYLOAD = 1232;
/** RFC 2181 section 8: a TTL with the top bit set is read as zero. */
const MAX_TTL = 0x7fff_ffff;
/** More than any answer has that we ask for; each may cost a long chase of compression pointers. */
const MAX_RECORDS = 1_000;
/** The server could not read the query (RFC 1035 section 4.1.1). */
export const FORMERR = 1;

export interface Query {
  readonly id: number;
  readonly name: string;
  readonly type: RecordType;
  /** Asks a resolver to find the answer (RD); off when a zone's own server is asked. */
  readonly recursionDesired: boolean;
  /** Off for a server that does not understand EDNS(0), RFC 6891 section 7. */
  readonly edns: boolean;
  /** Asks a resolver for what it has, also where DNSSEC does not hold (CD bit, RFC 4035 section 3.2.2). */
  readonly checkingDisabled?: boolean;
}

/** One resource record. Owner and data as `RecordData` has them. */
export interface ResourceRecord<T extends RecordType = RecordType> {
  readonly name: string;
  readonly type: T;
  readonly ttl: number;
  readonly data: RecordData[T];
}

export interface Reply {
  /** With the upper bits that EDNS carries (RFC 6891 section 6.1.3). */
  readonly rcode: number;
  readonly authoritative: boolean;
  readonly truncated: boolean;
  readonly recursionAvailable: boolean;
  readonly authenticated: boolean;
  readonly edns: boolean;
  readonly answers: readonly ResourceRecord[];
  readonly authorities: readonly ResourceRecord[];
  readonly additionals: readonly ResourceRecord[];
}

/** A query for a name as `normalizeName` gives it, with a random id (RFC 5452 section 9.2). */
export function makeQuery(name: string, type: RecordType, recursionDesired: boolean): Query {
  return { id: randomInt(0x1_0000), name, type, recursionDesired, edns: true };
}

export function encodeQuery(query: Query): Buffer {
  // RFC 6840 section 5.7: the AD bit in a query asks for the AD bit in the answer, without the size of DNSSEC records.
  const flags =
    packet.AUTHENTIC_DATA |
    (query.recursionDesired ? packet.RECURSION_DESIRED : 0) |
    (query.checkingDisabled ? packet.CHECKING_DISABLED : 0);
  return packet.encode({
    type: 'query',
    id: query.id,
    flags,
    questions: [{ name: query.name, type: query.type }],
    additionals: query.edns ? [EDNS] : [],
  });
}

const EDNS: packet.OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: UDP_PAYLOAD,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

/**
 * Reads a reply to a query. Undefined for anything else: broken bytes, another id, another question, a query. Such a
 * packet is no answer, forged or not (RFC 5452 section 9.1): the caller goes on waiting.
 */
export function decodeReply(bytes: Buffer, query: Query): Reply | undefined {
  const message = decoded(bytes);
  if (!message?.flag_qr || message.id !== query.id) return undefined;
  const { questions = [], answers = [], authorities = [], additionals = [] } = message;
  if (!isAnswered(questions, query, message)) return undefined;
  const opt = additionals.find((record) => record.type === 'OPT');
  return {
    rcode: ((message.flags ?? 0) & 0xf) | ((opt?.extendedRcode ?? 0) << 4),
    authoritative: message.flag_aa,
    truncated: message.flag_tc,
    recursionAvailable: message.flag_ra,
    authenticated: message.flag_ad,
    edns: opt !== undefined,
    answers: readRecords(answers),
    authorities: readRecords(authorities),
    additionals: readRecords(additionals),
  };
}

/** dns-packet throws on broken bytes, reads past the end, and follows compression pointers only backwards, so it ends. */
function decoded(bytes: Buffer): packet.DecodedPacket | undefined {
  try {
    if (recordCount(bytes) > MAX_RECORDS) return undefined;
    const message = packet.decode(isTruncated(bytes) ? withoutRecords(bytes) : bytes);
    return packet.decode.bytes <= bytes.length ? message : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 2181 section 9: of a truncated reply nothing but that is used; some servers cut it in the midst of a record. */
function isTruncated(bytes: Buffer): boolean {
  return (bytes.readUInt16BE(2) & packet.TRUNCATED_RESPONSE) !== 0;
}

function withoutRecords(bytes: Buffer): Buffer {
  return Buffer.from(bytes).fill(0, 6, 12);
}

/** The records that a header announces (RFC 1035 section 4.1.1). */
function recordCount(bytes: Buffer): number {
  return bytes.readUInt16BE(6) + bytes.readUInt16BE(8) + bytes.readUInt16BE(10);
}

/** A reply repeats the question. Only an error may come without: it can be all that a server could read (RFC 1035 4.1.1). */
function isAnswered(questions: readonly packet.Question[], query: Query, message: packet.DecodedPacket): boolean {
  const [question] = questions;
  if (!question) return ((message.flags ?? 0) & 0xf) === FORMERR && message.answers?.length === 0;
  const isSame = question.name.toLowerCase() === query.name && question.type === query.type && question.class === 'IN';
  return isSame && questions.length === 1;
}

/** The records of the types we know. */
function readRecords(answers: readonly packet.Answer[]): ResourceRecord[] {
  return answers.flatMap((answer) => {
    if (answer.type === 'OPT' || answer.class !== 'IN') return [];
    const read = readData(answer);
    const ttl = answer.ttl ?? 0;
    return read ? [{ name: readName(answer.name), ttl: ttl > MAX_TTL ? 0 : ttl, ...read }] : [];
  });
}

type TypedData = { [T in RecordType]: { readonly type: T; readonly data: RecordData[T] } }[RecordType];

function readData(answer: Exclude<packet.Answer, packet.OptAnswer>): TypedData | undefined {
  switch (answer.type) {
    case 'A':
    case 'AAAA':
      return { type: answer.type, data: canonicalAddress(answer.data) ?? answer.data };
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return { type: answer.type, data: readName(answer.data) };
    case 'MX': {
      const { preference = 0, exchange } = answer.data;
      return { type: 'MX', data: { preference, exchange: readName(exchange) } };
    }
    case 'TXT':
      return { type: 'TXT', data: readText(answer.data) };
    case 'SOA': {
      const { mname, rname, serial = 0, refresh = 0, retry = 0, expire = 0, minimum = 0 } = answer.data;
      return {
        type: 'SOA',
        data: { mname: readName(mname), rname: readName(rname), serial, refresh, retry, expire, minimum },
      };
    }
    case 'TLSA': {
      const { usage, selector, matchingType, certificate } = answer.data;
      return { type: 'TLSA', data: { usage, selector, matchingType, certificate: certificate.toString('hex') } };
    }
    case 'DS': {
      const { keyTag, algorithm, digestType, digest } = answer.data;
      return { type: 'DS', data: { keyTag, algorithm, digestType, digest: digest.toString('hex') } };
    }
    default:
      return undefined;
  }
}

/** RFC 7208 section 3.3: the character strings are joined as bytes, so that a character may lie across two of them. */
function readText(data: packet.TxtData): string {
  const parts = Array.isArray(data) ? data : [data];
  return Buffer.concat(parts.map((part) => Buffer.from(part))).toString('utf8');
}

/**
 * A name from the wire as text: lower case, no final dot, the root as a dot. What is neither a visible ASCII
 * character nor a space, which `normalizeName` allows, becomes \DDD (RFC 1035 section 5.1): a zone cannot smuggle line
 * breaks or control characters in.
 */
function readName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\x20-\x7e]/gu, (character) =>
      Array.from(Buffer.from(character), (byte) => `\\${String(byte).padStart(3, '0')}`).join(''),
    );
}
