import { mask } from '../bounce/mask.ts';
import { joined, readFile } from '../bounce/read-file.ts';
import { readText } from '../bounce/read.ts';
import { unchat } from '../bounce/unchat.ts';
import { NO_PROFILE } from '../diagnosis/profile.ts';
import { languageOf } from '../messages/catalog.ts';
import { catalogOf } from '../messages/messages.ts';
import { cardOf } from '../reply/card-of.ts';
import type { View } from '../reply/view.ts';
import { type Session, StoreUnavailable } from '../session/store.ts';
import type { CoreOptions } from './core.ts';
import type { Effect } from './effect.ts';
import type { Event, TextEvent } from './event.ts';
import { type Arrival, type Handle, NotYet, type Outlet, OutletFailed, type UserEvent } from './incoming.ts';
import { type Next, Performance } from './perform.ts';
import type { After } from './progress.ts';
import { isListening, newState, type State } from './state.ts';
import { transition } from './transition.ts';
import type { DueLook } from './watches.ts';

export type { CoreOptions, Investigate, Investigation, Log } from './core.ts';

/** After so long a claim of a process that died can be taken over. Where it cannot be prolonged: longer than any answer takes. */
const LEASE_MS = 15_000;
const LONG_LEASE_MS = 60_000;
/** More than one conversation has under way at a time. */
const MOST_HANDLED = 10;
/** Lost races for one save after which something is wrong. */
const ATTEMPTS = 50;

export interface Core {
  readonly handle: Handle;
  /** Takes a look of a watch that is due. Never rejects. @returns false: not done, try again soon */
  readonly look: (due: DueLook, outlet: Outlet) => Promise<boolean>;
}

