// A program of the system that runs for a while: a name server, a mail server.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const PATIENCE_MS = 10_000;
const PAUSE_MS = 20;

export class RunningProgram {
  readonly #process: ChildProcess;
  readonly #name: string;
  #said = '';

  /** Starts a program in the foreground. */
  constructor(path: string, args: readonly string[]) {
    this.#name = path;
    this.#process = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.#said = (this.#said + chunk.toString()).slice(-4000)));
    }
    this.#process.once('error', (error) => (this.#said += error.message));
  }

  /** Waits until the program does what it was started for. @throws with its own words when it ends or takes too long */
  async ready(test: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await test())) {
      if (!this.#lives || Date.now() > end) throw new Error(`${this.#name} did not get ready.\n${this.#said}`);
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }

  async stop(): Promise<void> {
    if (!this.#lives) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  get #lives(): boolean {
    return this.#process.pid !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
  }
}
