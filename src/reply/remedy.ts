import type { Names } from '../knowledge/remedies/names.ts';
import { type RemedyId, remedyRow, stepsOf } from '../knowledge/remedies/remedies.ts';
import type { Catalog, Say } from '../messages/catalog.ts';
import type { StepItem } from './card.ts';

/** A remedy in words, with the admin's names filled in. */
export interface Remedy {
  readonly id: RemedyId;
  readonly title: string;
  readonly steps: readonly StepItem[];
  readonly supportRequest?: string;
}

/** The words of a remedy; steps that do not apply are left out. */
export function remedyOf(id: RemedyId, names: Names, catalog: Catalog): Remedy {
  const text: { title: Say; steps: Readonly<Partial<Record<string, Say>>>; request?: Say } = catalog.remedies[id];
  const steps = stepsOf(id)
    .filter(([, row]) => row.when?.(names) ?? true)
    .map(([step, row]): StepItem => {
      const words = text.steps[step]?.(names) ?? '';
      return row.command ? { text: words, command: row.command(names) } : { text: words };
    });
  const request = remedyRow(id).requestUnless?.(names) ? undefined : text.request?.(names);
  return { id, title: text.title(names), steps, ...(request === undefined ? {} : { supportRequest: request }) };
}
