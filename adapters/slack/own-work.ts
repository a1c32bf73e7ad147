// What is done for the buttons that move an answer to another place.
import type { Outlet } from '../../src/conversation/incoming.ts';
import type { Press } from '../../src/reply/card.ts';
import { filesOf, textOf } from './content.ts';
import { SlackRefused } from './insist.ts';
import { type PressBody, tenantOfOrigin } from './interactions.ts';
import { quoting, whoSaid, withBlocks } from './messages.ts';
import { sharingOutlet } from './outlet.ts';
import { OWN_BLOCK, type OwnPress } from './own-press.ts';
import type { Place } from './place.ts';
import { pressIn, privateWhereabouts, whereabouts } from './read.ts';
import { openDirect, talkOutlet, tellCore, withLocale } from './talk.ts';
import { type Speaker, speakerOf, type Tools } from './tools.ts';

export async function workOnOwnPress(tools: Tools, body: PressBody, press: OwnPress): Promise<void> {
  const tenant = tenantOfOrigin(body, body.message?.team);
  const speaker = tenant && (await speakerOf(tools, tenant, body.user.id));
  if (!speaker) return;
  switch (press.own) {
    case 'share':
      return share(tools, speaker, body, press.words);
    case 'private':
      return goOnPrivately(tools, speaker, body, press);
    case 'file':
      return handOver(tools, speaker, body, press.again);
  }
}

/** Looks it up once more, for the channel: what Slack shows to one user alone it does not hand us back. */
async function share(tools: Tools, speaker: Speaker, body: PressBody, words: string): Promise<void> {
  if (tools.understand(words).kind !== 'look_up') return;
  const { api, tenant, user, texts } = speaker;
  const outlet = sharingOutlet(api, body.response_url, { lead: whoSaid(user, `/bounce ${words}`) });
  const incoming = withLocale(
    {
      ...privateWhereabouts(tenant, body.container.channel_id, user),
      eventId: `share:${body.container.message_ts}:${user}`,
      user,
      event: { type: 'text', text: words },
      addressed: true,
    } as const,
    speaker,
  );
  await tools.handle(incoming, outlet);
  await api.respond(body.response_url, quoting(texts.shared, ''), 'replace');
}

/** Reads the message again that the thread is about, and answers it in the direct message with who pressed. */
async function goOnPrivately(
  tools: Tools,
  speaker: Speaker,
  body: PressBody,
  { channel, ts }: Extract<OwnPress, { own: 'private' }>,
): Promise<void> {
  const { api, tenant, user, texts } = speaker;
  await removeRow(speaker, body);
  const message = await api.message(channel, ts).catch(() => undefined);
  if (!message) {
    await openDirect(speaker, texts.cannotReadAgain, '');
    return;
  }
  const text = textOf(message);
  const place = await openDirect(speaker, texts.wentOnPrivately, text);
  const envelope = {
    ...whereabouts(tenant, place),
    eventId: `private:${channel}:${ts}:${user}:${body.actions[0].action_ts}`,
    user,
    addressed: true,
  };
  await tellCore(tools, speaker, { envelope, place, text, files: filesOf(message) });
}

/** Has the card told once more, and hands it over as a file; what only one user sees, in the direct message with them. */
async function handOver(tools: Tools, speaker: Speaker, body: PressBody, again: Press): Promise<void> {
  const button = pressIn(body, again);
  if (!button) return;
  const place = button.place === 'private' ? await openDirect(speaker, speaker.texts.yourFile, '') : button.place;
  const eventId = `file:${body.container.message_ts}:${speaker.user}`;
  await tools.handle(withLocale({ ...button.incoming, eventId }, speaker), fileOutlet(speaker, place));
  await removeRow(speaker, body);
}

/** Shows a card as its file; one that has none (the case has moved on) as it is. */
function fileOutlet(speaker: Speaker, place: Place): Outlet {
  const { api, texts } = speaker;
  const outlet = talkOutlet(speaker, place);
  return {
    show: async (card) => {
      if (!card.file) return outlet.show(card);
      try {
        await api.upload(place, card.file.name, card.file.text);
        return 'file'; // it has no reference to replace it by
      } catch (error) {
        // Installed before it asked for this scope, files are switched off, the bot was removed, ...
        if (!(error instanceof SlackRefused)) throw error;
        return outlet.show({ summary: texts.noFile, elements: [{ type: 'text', text: texts.noFile }] });
      }
    },
  };
}

/** A button that has done its work is taken away. */
async function removeRow({ api }: Speaker, { container, message }: PressBody): Promise<void> {
  const blocks = message?.blocks ?? [];
  const left = blocks.filter((block) => !(block.block_id ?? '').startsWith(OWN_BLOCK));
  if (left.length === 0 || left.length === blocks.length) return;
  // The message is shown all the same when that fails.
  await api
    .update(container.channel_id, container.message_ts, withBlocks(message?.text ?? '', left))
    .catch(() => undefined);
}
