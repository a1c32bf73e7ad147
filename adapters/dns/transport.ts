// One query to one server: over UDP, over TCP when the answer does not fit, without EDNS when the server knows none.
import dgram from 'node:dgram';
import net from 'node:net';
import type { Account } from './budget.ts';
import { decodeReply, encodeQuery, FORMERR, type Query, type Reply } from './message.ts';
import { onAbort } from './on-abort.ts';

export interface ServerAddress {
  /** An IP address. */
  readonly host: string;
  readonly port: number;
}

/** `timeout`: nothing usable arrived; also when the server could not be reached. */
export type Outcome = Reply | 'timeout' | 'cancelled';

/** Sockets open at the same time; further queries wait for their turn. */
const MAX_OPEN = 256;
/** The server does not know this kind of query (RFC 1035 section 4.1.1). */
const NOTIMP = 4;

type Send = (server: ServerAddress, query: Query, settle: (outcome: Outcome) => void) => { close(): void };

export class Transport {
  readonly #waiting: (() => void)[] = [];
  readonly #timeoutMs: number;
  #open = 0;

  /** @param timeoutMs how long one message may take */
  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** Asks one server once. Never rejects. */
  async ask(server: ServerAddress, query: Query, account: Account): Promise<Outcome> {
    const outcome = await this.#once(overUdp, server, query, account);
    if (typeof outcome === 'string') return outcome;
    // RFC 6891 section 7: an error without an OPT record comes from a server that does not know EDNS.
    if (query.edns && !outcome.edns && (outcome.rcode === FORMERR || outcome.rcode === NOTIMP)) {
      return this.ask(server, { ...query, edns: false }, account);
    }
    // RFC 7766 section 5: a truncated answer is asked for again over TCP, never used in part.
    if (!outcome.truncated) return outcome;
    const whole = await this.#once(overTcp, server, query, account);
    return typeof whole === 'object' && whole.truncated ? 'timeout' : whole;
  }

  async #once(send: Send, server: ServerAddress, query: Query, account: Account): Promise<Outcome> {
    await this.#turn();
    try {
      if (account.signal?.aborted || !account.budget.take()) return 'cancelled';
      return await within(this.#timeoutMs, account.signal, (settle) => send(server, query, settle));
    } finally {
      this.#leave();
    }
  }

  async #turn(): Promise<void> {
    if (this.#open < MAX_OPEN) this.#open++;
    else await new Promise<void>((go) => this.#waiting.push(go));
  }

  /** The place goes to who waits longest: nobody who comes later may take it in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#open--;
  }
}

/** The first outcome of an exchange, `timeout` after a time or `cancelled` on the signal; its socket is closed then. */
function within(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  start: (settle: (outcome: Outcome) => void) => { close(): void },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      forget();
      exchange.close();
      resolve(outcome);
    };
    const timer = setTimeout(() => settle('timeout'), timeoutMs);
    const forget = onAbort(signal, () => settle('cancelled'));
    const exchange = start(settle);
  });
}

/**
 * A fresh socket for each query gives it a random source port (RFC 5452 section 9.2). It is connected: the kernel drops
 * what comes from another address or port, and tells at once when nothing listens there.
 */
function overUdp(server: ServerAddress, query: Query, settle: (outcome: Outcome) => void): { close(): void } {
  // Not isIPv6(): its first call takes 25 ms.
  const socket = dgram.createSocket(net.isIPv4(server.host) ? 'udp4' : 'udp6');
  let open = true;
  socket.on('error', () => open && settle('timeout'));
  socket.on('message', (bytes) => {
    const reply = decodeReply(bytes, query);
    if (open && reply) settle(reply);
  });
  socket.once('connect', () => open && socket.send(encodeQuery(query)));
  socket.connect(server.port, server.host);
  return {
    close() {
      if (open) socket.close();
      open = false;
    },
  };
}

/** RFC 7766: one query on one connection, each message after its length in two octets (RFC 1035 section 4.2.2). */
function overTcp(server: ServerAddress, query: Query, settle: (outcome: Outcome) => void): { close(): void } {
  const socket = net.connect({ host: server.host, port: server.port });
  let received = Buffer.alloc(0);
  let open = true;
  const end = (outcome: Outcome): void => {
    if (open) settle(outcome);
  };
  socket.on('error', () => end('timeout'));
  socket.on('close', () => end('timeout'));
  socket.once('connect', () => socket.write(framed(encodeQuery(query))));
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
    // A connection is the server's own: a message that is no reply to the only query on it is a failure.
    end(decodeReply(received.subarray(2, 2 + received.readUInt16BE(0)), query) ?? 'timeout');
  });
  return {
    close() {
      open = false;
      socket.destroy();
    },
  };
}

function framed(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}
