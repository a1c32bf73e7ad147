// Talking in a place: what somebody said goes to the core, and the core's answers go where they said it.
import type { Incoming, Outlet } from '../../src/conversation/incoming.ts';
import { fetchFile } from './file.ts';
import { type Around, quoting, rootMessage } from './messages.ts';
import { isOutside, placeOutlet } from './outlet.ts';
import type { SlackFile } from './payload.ts';
import type { Place } from './place.ts';
import { isDirect } from './read.ts';
import type { Speaker, Tools } from './tools.ts';

export interface Said {
  readonly envelope: Omit<Incoming, 'event'>;
  readonly place: Place;
  readonly text: string;
  readonly files: readonly SlackFile[];
  readonly around?: Around;
}

/** Hands a message to the core, its files one by one after its text. */
export async function tellCore(tools: Tools, speaker: Speaker, said: Said): Promise<void> {
  const { place, text, files, around = {} } = said;
  const envelope = withLocale(said.envelope, speaker);
  const outlet = talkOutlet(speaker, place, around);
  // Beside a file a text is only taken for what it says ("Azure VM, Exchange"); the answer is to the file.
  const addressed = envelope.addressed && files.length === 0;
  if (text !== '' || addressed) await tools.handle({ ...envelope, addressed, event: { type: 'text', text } }, outlet);
  // What people share with each other is none of ours to fetch.
  if (!envelope.addressed && files.length > 0 && !(await tools.listens(envelope.conversation))) return;
  for (const [index, file] of files.entries()) {
    const eventId = `${envelope.eventId}/file/${index}`;
    await tools.handle({ ...envelope, eventId, event: await fetchFile(speaker, file) }, outlet);
  }
  if (envelope.addressed) await tools.cases.visited(speaker.tenant, speaker.user, envelope.conversation, place);
}

/** Answers in a place, for everyone there; who asked hears of it when the bot may not post there. */
export function talkOutlet(speaker: Speaker, place: Place, around: Around = {}): Outlet {
  const { api, user, texts } = speaker;
  const onOutside = async (): Promise<void> => {
    await api.post({ channel: user, thread: undefined }, quoting(texts.notInChannel, '')).catch(() => undefined);
  };
  return placeOutlet(api, place, { around, ...(isDirect(place.channel) ? {} : { onOutside }) });
}

/** The same with the speaker's language, where it is known. */
export function withLocale<T extends Omit<Incoming, 'event'>>(said: T, { locale }: Speaker): T {
  return locale === undefined ? said : { ...said, locale };
}

/** A place in the direct message with who asked, begun by what it is about. */
export async function openDirect({ api, user }: Speaker, words: string, quoted: string): Promise<Place> {
  const { channel } = await api.post({ channel: user, thread: undefined }, quoting(words, quoted));
  return { channel, thread: undefined };
}

/** A command leaves no message to answer below, so the thread's first one is ours. Where we may not post it stays private. */
export async function openThread(
  tools: Tools,
  { api, user }: Speaker,
  channel: string,
  command: string,
): Promise<Place | 'private'> {
  try {
    const root = await api.post({ channel, thread: undefined }, rootMessage(user, command));
    return { channel, thread: isDirect(channel) ? undefined : root.ts };
  } catch (error) {
    if (!isOutside(error))
      tools.log.warn({ error: error instanceof Error ? error.name : '' }, 'Slack: no thread could be opened');
    return 'private';
  }
}
