// Slack's side of Socket Mode, https://docs.slack.dev/apis/events-api/using-socket-mode: what the emulator sends by itself only
// in part. A WebSocket server (RFC 6455) that hands payloads to the bot in envelopes and hears its acknowledgements.
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import { close, listen } from './listening.ts';

/** The kinds of envelopes, https://docs.slack.dev/apis/events-api/using-socket-mode#events. */
export type EnvelopeType = 'events_api' | 'interactive' | 'slash_commands';

export interface SlackSocket {
  /** What `apps.connections.open` answers. */
  readonly opened: { readonly ok: true; readonly url: string };
  /** Hands a payload to the bot. Resolves to the payload of its acknowledgement, which is empty when that says no more. */
  deliver(type: EnvelopeType, payload: object): Promise<unknown>;
  /** Says that this connection is about to end, as Slack does every few hours. Resolves when the bot has come back. */
  refresh(): Promise<void>;
  /** Whether the bot is connected. */
  readonly isOpen: () => boolean;
  /** How often the bot has connected. */
  readonly connections: () => number;
  stop(): Promise<void>;
}

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });
/** The client waits 5 s before it comes back. */
const PATIENCE_MS = 15_000;

export async function startSlackSocket(): Promise<SlackSocket> {
  const waiting = new Map<string, (payload: unknown) => void>();
  const sockets = new Set<Duplex>();
  let current: Duplex | undefined;
  let connections = 0;
  let arrived = (): void => undefined;
  const server = createServer();
  server.on('upgrade', (request, socket: Duplex) => {
    socket.write(handshake(request.headers['sec-websocket-key'] ?? ''));
    socket.on('error', () => undefined); // the bot has gone
    socket.on('close', () => sockets.delete(socket));
    sockets.add(socket);
    hear(socket, (text) => {
      const { envelope_id: id, payload } = acknowledgement.parse(JSON.parse(text));
      waiting.get(id)?.(payload);
      waiting.delete(id);
    });
    current = socket;
    connections += 1;
    say(socket, { type: 'hello', num_connections: 1, connection_info: { app_id: 'A01TEST' } });
    arrived();
  });
  const port = await listen(server);
  const connection = async (): Promise<Duplex> => {
    if (!current) await within<unknown>('the bot did not connect', (resolve) => (arrived = () => resolve(undefined)));
    if (!current) throw new Error('the bot did not connect');
    return current;
  };
  return {
    opened: { ok: true, url: `ws://127.0.0.1:${port}/` },
    isOpen: () => sockets.size > 0,
    connections: () => connections,
    deliver: async (type, payload) => {
      const socket = await connection();
      const id = randomUUID();
      return within(`${type} was not acknowledged`, (resolve) => {
        waiting.set(id, resolve);
        const more = { accepts_response_payload: type !== 'events_api', retry_attempt: 0, retry_reason: '' };
        say(socket, { envelope_id: id, type, payload, ...more });
      });
    },
    refresh: async () => {
      const old = await connection();
      current = undefined;
      say(old, { type: 'disconnect', reason: 'refresh_requested' });
      await connection();
      old.destroy();
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await close(server);
    },
  };
}

function within<T>(failure: string, begin: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(failure)), PATIENCE_MS);
    begin((value) => {
      clearTimeout(patience);
      resolve(value);
    });
  });
}

/** RFC 6455 section 4.2.2. */
function handshake(key: string): string {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  return [...lines, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n');
}

const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

function say(socket: Duplex, message: object): void {
  socket.write(frame(TEXT, Buffer.from(JSON.stringify(message))));
}

/** RFC 6455 section 5.2; a server's frames are not masked. */
function frame(opcode: number, body: Buffer): Buffer {
  const head = Buffer.alloc(body.length < 126 ? 2 : 4);
  head[0] = 0x80 | opcode;
  head[1] = Math.min(body.length, 126);
  if (body.length > 0xffff) throw new Error('longer than this server says');
  if (body.length >= 126) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

/** Hears the texts of a client; answers its pings. */
function hear(socket: Duplex, onText: (text: string) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (let found = readFrame(rest); found; found = readFrame(rest)) {
      rest = rest.subarray(found.size);
      if (found.opcode === TEXT) onText(found.body.toString());
      if (found.opcode === PING) socket.write(frame(PONG, found.body));
      if (found.opcode === CLOSE) socket.end(frame(CLOSE, found.body));
    }
  });
}

/** The first frame, unmasked (RFC 6455 section 5.3); undefined until all of it is there. */
function readFrame(data: Buffer): { opcode: number; body: Buffer; size: number } | undefined {
  if (data.length < 6) return undefined;
  const short = data.readUInt8(1) & 0x7f;
  if (short === 127) throw new Error('longer than this server hears');
  const start = short === 126 ? 8 : 6;
  if (data.length < start) return undefined;
  const length = short === 126 ? data.readUInt16BE(2) : short;
  const size = start + length;
  if (data.length < size) return undefined;
  const mask = data.subarray(start - 4, start);
  const body = data.subarray(start, size).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return { opcode: data.readUInt8(0) & 0x0f, body: Buffer.from(body), size };
}