/** Makes the core: claim the event, step purely, save, then act; checks come back as events of their own. */
export function createCore(options: CoreOptions): Core {
  const known: Known = { told: new Set(), notTaken: new Set() };
  return {
    handle: async (incoming, outlet) => {
      await new Handling(options, incoming, outlet, known).run();
    },
    look: async (due, outlet) => {
      try {
        return (await new Handling(options, arrivalOf(due), outlet, known).run()) === 'done';
      } catch (error) {
        if (error instanceof NotYet) return false;
        throw error;
      }
    },
  };
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

/** `done` also by an earlier delivery. */
type Outcome = 'done' | 'failed';

/** What this process remembers of events that have to wait. Each set loses its oldest. */
interface Known {
  /** It was said that it has to wait. */
  readonly told: Set<string>;
  /** The platform did not take what was to be said last. */
  readonly notTaken: Set<string>;
}
const MOST_KNOWN = 1_000;
/** Another process works on it and will have ended or died. */
const HELD_MS = 500;

/** One event on its way through the core. */
class Handling {
  readonly #options: CoreOptions;
  readonly #incoming: Arrival;
  readonly #outlet: Outlet;
  readonly #known: Known;
  readonly #id: string;
  /** As it was loaded or saved last; who else saves makes the next save a conflict. */
  #session: Session<State> | undefined;

  constructor(options: CoreOptions, incoming: Arrival, outlet: Outlet, known: Known) {
    this.#options = options;
    this.#incoming = incoming;
    this.#outlet = outlet;
    this.#known = known;
    this.#id = JSON.stringify([incoming.conversation, incoming.eventId]);
  }

  /** Rejects with `NotYet` alone. */
  async run(): Promise<Outcome> {
    try {
      await this.#claimed(() => this.#handle());
      return 'done';
    } catch (error) {
      if (error instanceof NotYet) throw error;
      this.#options.log.error(
        {
          event: this.#incoming.eventId,
          error: error instanceof Error ? error.name : 'unknown',
          // The platform's words for it, such as invalid_auth: they are about us.
          ...(error instanceof OutletFailed && { why: mask(error.message).slice(0, 200) }),
          stack: stackOf(error),
        },
        'event failed',
      );
      if (error instanceof OutletFailed && !error.unsure) note(this.#known.notTaken, this.#id);
      if (error instanceof OutletFailed && error.passing) throw new NotYet(error.message, error.retryAfterMs);
      // Nobody will try that again; left with the state, such effects would fill it.
      if (error instanceof OutletFailed) await this.#update((state) => [state, []]).catch(() => []);
      if (!(error instanceof StoreUnavailable)) await this.#apologise({ view: 'internal_error' });
      else {
        await this.#sayOnce({ view: 'store_down' });
        throw new NotYet(error.message);
      }
      return 'failed';
    }
  }

  /** Works on the event while it is ours; our claim is prolonged for as long as we live. */
  async #claimed(work: () => Promise<void>): Promise<void> {
    const { store, after, leaseMs = after ? LEASE_MS : LONG_LEASE_MS } = this.#options;
    const { conversation, eventId } = this.#incoming;
    const claim = await store.claim(conversation, eventId, leaseMs);
    if (claim.status !== 'claimed') {
      if (claim.status === 'held') throw new NotYet('another process works on it', HELD_MS);
      return;
    }
    const { token } = claim;
    const stop = after
      ? every(leaseMs / 3, () => store.claim(conversation, eventId, leaseMs, token), after)
      : () => undefined;
    try {
      await work().finally(stop);
      await store.complete(conversation, eventId, token);
    } catch (error) {
      await store.release(conversation, eventId, token).catch(() => false);
      throw error;
    }
  }

  async #handle(): Promise<void> {
    const event = await this.#toEvent();
    const performance = new Performance(this.#options, this.#incoming, this.#outlet, {
      state: async () => (await this.#load())?.state ?? this.#initial(),
      update: (next) => this.#update(next),
    });
    // Effects that an earlier delivery decided and did not finish are carried out, not decided again.
    let unsure = false;
    let effects = await this.#update((state) => {
      if (state.handled?.includes(this.#incoming.eventId)) return [state, []];
      const left = state.outbox[this.#incoming.eventId];
      unsure = left !== undefined && !this.#known.notTaken.has(this.#id);
      if (left) return [state, left];
      const step = transition(state, event);
      return [step.state, step.effects];
    });
    this.#known.notTaken.delete(this.#id);
    // Of what was left, only the first may have been carried out.
    for (; effects[0] !== undefined; unsure = false) {
      effects = await performance.perform(effects[0], effects.slice(1), unsure);
    }
  }

  async #load(): Promise<Session<State> | undefined> {
    this.#session = await this.#options.store.load(this.#incoming.conversation);
    return this.#session;
  }

  /**
   * Steps and saves by compare-and-set on what was loaded or saved last, anew for each lost race; what is to be done is saved
   * with the state.
   * @returns the effects that this event still has to carry out
   */
  async #update(step: Next): Promise<readonly Effect[]> {
    const { store } = this.#options;
    const { conversation, eventId } = this.#incoming;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const session = attempt === 0 ? (this.#session ?? (await this.#load())) : await this.#load();
      const [state, effects] = step(session?.state ?? this.#initial());
      if (effects.length === 0 && state === session?.state && !(eventId in state.outbox)) return effects;
      if (effects.length === 0 && session === undefined) return effects;
      const others = Object.fromEntries(Object.entries(state.outbox).filter(([id]) => id !== eventId));
      const next =
        effects.length === 0
          ? { outbox: others, handled: [...(state.handled ?? []), eventId].slice(-MOST_HANDLED) }
          : { outbox: { ...others, [eventId]: effects } };
      const updated = { ...state, ...next };
      const revision = await store.save(conversation, updated, session?.revision ?? 0);
      if (revision === 'conflict') continue;
      this.#session = { state: updated, revision };
      return effects;
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

  /** A delivery that comes again has been told of. */
  async #sayOnce(view: View): Promise<void> {
    if (this.#known.told.has(this.#id)) return;
    note(this.#known.told, this.#id);
    await this.#apologise(view);
  }

  /** Nobody waits for a watch. Of what people say to each other it is not known while the store is away. */
  #isForUs(): boolean {
    const { addressed, event } = this.#incoming;
    if (event.type === 'watch_due') return false;
    return addressed || (this.#session !== undefined && isListening(this.#session.state));
  }

  async #apologise(view: View): Promise<void> {
    if (!this.#isForUs()) return;
    this.#options.onSaid?.(view);
    const catalog = catalogOf(this.#options.language ?? languageOf(this.#incoming.locale) ?? 'en');
    await this.#outlet.show(cardOf(view, catalog)).catch((error: unknown) => {
      this.#options.log.error({ event: this.#incoming.eventId, stack: stackOf(error) }, 'could not apologise');
    });
  }
}

function note(set: Set<string>, id: string): void {
  for (const oldest of set) if (set.size >= MOST_KNOWN) set.delete(oldest);
  set.add(id);
}

/** Does something again and again, whatever comes of it. @returns what stops it */
function every(ms: number, act: () => Promise<unknown>, after: After): () => void {
  let stopped = false;
  let stop = (): void => undefined;
  const next = (): void => {
    if (!stopped) stop = after(ms, () => void act().then(next, next));
  };
  next();
  return () => {
    stopped = true;
    stop();
  };
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
