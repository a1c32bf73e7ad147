// A small name server over real UDP and TCP for tests: serves a zone literal and notes what it was asked.
import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import packet from 'dns-packet';
import { forge, type Forgery } from './dns-forgery.ts';
import { answerFrom, type Said, type Zone, type ZoneView } from './dns-records.ts';

export type { Zone, ZoneEntry } from './dns-records.ts';

export interface ZoneServerOptions extends Partial<Omit<ZoneView, 'zone'>> {
  /** Default 127.0.0.1; any 127.x address may stand for one more server. */
  readonly address?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Says that it validated (AD bit) to who asks for it. */
  readonly authenticated?: boolean;
  /** Waits before each answer. */
  readonly delayMs?: number;
  /** Loses every n-th UDP query. */
  readonly loseEvery?: number;
  /** What it does with a query that has EDNS: answers it (default), answers an error, or stays silent. */
  readonly edns?: 'answer' | 'FORMERR' | 'NOTIMP' | 'silent';
  /** False: nothing listens on TCP. */
  readonly tcp?: boolean;
  /** Sent before the honest answer. */
  readonly forge?: readonly Forgery[];
  /** False: answers without authority (no AA bit), as a server does that is named for a zone and does not hold it. */
  readonly authoritative?: boolean;
  /** False: no honest answer follows the forged ones. */
  readonly honest?: boolean;
}

export interface SeenQuery {
  readonly name: string;
  readonly type: string;
  readonly transport: 'udp' | 'tcp';
  readonly id: number;
  /** The port it came from. */
  readonly port: number;
  readonly recursionDesired: boolean;
  readonly authenticData: boolean;
  /** Asks for the answer also where DNSSEC does not hold. */
  readonly checkingDisabled: boolean;
  /** The UDP size in its EDNS record, null without one. */
  readonly edns: number | null;
}

const BIND_ATTEMPTS = 20;
/** Another loopback address, for answers that come from somewhere else. */
const STRANGER = '127.0.0.99';

/** Starts a server for a zone. Close it when the test ends, or declare it with `await using`. */
export async function serveZone(zone: Zone, options: ZoneServerOptions = {}): Promise<ZoneServer> {
  const server = new ZoneServer(zone, options);
  await server.start();
  return server;
}

export class ZoneServer implements AsyncDisposable {
  /** May be changed while the server runs. */
  readonly zone: Zone;
  /** What it was asked so far, in order; lost queries too. Names in lower case. */
  readonly queries: SeenQuery[] = [];
  readonly host: string;
  port = 0;
  readonly #options: ZoneServerOptions;
  #udp = dgram.createSocket('udp4');
  readonly #tcp = net.createServer();
  readonly #elsewhere = { 'wrong-port': dgram.createSocket('udp4'), 'wrong-address': dgram.createSocket('udp4') };
  readonly #connections = new Set<net.Socket>();
  #datagrams = 0;
  #closed = false;

  constructor(zone: Zone, options: ZoneServerOptions) {
    this.zone = zone;
    this.#options = options;
    this.host = options.address ?? '127.0.0.1';
  }

  /** How often a name was asked, of one type or any. */
  count(name: string, type?: string): number {
    return this.queries.filter((query) => query.name === name && (type ?? query.type) === query.type).length;
  }

