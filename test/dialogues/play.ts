// Plays a dialogue on the core: real DNS packets, the store in memory, cards as text.
import { createInvestigate } from '../../adapters/investigate.ts';
import { MemoryWatches } from '../../adapters/watch/memory-watches.ts';
import { createCore } from '../../src/conversation/handle.ts';
import type { Incoming, Outlet } from '../../src/conversation/incoming.ts';
import { parseState, type State } from '../../src/conversation/state.ts';
import { parseProfile } from '../../src/diagnosis/profile.ts';
import { nextStep } from '../../src/diagnosis/diagnose.ts';
import type { Card, Press } from '../../src/reply/card.ts';
import { cardText } from '../../src/reply/text.ts';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { MemoryWorkspaces } from '../../src/session/memory-workspaces.ts';
import type { Dialogue, Expectation, Turn } from '../support/dialogue.ts';
import { dnsFrom } from '../support/dns-client.ts';
import { serveZone } from '../support/dns-zone.ts';

const CONVERSATION = 'dialogue';
const DNS_MS = 400;

/** @returns what came out otherwise than the dialogue says, one line each; empty when it went as written */
export async function play(dialogue: Dialogue): Promise<string[]> {
  await using server = await serveZone({ ...dialogue.zone });
  const store = new MemoryStore<State>({ parse: parseState, now: () => Date.now() });
  const errors: string[] = [];
  const { handle } = createCore({
    store,
    workspaces: new MemoryWorkspaces({ parse: parseProfile, now: () => Date.now() }),
    watches: new MemoryWatches(),
    investigate: createInvestigate(dnsFrom(server, { timeoutMs: DNS_MS })),
    log: { error: (facts, message) => errors.push(`${message} ${JSON.stringify(facts)}`) },
  });
  const screen = new Screen();
  const misses: string[] = [];
  for (const turn of dialogue.turns) {
    Object.assign(server.zone, turn.zone);
    const press = turn.act.type === 'press' ? screen.press(turn.act.label) : null;
    if (turn.act.type === 'press' && !press) {
      misses.push(`${where(dialogue, turn)} has no button "${turn.act.label}"`);
      continue;
    }
    screen.begin();
    await handle(incomingOf(dialogue, turn, press), screen);
    const state = (await store.load(CONVERSATION))?.state ?? null;
    const failed = turn.expect.filter((expectation) => !holds(expectation, state, screen));
    misses.push(
      ...failed.map((each) => `${where(dialogue, turn)} expected ${JSON.stringify(each)}, got ${screen.text()}`),
    );
  }
  return [...misses, ...errors];
}

function incomingOf(dialogue: Dialogue, turn: Turn, press: Press | null): Incoming {
  const { act } = turn;
  return {
    workspace: 'test',
    conversation: CONVERSATION,
    eventId: String(turn.line),
    locale: dialogue.locale,
    addressed: act.type === 'press' || act.addressed,
    event: act.type === 'text' ? { type: 'text', text: act.text } : { type: 'press', press: press ?? NO_PRESS },
  };
}

const NO_PRESS: Press = { run: -1, action: 'restart' };

function where(dialogue: Dialogue, turn: Turn): string {
  return `${dialogue.file}:${turn.line} (${dialogue.title})`;
}

function holds(expectation: Expectation, state: State | null, screen: Screen): boolean {
  switch (expectation.expect) {
    case 'quiet':
      return screen.text() === '';
    case 'says':
      return fold(screen.text()).includes(fold(expectation.words));
    case 'never':
      return !fold(screen.text()).includes(fold(expectation.words));
    case 'asks':
      return state?.question === expectation.question;
    case 'advises': {
      const next = state?.case && state.question === null ? nextStep(state.case) : null;
      const advice = next?.step === 'advise' ? next.advice : [];
      return advice.some(({ cause, actor }) => cause === expectation.cause && actor === expectation.actor);
    }
  }
}

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase();
}

/** What the admin sees: messages in order, some of them replaced. */
class Screen implements Outlet {
  /** What is said counts, not how much of it fits a phone. */
  readonly whole = true;
  readonly #cards = new Map<string, Card>();
  /** Messages of this turn. */
  #turn = new Set<string>();
  #count = 0;

  show(card: Card, replace?: string): Promise<string> {
    this.#count += 1;
    const reference = replace ?? String(this.#count);
    this.#cards.set(reference, card);
    this.#turn.add(reference);
    return Promise.resolve(reference);
  }

  begin(): void {
    this.#turn = new Set();
  }

  /** What this turn has shown, as text. */
  text(): string {
    return [...this.#turn].map((reference) => this.#textOf(reference)).join('\n\n');
  }

  /** The newest button with that label. */
  press(label: string): Press | null {
    const actions = [...this.#cards.values()]
      .flatMap((card) => card.elements)
      .flatMap((element) => (element.type === 'actions' ? element.actions : []));
    return actions.findLast((action) => action.label === label)?.press ?? null;
  }

  #textOf(reference: string): string {
    const card = this.#cards.get(reference);
    return card ? cardText(card) : '';
  }
}
