import type { Advice } from '../diagnosis/diagnose.ts';
import type { Case } from '../diagnosis/case.ts';
import { gaveUp } from '../diagnosis/last-error.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import { remedyRow } from '../knowledge/remedies/remedies.ts';
import { UNVERIFIED_RULES } from '../knowledge/rules/unverified.ts';
import { isOld } from '../knowledge/remedies/source.ts';
import { SOURCES, type SourceId } from '../knowledge/remedies/sources.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Element, SourceItem } from './card.ts';
import { remedyOf, type Remedy } from './remedy.ts';

/** Who reads it: the admin who asked, or anybody who gets the ticket. */
type Reader = 'admin' | 'anybody';

/** Each cause: what is wrong, who acts first, how sure it is; for whom, where there are several. */
export function verdicts(advice: readonly Advice[], catalog: Catalog, reader: Reader = 'admin'): Element[] {
  const { chat } = catalog;
  const causes = new Set(advice.map((one) => one.cause)).size;
  const several: Element[] = causes > 1 ? [{ type: 'text', text: chat.severalCauses(causes) }] : [];
  return [...several, ...advice.flatMap((one) => verdict(one, advice.length > 1, catalog, reader))];
}

/** @param oneOfSeveral it is told which recipients it is about */
export function verdict(one: Advice, oneOfSeveral: boolean, catalog: Catalog, reader: Reader = 'admin'): Element[] {
  const { chat } = catalog;
  const recipients = [...new Set(one.bounces.flatMap((bounce) => bounce.recipient ?? []))];
  return [
    ...(oneOfSeveral && recipients.length > 0 ? [{ type: 'text', text: chat.forRecipients(recipients) } as const] : []),
    ...(one.cause !== 'message_expired' && one.bounces.some(gaveUp)
      ? [{ type: 'text', text: chat.gaveUp } as const]
      : []),
    { type: 'text', text: catalog.causes[one.cause](one.names) },
    { type: 'text', text: chat.whoActs(actorPhrase(one, catalog, reader)) },
    { type: 'note', text: chat.howSure(catalog.confidence[one.confidence]) },
    ...(restsOnReports(one) ? [{ type: 'note', text: catalog.fromReports } as const] : []),
  ];
}

/** Nothing but the text says so, and its rule stands in no document of the receiver. */
function restsOnReports({ bounces, confidence }: Advice): boolean {
  return confidence === 'possible' && bounces.some(({ rule }) => rule !== null && UNVERIFIED_RULES.has(rule));
}

/** Who acts, said to the side that reads it. */
function actorPhrase({ actor, names }: Advice, catalog: Catalog, reader: Reader): string {
  if (reader === 'anybody' && actor !== 'relay' && actor !== 'none') return catalog.actorsInTicket[actor];
  const toRecipient = names.side === 'recipient' && (actor === 'sender' || actor === 'recipient');
  return toRecipient ? catalog.actorsForRecipient[actor] : catalog.actors[actor];
}

/** The remedies of all causes, each once, and of one cause no step twice. */
export function remediesOf(advice: readonly Advice[], catalog: Catalog): Remedy[] {
  const seen = new Set<string>();
  return advice.flatMap((one) =>
    withoutRepeats(
      one.remedies
        .map((id) => remedyOf(id, one.names, catalog))
        .filter((remedy) => isNew(JSON.stringify([remedy.id, remedy.title]), seen)),
    ),
  );
}

/** Remedies that follow one another share steps, such as the forward record before any PTR. */
function withoutRepeats(remedies: readonly Remedy[]): Remedy[] {
  const told = new Set<string>();
  return remedies
    .map((remedy) => ({ ...remedy, steps: remedy.steps.filter((step) => isNew(JSON.stringify(step), told)) }))
    .filter(({ steps, supportRequest }) => steps.length > 0 || supportRequest !== undefined);
}

function isNew(key: string, seen: Set<string>): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** Words in capitals stand for what only the admin knows: PUBLIC_IP_NAME. */
const PLACEHOLDER = /\b[A-Z]{2,}(?:_[A-Z]+)+\b/g;

/** The words that the admin has to replace in what remedies say. */
export function placeholdersIn(remedies: readonly Remedy[]): readonly string[] {
  const words = JSON.stringify(remedies.map(({ steps, supportRequest }) => [steps, supportRequest]));
  return words.match(PLACEHOLDER) ?? [];
}

export function remedyElements(remedy: Remedy, { chat }: Catalog): Element[] {
  const request: Element[] =
    remedy.supportRequest === undefined
      ? []
      : [
          { type: 'text', text: chat.requestHeading },
          { type: 'code', text: remedy.supportRequest },
        ];
  return [{ type: 'heading', text: remedy.title }, { type: 'steps', items: remedy.steps }, ...request];
}

/** The sources of remedies, each once. */
export function sourcesOf(remedies: readonly Remedy[], { chat }: Catalog): SourceItem[] {
  const ids = new Set<SourceId>(remedies.flatMap((remedy) => remedyRow(remedy.id).sources));
  return [...ids].map((id) => {
    const source: { title: string; url: string; read: string; dated?: string } = SOURCES[id];
    return {
      title: chat.sourceDate(source.title, source.dated ?? null, isOld(source)),
      url: source.url,
      read: chat.readOn(source.read),
    };
  });
}

/** What was asked and could not be told. */
export function openQuestions(theCase: Case): AskedQuestion[] {
  return theCase.asked.filter((question) => theCase.facts[question]?.value === null);
}
