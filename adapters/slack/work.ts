// What is done for a payload after its acknowledgement: the core hears of it, and where it may answer.
import { catalogOf } from '../../src/messages/messages.ts';
import { openPaste } from './modal-work.ts';
import { privateOutlet } from './outlet.ts';
import { ownButton } from './own-press.ts';
import type { CommandBody } from './payload.ts';
import { privacy } from './privacy.ts';
import { type Button, isDirect, type Message, readCommand, tenantOfCommand } from './read.ts';
import { openThread, talkOutlet, tellCore, withLocale } from './talk.ts';
import { type Speaker, speakerOf, type Tools } from './tools.ts';

/** The text of a message, then each of its files. */
export async function workOnMessage(tools: Tools, message: Message): Promise<void> {
  const { tenant, envelope, place, text, files } = message;
  const speaker = await speakerOf(tools, tenant, envelope.user);
  if (!speaker) return;
  const { kind, language } = tools.understand(text);
  const about = kind === 'bounce' || files.length > 0;
  const texts = language === undefined ? speaker.texts : catalogOf(tools.language ?? language).slack;
  const { channel, thread } = place;
  const around = about && thread !== undefined ? privacy(channel, thread, texts) : {};
  await tellCore(tools, speaker, { ...message, around });
}

/** A message whose writer mended it: only a bounce is read again, an answer has had its effect. */
export async function workOnEdit(tools: Tools, message: Message): Promise<void> {
  if (tools.understand(message.text).kind === 'bounce') await workOnMessage(tools, message);
}

/** Nothing: the modal. A look-up or a word to the bot: for its user alone. Anything else opens a thread. */
export async function workOnCommand(tools: Tools, body: CommandBody): Promise<void> {
  const tenant = tenantOfCommand(body);
  const speaker = await speakerOf(tools, tenant, body.user_id);
  if (!speaker) return;
  const { channel_id: channel, text } = body;
  if (text.trim() === '') return openPaste(speaker, body.trigger_id, { origin: { from: 'command', channel } });
  const { kind } = tools.understand(text);
  const alone = kind === 'look_up' || kind === 'command';
  const place = alone ? 'private' : await openThread(tools, speaker, channel, body.command);
  const incoming = readCommand(body, place);
  const around = kind === 'look_up' && !isDirect(channel) ? { tail: [shareButton(text, speaker)] } : {};
  const outlet =
    place === 'private' ? privateOutlet(speaker.api, body.response_url, false, around) : talkOutlet(speaker, place);
  await tools.handle(withLocale(incoming, speaker), outlet);
  if (place !== 'private') await tools.cases.visited(tenant, speaker.user, incoming.conversation, place);
}

function shareButton(words: string, { texts }: Speaker): ReturnType<typeof ownButton> {
  return ownButton({ own: 'share', words: words.trim() }, texts.share);
}

export async function workOnButton(
  tools: Tools,
  { incoming, place, responseUrl, tenant, user }: Button,
): Promise<void> {
  const speaker = await speakerOf(tools, tenant, user);
  if (!speaker) return;
  const outlet = place === 'private' ? privateOutlet(speaker.api, responseUrl, true) : talkOutlet(speaker, place);
  await tools.handle(withLocale(incoming, speaker), outlet);
}
