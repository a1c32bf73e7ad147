// What is answered to an activity at once, and which events it brings.
import type { Incoming } from '../../src/conversation/incoming.ts';
import type { Activity } from './activity.ts';
import { fetchFile } from './file.ts';
import { eventOfPress, eventsOfMessage } from './incoming.ts';
import { pressOfExecute } from './press.ts';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

export interface Reception {
  readonly answer: Answer;
  /** To be handled one after the other; files are fetched on the way. */
  readonly events?: AsyncIterable<Incoming> | Iterable<Incoming>;
}

/** The card is updated later. An empty `value` counts as a failure: Teams then says so to the user and repeats the press. */
const PRESSED = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '✓' };
const UNKNOWN_BUTTON = {
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message: 'This button is not known.' },
};

/** Takes an activity of a sender who has been checked. `fileOrigins`: see `fetchFile`. */
export function receive(activity: Activity, botId: string | undefined, fileOrigins: readonly string[]): Reception {
  switch (activity.type) {
    case 'message': {
      const events = eventsOfMessage(activity, { botId, fetchFile: (file) => fetchFile(file, fileOrigins) });
      return { answer: { status: 200 }, events };
    }
    case 'invoke': {
      if (activity.name !== 'adaptiveCard/action') return { answer: { status: 501 } };
      const press = pressOfExecute(activity.value);
      if (!press) return { answer: { status: 200, body: UNKNOWN_BUTTON } };
      return { answer: { status: 200, body: PRESSED }, events: [eventOfPress(activity, botId, press)] };
    }
    default:
      return { answer: { status: 200 } }; // a reaction, a member, an installation: nothing to say
  }
}
