// What Bolt hands us, told apart, acknowledged before any work begins, for Slack waits 3 s. Repeated deliveries pass: the
// core knows an event by its id. The same for every way in which Slack reaches us.
import type { App } from '@slack/bolt';
import type { z } from 'zod';
import type { Background } from './background.ts';
import { workOnHome } from './home.ts';
import {
  globalShortcutSchema,
  homePressSchema,
  messageShortcutSchema,
  pressBodySchema,
  submissionSchema,
  tenantOfOrigin,
} from './interactions.ts';
import { masked } from './log.ts';
import { PASTE_MODAL, problemsOf, readPaste } from './modal.ts';
import { workOnOpening, workOnPaste, workOnShortcut } from './modal-work.ts';
import { PASTE_ACTION, PROFILE_ACTION, readOwnPress } from './own-press.ts';
import { workOnOwnPress } from './own-work.ts';
import { PROFILE_MODAL, readProfileForm } from './profile-form.ts';
import { workOnProfile, workOnProfileOpening } from './profile-work.ts';
import { commandSchema, editSchema, eventSchema, goneSchema, type GoneBody, homeSchema } from './payload.ts';
import { readButton, readEdit, readMessage } from './read.ts';
import type { Tools } from './tools.ts';
import { workOnButton, workOnCommand, workOnEdit, workOnMessage } from './work.ts';

const COMMAND = '/bounce';
/** The shortcuts of the manifest: on a message, and on none. */
const ON_MESSAGE = 'diagnose';
const ON_NOTHING = 'paste';

export interface Listening extends Tools {
  readonly background: Background;
  /** The app was taken away from a workspace, or its token. */
  readonly onGone: (gone: GoneBody) => Promise<void>;
}

type Parse = <T>(schema: z.ZodType<T>, body: unknown, kind: string) => T | undefined;

/** Lets an app of Bolt's hear everything that we answer to. */
export function listen(app: App, tools: Listening): void {
  /** The payload as far as we read it; what is not of that shape is dropped with a line in the log. */
  const parse: Parse = (schema, body, kind) => {
    const result = schema.safeParse(body);
    if (!result.success) tools.log.warn({ kind, at: result.error.issues[0]?.path }, 'Slack: a payload was dropped');
    return result.data;
  };
  listenToEvents(app, tools, parse);
  listenToPresses(app, tools, parse);
  listenToShortcuts(app, tools, parse);
  listenToModal(app, tools, parse);
  listenToProfileForm(app, tools, parse);
  app.command(COMMAND, async ({ ack, body }) => {
    await ack();
    const command = parse(commandSchema, body, 'command');
    if (command) tools.background.start(`command:${command.trigger_id}`, () => workOnCommand(tools, command));
  });
  app.error((error) => {
    tools.log.error(masked(error), 'Slack: a payload could not be taken');
    return Promise.resolve();
  });
}

/** Bolt acknowledges events by itself before it calls us. */
function listenToEvents(app: App, tools: Listening, parse: Parse): void {
  const { background } = tools;
  const onMessage = ({ body }: { body: unknown }): Promise<void> => {
    const parsed = parse(eventSchema, body, 'event');
    const message = parsed && readMessage(parsed);
    if (message) background.start(message.envelope.eventId, () => workOnMessage(tools, message));
    return Promise.resolve();
  };
  app.event('app_mention', onMessage);
  app.event('message', ({ body, event }) => {
    if (event.subtype !== 'message_changed') return onMessage({ body });
    const parsed = parse(editSchema, body, 'edit');
    const edit = parsed && readEdit(parsed);
    if (edit) background.start(edit.envelope.eventId, () => workOnEdit(tools, edit));
    return Promise.resolve();
  });
  app.event('app_home_opened', ({ body }) => {
    const home = parse(homeSchema, body, 'home');
    if (home?.event.tab === 'home') background.start(home.event_id, () => workOnHome(tools, home));
    return Promise.resolve();
  });
  const onGone = ({ body }: { body: unknown }): Promise<void> => {
    const gone = parse(goneSchema, body, 'gone');
    if (gone) background.start(gone.event_id, () => tools.onGone(gone));
    return Promise.resolve();
  };
  app.event('app_uninstalled', onGone);
  app.event('tokens_revoked', onGone);
}

