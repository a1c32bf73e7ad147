import { watchable } from '../diagnosis/watchable.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Action, Element } from './card.ts';
import type { AdviceView } from './view.ts';

/**
 * The buttons below the advice, and whether it was right.
 * @param room how much room the part above had, where there is more to show; else null
 */
export function adviceActions(view: AdviceView, catalog: Catalog, room: number | null): Element[] {
  const { run } = view;
  const { chat, talk } = catalog;
  const page = view.page ?? 0;
  const failing = watchable(view.case).length > 0;
  const actions: Action[] = [
    ...(room === null
      ? []
      : [{ label: talk.showMore, press: { run, action: 'details', choice: String(room) } } as const]),
    ...(view.advice.length > 3 && page + 1 < view.advice.length
      ? [{ label: talk.showNext, press: { run, action: 'next', choice: String(page + 1) } } as const]
      : []),
    ...(view.case.checked.length === 0
      ? []
      : [{ label: chat.checkAgain, style: 'primary', press: { run, action: 'recheck' } } as const]),
    ...(failing ? [{ label: talk.watchButton, press: { run, action: 'watch' } } as const] : []),
    { label: talk.ticketButton, press: { run, action: 'ticket' } },
    { label: chat.startOver, press: { run, action: 'restart' } },
  ];
  return [{ type: 'actions', actions }, ...(view.rest ? [] : wasItRight(run, catalog))];
}

function wasItRight(run: number, { talk }: Catalog): Element[] {
  return [
    { type: 'note', text: talk.wasThisRight },
    {
      type: 'actions',
      actions: [
        { label: talk.yes, press: { run, action: 'right' } },
        { label: talk.no, press: { run, action: 'wrong' } },
      ],
    },
  ];
}
