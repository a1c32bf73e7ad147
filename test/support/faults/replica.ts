// The bot as a process of its own, as it is served: it can be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export interface Replica {
  readonly url: string;
  readonly pid: number;
  /** Lines of its log at the level of errors. */
  readonly errors: readonly string[];
  readonly alive: boolean;
  /** SIGKILL, at once. */
  kill(): void;
  /** SIGTERM, as a deployment does; resolves when it has ended. */
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../../adapters/start.js', import.meta.url));
const lineSchema = z.object({ level: z.string(), msg: z.string(), url: z.string().optional() });

const living = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** Starts one on a free port; resolves when it listens. */
export async function startReplica(settings: Readonly<Record<string, string>>): Promise<Replica> {
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', HOST: '127.0.0.1', ...settings };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  living.add(child);
  child.once('exit', () => living.delete(child));
  const errors: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}: ${errors.join('\n')}`)));
    createInterface(child.stderr).on('line', (text) => errors.push(text));
    createInterface(child.stdout).on('line', (text) => {
      const line = lineSchema.safeParse(parsed(text)).data;
      if (line?.msg === 'listening' && line.url !== undefined) resolve(line.url);
      else if (line && /error|fatal/.test(line.level)) errors.push(text);
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    errors,
    get alive() {
      return lives(child);
    },
    kill: () => void child.kill('SIGKILL'),
    stop: async () => {
      if (!lives(child)) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function lives(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null && !child.killed;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
