import type { Advice } from '../diagnosis/diagnose.ts';
import type { Changes } from '../diagnosis/changes.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import { remedyRow, type RemedyId } from '../knowledge/remedies/remedies.ts';
import { SOURCES, type SourceId } from '../knowledge/remedies/sources.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Card, Element, SourceItem } from './card.ts';
import { caseEvidence, findingText } from './evidence.ts';
import { readElements } from './read-facts.ts';
import { remedyOf, type Remedy } from './remedy.ts';
import type { View } from './view.ts';

type AdviceView = Extract<View, { view: 'advice' }>;

/** The whole answer: what was read, the verdict with its proof, who acts, the steps, the sources. */
export function adviceCard(view: AdviceView, catalog: Catalog): Card {
  const { chat } = catalog;
  const remedies = remediesOf(view.advice, catalog);
  const first = view.advice[0];
  const summary = first ? catalog.causes[first.cause](first.names) : chat.readNothing;
  return {
    summary,
    elements: [
      ...(view.changes === null ? readElements(view.case, catalog) : changeElements(view.changes, catalog)),
      { type: 'heading', text: view.case.unrefused ? chat.troubleHeading : chat.verdictHeading },
      ...verdicts(view.advice, catalog),
      ...evidence(view, catalog),
      ...remedies.flatMap((remedy) => remedyElements(remedy, catalog)),
      ...closing(view, remedies, catalog),
      {
        type: 'actions',
        actions: [
          ...(view.case.checked.length === 0
            ? []
            : [
                {
                  label: chat.checkAgain,
                  style: 'primary' as const,
                  press: { run: view.run, action: 'recheck' as const },
                },
              ]),
          { label: chat.startOver, press: { run: view.run, action: 'restart' } },
        ],
      },
    ],
  };
}

function verdicts(advice: readonly Advice[], catalog: Catalog): Element[] {
  const { chat } = catalog;
  const causes = new Set(advice.map((one) => one.cause)).size;
  const several: Element[] = causes > 1 ? [{ type: 'text', text: chat.severalCauses(causes) }] : [];
  return [
    ...several,
    ...advice.flatMap((one): Element[] => {
      const recipients = one.bounces.flatMap((bounce) => bounce.recipient ?? []);
      return [
        ...(advice.length > 1 && recipients.length > 0
          ? [{ type: 'text', text: chat.forRecipients(recipients) } as const]
          : []),
        { type: 'text', text: catalog.causes[one.cause](one.names) },
        { type: 'text', text: chat.whoActs(actorPhrase(one, catalog)) },
        { type: 'note', text: chat.howSure(catalog.confidence[one.confidence]) },
      ];
    }),
  ];
}

/** Who acts, said to the side that reads it. */
function actorPhrase({ actor, names }: Advice, catalog: Catalog): string {
  const toRecipient = names.side === 'recipient' && (actor === 'sender' || actor === 'recipient');
  return toRecipient ? catalog.actorsForRecipient[actor] : catalog.actors[actor];
}

function evidence(view: AdviceView, catalog: Catalog): Element[] {
  const items = caseEvidence(view.case.findings, catalog);
  if (items.length === 0) return [];
  return [
    { type: 'heading', text: catalog.chat.whatDnsSays },
    { type: 'evidence', items },
  ];
}

function remediesOf(advice: readonly Advice[], catalog: Catalog): Remedy[] {
  const seen = new Set<string>();
  return advice.flatMap((one) =>
    one.remedies
      .map((id) => remedyOf(id, one.names, catalog))
      .filter((remedy) => {
        const key = JSON.stringify([remedy.id, remedy.title]);
        return seen.has(key) ? false : (seen.add(key), true);
      }),
  );
}

function remedyElements(remedy: Remedy, { chat }: Catalog): Element[] {
  const request: Element[] =
    remedy.supportRequest === undefined
      ? []
      : [
          { type: 'text', text: chat.requestHeading },
          { type: 'code', text: remedy.supportRequest },
        ];
  return [{ type: 'heading', text: remedy.title }, { type: 'steps', items: remedy.steps }, ...request];
}

/** Words in capitals stand for what only the admin knows: PUBLIC_IP_NAME. */
const PLACEHOLDER = /\b[A-Z]{2,}(?:_[A-Z]+)+\b/;

function closing(view: AdviceView, remedies: readonly Remedy[], catalog: Catalog): Element[] {
  const { chat } = catalog;
  const open = openQuestions(view).map((question) => catalog.questions[question].ask);
  const words = JSON.stringify(remedies.map(({ steps, supportRequest }) => [steps, supportRequest]));
  return [
    ...(remedies.length === 0 ? [{ type: 'text', text: chat.noAdviceYet } as const] : []),
    ...(PLACEHOLDER.test(words)
      ? [{ type: 'note', text: words.includes('MAIL_NAME') ? chat.capitalsMailName : chat.capitals } as const]
      : []),
    ...(open.length > 0 ? [{ type: 'note', text: chat.assumed(open) } as const] : []),
    ...(remedies.length > 0
      ? [
          {
            type: 'sources',
            items: sourcesOf(
              remedies.map((remedy) => remedy.id),
              catalog,
            ),
          } as const,
        ]
      : []),
  ];
}

function openQuestions(view: AdviceView): AskedQuestion[] {
  return view.case.asked.filter((question) => view.case.facts[question]?.value === null);
}

function sourcesOf(remedies: readonly RemedyId[], { chat }: Catalog): SourceItem[] {
  const ids = new Set<SourceId>(remedies.flatMap((id) => remedyRow(id).sources));
  return [...ids].map((id) => {
    const source: { title: string; url: string; read: string; dated?: string } = SOURCES[id];
    return {
      title: chat.sourceDate(source.title, source.dated ?? null),
      url: source.url,
      read: chat.readOn(source.read),
    };
  });
}

function changeElements(changes: Changes, catalog: Catalog): Element[] {
  const { chat } = catalog;
  const { fixed, still, fresh, basis, disagreed, cachedFor } = changes;
  const lines = [
    ...fixed.map((finding) => chat.fixed(findingText(finding, catalog))),
    ...still.map((finding) => chat.stillFailing(findingText(finding, catalog))),
    ...fresh.map((finding) => chat.newProblem(findingText(finding, catalog))),
    ...(fixed.length === 0 && fresh.length === 0 ? [chat.nothingChanged] : []),
    ...disagreed.map((name) => chat.serversDisagree(name)),
    ...(fixed.length > 0 && cachedFor !== null ? [chat.cachesUntil(cachedFor)] : []),
  ];
  return [
    { type: 'heading', text: chat.changesHeading },
    ...lines.map((text): Element => ({ type: 'text', text })),
    { type: 'note', text: basis === 'authoritative' ? chat.askedAuthoritative : chat.askedResolver },
  ];
}
