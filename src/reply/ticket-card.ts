import type { Case } from '../diagnosis/case.ts';
import { adviceSoFar } from '../diagnosis/diagnose.ts';
import type { Fact } from '../diagnosis/facts.ts';
import { type AskedQuestion, isAskedQuestion } from '../knowledge/questions.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Card, Element } from './card.ts';
import { caseEvidence } from './evidence.ts';
import { cardMarkdown } from './markdown.ts';
import { choiceLabel } from './question-card.ts';
import { readElements } from './read-facts.ts';
import { cardText } from './text.ts';
import { openQuestions, placeholdersIn, remediesOf, remedyElements, sourcesOf, verdicts } from './verdict.ts';
import type { TicketView } from './view.ts';

/** The summary in a box to copy, with the way to its other form. */
export function ticketCard(view: TicketView, catalog: Catalog): Card {
  const { talk } = catalog;
  const summary = ticketContent(view.case, catalog);
  const other = view.format === 'markdown' ? 'plain' : 'markdown';
  const markdown = cardMarkdown(summary);
  return {
    summary: talk.ticketTitle,
    file: { name: 'bounce-summary.md', text: markdown, again: { run: view.run, action: 'ticket' } },
    elements: [
      { type: 'note', text: talk.ticketIntro },
      { type: 'code', text: view.format === 'markdown' ? markdown.trimEnd() : cardText(summary) },
      {
        type: 'actions',
        actions: [
          {
            label: other === 'plain' ? talk.asPlainText : talk.asMarkdown,
            press: { run: view.run, action: 'ticket', choice: other },
          },
        ],
      },
    ],
  };
}

/**
 * A case for those who take it over: what was read, the verdict and its proof, who said what, the steps, what is open and
 * the sources. No dates of its own: it says what holds whenever it is read.
 */
export function ticketContent(theCase: Case, catalog: Catalog): Card {
  const { talk } = catalog;
  const advice = adviceSoFar(theCase);
  const remedies = remediesOf(advice, catalog);
  const open = openOf(theCase).map((question) => catalog.questions[question].ask);
  const evidence = caseEvidence(theCase.findings, catalog);
  return {
    summary: talk.ticketTitle,
    elements: [
      { type: 'heading', text: talk.ticketTitle },
      ...section(talk.ticketRead, [...readElements(theCase, catalog), ...quotes(theCase)]),
      ...section(talk.ticketVerdict, verdicts(advice, catalog, 'anybody')),
      ...section(talk.ticketProof, evidence.length === 0 ? [] : [{ type: 'evidence', items: evidence }]),
      ...section(talk.ticketFacts, factLines(theCase, catalog)),
      ...section(talk.ticketOpen, open.map(line)),
      ...(placeholdersIn(remedies).length > 0 ? [{ type: 'note', text: catalog.chat.capitals } as const] : []),
      ...remedies.flatMap((remedy) => remedyElements(remedy, catalog)),
      ...section(
        talk.ticketSources,
        remedies.length === 0 ? [] : [{ type: 'sources', items: sourcesOf(remedies, catalog) }],
      ),
    ],
  };
}

function section(heading: string, elements: readonly Element[]): Element[] {
  return elements.length === 0 ? [] : [{ type: 'heading', text: heading }, ...elements];
}

function line(text: string): Element {
  return { type: 'text', text };
}

/** The refusals in their issuers' words, masked when they were taken in. */
function quotes(theCase: Case): Element[] {
  const texts = theCase.bounces.flatMap((bounce) => bounce.diagnosticText ?? []);
  return texts.length === 0 ? [] : [{ type: 'code', text: [...new Set(texts)].slice(0, 10).join('\n') }];
}

function factLines(theCase: Case, catalog: Catalog): Element[] {
  return Object.entries(theCase.facts).flatMap(([question, fact]) =>
    isAskedQuestion(question) && fact.value !== null ? [line(factLine(question, fact, fact.value, catalog))] : [],
  );
}

function factLine(question: AskedQuestion, fact: Fact, value: string, catalog: Catalog): string {
  const { talk } = catalog;
  const { ask } = catalog.questions[question];
  const answer = choiceLabel(question, value, catalog);
  switch (fact.from) {
    case 'answer':
      return talk.factAnswered(ask, answer, fact.by ?? null);
    case 'paste':
      return talk.factFromPaste(ask, answer);
    case 'profile':
      return talk.factFromProfile(ask, answer);
  }
}

/** What was asked and not told, the question that waits included. */
function openOf(theCase: Case): AskedQuestion[] {
  const waiting = theCase.asked.filter((question) => theCase.facts[question] === undefined);
  return [...openQuestions(theCase), ...waiting];
}
