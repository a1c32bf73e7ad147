// What is done when somebody opens the modal, sends it in, or chooses the shortcut of a message.
import { catalogOf } from '../../src/messages/messages.ts';
import { filesOf, mayHoldBounce, textOf } from './content.ts';
import { type GlobalShortcut, type HomePress, type MessageShortcut, tenantOfOrigin } from './interactions.ts';
import { aboutMessage } from './messages.ts';
import { type Paste, type PasteOrigin, pasteModal, type Prefilled } from './modal.ts';
import { isOutside } from './outlet.ts';
import type { Place } from './place.ts';
import { privacy } from './privacy.ts';
import { isDirect, whereabouts } from './read.ts';
import { openDirect, openThread, tellCore } from './talk.ts';
import type { Tenant } from './tenant.ts';
import { type Speaker, speakerOf, type Tools } from './tools.ts';

/** Opens the modal. The trigger lives for 3 s: when that was too long, the user does it again. */
export async function openPaste({ api, language }: Speaker, triggerId: string, prefilled: Prefilled): Promise<void> {
  await api.openModal(triggerId, pasteModal(prefilled, language));
}

/** From the Home, or from the shortcut that is about no message. */
export async function workOnOpening(tools: Tools, body: HomePress | GlobalShortcut): Promise<void> {
  const tenant = tenantOfOrigin(body);
  const speaker = tenant && (await speakerOf(tools, tenant, body.user.id));
  if (speaker) await openPaste(speaker, body.trigger_id, { origin: { from: 'home' } });
}

/** "Diagnose this bounce" on a message: the answer stands in its thread. What holds no bounce is offered for mending. */
export async function workOnShortcut(tools: Tools, body: MessageShortcut): Promise<void> {
  // Not that of the message: in a shared channel it may be of another workspace's people.
  const tenant = tenantOfOrigin(body);
  const speaker = tenant && (await speakerOf(tools, tenant, body.user.id));
  if (!tenant || !speaker) return;
  const text = textOf(body.message);
  const files = filesOf(body.message).filter(mayHoldBounce);
  const channel = body.channel.id;
  const message = {
    from: 'message',
    channel,
    ts: body.message_ts,
    thread: body.message.thread_ts ?? body.message_ts,
  } as const;
  if (files.length === 0 && tools.understand(text).kind !== 'bounce') {
    return openPaste(speaker, body.trigger_id, { origin: message, text });
  }
  const place = await openAbout(speaker, message, body.team?.domain ?? undefined);
  const envelope = saidIn(tenant, speaker, place, `shortcut:${body.trigger_id}`);
  const around = place.thread === undefined ? {} : privacy(channel, message.ts, speaker.texts);
  await tellCore(tools, speaker, { envelope, place, text, files, around });
}

/** What was sent in with the modal; it has been found to be of use. */
export async function workOnPaste(
  tools: Tools,
  tenant: Tenant,
  user: string,
  viewId: string,
  paste: Paste,
): Promise<void> {
  const known = await speakerOf(tools, tenant, user);
  if (!known) return;
  const chosen = tools.language === undefined ? paste.answerIn : undefined;
  const speaker = chosen ? { ...known, locale: chosen, language: chosen, texts: catalogOf(chosen).slack } : known;
  const place = await openFor(tools, speaker, paste);
  const envelope = saidIn(tenant, speaker, place, `modal:${viewId}`);
  await tellCore(tools, speaker, { envelope, place, text: paste.text, files: [] });
}

async function openFor(tools: Tools, speaker: Speaker, { origin, text, onlyForMe }: Paste): Promise<Place> {
  const alone = onlyForMe || tools.understand(text).kind !== 'bounce';
  const place = alone ? 'private' : await openIn(tools, speaker, origin);
  return place === 'private' ? openDirect(speaker, speaker.texts.askedBy, text) : place;
}

async function openIn(tools: Tools, speaker: Speaker, origin: PasteOrigin): Promise<Place | 'private'> {
  switch (origin.from) {
    case 'home':
      return 'private';
    case 'command':
      return openThread(tools, speaker, origin.channel, '/bounce');
    case 'message':
      return openAbout(speaker, origin, undefined);
  }
}

/** The thread of a message; where the bot may not post, the direct message. Either begins with a link to that message. */
async function openAbout(
  { api, user, texts }: Speaker,
  message: Extract<PasteOrigin, { from: 'message' }>,
  domain: string | undefined,
): Promise<Place> {
  const { channel, thread } = message;
  const url = await api.permalink(channel, message.ts).catch(() => archiveLink(domain, channel, message.ts));
  const first = aboutMessage(user, texts.askedAbout, { url, label: texts.theMessage });
  const place = { channel, thread: isDirect(channel) ? undefined : thread };
  try {
    await api.post(place, first);
    return place;
  } catch (error) {
    if (!isOutside(error)) throw error;
    const posted = await api.post({ channel: user, thread: undefined }, first);
    return { channel: posted.channel, thread: undefined };
  }
}

/** As `chat.getPermalink` makes it, which does not tell of messages in channels that the bot is not in. */
function archiveLink(domain: string | undefined, channel: string, at: string): string {
  return domain === undefined ? '' : `https://${domain}.slack.com/archives/${channel}/p${at.replace('.', '')}`;
}

function saidIn(tenant: Tenant, { user }: Speaker, place: Place, eventId: string) {
  return { ...whereabouts(tenant, place), eventId, user, addressed: true };
}
