import { createHash } from 'node:crypto';
import { NO_PROFILE, type Profile } from '../diagnosis/profile.ts';
import { catalogOf } from '../messages/messages.ts';
import { cardOf } from '../reply/card-of.ts';
import type { View } from '../reply/view.ts';
import type { CoreOptions, Investigation } from './core.ts';
import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import type { Arrival, Outlet, Posting } from './incoming.ts';
import { changedProfile, type ProfileChange } from './profile-change.ts';
import { Progress } from './progress.ts';
import type { State } from './state.ts';
import { transition } from './transition.ts';
import { WATCHES_PER_WORKSPACE } from './watches.ts';
import { wholeView } from './whole-view.ts';

/** A step on the state as it is when it is saved: the new state, and what is left to do. */
export type Next = (state: State) => readonly [State, readonly Effect[]];

/** The conversation that the effects belong to. */
export interface Session {
  readonly state: () => Promise<State>;
  /** Saves the step. @returns what is left to do */
  readonly update: (next: Next) => Promise<readonly Effect[]>;
}

type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>;
type Rest = readonly Effect[];

/** Lost races for one save after which something is wrong. */
const ATTEMPTS = 50;
const HOUR_MS = 3_600_000;

/** Carries out what an event led to, one effect after the other; each is done again when its end was not saved. */
export class Performance {
  readonly #options: CoreOptions;
  readonly #incoming: Arrival;
  readonly #outlet: Outlet;
  readonly #session: Session;

  constructor(options: CoreOptions, incoming: Arrival, outlet: Outlet, session: Session) {
    this.#options = options;
    this.#incoming = incoming;
    this.#outlet = outlet;
    this.#session = session;
  }

