import type { ReadingNote } from '../bounce/bounce.ts';
import type { Finding } from '../checks/finding.ts';
import { NO_NAMES } from '../knowledge/remedies/names.ts';
import type { Catalog } from '../messages/catalog.ts';
import { adviceCard } from './advice-card.ts';
import type { Card, CardOptions, Element } from './card.ts';
import { codeCard } from './code-card.ts';
import { citedEvidence, withoutRepeats } from './evidence.ts';
import { healthCard } from './health-card.ts';
import { plainCard as plain, problemCard } from './plain-card.ts';
import { profileCard, profileChoicesCard, profileProblemCard } from './profile-card.ts';
import { answeredCard, questionCard, whyCard } from './question-card.ts';
import { unread } from './read-facts.ts';
import { ticketCard } from './ticket-card.ts';
import { checkingCard } from './checking-card.ts';
import type { View } from './view.ts';
import { watchCard, watchedCard } from './watch-card.ts';
import { worstFirst } from './worst-first.ts';

/** The card of a view, in the words of a language. */
export function cardOf(view: View, catalog: Catalog, options: CardOptions = { whole: true }): Card {
  return { ...cardIn(view, catalog, options), language: catalog.language };
}

function cardIn(view: View, catalog: Catalog, options: CardOptions): Card {
  const { chat, talk } = catalog;
  switch (view.view) {
    case 'help':
      return {
        summary: chat.helpHeading,
        elements: [
          { type: 'heading', text: chat.helpHeading },
          ...chat.help.map((text): Element => ({ type: 'text', text })),
        ],
      };
    case 'not_a_bounce':
      return notABounce(view, catalog);
    case 'checking':
      return checkingCard(view, catalog);
    case 'question':
      return questionCard(view, catalog, options.whole);
    case 'answered':
      return answeredCard(view, catalog);
    case 'advice':
      return adviceCard(view, catalog, options);
    case 'findings':
      return findingsCard(view.findings, catalog);
    case 'health':
      return healthCard(view, catalog);
    case 'code':
      return codeCard(view.meaning, catalog);
    case 'usage':
      return problemCard(view.problem, catalog);
    case 'no_file':
      return plain(view.why === 'too-large' ? chat.fileTooLarge : chat.fileUnavailable);
    case 'restarted':
      return plain(chat.startedOver);
    case 'old_button':
      return plain(chat.oldButton);
    case 'nothing_to_recheck':
      return plain(chat.nothingToRecheck);
    case 'why':
      return whyCard(view, catalog);
    case 'nothing_to_explain':
      return plain(talk.nothingToExplain);
    case 'nothing_looked_up':
      return plain(talk.fromTextAlone);
    case 'nothing_before':
      return plain(talk.nothingBefore);
    case 'no_next':
      return plain(talk.noNext);
    case 'closed':
      return closedCard(view, catalog);
    case 'nothing_to_close':
      return plain(talk.nothingToClose);
    case 'nothing_to_reopen':
      return plain(talk.nothingToReopen);
    case 'disputed':
      return plain(talk.disputed(view.ip));
    case 'credential':
      return plain(talk.credential(view.kinds));
    case 'watch':
      return watchCard(view, catalog);
    case 'watched':
      return watchedCard(view, catalog);
    case 'ticket':
      return ticketCard(view, catalog);
    case 'nothing_to_hand_over':
      return plain(talk.nothingToHandOver);
    case 'rated':
      return plain(view.right ? talk.thanksRight : talk.thanksWrong);
    case 'nothing_to_rate':
      return plain(talk.nothingToRate);
    case 'forgotten':
      return plain(talk.forgotten);
    case 'thanks':
      return plain(talk.welcome);
    case 'profile':
      return profileCard(view, catalog);
    case 'profile_choices':
      return profileChoicesCard(view, catalog);
    case 'profile_problem':
      return profileProblemCard(view, catalog);
    case 'store_down':
      return plain(chat.storeDown);
    case 'busy':
      return plain(chat.busy[view.why]);
    case 'interrupted':
      return interruptedCard(view, catalog);
    case 'internal_error':
      return plain(chat.internalError);
  }
}

function interruptedCard({ run }: Extract<View, { view: 'interrupted' }>, { chat }: Catalog): Card {
  const again: Element = {
    type: 'actions',
    actions: [{ label: chat.showAgain, press: { run, action: 'again' } }],
  };
  return { summary: chat.interrupted, elements: [{ type: 'text', text: chat.interrupted }, again] };
}

function closedCard({ run }: Extract<View, { view: 'closed' }>, { talk, chat }: Catalog): Card {
  return {
    summary: talk.closed,
    elements: [
      { type: 'text', text: talk.closed },
      {
        type: 'actions',
        actions: [
          { label: talk.reopen, press: { run, action: 'reopen' } },
          { label: chat.startOver, press: { run, action: 'restart' } },
        ],
      },
    ],
  };
}

/** Notes that go with whatever was read; each other one says what the input is. */
const NOTES_BESIDE: ReadonlySet<ReadingNote> = new Set(['truncated', 'credential']);

/** An input with a note of its own (empty, binary, an image, a notice of success, a report) is answered by the note: that is what to mend. */
function notABounce(view: Extract<View, { view: 'not_a_bounce' }>, catalog: Catalog): Card {
  const notes = view.notes.map((note) => catalog.notes[note]);
  const cause = catalog.causes.not_a_bounce;
  const answered = view.notes.some((note) => !NOTES_BESIDE.has(note));
  const what = view.kind === 'other' ? catalog.chat.notABounce : sentence(catalog.kinds[view.kind]);
  const texts = answered ? notes : [what, ...(view.kind === 'other' ? [] : [cause(NO_NAMES)]), ...notes];
  texts.push(...unread(view.leftOut ?? null, catalog.chat));
  return { summary: texts[0] ?? what, elements: texts.map((text) => ({ type: 'text', text })) };
}

function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

function findingsCard(findings: readonly Finding[], catalog: Catalog): Card {
  const items = citedEvidence(worstFirst(withoutRepeats(findings)), catalog);
  return { summary: items[0]?.text ?? catalog.chat.whatDnsSays, elements: [{ type: 'evidence', items }] };
}
