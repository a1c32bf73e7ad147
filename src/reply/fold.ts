import type { Element } from './card.ts';
import { elementText } from './text.ts';

/** Two screens of a phone: an answer is no longer than this before "Show more". */
export const ROOM = 40;
/** Characters a line of a phone holds. */
const COLUMNS = 60;

/** How many lines of a phone the elements take, with a blank line after each. */
export function linesOf(elements: readonly Element[]): number {
  return elements.reduce((sum, element) => sum + linesOfText(elementText(element)) + 1, 0);
}

function linesOfText(text: string): number {
  const lines = text.split('\n');
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / COLUMNS)), 0);
}

export interface Folded {
  readonly head: readonly Element[];
  /** Empty: all is in the head. */
  readonly rest: readonly Element[];
}

/**
 * Cuts where the room ends: between elements, or between the items of steps and evidence. A heading is not left behind
 * alone. The first piece, with its heading and note, is in the head however long it is.
 */
export function fold(elements: readonly Element[], room: number): Folded {
  const pieces = elements.flatMap(piecesOf);
  let used = 0;
  let end = 0;
  const least =
    1 +
    Math.max(
      0,
      pieces.findIndex(({ type }) => type !== 'heading' && type !== 'note'),
    );
  for (const piece of pieces) {
    used += linesOf([piece]);
    if (end >= least && used > room) break;
    end += 1;
  }
  while (end > least && end < pieces.length && pieces[end - 1]?.type === 'heading') end -= 1;
  return { head: joined(pieces.slice(0, end)), rest: joined(pieces.slice(end)) };
}

/** An element in the smallest pieces that stand by themselves. */
function piecesOf(element: Element): Element[] {
  switch (element.type) {
    case 'evidence':
      return element.items.map((item) => ({ ...element, items: [item] }));
    case 'steps': {
      const number = element.first ?? 1;
      return element.items.map((item, index) => ({ ...element, items: [item], first: number + index }));
    }
    default:
      return [element];
  }
}

/** Pieces that follow each other as one element again. */
function joined(pieces: readonly Element[]): Element[] {
  const elements: Element[] = [];
  for (const piece of pieces) {
    const last = elements.at(-1);
    if (last?.type === 'steps' && piece.type === 'steps' && piece.first === (last.first ?? 1) + last.items.length) {
      elements[elements.length - 1] = { ...last, items: [...last.items, ...piece.items] };
    } else if (last?.type === 'evidence' && piece.type === 'evidence') {
      elements[elements.length - 1] = { ...last, items: [...last.items, ...piece.items] };
    } else {
      elements.push(piece);
    }
  }
  return elements;
}
