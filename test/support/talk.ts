// A conversation with the core alone: real DNS packets, a store of the test's choice, and an outlet that remembers.
import { createInvestigate } from '../../adapters/investigate.ts';
import { Dns } from '../../adapters/dns/dns.ts';
import { MemoryWatches } from '../../adapters/watch/memory-watches.ts';
import { type Core, createCore, type Investigate } from '../../src/conversation/handle.ts';
import { type Incoming, NotYet, type Outlet, type UserEvent } from '../../src/conversation/incoming.ts';
import type { After } from '../../src/conversation/progress.ts';
import { parseState, type State } from '../../src/conversation/state.ts';
import type { DueLook, Watches } from '../../src/conversation/watches.ts';
import { parseProfile, type Profile } from '../../src/diagnosis/profile.ts';
import type { Action, Card } from '../../src/reply/card.ts';
import { cardText } from '../../src/reply/text.ts';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { MemoryWorkspaces } from '../../src/session/memory-workspaces.ts';
import type { WorkspaceStore } from '../../src/session/workspace-store.ts';
import type { SessionStore } from '../../src/session/store.ts';
import type { ZoneServer } from './dns-zone.ts';

/** A message as the user sees it: after an update it is the same one with other words. */
export interface Shown {
  readonly id: string;
  card: Card;
  updates: number;
}

export interface TalkOptions {
  readonly dns: ZoneServer;
  readonly store?: SessionStore<State>;
  readonly investigate?: Investigate;
  readonly workspaces?: WorkspaceStore<Profile>;
  readonly watches?: Watches;
  readonly after?: After;
  readonly leaseMs?: number;
  /** Called before a message is taken; may throw as a platform does. */
  readonly beforeShow?: () => void | Promise<void>;
  /** Called after a message was taken; when it throws, nobody heard that it was. */
  readonly afterShow?: () => void | Promise<void>;
  /** Whether it can be found out if a message was taken. Default: it can. */
  readonly canLook?: boolean;
}

export class Talk {
  readonly shown: Shown[] = [];
  readonly logged: { readonly facts: Record<string, unknown>; readonly message: string }[] = [];
  readonly store: SessionStore<State>;
  readonly workspaces: WorkspaceStore<Profile>;
  readonly #core: Core;
  readonly #outlet: Outlet;
  #events = 0;

  constructor({
    dns,
    store,
    investigate,
    workspaces,
    watches,
    after,
    leaseMs,
    beforeShow,
    afterShow,
    canLook,
  }: TalkOptions) {
    this.store = store ?? new MemoryStore({ parse: parseState, now: () => Date.now() });
    const now = (): number => Date.now();
    this.workspaces = workspaces ?? new MemoryWorkspaces({ parse: parseProfile, now });
    const options = { servers: [{ host: dns.host, port: dns.port }], authoritativePort: dns.port, allowPrivate: true };
    this.#core = createCore({
      store: this.store,
      workspaces: this.workspaces,
      watches: watches ?? new MemoryWatches(),
      ...(after && { after }),
      ...(leaseMs !== undefined && { leaseMs }),
      investigate: investigate ?? createInvestigate(new Dns(options)),
      log: { error: (facts, message) => this.logged.push({ facts, message }) },
    });
    const posted = new Map<string, string>();
    this.#outlet = {
      canLook: canLook ?? true,
      show: async (card, replace, posting) => {
        await beforeShow?.();
        const before = posting?.unsure ? posted.get(posting.id) : undefined;
        if (before !== undefined) return before;
        const old = this.shown.find((one) => one.id === replace);
        if (old) {
          old.card = card;
          old.updates += 1;
          return old.id;
        }
        const id = `m${this.shown.length + 1}`;
        this.shown.push({ id, card, updates: 0 });
        if (posting) posted.set(posting.id, id);
        await afterShow?.();
        return id;
      },
    };
  }

  /** The last message's words. */
  get last(): string {
    const shown = this.shown.at(-1);
    return shown ? cardText(shown.card) : '';
  }

  /** The buttons of the newest message that has any. */
  get buttons(): readonly Action[] {
    const actions = this.shown.map((one) => actionsOf(one.card));
    return actions.findLast((list) => list.length > 0) ?? [];
  }

  /** Delivers an event; the same id again is the same event again. Whoever has to wait is not waited for. */
  async deliver(event: UserEvent, more: Partial<Incoming> = {}): Promise<void> {
    this.#events += 1;
    const incoming: Incoming = {
      conversation: 'test',
      workspace: 'test:w1',
      address: 'test',
      eventId: `e${this.#events}`,
      addressed: true,
      event,
      ...more,
    };
    await this.#core.handle(incoming, this.#outlet).catch((error: unknown) => {
      if (!(error instanceof NotYet)) throw error;
    });
  }

  /** Takes a look that is due. */
  look(due: DueLook): Promise<boolean> {
    return this.#core.look(due, this.#outlet);
  }

  say(text: string, more: Partial<Incoming> = {}): Promise<void> {
    return this.deliver({ type: 'text', text }, more);
  }

  press(label: string, more: Partial<Incoming> = {}): Promise<void> {
    const action = this.buttons.find((one) => one.label === label);
    if (!action) throw new Error(`no button "${label}" among ${this.buttons.map((one) => one.label).join(', ')}`);
    return this.deliver({ type: 'press', press: action.press }, more);
  }
}

function actionsOf(card: Card): readonly Action[] {
  return card.elements.flatMap((element) => (element.type === 'actions' ? element.actions : []));
}
