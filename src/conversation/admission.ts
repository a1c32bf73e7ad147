// What keeps one from taking the place of all: limits for users and workspaces, and a bounded line before the work.
import { type Language, languageOf } from '../messages/catalog.ts';
import { catalogOf } from '../messages/messages.ts';
import { cardOf } from '../reply/card-of.ts';
import type { Busy, View } from '../reply/view.ts';
import { isOver, type Limiter } from '../session/limiter.ts';
import { type SessionStore, StoreUnavailable } from '../session/store.ts';
import type { Handle, Incoming, Outlet } from './incoming.ts';
import type { Line } from './line.ts';
import { isListening, type State } from './state.ts';

export interface AdmissionOptions {
  readonly limiter: Limiter;
  readonly line: Line;
  readonly store: SessionStore<State>;
  /** Events a minute; 0: no limit. */
  readonly userPerMinute: number;
  readonly workspacePerMinute: number;
  readonly language?: Language;
  readonly onSaid?: (view: View) => void;
}

/** The core behind the limits. Who asks too much is told so once a minute; what waits for too long is told so each time. */
export function admitted(handle: Handle, options: AdmissionOptions): Handle {
  return async (incoming, outlet) => {
    const refused = await refusal(incoming, options);
    if (refused === 'told') return;
    if (refused !== undefined) return sayBusy(refused, incoming, outlet, options);
    const work = async (): Promise<'done'> => {
      await handle(incoming, outlet);
      return 'done';
    };
    if ((await options.line.run(incoming.workspace, work)) === undefined && (await isForUs(incoming, options))) {
      await sayBusy('all', incoming, outlet, options);
    }
  };
}

/** Only what the bot hears counts. Without a store there is no limit: the core says so. */
async function refusal(incoming: Incoming, options: AdmissionOptions): Promise<Busy | 'told' | undefined> {
  try {
    if (!(await isForUs(incoming, options))) return undefined;
    const [key, busy] = (await overLimit(incoming, options)) ?? [];
    if (key === undefined || busy === undefined || (await isBegun(incoming, options))) return undefined;
    return (await options.limiter.take(`${key}:told`, 1)) > 0 ? 'told' : busy;
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  }
}

async function overLimit(
  { workspace, user }: Incoming,
  { limiter, userPerMinute, workspacePerMinute }: AdmissionOptions,
): Promise<[string, Busy] | undefined> {
  const own = `${workspace}:${user ?? ''}`;
  if (user !== undefined && (await isOver(limiter, own, userPerMinute))) return [own, 'user'];
  return (await isOver(limiter, workspace, workspacePerMinute)) ? [workspace, 'workspace'] : undefined;
}

/** People also talk to each other. While that cannot be told, what is not said to the bot is not for it. */
async function isForUs({ addressed, conversation }: Incoming, { store }: AdmissionOptions): Promise<boolean> {
  if (addressed) return true;
  const session = await store.load(conversation).catch(() => undefined);
  return session !== undefined && isListening(session.state);
}

/** It comes again because a process ended in the midst of it: what was begun is ended. */
async function isBegun({ conversation, eventId }: Incoming, { store }: AdmissionOptions): Promise<boolean> {
  const session = await store.load(conversation);
  return session !== undefined && eventId in session.state.outbox;
}

async function sayBusy(why: Busy, { locale }: Incoming, outlet: Outlet, options: AdmissionOptions): Promise<void> {
  const view: View = { view: 'busy', why };
  options.onSaid?.(view);
  // If it cannot be said, that is no reason to try again: there is too much already.
  await outlet.show(cardOf(view, catalogOf(options.language ?? languageOf(locale) ?? 'en'))).catch(() => undefined);
}
