import type { Advice } from '../diagnosis/diagnose.ts';
import type { Finding } from '../checks/finding.ts';
import type { Catalog } from '../messages/catalog.ts';
import { afterwardsElements } from './afterwards.ts';
import { adviceActions } from './advice-actions.ts';
import type { Card, CardOptions, Element } from './card.ts';
import { changeElements } from './changes.ts';
import { caseEvidence } from './evidence.ts';
import { type Folded, fold, linesOf, ROOM } from './fold.ts';
import { readElements } from './read-facts.ts';
import type { Remedy } from './remedy.ts';
import { openQuestions, placeholdersIn, remediesOf, remedyElements, sourcesOf, verdict, verdicts } from './verdict.ts';
import type { AdviceView } from './view.ts';
import { worstFirst } from './worst-first.ts';

/** With more causes than this they are shown one by one. */
const CAUSES_TOGETHER = 3;

/**
 * The answer: what was read, the verdict with its proof, who acts, the steps, the sources.
 * What is not shown whole, and does not fit two screens of a phone, is behind "Show more".
 */
export function adviceCard(view: AdviceView, catalog: Catalog, options: CardOptions): Card {
  const { whole, printed = false } = options;
  const body = bodyOf(view, catalog, options);
  if (view.rest) {
    const { rest } = folded(body, view.room ?? ROOM_OF_BODY);
    return { summary: catalog.talk.rest, elements: [...rest, ...adviceActions(view, catalog, null)] };
  }
  const all = introOf(view, catalog);
  const intro = whole ? all : fold(all, ROOM - ROOM_OF_BODY).head;
  const room = Math.max(ROOM_OF_BODY, ROOM - linesOf(intro));
  const { head, rest } = whole ? { head: allOf(body), rest: [] } : folded(body, room);
  const [first] = body.shown;
  return {
    summary: first ? catalog.causes[first.cause](first.names) : catalog.chat.readNothing,
    elements: [...intro, ...head, ...(printed ? [] : adviceActions(view, catalog, rest.length > 0 ? room : null))],
  };
}

/** However much was read or has changed, the verdict and something of the steps is to be seen. */
const ROOM_OF_BODY = 28;

/** What was read; after another look, what has changed. */
function introOf(view: AdviceView, catalog: Catalog): Element[] {
  const { chat, talk } = catalog;
  if (view.changes === null) return readElements(view.case, catalog);
  return changeElements(view.changes, view.live ? talk.watchLive : chat.changesHeading, catalog);
}

/** The parts of the answer, in order. */
interface Body {
  readonly shown: readonly Advice[];
  readonly verdict: readonly Element[];
  readonly findings: readonly Finding[];
  readonly evidence: (findings: readonly Finding[]) => readonly Element[];
  readonly remedies: readonly Element[];
  readonly closing: readonly Element[];
}

function bodyOf(view: AdviceView, catalog: Catalog, { whole, printed = false }: CardOptions): Body {
  const { chat, talk } = catalog;
  const paged = !whole && view.advice.length > CAUSES_TOGETHER;
  const page = Math.min(view.page ?? 0, view.advice.length - 1);
  const shown = paged ? view.advice.slice(page, page + 1) : view.advice;
  const remedies = remediesOf(shown, catalog);
  const placeholders = placeholdersIn(remedies);
  // A name that can be told comes before the steps that it is filled in, however much of them is shown.
  const asksName = placeholders.includes('MAIL_NAME') && !printed;
  const { seen } = view;
  const date = seen ? new Date(seen.lastAt).toISOString().slice(0, 10) : '';
  return {
    shown,
    verdict: [
      { type: 'heading', text: headingOf(view, catalog) },
      ...(paged ? [{ type: 'note', text: talk.causeOf(page + 1, view.advice.length) } as const] : []),
      ...(paged ? shown.flatMap((one) => verdict(one, true, catalog)) : verdicts(shown, catalog)),
      ...(seen ? [{ type: 'note', text: talk.seenBefore(seen.count, date, seen.lastEnding) } as const] : []),
    ],
    findings: view.case.findings,
    evidence: (findings) => evidenceElements(findings, catalog),
    remedies: [
      ...(asksName ? [{ type: 'note', text: chat.capitalsMailName } as const] : []),
      ...remedies.flatMap((remedy) => remedyElements(remedy, catalog)),
    ],
    closing: [
      ...(placeholders.length > 0 && !asksName ? [{ type: 'note', text: chat.capitals } as const] : []),
      ...closing(view, shown, remedies, catalog, printed),
    ],
  };
}

function headingOf({ case: theCase, advice }: AdviceView, { chat }: Catalog): string {
  const waiting = advice.every(({ bounces }) => bounces.every(({ permanent }) => permanent === false));
  if (theCase.unrefused || waiting) return chat.troubleHeading;
  return advice.every(({ cause }) => cause === 'verified_ok') ? chat.nowHeading : chat.verdictHeading;
}

function evidenceElements(findings: readonly Finding[], catalog: Catalog): Element[] {
  const items = caseEvidence(findings, catalog);
  if (items.length === 0) return [];
  return [
    { type: 'heading', text: catalog.chat.whatDnsSays },
    { type: 'evidence', items },
  ];
}

function allOf(body: Body): Element[] {
  return [...body.verdict, ...body.evidence(body.findings), ...body.remedies, ...body.closing];
}

/** At least so much of the room is for the first steps. */
const ROOM_OF_STEPS = 12;

/** The verdict, the proof that counts and the first steps; all else is the rest. */
function folded(body: Body, room: number): Folded {
  const all = allOf(body);
  if (linesOf(all) <= room) return { head: all, rest: [] };
  const left = Math.max(0, room - linesOf(body.verdict));
  const proof = fold(body.evidence(worstFirst(body.findings)), Math.max(MIN_PROOF, left - ROOM_OF_STEPS));
  const steps = fold([...body.remedies, ...body.closing], Math.max(1, left - linesOf(proof.head)));
  return { head: [...body.verdict, ...proof.head, ...steps.head], rest: [...proof.rest, ...steps.rest] };
}

/** A heading and a finding with a record. */
const MIN_PROOF = 6;

function closing(
  view: AdviceView,
  shown: readonly Advice[],
  remedies: readonly Remedy[],
  catalog: Catalog,
  printed: boolean,
): Element[] {
  const { chat } = catalog;
  const open = openQuestions(view.case).map((question) => catalog.questions[question].ask);
  const assumed = printed ? `${chat.assumed(open)} ${chat.toldInChat}` : chat.assumed(open);
  return [
    ...(remedies.length === 0 ? [{ type: 'text', text: chat.noAdviceYet } as const] : []),
    ...(open.length > 0 ? [{ type: 'note', text: assumed } as const] : []),
    ...afterwardsElements(shown, { checked: view.case.checked.length > 0, printed }, catalog),
    ...(remedies.length > 0 ? [{ type: 'sources', items: sourcesOf(remedies, catalog) } as const] : []),
  ];
}
