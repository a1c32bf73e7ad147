// One dialogue with a fault at one of its steps, and what came of it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Begun, Kind } from './kinds.ts';
import type { World } from './world.ts';

/** A user of a platform in a place of their own. */
export interface Client {
  say(text: string): Promise<void>;
  /** Presses a button of the newest message that has it. */
  press(label: string): Promise<void>;
  /** The bot's messages as they are now. */
  answers(): Promise<readonly string[]>;
}

/** One thing that a user does, and the answer to it. */
interface Step {
  readonly name: string;
  readonly act: (client: Client, address: string) => Promise<void>;
  readonly isAnswer: (text: string) => boolean;
}

const NAME = 'mail.contoso.example';
/** What DNS could not tell is said, and never taken for a missing record. */
const UNRESOLVED = 'cannot be resolved';
/** Then the user has to ask for more. */
const ASKS = /cannot be resolved|I was restarted while/;
const isAdvice = (text: string): boolean =>
  text.includes('Why it bounced') && !text.includes('What changed') && !text.includes(UNRESOLVED);

export const STEPS: readonly Step[] = [
  {
    name: 'paste',
    act: (client, address) =>
      client.say(`Azure VM. 554 5.7.1 Client host rejected: cannot find your reverse hostname, [${address}]`),
    isAnswer: (text) => text.includes('static or dynamic'),
  },
  {
    name: 'press',
    act: (client) => client.press('Static'),
    isAnswer: (text) => isAdvice(text) && !text.includes(NAME),
  },
  {
    name: 'answer',
    act: (client) => client.say(NAME),
    isAnswer: (text) => isAdvice(text) && text.includes(NAME),
  },
  {
    name: 'check again',
    act: (client) => client.press('Check again'),
    isAnswer: (text) => text.includes('What changed') && !text.includes('static or dynamic'),
  },
];

/** Says that something is wrong with the bot, rather than being wrong. */
const HONEST =
  /cannot be resolved|cannot reach my memory|I was restarted while|Something went wrong on my side|belongs to an earlier step/;

export interface Outcome {
  readonly kind: string;
  readonly step: string;
  readonly struck: boolean;
  readonly lost: number;
  readonly doubled: number;
  readonly honest: number;
  /** Milliseconds from the fault's mending to the answer. */
  readonly mendedMs: number;
  readonly note: string;
}

let addresses = 0;

/** An address that no resolver has in its cache. */
function nextAddress(): string {
  addresses += 1;
  return `203.0.${Math.floor(addresses / 250) + 114}.${(addresses % 250) + 1}`;
}

const PATIENCE_MS = 25_000;

/** Plays the whole dialogue, with the fault at one step. */
export async function playWithFault(world: World, client: Client, kind: Kind, at: number): Promise<Outcome> {
  const address = nextAddress();
  let begun: Begun | undefined;
  let mendedMs = 0;
  let note = '';
  const honest = new Set<string>();
  for (const [index, step] of STEPS.entries()) {
    if (index === at) {
      // An event that came while the one before was worked on waits, and either process may take it.
      await world.settle();
      begun = await kind.begin(world);
    }
    const before = world.front.unacknowledged;
    await step.act(client, address);
    if (index === at) {
      await begun?.mend();
      disarm(world);
    }
    const since = Date.now();
    // The platform told the user that nobody took the press.
    // Where it had its effect all the same there is no such button any more.
    const isTold = world.front.unacknowledged > before && !(await client.answers()).some(step.isAnswer);
    if (isTold) await step.act(client, address).catch(() => undefined);
    if (!(await answered(client, step, honest)) && !(await answeredOnRequest(client, step, honest))) {
      note = `no answer to "${step.name}"`;
      break;
    }
    if (index === at) mendedMs = Date.now() - since;
  }
  try {
    await world.settle();
  } catch (error) {
    note = String(error);
  }
  const outcome = await count(client, honest);
  if (process.env['FAULTS_VERBOSE'] !== undefined && (outcome.lost > 0 || outcome.doubled > 0)) {
    for (const text of await client.answers())
      process.stderr.write(`   | ${text.slice(0, 300).replaceAll('\n', '\n   | ')}\n   --\n`);
    for (const { replica } of world.seats) process.stderr.write(`${replica.errors.join('\n')}\n`);
  }
  return { kind: kind.name, step: STEPS[at]?.name ?? '', struck: begun?.struck() ?? false, mendedMs, note, ...outcome };
}

/** What has not struck by now strikes no more: nobody would mend it. */
function disarm({ seats, dns }: World): void {
  for (const { redis, api } of seats) {
    redis.disarm();
    api.disarm();
  }
  dns.disarm();
}

/** @param honest gets the honest words that are seen meanwhile: the next answer may take their place */
async function answered(client: Client, { isAnswer }: Step, honest: Set<string>): Promise<boolean> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    await sleep(25);
    const answers = await client.answers();
    for (const [index, text] of answers.entries()) if (HONEST.test(text)) honest.add(`${index} ${text}`);
    if (answers.some(isAnswer)) return true;
    if (answers.some((text) => ASKS.test(text)) && Date.now() > end - PATIENCE_MS + 1_500) return false;
  }
  return false;
}

/** Where the bot cannot see whether its message arrived, it says so and shows it again when it is asked to. */
async function answeredOnRequest(client: Client, step: Step, honest: Set<string>): Promise<boolean> {
  if ((await client.answers()).some((text) => text.includes(UNRESOLVED))) {
    await client.press('Check again');
    return answered(client, step, honest);
  }
  if (!(await client.answers()).some((text) => text.includes('I was restarted while'))) return false;
  await client.press('Show it again');
  return answered(client, step, honest);
}

/** A question that was answered where it stood alone: the record of it, not the question. */
const RECORD = /static or dynamic\? Static$/;

async function count(
  client: Client,
  honest: ReadonlySet<string>,
): Promise<Pick<Outcome, 'lost' | 'doubled' | 'honest'>> {
  const all = await client.answers();
  const isAsked = all.some((text) => text.includes('static or dynamic') && !RECORD.test(text));
  const answers = isAsked ? all.filter((text) => !RECORD.test(text)) : all;
  const counts = STEPS.map(({ isAnswer }) => answers.filter(isAnswer).length);
  // A message that nobody expects, and that does not say why it is there, counts as one too many.
  const strange = answers.filter(
    (text) => !STEPS.some(({ isAnswer }) => isAnswer(text)) && !HONEST.test(text) && text !== '',
  );
  return {
    lost: counts.filter((one) => one === 0).length,
    doubled: counts.reduce((sum, one) => sum + Math.max(0, one - 1), 0) + strange.length,
    honest: honest.size,
  };
}