  async start(): Promise<void> {
    await this.#bind();
    this.#udp.on('message', (query, from) => this.#onDatagram(query, from));
    this.#tcp.on('connection', (socket) => this.#onConnection(socket));
    await bound(this.#elsewhere['wrong-port'], 0, this.host);
    await bound(this.#elsewhere['wrong-address'], 0, STRANGER);
  }

  /** UDP and TCP on one port: a free UDP port may be taken on TCP, then another is tried. */
  async #bind(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await bound(this.#udp, this.#options.port ?? 0, this.host);
      this.port = this.#udp.address().port;
      if (this.#options.tcp === false) return;
      try {
        this.#tcp.listen(this.port, this.host);
        await once(this.#tcp, 'listening');
        return;
      } catch (error) {
        if (attempt === BIND_ATTEMPTS || this.#options.port !== undefined) throw error;
        this.#udp.close();
        this.#udp = dgram.createSocket('udp4');
      }
    }
  }

  #onDatagram(bytes: Buffer, from: dgram.RemoteInfo): void {
    this.#datagrams++;
    const honest = this.#respond(bytes, 'udp', from.port);
    const { loseEvery, forge: forgeries = [], delayMs = 0 } = this.#options;
    if (loseEvery !== undefined && this.#datagrams % loseEvery === 0) return;
    for (const kind of forgeries) {
      const socket = kind === 'wrong-port' || kind === 'wrong-address' ? this.#elsewhere[kind] : this.#udp;
      socket.send(forge(kind, bytes, honest), from.port, from.address);
    }
    if (!honest || this.#options.honest === false) return;
    const send = (): void => {
      if (!this.#closed) this.#udp.send(honest, from.port, from.address);
    };
    if (delayMs > 0) setTimeout(send, delayMs);
    else send();
  }

  #onConnection(socket: net.Socket): void {
    this.#connections.add(socket);
    let pending = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      // RFC 1035 section 4.2.2: each message after its length in two octets.
      while (pending.length > 1 && pending.length >= 2 + pending.readUInt16BE(0)) {
        const end = 2 + pending.readUInt16BE(0);
        const answer = this.#respond(pending.subarray(2, end), 'tcp', socket.remotePort ?? 0);
        pending = pending.subarray(end);
        if (answer) socket.write(Buffer.concat([lengthOf(answer), answer]));
      }
    });
  }

  #respond(bytes: Buffer, transport: 'udp' | 'tcp', port: number): Buffer | null {
    const query = packet.decode(bytes);
    const question = query.questions?.[0];
    if (!question) return null;
    const opt = query.additionals?.find((record) => record.type === 'OPT');
    const edns = opt ? opt.udpPayloadSize : null;
    this.queries.push({
      name: question.name.toLowerCase(),
      type: question.type,
      transport,
      id: query.id ?? 0,
      port,
      recursionDesired: query.flag_rd,
      authenticData: query.flag_ad,
      checkingDisabled: query.flag_cd,
      edns,
    });
    const said = this.#say(question, edns !== null);
    return said && this.#encode(query, said, transport === 'udp' ? (edns ?? 512) : 0xffff, transport);
  }

  #say(question: packet.Question, hasEdns: boolean): Said | null {
    const { edns = 'answer' } = this.#options;
    const refusal = { authoritative: false, truncate: false, answers: [], authorities: [], additionals: [] };
    if (hasEdns && edns === 'silent') return null;
    if (hasEdns && edns === 'FORMERR') return { ...refusal, rcode: 1 };
    if (hasEdns && edns === 'NOTIMP') return { ...refusal, rcode: 4 };
    const { origins = null, ttl = 300, negativeTtl = 300, soa = true, followAliases = true } = this.#options;
    return answerFrom({ zone: this.zone, origins, ttl, negativeTtl, soa, followAliases }, question.name, question.type);
  }

  #encode(query: packet.DecodedPacket, said: Said, room: number, transport: 'udp' | 'tcp'): Buffer {
    const flags =
      said.rcode |
      (said.authoritative && this.#options.authoritative !== false ? packet.AUTHORITATIVE_ANSWER : 0) |
      (query.flag_rd ? packet.RECURSION_DESIRED : 0) |
      (this.#options.origins ? 0 : packet.RECURSION_AVAILABLE) |
      (this.#options.authenticated && query.flag_ad ? packet.AUTHENTIC_DATA : 0);
    const whole: packet.Packet = { type: 'response', id: query.id, flags, questions: query.questions };
    const { answers, authorities, additionals } = said;
    const bytes = packet.encode({ ...whole, answers, authorities, additionals });
    if (bytes.length <= room && !(said.truncate && transport === 'udp')) return bytes;
    return packet.encode({ ...whole, flags: flags | packet.TRUNCATED_RESPONSE });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const socket of this.#connections) socket.destroy();
    const sockets = [this.#udp, ...Object.values(this.#elsewhere)];
    await Promise.all(sockets.map((socket) => new Promise<void>((done) => socket.close(done))));
    if (this.#tcp.listening) await new Promise<void>((done) => this.#tcp.close(() => done()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

async function bound(socket: dgram.Socket, port: number, host: string): Promise<void> {
  socket.bind(port, host);
  await once(socket, 'listening');
}

function lengthOf(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return length;
}
