// How many DNS round trips a whole diagnosis takes: `npm run bench:dns [RUNS]`, medians of five unless told. A server in a process
// of its own answers every question after a fixed delay; rounds are the time from its first question to its last answer, in
// delays. The longest chain of questions is three: SPF, an include, its include; MX, its address, its PTR. Beside it the same checks
// with one question after the other, and the floor: the same questions in three rounds by a client that does nothing else. It lies
// above three, because timers are late and the server needs time of its own for so many questions at once.
import dgram from 'node:dgram';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import packet from 'dns-packet';
import { Dns, type ServerAddress } from '../../adapters/dns/dns.ts';
import { readText } from '../../src/bounce/read.ts';
import { runChecks } from '../../src/checks/run.ts';
import { openCase } from '../../src/diagnosis/case.ts';
import { nextStep } from '../../src/diagnosis/diagnose.ts';
import type { DnsAnswer, RecordType } from '../../src/dns/answer.ts';
import type { Resolver } from '../../src/dns/resolver.ts';
import { answerFrom } from '../support/dns-records.ts';
import { runCli } from '../support/run-cli.ts';
import { BOUNCE, ZONE } from '../support/three-rounds.ts';

/** Most rounds by the delay of an answer in milliseconds. */
const BARS = [
  [50, 3.3],
  [5, 4],
] as const;

/** The longest chain of questions. */
const LONGEST = 3;
const BARE_CLIENT = fileURLToPath(new URL('support/bare-dns-client.ts', import.meta.url));

/** What the server saw. */
interface Seen {
  readonly questions: readonly { readonly name: string; readonly type: string; readonly round: number }[];
  readonly repeated: number;
  readonly rounds: number;
}

/** Answers from the zone after a delay, and tells its parent the port, then what it saw. */
async function serve(delay: number): Promise<void> {
  const socket = dgram.createSocket('udp4');
  const asked: Seen['questions'][number][] = [];
  let first = 0;
  let last = 0;
  const view = { zone: ZONE, origins: null, ttl: 300, negativeTtl: 300, soa: true, followAliases: true };
  socket.on('message', (bytes, from) => {
    const { id, questions } = packet.decode(bytes);
    const [question] = questions ?? [];
    if (!question) return;
    if (first === 0) first = performance.now();
    const round = Math.min(Math.floor((performance.now() - first) / delay), LONGEST - 1);
    asked.push({ name: question.name.toLowerCase(), type: question.type, round });
    const said = answerFrom(view, question.name, question.type);
    if (!said) return;
    const { rcode, answers, authorities } = said;
    const flags = packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | rcode;
    const reply = packet.encode({ type: 'response', id, flags, questions, answers, authorities });
    setTimeout(() => {
      last = performance.now();
      socket.send(reply, from.port, from.address);
    }, delay);
  });
  process.on('message', () => {
    const repeated = asked.length - new Set(asked.map(({ name, type }) => `${name} ${type}`)).size;
    process.send?.({ questions: asked, repeated, rounds: (last - first) / delay } satisfies Seen);
  });
  process.on('disconnect', () => process.exit());
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  process.send?.(socket.address().port);
}

/** Runs something against a new server. @returns what the server saw */
async function against(delay: number, ask: (server: ServerAddress) => Promise<unknown>): Promise<Seen> {
  const child = fork(new URL(import.meta.url), ['--serve', String(delay)]);
  try {
    const [port] = (await once(child, 'message')) as [number];
    await ask({ host: '127.0.0.1', port });
    child.send('done');
    const [seen] = (await once(child, 'message')) as [Seen];
    return seen;
  } finally {
    child.kill('SIGKILL');
  }
}

async function wholeCommand({ host, port }: ServerAddress): Promise<void> {
  const args = ['diagnose', '--json', '--checks', 'all', '--dns', `${host}:${port}`];
  const { status, err } = await runCli(args, BOUNCE);
  if (status !== 0) throw new Error(err);
}

/** The same checks over a resolver that waits for each answer before the next question. */
async function oneByOne(server: ServerAddress): Promise<void> {
  const step = nextStep({ ...openCase(readText(BOUNCE)), scope: 'all' });
  if (step.step !== 'check') throw new Error('The bounce needs no checks.');
  const { resolver } = new Dns({ servers: [server], timeoutMs: 10_000 }).resolverFor();
  await runChecks(step.requests, { resolver: inTurn(resolver) });
}

function inTurn(resolver: Resolver): Resolver {
  let before: Promise<unknown> = Promise.resolve();
  return {
    resolve<T extends RecordType>(name: string, type: T): Promise<DnsAnswer<T>> {
      const answer = before.then(() => resolver.resolve(name, type));
      before = answer;
      return answer;
    },
  };
}

/** The questions of a diagnosis by a client that does nothing else, in a process of its own as the command is. */
async function bareClient({ port }: ServerAddress, { questions }: Seen): Promise<void> {
  const rounds = Array.from({ length: LONGEST }, (_, round) =>
    questions.filter((question) => question.round === round),
  );
  const child = spawn(process.execPath, [BARE_CLIENT, String(port)], { stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.end(JSON.stringify(rounds));
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error('The bare client failed.');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Measures the command and the bare client in turn, so that both have the same machine. @returns whether the bar is met */
async function row(delay: number, bar: number, runs: number, example: Seen): Promise<boolean> {
  const seen: Seen[] = [];
  const bare: number[] = [];
  while (seen.length < runs) {
    seen.push(await against(delay, wholeCommand));
    bare.push((await against(delay, (server) => bareClient(server, example))).rounds);
  }
  const rounds = median(seen.map((one) => one.rounds));
  const repeated = Math.max(...seen.map((one) => one.repeated));
  const isMet = rounds <= bar && repeated === 0;
  const one = await against(delay, oneByOne);
  process.stdout.write(
    `${delay} ms an answer: ${rounds.toFixed(2)} rounds for ${example.questions.length} questions, ${repeated} repeated; ` +
      `bar ${bar}: ${isMet ? 'met' : 'MISSED'}\n` +
      `  a client that only sends the same questions: ${median(bare).toFixed(2)} rounds, at best ${Math.min(...bare).toFixed(2)}\n` +
      `  one question after the other: ${one.rounds.toFixed(1)} rounds, ${(one.rounds / rounds).toFixed(1)} times as long\n`,
  );
  return isMet;
}

async function main(runs: number): Promise<void> {
  // The slower server tells best which questions belong to a round. It fills the compile cache, too.
  const example = await against(BARS[0][0], wholeCommand);
  const met: boolean[] = [];
  for (const [delay, bar] of BARS) met.push(await row(delay, bar, runs, example));
  process.exitCode = met.every(Boolean) ? 0 : 1;
}

const [role, given] = process.argv.slice(2);
if (role === '--serve') await serve(Number(given));
else await main(Number(role ?? 5));
