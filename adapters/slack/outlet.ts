import type { Outlet } from '../../src/conversation/incoming.ts';
import { SlackRefused } from './insist.ts';
import { type SlackMessage, toMessages } from './messages.ts';
import type { Place } from './place.ts';
import type { SlackApi } from './slack-api.ts';

/**
 * Answers for everyone in `place`. A card that takes several messages has all their time stamps in its reference,
 * `C1:170.1,170.2`. Replacing it updates as many as there are, posts what is more and deletes what is left over.
 */
export function placeOutlet(api: SlackApi, place: Place): Outlet {
  return {
    show: async (card, replace) => {
      const old = timestampsIn(replace, place.channel);
      const messages = toMessages(card);
      const now: string[] = [];
      for (const [index, message] of messages.entries()) now.push(await put(api, place, message, old[index]));
      for (const surplus of old.slice(messages.length)) await api.remove(place.channel, surplus);
      return `${place.channel}:${now.join(',')}`;
    },
  };
}

/** Updates the message, or posts it anew when there is none any more. */
async function put(api: SlackApi, place: Place, message: SlackMessage, ts: string | undefined): Promise<string> {
  if (ts === undefined) return api.post(place, message);
  try {
    await api.update(place.channel, ts, message);
    return ts;
  } catch (error) {
    if (!(error instanceof SlackRefused) || !GONE.has(error.code)) throw error;
    return api.post(place, message);
  }
}

/** Somebody deleted it, or the workspace lets nobody edit what is so old. */
const GONE = new Set(['message_not_found', 'edit_window_closed', 'cant_update_message']);

/** The time stamps of a reference; none when it is not one of this channel. */
function timestampsIn(reference: string | undefined, channel: string): string[] {
  const [, of, list = ''] = /^([A-Z0-9]+):(\d+\.\d+(?:,\d+\.\d+)*)$/.exec(reference ?? '') ?? [];
  return of === channel ? list.split(',') : [];
}

/**
 * Answers for one user alone. Such a message can be replaced only by way of a press on it: `replaces` tells that there
 * was one. After a command a replacement is shown below (https://github.com/slackapi/bolt-js/issues/2287).
 */
export function privateOutlet(api: SlackApi, responseUrl: string, replaces: boolean): Outlet {
  return {
    show: async (card, replace) => {
      for (const [index, message] of toMessages(card).entries()) {
        await api.respond(responseUrl, message, replaces && replace !== undefined && index === 0);
      }
      return 'private'; // Slack gives such a message no reference
    },
  };
}
