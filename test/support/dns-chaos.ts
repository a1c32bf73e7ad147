// A bad day between us and a name server: real packets that are lost, cut short, forged or broken on their way.
import { createHash } from 'node:crypto';
import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import packet from 'dns-packet';
import { forge, type Forgery } from './dns-forgery.ts';
import type { ZoneServer } from './dns-zone.ts';

/** What may become of a query over UDP, and how often out of a hundred; the rest is answered as it should be. */
const FATES = {
  lost: 10,
  /** The TC bit and no records: the answer has to be fetched over TCP. */
  truncated: 10,
  /** Forged answers come before the honest one. */
  forged: 10,
  /** A compression pointer that leads to itself, and then the honest answer. */
  loop: 5,
  /** The broken packet, and nothing after it. */
  only_loop: 5,
} as const;
type Fate = keyof typeof FATES;
const ORDER = ['lost', 'truncated', 'forged', 'loop', 'only_loop'] as const satisfies readonly Fate[];
const FORGERIES: readonly Forgery[] = ['wrong-id', 'wrong-question', 'not-a-response', 'cut', 'garbage'];
/** TCP connections that end without an answer, out of a hundred. */
const BROKEN_TCP = 10;

export class DnsChaos implements AsyncDisposable {
  readonly host = '127.0.0.1';
  port = 0;
  /** How often each thing happened. */
  readonly happened = new Map<Fate | 'tcp' | 'broken_tcp', number>();
  readonly #behind: ZoneServer;
  readonly #seed: string;
  readonly #udp = dgram.createSocket('udp4');
  readonly #tcp = net.createServer((socket) => this.#onConnection(socket));
  readonly #asked = new Map<string, number>();
  readonly #open = new Set<net.Socket | dgram.Socket>();

  /** @param seed another one, another day: what happens depends on it, the question and how often that was asked */
  constructor(behind: ZoneServer, seed: string) {
    this.#behind = behind;
    this.#seed = seed;
  }

  async start(): Promise<this> {
    this.#tcp.listen(0, this.host);
    await once(this.#tcp, 'listening');
    const address = this.#tcp.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
    this.#udp.bind(this.port, this.host);
    await once(this.#udp, 'listening');
    this.#udp.on('message', (query, from) => this.#onDatagram(query, from));
    return this;
  }

  #onDatagram(query: Buffer, from: dgram.RemoteInfo): void {
    const say = (bytes: Buffer): void => {
      if (this.#open.has(this.#udp)) this.#udp.send(bytes, from.port, from.address);
    };
    this.#open.add(this.#udp);
    const fate = this.#fate(query);
    if (fate !== undefined) this.#count(fate);
    switch (fate) {
      case 'lost':
        return;
      case 'truncated':
        say(truncatedAnswer(query));
        return;
      case 'only_loop':
        say(forge('loop', query, null));
        return;
      case 'loop':
      case 'forged':
        for (const kind of fate === 'loop' ? (['loop'] as const) : FORGERIES) say(forge(kind, query, null));
        this.#relay(query, say);
        return;
      case undefined:
        this.#relay(query, say);
    }
  }

  /** Asks the server behind, over a socket of its own. */
  #relay(query: Buffer, say: (bytes: Buffer) => void): void {
    const socket = dgram.createSocket('udp4');
    this.#open.add(socket);
    const end = (): void => {
      if (this.#open.delete(socket)) socket.close();
    };
    socket.once('message', (answer) => {
      say(answer);
      end();
    });
    socket.once('error', end);
    socket.send(query, this.#behind.port, this.#behind.host);
  }

  #onConnection(socket: net.Socket): void {
    this.#open.add(socket);
    const number = this.#count('tcp');
    const close = (): void => {
      socket.destroy();
      this.#open.delete(socket);
    };
    socket.on('error', close);
    if (percentOf(`${this.#seed} tcp ${number}`) < BROKEN_TCP) {
      this.#count('broken_tcp');
      close();
      return;
    }
    const behind = net.connect(this.#behind.port, this.#behind.host);
    behind.on('error', close);
    socket.on('close', () => behind.destroy());
    behind.on('close', close);
    socket.pipe(behind).pipe(socket);
  }

  #fate(query: Buffer): Fate | undefined {
    const question = packet.decode(query).questions?.[0];
    const key = `${this.#seed} ${question?.name.toLowerCase() ?? ''} ${question?.type ?? ''}`;
    const times = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, times);
    let left = percentOf(`${key} ${times}`);
    return ORDER.find((fate) => (left -= FATES[fate]) < 0);
  }

  #count(what: Fate | 'tcp' | 'broken_tcp'): number {
    const count = (this.happened.get(what) ?? 0) + 1;
    this.happened.set(what, count);
    return count;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#open.delete(this.#udp);
    this.#udp.close();
    for (const socket of this.#open) {
      if (socket instanceof net.Socket) socket.destroy();
      else socket.close();
    }
    this.#open.clear();
    await new Promise((done) => this.#tcp.close(done));
  }
}

function truncatedAnswer(query: Buffer): Buffer {
  const { id, questions } = packet.decode(query);
  const flags = packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | packet.TRUNCATED_RESPONSE;
  return packet.encode({ type: 'response', id, flags, questions });
}

function percentOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % 100;
}
