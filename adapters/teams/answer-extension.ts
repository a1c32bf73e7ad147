// "Diagnose bounce" on a message, and the search. Teams waits 5 s for each of these answers.
import type { Incoming } from '../../src/conversation/incoming.ts';
import type { TeamsTexts } from '../../src/messages/teams-texts.ts';
import type { Element } from '../../src/reply/card.ts';
import type { Activity } from './activity.ts';
import { dialogOf, type DialogProblem, outsideDialog } from './dialog.ts';
import {
  type About,
  aboutOf,
  type ChosenMessage,
  type ExtensionCall,
  extensionCallOf,
  hasAttachment,
  rosterOf,
  textOfChosen,
  threadOf,
} from './extension.ts';
import { inTime } from './in-time.ts';
import { envelopeOf } from './incoming.ts';
import { type Address, NotTaken } from './port.ts';
import type { Reception } from './reception.ts';
import { lookUpOf, said, search } from './search.ts';
import { textsFor, type Tools } from './tools.ts';

/** Less than Teams waits, with time to answer. */
const PATIENCE_MS = 3_500;

/** @returns undefined for what our message extension does not do */
export async function answerExtension(
  activity: Activity,
  address: Address,
  tools: Tools,
): Promise<Reception | undefined> {
  const call = extensionCallOf(activity);
  switch (call?.call) {
    case undefined:
      return undefined;
    case 'open':
      return reply(await open(activity, address, call.message, tools));
    case 'submit':
      return submit(activity, address, call, tools);
    case 'search':
      return reply(await answerSearch(activity, address, call.words, tools));
  }
}

function reply(body: object): Reception {
  return { answer: { status: 200, body } };
}

async function open(
  activity: Activity,
  address: Address,
  message: ChosenMessage | undefined,
  tools: Tools,
): Promise<object> {
  const texts = textsFor(activity, tools);
  const roster = rosterOf(activity, address);
  // When that cannot be found out, the dialog is opened all the same: most often the bot is there.
  const isIn = await inTime(tools.bot.isIn(roster, activity.from?.id ?? ''), PATIENCE_MS, true).catch(() => true);
  if (!isIn) return outsideDialog(texts);
  const files = hasAttachment(message?.body?.content ?? '');
  return dialogOf({ text: textOfChosen(message), about: aboutOf(message), files }, texts);
}

async function submit(
  activity: Activity,
  address: Address,
  { message, sent }: Extract<ExtensionCall, { call: 'submit' }>,
  tools: Tools,
): Promise<Reception> {
  const texts = textsFor(activity, tools);
  const text = (sent.text ?? textOfChosen(message)).trim();
  const again = (problem: DialogProblem): Reception => reply(dialogOf({ text, about: sent.about, problem }, texts));
  if (text === '') return again('dialogEmpty');
  if (tools.understand(text).kind === 'chat') return again('dialogNoBounce');
  const place =
    sent.where === 'here' ? threadOf(activity, address, sent.about) : await privately(activity, address, tools);
  if (place === undefined) return again('dialogNoPrivateChat');
  const event = { type: 'text', text } as const;
  const incoming: Incoming = { ...envelopeOf(activity, place), addressed: true, event };
  const before = whoAsked(activity.from?.name ?? '', sent.about, texts);
  // An answer without a task closes the dialog.
  return { ...reply({}), work: { address: place, events: [incoming], frame: { before } } };
}

async function privately(activity: Activity, address: Address, { bot }: Tools): Promise<Address | undefined> {
  const user = activity.from?.id;
  if (user === undefined) return undefined;
  try {
    return await inTime(bot.personalChat(address, user), PATIENCE_MS, undefined);
  } catch (error) {
    if (error instanceof NotTaken) return undefined;
    throw error;
  }
}

function whoAsked(name: string, { link, written }: About, texts: TeamsTexts): Element[] {
  const lead: Element = { type: 'note', text: texts.askedAbout(name) };
  if (link === undefined) return [lead];
  return [
    lead,
    { type: 'sources', items: [{ title: texts.theMessage, url: link, read: written?.slice(0, 10) ?? '' }] },
  ];
}

async function answerSearch(activity: Activity, address: Address, words: string, tools: Tools): Promise<object> {
  const texts = textsFor(activity, tools);
  const text = lookUpOf(words, tools.understand);
  if (text === undefined) return said(texts.searchHint);
  const { eventId, workspace, user, locale } = envelopeOf(activity, address);
  const incoming = {
    eventId,
    workspace,
    // Nobody else sees it, and it is no part of what is said in the conversation.
    conversation: `${workspace}:search:${user ?? ''}`,
    ...(locale !== undefined && { locale }),
    ...(user !== undefined && { user }),
    addressed: true,
    event: { type: 'text', text },
  } as const;
  return search(incoming, tools.handle, texts);
}
