// Between one replica and Redis: reads every command on its way, so that a fault can strike exactly there.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { defineInboxScripts } from '../../../adapters/redis/inbox-scripts.ts';
import { defineScripts } from '../../../adapters/redis/scripts.ts';
import { listen } from '../listening.ts';

/** The steps of the work on an event, as Redis sees them. */
export type Step = 'keepDelivery' | 'finishDelivery' | 'claimEvent' | 'saveState' | 'completeEvent';

/** Strikes once, at the next command of that kind: before Redis has it, or when Redis has done it and nobody heard. */
export interface Strike {
  readonly step: Step;
  readonly when: 'before' | 'after';
  /** Everything is passed on all the same. */
  readonly pass?: boolean;
  /** How many such commands pass first. */
  readonly skip?: number;
  readonly strike: () => void;
}

export interface RespProxy {
  readonly url: string;
  /** Where it passes things on to; connections that are open are broken when it changes. */
  target: string;
  /** Milliseconds before each command is passed on. */
  delayMs: number;
  arm(strike: Strike): void;
  /** Nothing strikes any more. */
  disarm(): void;
  stop(): Promise<void>;
}

const scriptsSchema = z.record(z.string(), z.object({ sha: z.string() }));

/** Names by which Redis knows the scripts. */
function stepsBySha(): ReadonlyMap<string, string> {
  const client = new Redis({ lazyConnect: true });
  defineScripts(client);
  defineInboxScripts(client);
  const scripts = scriptsSchema.parse(client.scriptsSet);
  client.disconnect();
  return new Map(Object.entries(scripts).map(([name, { sha }]) => [sha, name]));
}

export async function startRespProxy(target: string): Promise<RespProxy> {
  const steps = stepsBySha();
  const sockets = new Set<Socket>();
  let armed: (Strike & { left: number }) | undefined;
  const state = { target, delayMs: 0 };

  /** A script that Redis does not know yet comes whole. */
  const stepOf = ([verb = '', script = '']: readonly string[]): string | undefined => {
    if (/^evalsha$/i.test(verb)) return steps.get(script);
    return /^eval$/i.test(verb) ? steps.get(createHash('sha1').update(script, 'latin1').digest('hex')) : undefined;
  };

  const strikeAt = (command: readonly string[]): Strike | undefined => {
    if (!armed || stepOf(command) !== armed.step) return undefined;
    armed.left -= 1;
    if (armed.left >= 0) return undefined;
    const struck = armed;
    armed = undefined;
    return struck;
  };

  const server = createServer((client) => {
    const { hostname, port } = new URL(state.target);
    const redis = connect(Number(port), hostname);
    let heldBack: (() => void) | undefined;
    let pending: Buffer = Buffer.alloc(0);
    let queue = Promise.resolve();
    for (const [socket, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    const pass = async (bytes: Buffer, command: readonly string[]): Promise<void> => {
      if (state.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, state.delayMs));
      const struck = strikeAt(command);
      if (struck?.pass) struck.strike();
      if (!struck || struck.pass || struck.when === 'after') redis.write(bytes);
      else {
        struck.strike();
        // On a connection that lived on, each later reply would go to the command before it.
        client.destroy();
        redis.destroy();
      }
      if (struck?.when === 'after' && !struck.pass) heldBack = struck.strike;
    };
    client.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      for (let read = readCommand(pending); read; read = readCommand(pending)) {
        const { command, length } = read;
        const bytes = pending.subarray(0, length);
        pending = pending.subarray(length);
        queue = queue.then(() => pass(bytes, command));
      }
    });
    redis.on('data', (chunk: Buffer) => {
      if (heldBack) heldBack();
      else client.write(chunk);
    });
  });
  const port = await listen(server);
  return {
    url: `redis://127.0.0.1:${port}`,
    get target() {
      return state.target;
    },
    set target(url) {
      state.target = url;
      for (const socket of sockets) socket.destroy();
    },
    get delayMs() {
      return state.delayMs;
    },
    set delayMs(ms) {
      state.delayMs = ms;
    },
    arm: (strike) => {
      armed = { ...strike, left: strike.skip ?? 0 };
    },
    disarm: () => {
      armed = undefined;
    },
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** The first command in the bytes (RESP: an array of bulk strings), and where it ends. Undefined: not all of it is there. */
function readCommand(bytes: Buffer): { readonly command: string[]; readonly length: number } | undefined {
  let at = 0;
  const line = (): string | undefined => {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return undefined;
    const text = bytes.toString('latin1', at, end);
    at = end + 2;
    return text;
  };
  const count = Number(line()?.slice(1) ?? Number.NaN);
  if (Number.isNaN(count)) return undefined;
  const command: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const size = Number(line()?.slice(1) ?? Number.NaN);
    if (Number.isNaN(size) || bytes.length < at + size + 2) return undefined;
    // Only what names a command is looked at.
    if (index < 2) command.push(bytes.toString('latin1', at, at + size));
    at += size + 2;
  }
  return { command, length: at };
}
