import { joined, readFile } from '../bounce/read-file.ts';
import { readText } from '../bounce/read.ts';
import { unchat } from '../bounce/unchat.ts';
import { NO_PROFILE } from '../diagnosis/profile.ts';
import { catalogOf, languageOf } from '../messages/messages.ts';
import { cardOf } from '../reply/card-of.ts';
import type { View } from '../reply/view.ts';
import { StoreUnavailable } from '../session/store.ts';
import type { CoreOptions } from './core.ts';
import type { Effect } from './effect.ts';
import type { Event, TextEvent } from './event.ts';
import type { Arrival, Handle, Outlet, UserEvent } from './incoming.ts';
import { type Next, Performance } from './perform.ts';
import { newState, type State } from './state.ts';
import { transition } from './transition.ts';
import type { DueLook } from './watches.ts';

export type { CoreOptions, Investigate, Investigation, Log } from './core.ts';

/** Longer than any answer takes: after that a claim of a process that died can be taken over. */
const LEASE_MS = 60_000;
/** Lost races for one save after which something is wrong. */
const ATTEMPTS = 50;

export interface Core {
  readonly handle: Handle;
  /** Takes a look of a watch that is due. Never rejects. @returns false: not done, try again soon */
  readonly look: (due: DueLook, outlet: Outlet) => Promise<boolean>;
}

/** Makes the core: claim the event, step purely, save, then act; checks come back as events of their own. */
export function createCore(options: CoreOptions): Core {
  return {
    handle: async (incoming, outlet) => {
      await new Handling(options, incoming, outlet).run();
    },
    look: async (due, outlet) => (await new Handling(options, arrivalOf(due), outlet).run()) === 'done',
  };
}

/** The core for who needs no watches to come back. */
export function createHandle(options: CoreOptions): Handle {
  return createCore(options).handle;
}

/** A look is an event like any other: claimed, stepped, saved, acted on. */
function arrivalOf({ watch, look, ...place }: DueLook): Arrival {
  return {
    ...place,
    eventId: `watch:${watch}:${look}`,
    addressed: false,
    event: { type: 'watch_due', watch, look },
  };
}

/** `held`: another process works on the event. */
type Outcome = 'done' | 'held' | 'failed';

/** One event on its way through the core. */
class Handling {
  readonly #options: CoreOptions;
  readonly #incoming: Arrival;
  readonly #outlet: Outlet;

  constructor(options: CoreOptions, incoming: Arrival, outlet: Outlet) {
    this.#options = options;
    this.#incoming = incoming;
    this.#outlet = outlet;
  }

  async run(): Promise<Outcome> {
    const { store, log } = this.#options;
    const { conversation, eventId, event } = this.#incoming;
    try {
      const claim = await store.claim(conversation, eventId, LEASE_MS);
      if (claim.status !== 'claimed') return claim.status;
      try {
        await this.#handle();
        await store.complete(conversation, eventId, claim.token);
        return 'done';
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
      // Nobody waits for a watch: it is tried again instead.
      if (event.type !== 'watch_due') await this.#apologise({ view: down ? 'store_down' : 'internal_error' });
      return 'failed';
    }
  }

  async #handle(): Promise<void> {
    const event = await this.#toEvent();
    const performance = new Performance(this.#options, this.#incoming, this.#outlet, {
      state: async () => (await this.#options.store.load(this.#incoming.conversation))?.state ?? this.#initial(),
      update: (next) => this.#update(next),
    });
    // Effects that an earlier delivery decided and did not finish are carried out, not decided again.
    let effects = await this.#update((state) => {
      const left = state.outbox[this.#incoming.eventId];
      if (left) return [state, left];
      const step = transition(state, event);
      return [step.state, step.effects];
    });
    while (effects[0] !== undefined) effects = await performance.perform(effects[0], effects.slice(1));
  }

  /**
   * Loads, steps and saves by compare-and-set, once more for each lost race; what is to be done is saved with the state.
   * @returns the effects that this event still has to carry out
   */
  async #update(step: Next): Promise<readonly Effect[]> {
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
    const { event, addressed, user: by } = this.#incoming;
    switch (event.type) {
      case 'watch_due':
        return event;
      case 'press':
        return { ...event, by };
      case 'file':
        if (event.missing) return { type: 'no_file', why: event.missing, addressed };
        return this.#textEvent(event);
      case 'text':
        return this.#textEvent(event);
    }
  }

  async #textEvent(event: Exclude<UserEvent, { type: 'press' }>): Promise<TextEvent> {
    const { eventId: id, addressed, locale, user: by, workspace } = this.#incoming;
    const reading = event.type === 'file' ? joined(await readFile(event.bytes)) : readText(event.text);
    const text = event.type === 'file' ? reading.text : unchat(event.text);
    const profile = (await this.#options.workspaces.loadProfile(workspace))?.state ?? NO_PROFILE;
    return { type: 'text', id, text, reading, addressed, language: languageOf(locale), by, profile };
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
