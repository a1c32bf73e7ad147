import { subjectOf } from '../diagnosis/case.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Card, EvidenceItem } from './card.ts';
import type { CheckState, View } from './view.ts';

/** More checks than this are not told one by one. */
const SHOWN = 12;

/** What is being looked at, a line for each check. */
export function checkingCard(view: Extract<View, { view: 'checking' }>, catalog: Catalog): Card {
  const { chat, talk } = catalog;
  const heading = view.again ? chat.checkingAgain : talk.checkingNow;
  const items = view.checks.slice(0, SHOWN).map((check) => line(check, catalog));
  return {
    summary: heading,
    elements: [{ type: 'text', text: heading }, ...(items.length === 0 ? [] : [{ type: 'evidence', items } as const])],
  };
}

function line({ request, done }: CheckState, { talk }: Catalog): EvidenceItem {
  const check = talk.checks[request.check] ?? request.check;
  return {
    weight: done ? 'info' : 'unknown',
    text: talk.checkLine(check, subjectOf(request)),
    records: [],
    progress: done ? 'done' : 'running',
  };
}
