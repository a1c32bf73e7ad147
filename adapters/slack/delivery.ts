// Payloads that must not be lost: what names each of them, and what it has to wait for.
import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Receive } from '../../src/conversation/deliveries.ts';
import type { Delivery } from '../../src/conversation/inbox.ts';
import { wholeWork } from './delivered.ts';
import { messageShortcutSchema, pressBodySchema, submissionSchema } from './interactions.ts';
import { readOwnPress } from './own-press.ts';
import type { Pace } from './pace.ts';
import { commandSchema, editSchema, eventSchema, goneSchema } from './payload.ts';
import { type Message, readButton, readEdit, readMessage } from './read.ts';

/** Works on a payload that was kept, as it was when it came. Rejects with `NotYet`. */
export type WorkOn = (body: unknown) => Promise<void>;

/**
 * Has what reaches an app kept before it is acknowledged. Slack sends an event again that is not acknowledged, so where
 * it could not be kept it is not; presses and commands come once and are acknowledged all the same.
 * @param pace says when the work may begin
 */
export function keepFirst(app: App, receive: Receive, pace: Pace): WorkOn {
  const take = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const delivery = deliveryOf(event.body);
    if (delivery === 'of no concern') return event.ack();
    if (delivery === undefined) return take(event);
    // A modal is told by its acknowledgement what is wrong with it, so that is for its handler to give.
    const isModal = typeOf(event.body) === 'view_submission';
    const acknowledge = async (kept: boolean): Promise<void> => {
      if (!kept && typeOf(event.body) === 'event_callback') throw new Error('it could not be kept');
      if (!isModal) await event.ack();
    };
    let again = false;
    await receive(delivery, acknowledge, async () => {
      const ack = isModal && !again ? event.ack : acknowledged;
      const begin = () => take({ ...event, ack });
      const before = again;
      again = true;
      const whole = () => wholeWork(delivery.id, before, begin);
      await (ack === acknowledged ? pace.run(whole) : whole());
    });
  };
  return async (body) => {
    const delivery = deliveryOf(body);
    const payload = payloadSchema.parse(body);
    if (typeof delivery !== 'object') return;
    await pace.run(() => wholeWork(delivery.id, true, () => take({ body: payload, ack: acknowledged })));
  };
}

const acknowledged = (): Promise<void> => Promise.resolve();
const payloadSchema = z.record(z.string(), z.unknown());
const typeSchema = z.object({ type: z.string() });
const eventTypeSchema = z.object({ event: z.object({ type: z.string(), subtype: z.string().optional() }) });

function typeOf(body: unknown): string | undefined {
  return typeSchema.safeParse(body).data?.type;
}

/** What people say to each other: most of what Slack tells us, so it is acknowledged without any more ado. */
type OfNoConcern = 'of no concern';

/** What of a payload is kept, or undefined: nobody misses it (the Home, the way to a modal), or it is of no known shape. */
function deliveryOf(body: unknown): Delivery | OfNoConcern | undefined {
  const name = nameOf(body);
  if (typeof name !== 'object') return name;
  // Only what is for no conversation of the core shows the message elsewhere, and so needs its blocks.
  return { door: 'slack', ...name, body: withoutCopies(body, name.line === undefined) };
}

type Name = Pick<Delivery, 'id' | 'line'>;

function nameOf(body: unknown): Name | OfNoConcern | undefined {
  switch (typeOf(body)) {
    case 'event_callback':
      return nameOfEvent(body);
    case 'block_actions':
      return nameOfPress(body);
    case 'message_action':
      return nameBy('shortcut', messageShortcutSchema.safeParse(body).data?.trigger_id);
    case 'view_submission':
      return nameBy('modal', submissionSchema.safeParse(body).data?.view.id);
    case undefined:
      return nameBy('command', commandSchema.safeParse(body).data?.trigger_id);
    default:
      return undefined;
  }
}

function nameBy(kind: string, id: string | undefined): Name | undefined {
  return id === undefined ? undefined : { id: `slack:${kind}:${id}` };
}

function nameOfEvent(body: unknown): Name | OfNoConcern | undefined {
  const { type, subtype } = eventTypeSchema.safeParse(body).data?.event ?? {};
  switch (type) {
    case 'app_uninstalled':
    case 'tokens_revoked':
      return nameBy('gone', goneSchema.safeParse(body).data?.event_id);
    case 'app_mention':
    case 'message':
      return subtype === 'message_changed' ? nameOfEdit(body) : nameOfMessage(body);
    default:
      return undefined;
  }
}

function nameOfEdit(body: unknown): Name | OfNoConcern | undefined {
  const parsed = editSchema.safeParse(body).data;
  return parsed && nameOfMessageRead(readEdit(parsed));
}

function nameOfMessage(body: unknown): Name | OfNoConcern | undefined {
  const parsed = eventSchema.safeParse(body).data;
  return parsed && nameOfMessageRead(readMessage(parsed));
}

function nameOfMessageRead(message: Message | undefined): Name | OfNoConcern {
  return message ? inLine(message.envelope) : 'of no concern';
}

function nameOfPress(body: unknown): Name | undefined {
  const pressed = pressBodySchema.safeParse(body).data;
  if (!pressed) return undefined;
  const [{ value, action_ts: at }] = pressed.actions;
  if (readOwnPress(value)) return nameBy('own', `${pressed.container.message_ts}:${at}:${pressed.user.id}`);
  const button = readButton(pressed);
  return button && inLine(button.incoming);
}

function inLine({ conversation, eventId }: { readonly conversation: string; readonly eventId: string }): Name {
  return { id: `${conversation}/${eventId}`, line: conversation };
}

/** Slack hands over what was written a second time as blocks, cut in pieces, and the start of files; and a token that says nothing beside the signature. */
function withoutCopies(body: unknown, needsMessage: boolean): unknown {
  const rest = { ...payloadSchema.parse(body) };
  delete rest['token'];
  if ('event' in rest) return { ...rest, event: withoutBlocks(rest['event']) };
  return 'message' in rest && !needsMessage ? { ...rest, message: withoutBlocks(rest['message']) } : rest;
}

const COPIES = new Set(['blocks', 'message_blocks', 'preview', 'preview_highlight', 'plain_text']);

function withoutBlocks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlocks);
  if (typeof value !== 'object' || value === null) return value;
  const others = Object.entries(value).filter(([key]) => !COPIES.has(key));
  return Object.fromEntries(others.map(([key, inner]) => [key, withoutBlocks(inner)]));
}
