import { mask } from '../bounce/mask.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Card } from './card.ts';
import type { LookUpProblem } from './view.ts';

/** A card of one text. */
export function plainCard(text: string): Card {
  return { summary: text, elements: [{ type: 'text', text }] };
}

/** Why a look-up cannot be done as it was asked for. */
export function problemCard(problem: LookUpProblem, texts: Pick<Catalog, 'chat'>): Card {
  return plainCard(problemText(problem, texts));
}

function problemText(problem: LookUpProblem, { chat }: Pick<Catalog, 'chat'>): string {
  switch (problem.problem) {
    case 'usage':
      return chat.lookupUsage(problem.usage);
    case 'bad_address':
      return chat.badAddress(mask(problem.text));
    case 'private_address':
      return chat.privateAddress(problem.text);
    case 'bad_name':
      return chat.badName(mask(problem.text));
    case 'bad_code':
      return chat.badCode(mask(problem.text));
  }
}
