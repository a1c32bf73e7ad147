import type { Bounce, LeftOut } from '../bounce/bounce.ts';
import type { Case } from '../diagnosis/case.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Element } from './card.ts';

/** Refusals repeated one by one; the rest of a long list is not. */
const SHOWN = 5;

/** What was read of each refusal, so that the admin can see whether it was read right. */
export function readElements(theCase: Case, catalog: Catalog): Element[] {
  const refusals = theCase.unrefused ? [] : theCase.bounces;
  const read = refusals.slice(0, SHOWN).map((bounce) => readText(bounce, catalog));
  const notes = theCase.notes.map((note) => catalog.notes[note]);
  // First: a long list is cut after some lines.
  const texts = [...howMany(refusals.length, theCase.leftOut, catalog), ...read, ...notes];
  return [...new Set(texts)].map((text) => ({ type: 'text', text }));
}

function howMany(read: number, leftOut: LeftOut | null, { chat }: Catalog): string[] {
  const total = read + (leftOut?.recipients ?? 0);
  const recipients = total > SHOWN ? [chat.howMany({ shown: Math.min(read, SHOWN), read, total })] : [];
  return [...recipients, ...unread(leftOut, chat)];
}

/** That messages of a file were not read. */
export function unread(leftOut: LeftOut | null, chat: Catalog['chat']): string[] {
  const count = leftOut?.messages ?? 0;
  return count === 0 ? [] : [chat.unreadMessages(count)];
}

function readText(bounce: Bounce, { chat }: Catalog): string {
  const { replyCode, enhancedStatusCode, recipient, sendingIp } = bounce;
  const host = bounce.issuedBy === 'remote' ? bounce.remoteMta.name : (bounce.reportingMta ?? bounce.remoteMta.name);
  const facts = { replyCode, enhancedStatusCode, host, recipient, sendingIp };
  return Object.values(facts).every((fact) => fact === null) ? chat.readNothing : chat.read(facts);
}

/** What a case is about, in a line: the first refusal, else its cause for being opened. */
export function caseLine(theCase: Case, catalog: Catalog): string {
  const [first] = theCase.bounces;
  return first ? readText(first, catalog) : catalog.chat.readNothing;
}
