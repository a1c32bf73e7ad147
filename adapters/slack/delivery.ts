// Payloads that must not be lost: what names each of them, and what it has to wait for.
import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Receive } from '../../src/conversation/deliveries.ts';
import type { Delivery } from '../../src/conversation/inbox.ts';
import { wholeWork } from './delivered.ts';
import { messageShortcutSchema, pressBodySchema, submissionSchema } from './interactions.ts';
import { readOwnPress } from './own-press.ts';
import { commandSchema, editSchema, eventSchema, goneSchema } from './payload.ts';
import { readButton, readEdit, readMessage } from './read.ts';

/** Works on a payload that was kept, as it was when it came. Rejects with `NotYet`. */
export type WorkOn = (body: unknown) => Promise<void>;

/**
 * Has what reaches an app kept before it is acknowledged. Slack sends an event again that is not acknowledged, so where
 * it could not be kept it is not; presses and commands come once and are acknowledged all the same.
 */
export function keepFirst(app: App, receive: Receive): WorkOn {
  const take = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const delivery = deliveryOf(event.body);
    if (!delivery) return take(event);
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
      await wholeWork(delivery.id, before, begin);
    });
  };
  return async (body) => {
    const delivery = deliveryOf(body);
    const payload = payloadSchema.parse(body);
    if (delivery) await wholeWork(delivery.id, true, () => take({ body: payload, ack: acknowledged }));
  };
}

const acknowledged = (): Promise<void> => Promise.resolve();
const payloadSchema = z.record(z.string(), z.unknown());

function typeOf(body: unknown): string | undefined {
  return z.object({ type: z.string() }).safeParse(body).data?.type;
}

/** What of a payload is kept, or undefined: it is not for us, or nobody misses it (the Home, the way to a modal). */
export function deliveryOf(body: unknown): Delivery | undefined {
  const name = nameOf(body);
  return name && { door: 'slack', ...name, body: withoutCopies(body) };
}

type Name = Pick<Delivery, 'id' | 'line'>;

function nameOf(body: unknown): Name | undefined {
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

function nameOfEvent(body: unknown): Name | undefined {
  const gone = goneSchema.safeParse(body).data;
  if (gone) return nameBy('gone', gone.event_id);
  const edited = editSchema.safeParse(body).data;
  const written = edited ? undefined : eventSchema.safeParse(body).data;
  const message = (edited && readEdit(edited)) ?? (written && readMessage(written));
  return message && inLine(message.envelope);
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

/** Slack hands over what was written a second time as blocks, and a token that says nothing beside the signature. */
function withoutCopies(body: unknown): unknown {
  const payload = payloadSchema.parse(body);
  const rest = Object.fromEntries(Object.entries(payload).filter(([key]) => key !== 'token'));
  return 'event' in rest ? { ...rest, event: withoutBlocks(rest['event']) } : rest;
}

function withoutBlocks(value: unknown): unknown {
  const parsed = payloadSchema.safeParse(value).data;
  if (!parsed) return value;
  const others = Object.entries(parsed).filter(([key]) => key !== 'blocks');
  return Object.fromEntries(others.map(([key, inner]) => [key, Array.isArray(inner) ? inner : withoutBlocks(inner)]));
}
