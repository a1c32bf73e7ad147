import { joined, readFile } from '../bounce/read-file.ts';
import { readText } from '../bounce/read.ts';
import { unchat } from '../bounce/unchat.ts';
import type { Finding } from '../checks/finding.ts';
import type { CheckRequest } from '../checks/request.ts';
import type { Basis } from '../diagnosis/changes.ts';
import type { Language } from '../messages/catalog.ts';
import { catalogOf, languageOf } from '../messages/messages.ts';
import { cardOf } from '../reply/card-of.ts';
import type { View } from '../reply/view.ts';
import { type SessionStore, StoreUnavailable } from '../session/store.ts';
import type { Event } from './event.ts';
import type { Handle, Incoming, Outlet } from './incoming.ts';
import { type Effect, newState, type State } from './state.ts';
import { transition } from './transition.ts';

/** What checks came to. */
export interface Investigation {
  readonly findings: readonly Finding[];
  readonly basis: Basis;
  /** Names for which a zone's own servers do not say the same. */
  readonly disagreed: readonly string[];
}

/** The port to the checks. It never rejects: what could not be looked up is a finding. */
export type Investigate = (requests: readonly CheckRequest[], again: boolean) => Promise<Investigation>;

/** Where things that must not happen are written, masked. */
export interface Log {
  error(facts: Record<string, unknown>, message: string): void;
}

export interface CoreOptions {
  readonly store: SessionStore<State>;
  readonly investigate: Investigate;
  readonly log: Log;
  /** Answers in this language whatever the user's is. */
  readonly language?: Language;
}

/** Longer than any answer takes: after that a claim of a process that died can be taken over. */
const LEASE_MS = 60_000;
/** Lost races for one save after which something is wrong. */
const ATTEMPTS = 50;

/** Makes the core: claim the event, step purely, save, then act; checks come back as events of their own. */
export function createHandle(options: CoreOptions): Handle {
  return (incoming, outlet) => new Handling(options, incoming, outlet).run();
}

/** One event on its way through the core. */
class Handling {
  readonly #options: CoreOptions;
  readonly #incoming: Incoming;
  readonly #outlet: Outlet;

  constructor(options: CoreOptions, incoming: Incoming, outlet: Outlet) {
    this.#options = options;
    this.#incoming = incoming;
    this.#outlet = outlet;
  }

  async run(): Promise<void> {
    const { store, log } = this.#options;
    const { conversation, eventId } = this.#incoming;
    try {
      const claim = await store.claim(conversation, eventId, LEASE_MS);
      if (claim.status !== 'claimed') return;
      try {
        await this.#handle();
        await store.complete(conversation, eventId, claim.token);
      } catch (error) {
        await store.release(conversation, eventId, claim.token).catch(() => false);
        throw error;
      }
    } catch (error) {
      const down = error instanceof StoreUnavailable;
      log.error(
        { event: eventId, error: error instanceof Error ? error.name : 'unknown', stack: stackOf(error) },
        'event failed',
      );
      await this.#apologise({ view: down ? 'store_down' : 'internal_error' });
    }
  }

  async #handle(): Promise<void> {
    const event = await this.#toEvent();
    // Effects that an earlier delivery decided and did not finish are carried out, not decided again.
    let effects = await this.#update((state) => {
      const left = state.outbox[this.#incoming.eventId];
      return left ? [state, left] : this.#step(state, event);
    });
    while (effects[0] !== undefined) effects = await this.#perform(effects[0], effects.slice(1));
  }

  #step(state: State, event: Event): [State, readonly Effect[]] {
    const step = transition(state, event);
    return [step.state, step.effects];
  }

  /** Carries out one effect. @returns what is left to do */
  async #perform(effect: Effect, rest: readonly Effect[]): Promise<readonly Effect[]> {
    switch (effect.type) {
      case 'show':
        return this.#show(effect, rest);
      case 'look_up': {
        const { requests, report } = effect;
        const { findings } = await this.#options.investigate(requests, false);
        const view: View =
          report === undefined
            ? { view: 'findings', findings }
            : { view: 'health', subject: report, requests, findings };
        return this.#update((state) => [state, [{ type: 'show', at: 'aside', view }, ...rest]]);
      }
      case 'check': {
        const found = await this.#options.investigate(effect.requests, effect.again);
        const event: Event = { ...effect, ...found, type: 'checked' };
        return this.#update((state) => {
          const [next, effects] = this.#step(state, event);
          return [next, [...effects, ...rest]];
        });
      }
    }
  }

  async #show(effect: Extract<Effect, { type: 'show' }>, rest: readonly Effect[]): Promise<readonly Effect[]> {
    const { store } = this.#options;
    const session = await store.load(this.#incoming.conversation);
    const state = session?.state ?? this.#initial();
    const card = cardOf(effect.view, catalogOf(this.#options.language ?? state.language));
    const replace = effect.at === 'live' ? (state.live ?? undefined) : undefined;
    const reference = await this.#outlet.show(card, replace);
    return this.#update((now) => [effect.at === 'aside' ? now : { ...now, live: reference }, rest]);
  }

  /**
   * Loads, steps and saves by compare-and-set, once more for each lost race; what is to be done is saved with the state.
   * @returns the effects that this event still has to carry out
   */
  async #update(step: (state: State) => readonly [State, readonly Effect[]]): Promise<readonly Effect[]> {
    const { store } = this.#options;
    const { conversation, eventId } = this.#incoming;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const session = await store.load(conversation);
      const [state, effects] = step(session?.state ?? this.#initial());
      if (effects.length === 0 && state === session?.state && !(eventId in state.outbox)) return effects;
      if (effects.length === 0 && session === undefined) return effects;
      const others = Object.fromEntries(Object.entries(state.outbox).filter(([id]) => id !== eventId));
      const outbox = effects.length === 0 ? others : { ...others, [eventId]: effects };
      const saved = await store.save(conversation, { ...state, outbox }, session?.revision ?? 0);
      if (saved !== 'conflict') return effects;
    }
    throw new Error('lost every race for the session');
  }

  #initial(): State {
    return newState(this.#options.language ?? languageOf(this.#incoming.locale) ?? 'en');
  }

  async #toEvent(): Promise<Event> {
    const { event, addressed, locale } = this.#incoming;
    const language = languageOf(locale);
    switch (event.type) {
      case 'press':
        return event;
      case 'text':
        return { type: 'text', text: unchat(event.text), reading: readText(event.text), addressed, language };
      case 'file': {
        if (event.missing) return { type: 'no_file', why: event.missing, addressed };
        const reading = joined(await readFile(event.bytes));
        return { type: 'text', text: reading.text, reading, addressed, language };
      }
    }
  }

  async #apologise(view: View): Promise<void> {
    const catalog = catalogOf(this.#options.language ?? languageOf(this.#incoming.locale) ?? 'en');
    await this.#outlet.show(cardOf(view, catalog)).catch((error: unknown) => {
      this.#options.log.error({ event: this.#incoming.eventId, stack: stackOf(error) }, 'could not apologise');
    });
  }
}

/** Where it happened, without the message: that may quote a paste. */
function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join('\n');
}
