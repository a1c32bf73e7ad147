import type { Outlet, Posting } from '../../src/conversation/incoming.ts';
import { SlackRefused } from './insist.ts';
import { type Around, type SlackMessage, toMessages } from './messages.ts';
import type { Place } from './place.ts';
import type { SlackApi } from './slack-api.ts';

export interface PlaceOptions {
  /** What stands around each card. */
  readonly around?: Around;
  /** Told once when the bot may not post there (any more). */
  readonly onOutside?: () => Promise<void>;
}

/**
 * Answers for everyone in `place`. A card that takes several messages has all their time stamps in its reference,
 * `C1:170.1,170.2`. Replacing it updates as many as there are, posts what is more and deletes what is left over.
 */
export function placeOutlet(api: SlackApi, place: Place, { around, onOutside }: PlaceOptions = {}): Outlet {
  let told = false;
  return {
    canLook: true,
    show: async (card, replace, posting) => {
      const old = timestampsIn(replace, place.channel);
      const messages = toMessages(card, around);
      const now: string[] = [];
      try {
        for (const [index, message] of messages.entries()) {
          now.push(await put(api, place, message, old[index], posting && { ...posting, id: `${posting.id}/${index}` }));
        }
        for (const surplus of old.slice(messages.length)) await api.remove(place.channel, surplus);
      } catch (error) {
        if (isOutside(error) && !told) {
          told = true;
          await onOutside?.();
        }
        throw error;
      }
      return `${place.channel}:${now.join(',')}`;
    },
  };
}

/** Updates the message, or posts it anew when there is none any more. */
async function put(
  api: SlackApi,
  place: Place,
  message: SlackMessage,
  ts: string | undefined,
  posting: Posting | undefined,
): Promise<string> {
  if (ts === undefined) return (await api.post(place, message, posting)).ts;
  try {
    await api.update(place.channel, ts, message);
    return ts;
  } catch (error) {
    if (!(error instanceof SlackRefused) || !GONE.has(error.code)) throw error;
    return (await api.post(place, message, posting)).ts;
  }
}

/** Somebody deleted it, or the workspace lets nobody edit what is so old. */
const GONE = new Set(['message_not_found', 'edit_window_closed', 'cant_update_message']);

/** Whether Slack refused because the bot is not in that channel, which it does not tell from one that there is not. */
export function isOutside(error: unknown): boolean {
  return error instanceof SlackRefused && OUTSIDE.has(error.code);
}

const OUTSIDE = new Set(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action']);

/** The time stamps of a reference; none when it is not one of this channel. */
function timestampsIn(reference: string | undefined, channel: string): string[] {
  const [, of, list = ''] = /^([A-Z0-9]+):(\d+\.\d+(?:,\d+\.\d+)*)$/.exec(reference ?? '') ?? [];
  return of === channel ? list.split(',') : [];
}

/**
 * Answers for one user alone. Such a message can be replaced only by way of a press on it: `replaces` tells that there
 * was one. After a command a replacement is shown below (https://github.com/slackapi/bolt-js/issues/2287).
 */
export function privateOutlet(api: SlackApi, responseUrl: string, replaces: boolean, around?: Around): Outlet {
  return {
    // Slack takes five messages by one such address.
    sparing: true,
    show: async (card, replace) => {
      for (const [index, message] of toMessages(card, around).entries()) {
        const replacing = replaces && replace !== undefined && index === 0;
        await api.respond(responseUrl, message, replacing ? 'replace' : 'private');
      }
      return 'private'; // Slack gives such a message no reference
    },
  };
}

/** Answers for everyone in the channel, by way of a press: the bot need not be in it. */
export function sharingOutlet(api: SlackApi, responseUrl: string, around: Around): Outlet {
  return {
    show: async (card) => {
      for (const message of toMessages(card, around)) await api.respond(responseUrl, message, 'channel');
      return 'shared'; // nor does such a message have one
    },
  };
}
