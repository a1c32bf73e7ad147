// What is done for a payload after its acknowledgement: the core hears of it, and where it may answer.
import type { Handle, Outlet } from '../../src/conversation/incoming.ts';
import { type FileSource, fetchFile } from './file.ts';
import { SlackRefused } from './insist.ts';
import type { SlackLog } from './log.ts';
import { rootMessage } from './messages.ts';
import { placeOutlet, privateOutlet } from './outlet.ts';
import type { CommandBody } from './payload.ts';
import type { Place } from './place.ts';
import { type Button, isDirect, type Message, readCommand } from './read.ts';

export interface Tools extends FileSource {
  readonly handle: Handle;
  readonly isLookUp: (text: string) => boolean;
  readonly log: SlackLog;
}

/** The text of a message, then each of its files. */
export async function workOnMessage(tools: Tools, { envelope, place, text, files }: Message): Promise<void> {
  const outlet = placeOutlet(tools.api, place);
  // Beside a file a text is only taken for what it says ("Azure VM, Exchange"); the answer is to the file.
  const addressed = envelope.addressed && files.length === 0;
  if (text !== '' || addressed) await tools.handle({ ...envelope, addressed, event: { type: 'text', text } }, outlet);
  for (const [index, file] of files.entries()) {
    const eventId = `${envelope.eventId}/file/${index}`;
    await tools.handle({ ...envelope, eventId, event: await fetchFile(tools, file) }, outlet);
  }
}

/** A look-up is answered to its user alone, anything else in a new thread. */
export async function workOnCommand(tools: Tools, body: CommandBody): Promise<void> {
  const place = tools.isLookUp(body.text) ? 'private' : await openThread(tools, body);
  await tools.handle(readCommand(body, place), outletFor(tools, place, body.response_url, false));
}

export async function workOnButton(tools: Tools, { incoming, place, responseUrl }: Button): Promise<void> {
  await tools.handle(incoming, outletFor(tools, place, responseUrl, true));
}

function outletFor({ api }: Tools, place: Place | 'private', responseUrl: string, pressed: boolean): Outlet {
  return place === 'private' ? privateOutlet(api, responseUrl, pressed) : placeOutlet(api, place);
}

/** A command leaves no message to answer below, so the thread's first one is ours. Where we may not post it stays private. */
async function openThread({ api, log }: Tools, body: CommandBody): Promise<Place | 'private'> {
  const channel = body.channel_id;
  try {
    const root = await api.post({ channel, thread: undefined }, rootMessage(body.user_id, body.command));
    return { channel, thread: isDirect(channel) ? undefined : root };
  } catch (error) {
    if (!(error instanceof SlackRefused)) throw error;
    if (!NOT_INSIDE.has(error.code)) log.warn({ code: error.code }, 'Slack: no thread could be opened');
    return 'private';
  }
}

/** Why the bot cannot post in a channel where its command can be used. */
const NOT_INSIDE = new Set(['not_in_channel', 'channel_not_found', 'is_archived']);
