import { type AskedQuestion, questionRow } from '../knowledge/questions.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Action, Card, Element } from './card.ts';
import { caseEvidence } from './evidence.ts';
import { fold, linesOf, ROOM } from './fold.ts';
import { readElements } from './read-facts.ts';
import type { Intro, View } from './view.ts';

/** A question, with a button for each choice; before the first one, what was read and what DNS said. */
export function questionCard(view: Extract<View, { view: 'question' }>, catalog: Catalog, whole: boolean): Card {
  const text = catalog.questions[view.question];
  const problem: Element[] = view.misunderstood ? [{ type: 'text', text: misunderstood(view.question, catalog) }] : [];
  const question: Element[] = [
    ...problem,
    { type: 'heading', text: text.ask },
    { type: 'note', text: catalog.chat.whyIAsk(text.why) },
    ...(questionRow(view.question).takes === 'choice' ? [] : [{ type: 'note', text: catalog.chat.typeIt } as const]),
  ];
  const intro = view.intro === null ? [] : introElements(view.intro, catalog);
  const { head, rest } = whole ? { head: intro, rest: [] } : fold(intro, Math.max(MIN_INTRO, ROOM - linesOf(question)));
  const actions = [
    ...answers(view.question, view.run, catalog),
    ...(view.back ? [{ label: catalog.talk.back, press: { run: view.run, action: 'back' } } as const] : []),
    ...(rest.length > 0
      ? [{ label: catalog.talk.showMore, press: { run: view.run, action: 'details' } } as const]
      : []),
  ];
  return { summary: text.ask, elements: [...head, ...question, { type: 'actions', actions }] };
}

/** However long the question, something of what was read is to be seen. */
const MIN_INTRO = 10;

/** Why a question is asked, with its buttons once more. */
export function whyCard({ question, run }: Extract<View, { view: 'why' }>, catalog: Catalog): Card {
  const { ask, why } = catalog.questions[question];
  const text = catalog.talk.whyAsked(why);
  return {
    summary: text,
    elements: [
      { type: 'text', text },
      { type: 'heading', text: ask },
      { type: 'note', text: catalog.talk.whyNotKnown },
      { type: 'actions', actions: answers(question, run, catalog) },
    ],
  };
}

/** A question whose answer is in: no buttons any more. */
export function answeredCard(view: Extract<View, { view: 'answered' }>, catalog: Catalog): Card {
  const text = catalog.chat.youAnswered(catalog.questions[view.question].ask, answerLabel(view, catalog));
  const also = (view.also ?? []).map((one) =>
    catalog.talk.also(catalog.questions[one.question].ask, answerLabel(one, catalog)),
  );
  return { summary: text, elements: [text, ...also].map((line) => ({ type: 'text', text: line })) };
}

function answerLabel(one: { question: AskedQuestion; answer: string | null }, catalog: Catalog): string {
  return one.answer === null ? catalog.chat.dontKnow : choiceLabel(one.question, one.answer, catalog);
}

/** A choice in words; an address or name as it was given. */
export function choiceLabel(question: AskedQuestion, answer: string, catalog: Catalog): string {
  const choices: Readonly<Partial<Record<string, string>>> = catalog.questions[question].choices;
  return choices[answer] ?? answer;
}

function introElements(intro: Intro, catalog: Catalog): Element[] {
  const items = intro.findings ? caseEvidence(intro.case.findings, catalog) : [];
  const evidence: Element[] =
    items.length === 0
      ? []
      : [
          { type: 'heading', text: catalog.chat.whatDnsSays },
          { type: 'evidence', items },
        ];
  return [...(intro.reading ? readElements(intro.case, catalog) : []), ...evidence];
}

function misunderstood(question: AskedQuestion, { chat }: Catalog): string {
  switch (questionRow(question).takes) {
    case 'address':
      return chat.notAnAddress;
    case 'host':
      return chat.notAHost;
    default:
      return chat.notUnderstood;
  }
}

function answers(question: AskedQuestion, run: number, catalog: Catalog): Action[] {
  const row = questionRow(question);
  const offered = row.takes === 'choice' ? row.choices.filter((choice) => choice.offered ?? true) : [];
  const choices = offered.map((choice) => choice.id);
  return [
    ...choices.map((choice) => ({
      label: choiceLabel(question, choice, catalog),
      press: { run, action: 'answer', question, choice } as const,
    })),
    { label: catalog.chat.dontKnow, press: { run, action: 'answer', question } },
  ];
}
