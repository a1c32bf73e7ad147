// What is answered to an activity at once, and which events it brings.
import type { Incoming } from '../../src/conversation/incoming.ts';
import type { Card, Element } from '../../src/reply/card.ts';
import type { Activity } from './activity.ts';
import { answerExtension } from './answer-extension.ts';
import { fetchFile } from './file.ts';
import { envelopeOf, eventOfPress, eventsOfMessage, hasUnseenFile, textOf } from './incoming.ts';
import type { Frame } from './outlet.ts';
import type { Address } from './port.ts';
import { pressOfExecute } from './press.ts';
import { textsFor, type Tools } from './tools.ts';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Work for the core. */
export interface Work {
  /** Where its answers go. */
  readonly address: Address;
  /** To be handled one after the other; files are fetched on the way. */
  readonly events: AsyncIterable<Incoming> | Iterable<Incoming>;
  readonly frame?: Frame;
}

export interface Reception {
  readonly answer: Answer;
  readonly work?: Work;
}

const TAKEN: Reception = { answer: { status: 200 } };

/** The card is updated later. An empty `value` counts as a failure: Teams then says so to the user and repeats the press. */
const PRESSED = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '✓' };

/** Takes an activity of a sender who has been checked. `botId`: see `Surroundings`. */
export async function receive(
  activity: Activity,
  address: Address,
  botId: string | undefined,
  tools: Tools,
): Promise<Reception> {
  switch (activity.type) {
    case 'message':
      return message(activity, address, botId, tools);
    case 'invoke':
      return activity.name === 'adaptiveCard/action'
        ? press(activity, address, tools)
        : ((await answerExtension(activity, address, tools)) ?? { answer: { status: 501 } });
    case 'installationUpdate':
      return activity.action === 'add' ? hello(activity, address, tools) : TAKEN;
    case 'conversationUpdate':
      return activity.membersAdded.some(({ id }) => id === botId) ? hello(activity, address, tools) : TAKEN;
    default:
      return TAKEN; // a reaction, somebody's typing: nothing to say
  }
}

function message(activity: Activity, address: Address, botId: string | undefined, tools: Tools): Reception {
  const around = {
    address,
    botId,
    fetchFile: (file: Parameters<typeof fetchFile>[0]) => fetchFile(file, tools.fileOrigins),
  };
  const events = eventsOfMessage(activity, around);
  if (!hasUnseenFile(activity)) return { ...TAKEN, work: { address, events } };
  const text = textsFor(activity, tools).filesElsewhere;
  const elements: Element[] = [{ type: 'text', text }];
  const alone = textOf(activity, botId) === '';
  const instead: Card = { summary: text, elements };
  return { ...TAKEN, work: { address, events, frame: alone ? { instead } : { after: elements } } };
}

function press(activity: Activity, address: Address, tools: Tools): Reception {
  const pressed = pressOfExecute(activity.value);
  if (pressed) {
    const events = [eventOfPress(activity, address, pressed)];
    return { answer: { status: 200, body: PRESSED }, work: { address, events } };
  }
  const value = { code: 'BadRequest', message: textsFor(activity, tools).unknownButton };
  return { answer: { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value } } };
}

/** The app has been added: help, and the ways in. Teams tells it twice, in two kinds of activity. */
function hello(activity: Activity, address: Address, tools: Tools): Reception {
  const { personalWay, ways } = textsFor(activity, tools);
  const isPersonal = (address.conversationType ?? 'personal') === 'personal';
  const lines = isPersonal ? [personalWay, ...ways] : ways;
  const after = lines.map((text): Element => ({ type: 'text', text }));
  const event = { type: 'text', text: 'help' } as const;
  const incoming: Incoming = { ...envelopeOf(activity, address), eventId: 'hello', addressed: true, event };
  return { ...TAKEN, work: { address, events: [incoming], frame: { after } } };
}