function listenToPresses(app: App, tools: Listening, parse: Parse): void {
  const { background, log } = tools;
  app.action(PASTE_ACTION, async ({ ack, body }) => {
    await ack();
    const pressed = parse(homePressSchema, body, 'press');
    if (pressed) background.start(`paste:${pressed.trigger_id}`, () => workOnOpening(tools, pressed));
  });
  app.action(PROFILE_ACTION, async ({ ack, body }) => {
    await ack();
    const pressed = parse(homePressSchema, body, 'press');
    if (pressed) background.start(`profile:${pressed.trigger_id}`, () => workOnProfileOpening(tools, pressed));
  });
  app.action(ANY_OTHER, async ({ ack, body }) => {
    await ack();
    const pressed = parse(pressBodySchema, body, 'press');
    if (!pressed) return;
    const own = readOwnPress(pressed.actions[0].value);
    const button = readButton(pressed);
    if (own) background.start(`${own.own}:${pressed.container.message_ts}`, () => workOnOwnPress(tools, pressed, own));
    else if (button) background.start(button.incoming.eventId, () => workOnButton(tools, button));
    else log.warn({ kind: 'press' }, 'Slack: a button that is not ours was dropped');
  });
}

/** All buttons are acknowledged, old ones and those of another version too. */
const ANY_OTHER = new RegExp(`^(?!(?:${PASTE_ACTION}|${PROFILE_ACTION})$)`);

function listenToShortcuts(app: App, tools: Listening, parse: Parse): void {
  app.shortcut({ type: 'message_action', callback_id: ON_MESSAGE }, async ({ ack, body }) => {
    await ack();
    const shortcut = parse(messageShortcutSchema, body, 'shortcut');
    if (shortcut) tools.background.start(`shortcut:${shortcut.trigger_id}`, () => workOnShortcut(tools, shortcut));
  });
  app.shortcut({ type: 'shortcut', callback_id: ON_NOTHING }, async ({ ack, body }) => {
    await ack();
    const shortcut = parse(globalShortcutSchema, body, 'shortcut');
    if (shortcut) tools.background.start(`shortcut:${shortcut.trigger_id}`, () => workOnOpening(tools, shortcut));
  });
}

/** Its acknowledgement closes the modal, or says what is wrong with what was filled in. */
function listenToModal(app: App, tools: Listening, parse: Parse): void {
  const isOfUse = (text: string): boolean => ['bounce', 'look_up'].includes(tools.understand(text).kind);
  app.view(PASTE_MODAL, async ({ ack, body }) => {
    const submission = parse(submissionSchema, body, 'modal');
    const paste = submission && readPaste(submission);
    const errors = paste && problemsOf(paste, isOfUse);
    if (errors) {
      await ack({ response_action: 'errors', errors });
      return;
    }
    await ack();
    const tenant = submission && tenantOfOrigin(submission);
    if (!submission || !paste || !tenant) return;
    const { user, view } = submission;
    tools.background.start(`modal:${view.id}`, () => workOnPaste(tools, tenant, user.id, view.id, paste));
  });
}

function listenToProfileForm(app: App, tools: Listening, parse: Parse): void {
  app.view(PROFILE_MODAL, async ({ ack, body }) => {
    const submission = parse(submissionSchema, body, 'modal');
    const read = submission && readProfileForm(submission);
    if (read && 'errors' in read) {
      await ack({ response_action: 'errors', errors: read.errors });
      return;
    }
    await ack();
    const tenant = submission && tenantOfOrigin(submission);
    if (!submission || !read || !tenant) return;
    const { user, view } = submission;
    tools.background.start(`profile:${view.id}`, () => workOnProfile(tools, tenant, user.id, read.changes));
  });
}
