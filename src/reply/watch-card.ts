import type { Catalog } from '../messages/catalog.ts';
import type { Card } from './card.ts';
import { changeElements } from './changes.ts';
import type { View, WatchView } from './view.ts';

/** What became of the wish to be told. */
export function watchCard(view: WatchView, { talk }: Catalog): Card {
  if (view.outcome !== 'set') return plain(refusals(view.outcome, talk));
  const text = view.lasting ? talk.watching(view.hours) : talk.watchingHere(view.hours);
  const stop = { run: view.run, action: 'unwatch', choice: String(view.watch) } as const;
  return {
    summary: text,
    elements: [
      { type: 'text', text, lasts: view.hours * 3600 },
      { type: 'actions', actions: [{ label: talk.stopWatching, press: stop }] },
    ],
  };
}

function refusals(outcome: Exclude<WatchView['outcome'], 'set'>, talk: Catalog['talk']): string {
  switch (outcome) {
    case 'nothing':
      return talk.watchNothing;
    case 'already':
      return talk.watchAlready;
    case 'full':
      return talk.watchFull;
    case 'no_place':
      return talk.watchNoPlace;
    case 'none':
      return talk.watchNone;
    case 'stopped':
      return talk.watchStopped;
  }
}

/** What a watch has seen. */
export function watchedCard(view: Extract<View, { view: 'watched' }>, catalog: Catalog): Card {
  const { talk, chat } = catalog;
  if (view.outcome === 'over') {
    const again = { run: view.run, action: 'recheck' } as const;
    return {
      summary: talk.watchOver,
      elements: [
        { type: 'text', text: talk.watchOver },
        ...changeElements(view.changes, chat.changesHeading, catalog),
        { type: 'actions', actions: [{ label: chat.checkAgain, press: again }] },
      ],
    };
  }
  const heading = view.outcome === 'live' ? talk.watchLive : talk.watchPartly;
  return { summary: heading, elements: changeElements(view.changes, heading, catalog) };
}

function plain(text: string): Card {
  return { summary: text, elements: [{ type: 'text', text }] };
}