  /**
   * Carries out one effect.
   * @param unsure it may have been carried out by a process that died before it noted so
   * @returns what is left to do
   */
  async perform(effect: Effect, rest: Rest, unsure: boolean): Promise<Rest> {
    const { workspaces } = this.#options;
    const { workspace } = this.#incoming;
    switch (effect.type) {
      case 'show':
        return this.#show(effect, rest, unsure);
      case 'look_up':
        return this.#lookUp(effect, rest);
      case 'check': {
        const found = await this.#investigate(effect, {
          id: this.#postingId(effect, rest),
          // Progress that is told twice does no harm.
          unsure: unsure && this.#outlet.canLook === true,
        });
        return this.#step({ ...effect, ...found, type: 'checked' }, rest);
      }
      case 'recall': {
        const seen = await workspaces.seen(workspace, effect.fingerprint, this.#caseId(effect.caseKey));
        return this.#step({ ...effect, type: 'recalled', seen: seen ?? null }, rest);
      }
      case 'remember':
        await workspaces.remember(workspace, effect.fingerprint, this.#caseId(effect.caseKey), effect.ending);
        return this.#done(rest);
      case 'rate':
        return this.#rate(effect, rest);
      case 'watch':
        return this.#watch(effect, rest);
      case 'unwatch':
        await workspaces.dropWatch(workspace, this.#watchId(effect.watch));
        return this.#done(rest);
      case 'look': {
        const found = await this.#options.investigate(effect.requests, true);
        const last = effect.look + 1 >= this.#options.watches.delays.length;
        return this.#step({ ...effect, ...found, type: 'looked', last }, rest);
      }
      case 'forget':
        await this.#options.store.forget(this.#incoming.conversation);
        return [];
      case 'profile': {
        const profile = await this.#profile(effect.change);
        return this.#step({ type: 'profile', profile, problem: null }, rest);
      }
    }
  }

  /** Steps on what came of an effect; what that leads to is done next. */
  #step(event: Event, rest: Rest): Promise<Rest> {
    return this.#session.update((state) => {
      const step = transition(state, event);
      return [step.state, [...step.effects, ...rest]];
    });
  }

  #done(rest: Rest): Promise<Rest> {
    return this.#session.update((state) => [state, rest]);
  }

  async #show(effect: EffectOf<'show'>, rest: Rest, unsure: boolean): Promise<Rest> {
    const { at, view } = effect;
    const state = await this.#session.state();
    // Another process has taken over and ended it, or the conversation was deleted.
    if (!(this.#incoming.eventId in state.outbox)) return [];
    const posting = { id: this.#postingId(effect, rest), unsure };
    const inPlace = at !== 'aside';
    // Where nobody can look whether it arrived, saying so is better than saying it twice.
    if (unsure && !(inPlace && state.live !== null) && this.#outlet.canLook !== true) {
      const reference = await this.#say({ view: 'interrupted', run: state.run }, state, false, posting);
      return this.#session.update((now) => [{ ...now, live: reference, unsaid: view }, rest]);
    }
    const reference = await this.#say(view, state, inPlace, posting);
    return this.#session.update((now) => {
      if (at === 'aside') return [now, rest];
      return [{ ...now, live: at === 'last' ? null : reference }, rest];
    });
  }

  #say(view: View, state: State, inPlace: boolean, posting: Posting): Promise<string> {
    const catalog = catalogOf(this.#options.language ?? state.language);
    this.#options.onSaid?.(view);
    const card = cardOf(wholeView(view), catalog, { whole: this.#outlet.whole === true });
    return this.#outlet.show(card, inPlace ? (state.live ?? undefined) : undefined, posting);
  }

  /** The same for whoever carries out the effect. */
  #postingId(effect: Effect, rest: Rest): string {
    const { conversation, eventId } = this.#incoming;
    return createHash('sha256')
      .update(JSON.stringify([conversation, eventId, effect, rest.length]))
      .digest('base64url');
  }

  async #lookUp({ requests, report }: EffectOf<'look_up'>, rest: Rest): Promise<Rest> {
    const { findings } = await this.#options.investigate(requests, false);
    const view: View =
      report === undefined ? { view: 'findings', findings } : { view: 'health', subject: report, requests, findings };
    const show: Effect = { type: 'show', at: 'aside', view };
    return this.#session.update((state) => [state, [show, ...rest]]);
  }

  /** Runs the checks and tells how they go, in the message that the answer then takes the place of. */
  async #investigate({ requests, again }: EffectOf<'check'>, posting: Posting): Promise<Investigation> {
    const show = async (view: View): Promise<void> => {
      const state = await this.#session.state();
      const reference = await this.#say(view, state, true, posting);
      if (reference !== state.live) await this.#keepLive(reference);
    };
    const { after, investigate } = this.#options;
    if (after === undefined || this.#outlet.sparing === true) return investigate(requests, again);
    const progress = new Progress(requests, again, show, after);
    try {
      return await investigate(requests, again, progress.tick);
    } finally {
      await progress.end();
    }
  }

  /** The check itself is still to be done when the process dies now. */
  async #keepLive(reference: string): Promise<void> {
    const { eventId } = this.#incoming;
    await this.#session.update((state) => [{ ...state, live: reference }, state.outbox[eventId] ?? []]);
  }

  async #rate({ rule, caseKey, right }: EffectOf<'rate'>, rest: Rest): Promise<Rest> {
    const { workspaces, log } = this.#options;
    const counted = await workspaces.rate(this.#incoming.workspace, rule, this.#caseId(caseKey), right);
    if (counted) log.info?.({ rule, right }, 'advice rated');
    return this.#done(rest);
  }

  /** The first look of a watch needs a place in the workspace, and somewhere to speak later. */
  async #watch({ watch, look }: EffectOf<'watch'>, rest: Rest): Promise<Rest> {
    const { watches, workspaces } = this.#options;
    const { conversation, workspace, address, locale } = this.#incoming;
    const total = watches.delays.reduce((sum, delay) => sum + delay, 0);
    const hours = Math.max(1, Math.round(total / HOUR_MS));
    const answer = (outcome: 'set' | 'full' | 'no_place'): Promise<Rest> =>
      this.#step({ type: 'watch_set', watch, outcome, lasting: watches.lasting, hours }, rest);
    if (address === undefined) return answer('no_place');
    const first = look === 0;
    // A little longer than it takes: retries may make it late.
    const held =
      !first || (await workspaces.holdWatch(workspace, this.#watchId(watch), total + HOUR_MS, WATCHES_PER_WORKSPACE));
    if (!held) return answer('full');
    const due = { conversation, workspace, address, watch, look, ...(locale === undefined ? {} : { locale }) };
    await watches.schedule(due, watches.delays[look] ?? HOUR_MS);
    return first ? answer('set') : this.#done(rest);
  }

  async #profile(change: ProfileChange | null): Promise<Profile> {
    const { workspaces } = this.#options;
    const { workspace } = this.#incoming;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const session = await workspaces.loadProfile(workspace);
      const profile = session?.state ?? NO_PROFILE;
      if (change === null) return profile;
      const next = changedProfile(profile, change);
      const saved = await workspaces.saveProfile(workspace, next, session?.revision ?? 0);
      if (saved !== 'conflict') return next;
    }
    throw new Error('lost every race for the profile');
  }

  /** Names a case in the workspace without telling whose it is or where. */
  #caseId(caseKey: string): string {
    return createHash('sha256')
      .update(JSON.stringify([this.#incoming.conversation, caseKey]))
      .digest('base64url');
  }

  #watchId(watch: number): string {
    return this.#caseId(`watch ${watch}`);
  }
}
